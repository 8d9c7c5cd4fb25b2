import assert from "node:assert/strict";
import { test } from "node:test";

// A browser of which only what `Presence` asks is there: its clock goes when it is told to.
let now = 0;
/** @type {Record<string, (() => void)[]>} */
const heard = {};
/** @type {(() => void)[]} */
const ticks = [];
const hear = (type, run) => { (heard[type] ??= []).push(run); };
globalThis.addEventListener = hear;
globalThis.document = { visibilityState: "visible", addEventListener: hear };
Object.defineProperty(globalThis, "performance", { value: { now: () => now }, configurable: true });
globalThis.setInterval = (run) => { ticks.push(run); return 0; };

const { Presence } = await import("../../Public/labeling/presence.js");

/** @param {number} seconds @param {{ signs?: boolean, sleeps?: boolean }} [how] */
function pass(seconds, { signs = false, sleeps = false } = {}) {
  if (sleeps) { now += 1000 * seconds; for (const tick of ticks) tick(); return; }
  for (let second = 0; second < seconds; second += 1) {
    now += 1000;
    if (signs) for (const run of heard.keydown) run();
    for (const tick of ticks) tick();
  }
}

/** @param {"visible" | "hidden"} state */
function become(state) {
  globalThis.document.visibilityState = state;
  // The page is told after the state has changed.
  for (const run of heard.visibilitychange) run();
}

function begin(from = 0) {
  ticks.length = 0;
  for (const type of Object.keys(heard)) heard[type].length = 0;
  globalThis.document.visibilityState = "visible";
  const presence = new Presence();
  presence.start(from);
  return presence;
}

test("who works is counted, and of a pause the first minute", () => {
  const presence = begin();
  pass(90, { signs: true });
  assert.equal(presence.activeMs, 90_000);
  pass(600);
  assert.ok(presence.activeMs <= 150_000 && presence.activeMs >= 149_000, `${presence.activeMs}`);
  pass(10, { signs: true });
  assert.ok(presence.activeMs <= 160_000 && presence.activeMs >= 158_000, `${presence.activeMs}`);
});

test("a hidden page counts nothing, whatever is done elsewhere", () => {
  const presence = begin();
  pass(20, { signs: true });
  become("hidden");
  pass(300, { signs: true });
  become("visible");
  pass(5, { signs: true });
  assert.ok(presence.activeMs >= 24_000 && presence.activeMs <= 26_000, `${presence.activeMs}`);
});

test("a machine asleep counts nothing, also where somebody wakes it by a key", () => {
  const presence = begin();
  pass(20, { signs: true });
  pass(3600, { sleeps: true });
  pass(10, { signs: true });
  assert.equal(presence.activeMs, 30_000);
});

test("a clock that stands counts nothing, and what a draft had is gone on from", () => {
  const presence = begin(40_000);
  pass(10, { signs: true });
  presence.stop();
  pass(100, { signs: true });
  assert.equal(presence.activeMs, 50_000);
});

test("of two tabs with one task each goes on from where the other was, and nothing is counted twice", () => {
  const presence = begin();
  pass(10, { signs: true });
  // The other tab, which followed this one, worked for half a minute more while this one was hidden.
  become("hidden");
  pass(30);
  presence.raise(40_000);
  become("visible");
  pass(5, { signs: true });
  assert.ok(presence.activeMs >= 44_000 && presence.activeMs <= 46_000, `${presence.activeMs}`);
  presence.raise(20_000);
  assert.ok(presence.activeMs >= 44_000, "what the other tab had earlier takes nothing away");
});
