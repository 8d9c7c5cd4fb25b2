import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../Public/core/diff.js";

/** @param {import("../../Public/core/diff.js").Piece[]} pieces @param {number[]} sides */
const spelled = (pieces, ...sides) => pieces.filter(({ side }) => sides.includes(side)).map(({ text }) => text).join("");

test("the changed words", () => {
  for (const [before, after, out, into] of [
    ["", "", "", ""],
    ["same words", "same words", "", ""],
    ["read it to the end", "read it twice", "to the end", "twice"],
    ["Überprüfe es genau", "Überprüfe genau", "es", ""],
    ["3~5天，价格", "3~6天，价格", "5", "6"],
    ["a\nb", "a\n\nb", "", ""],
  ]) {
    const pieces = difference(before, after);
    assert.deepEqual([spelled(pieces, -1).trim(), spelled(pieces, 1).trim()], [out, into]);
  }
});

test("both texts can be spelled from the pieces", () => {
  let state = 5;
  const chance = (/** @type {number} */ below) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  const text = () => Array.from({ length: chance(12) }, () => "abcde"[chance(5)]).join(" ");
  for (let round = 0; round < 400; round += 1) {
    const [before, after] = [text(), text()];
    const pieces = difference(before, after);
    assert.equal(spelled(pieces, 0, -1), before);
    assert.equal(spelled(pieces, 0, 1), after);
  }
});

test("long texts with few changes are compared by words", () => {
  const before = Array.from({ length: 30_000 }, (_, number) => `w${number}`).join(" ");
  const pieces = difference(before, before.replace("w7 ", "x ").replace("w29990 ", "y "));
  assert.equal(spelled(pieces, 0, -1), before);
  assert.equal(spelled(pieces, 1), "xy");
});
