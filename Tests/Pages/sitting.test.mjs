import assert from "node:assert/strict";
import { test } from "node:test";

import { body, flag, likert, sitting, type } from "./forms.mjs";
import { isLongEnough, isMissing } from "../../Public/labeling/answers.js";

const RATED = {
  steps: "rateThenRank", fields: [likert("overall", { isRequired: true, key: "q" }), flag("wrong", { key: "x" })],
};
const LEVELS = [{ value: 1, label: "slightly" }, { value: 3, label: "much" }];

test("a ranking is written like chess", () => {
  assert.deepEqual(body(type(sitting(), "b1 c2 a2")), { tiers: [[42], [71, 93]] });
});

test("in two steps digits rate first, move on by themselves, and rank when all are rated", () => {
  const one = type(sitting(RATED), "x5 3");
  assert.deepEqual(one.place, { index: 2, field: "overall" });
  assert.ok(one.isRating);
  type(one, "x7");
  assert.ok(!one.isRating);
  assert.deepEqual(one.place, { index: 0, field: null });
  type(one, "1 b2 c1");
  assert.deepEqual(body(one), {
    tiers: [[71, 93], [42]],
    answers: { completions: { 71: { overall: 5, wrong: true }, 42: { overall: 3 }, 93: { overall: 7, wrong: true } } },
  });
});

test("nothing is ranked before all are rated", () => {
  const one = type(sitting(RATED), "5");
  one.rank(0, 1);
  one.run({ name: "move", value: 1 });
  one.run({ name: "tie" });
  assert.equal(one.slots.unplaced.length, 3);
});

test("one history takes back ratings, flags and ranks, and leads to where they were", () => {
  const one = type(sitting(RATED), "5 x3 7 a1");
  type(one, "uu");
  assert.ok(one.isRating);
  assert.deepEqual(one.place, { index: 2, field: "overall" });
  type(one, "uu");
  assert.deepEqual(body(one).answers, { completions: { 71: { overall: 5 } } });
  assert.deepEqual(one.place, { index: 1, field: "wrong" });
});

test("a text is not taken back with a rank", () => {
  const why = { name: "why", label: "Why", kind: "text", about: "task", isRequired: false, minimumLength: 5 };
  const one = type(sitting({ fields: [why] }), "a1");
  one.write(null, "why", "because");
  type(one, "b2 uu");
  assert.equal(one.slots.unplaced.length, 3);
  assert.equal(one.judgement.answer(null, "why"), "because");
});

test("a flag goes from nothing said to yes, to no, to nothing said", () => {
  const one = type(sitting(RATED), "x");
  const value = () => one.judgement.answer(0, "wrong");
  assert.equal(value(), true);
  type(one, "x");
  assert.equal(value(), false);
  assert.deepEqual(body(one).answers, { completions: { 71: { wrong: false } } });
  type(one, "x");
  assert.equal(value(), undefined);
  assert.equal(body(one).answers, undefined);
});

test("digits mean the field that has the focus, and a card again when a letter was pressed", () => {
  const one = type(sitting({ fields: RATED.fields.map((field) => ({ ...field, isRequired: false })) }), "b1 q6 c2 q7 a3");
  assert.deepEqual(body(one), {
    tiers: [[42], [93], [71]], answers: { completions: { 42: { overall: 6 }, 93: { overall: 7 } } },
  });
});

test("without ties the one placed later goes first, and = says why not", () => {
  const one = type(sitting({ ties: false }), "a1 b1 c1");
  assert.deepEqual(body(one).tiers, [[93], [42], [71]]);
  assert.match(one.run({ name: "tie" }).say, /without ties/);
  one.run({ name: "move", value: +1 });
  assert.deepEqual(body(one).tiers, [[42], [93], [71]]);
});

test("how much better is asked between neighbours, kept with them, and led to", () => {
  const one = type(sitting({ strengths: LEVELS, strengthIsRequired: true }), "a1 b2 c3");
  assert.equal(one.showMissing(), "Say how much better each is than the next.");
  assert.deepEqual(one.place, { index: null, field: null, boundary: 0 });
  type(one, "2");
  assert.deepEqual(one.place, { index: null, field: null, boundary: 1 });
  type(one, "1");
  assert.deepEqual(body(one), { tiers: [[71], [42], [93]], strengths: [3, 1] });
  assert.equal(one.showMissing(), "");
  type(one, "c2");
  assert.deepEqual(body(one).tiers, [[71], [42, 93]]);
  assert.equal(one.showMissing(), "Say how much better each is than the next.");
  type(one, "c3");
  assert.deepEqual(body(one).strengths, [3, 1]);
});

test("a pair with a scale takes one digit", () => {
  const asked = { kind: "pair", ties: true, tieLabel: "about the same", strengths: LEVELS, strengthIsRequired: true };
  const [a, b] = [[71], [42]];
  const answers = { 1: [[a, b], [3]], 2: [[a, b], [1]], 3: [[[71, 42]], undefined], 4: [[b, a], [1]], 5: [[b, a], [3]] };
  for (const [key, [tiers, strengths]] of Object.entries(answers)) {
    const one = type(sitting(asked, 2), key);
    assert.deepEqual([body(one).tiers, body(one).strengths], [tiers, strengths], key);
    assert.equal(one.verdict, Number(key) - 1);
    assert.equal(one.showMissing(), "");
  }
  assert.equal(type(sitting(asked, 2), "=").verdict, 2);
  assert.equal(type(sitting(asked, 2), "6").verdict, -1);
});

test("both bad is one answer among a pair's, apart from a tie", () => {
  const asked = { kind: "pair", ties: true, allBad: true };
  const one = type(sitting(asked, 2), "0");
  assert.deepEqual(body(one), { tiers: [[71, 42]], allBad: true });
  assert.deepEqual(body(type(one, "=")), { tiers: [[71, 42]] });
  assert.deepEqual(body(type(one, "u")), { tiers: [[71, 42]], allBad: true });
  assert.deepEqual(body(type(sitting({ ...asked, ties: false }, 2), "01")), { tiers: [[71], [42]], allBad: true });
});

test("all bad stands beside a ranking", () => {
  assert.deepEqual(body(type(sitting({ allBad: true }), "a1 b2 c3 0")), { tiers: [[71], [42], [93]], allBad: true });
});

test("rating only leads through every field, and sends no ranks", () => {
  const one = type(sitting({ kind: "rating", ties: false, fields: [likert("help", { isRequired: true }), likert("truth")] }, 2), "5 4 3");
  assert.deepEqual(one.place, { index: 1, field: "truth" });
  assert.deepEqual(body(type(one, "2")), {
    tiers: [], answers: { completions: { 71: { help: 5, truth: 4 }, 42: { help: 3, truth: 2 } } },
  });
});

test("a demonstration is missing until it is long enough", () => {
  const one = sitting({ kind: "demonstration", ties: false, minimumLength: 10 }, 0);
  assert.equal(one.showMissing(), "Write your answer.");
  one.demonstrate("Too short");
  assert.match(one.showMissing(), /at least 10 characters/);
  one.demonstrate("Long enough now.");
  assert.equal(one.showMissing(), "");
  assert.deepEqual(body(one), { tiers: [], demonstration: "Long enough now." });
});

test("what is missing is said by field, with the letters", () => {
  const asked = { fields: [likert("Quality", { isRequired: true }), likert("Sure", { about: "task", isRequired: true })] };
  const one = type(sitting(asked), "a1 b1 c1");
  assert.equal(one.showMissing(), "Still to answer: Quality of A, B and C; Sure.");
  assert.deepEqual(one.place, { index: 0, field: "Quality" });
});

test("a scale whose values are no digits is counted, and 0 is a value where the scale has it", () => {
  const fields = [likert("from", { lowest: -3, highest: 3 }), likert("zero", { lowest: 0, highest: 4 })];
  const asked = { kind: "rating", ties: false, fields };
  const one = type(sitting(asked, 1), "1 0");
  assert.deepEqual(one.judgement.answersAt(0), { from: -3, zero: 0 });
});

test("everything comes back from a draft, and from what was submitted", () => {
  const asked = { ...RATED, strengths: LEVELS, allBad: true };
  const one = type(sitting(asked), "x5 x3 7 a1 b2 c3 0 >2");
  const draft = JSON.parse(JSON.stringify(one.judgement.draft));
  assert.deepEqual(body(sitting(asked, 3, { draft })), body(one));
  assert.deepEqual(body(sitting(asked, 3, { ranking: body(one) })), body(one));
  assert.equal(body(one).strengths[0], 3);
});

test("ratings and flags of a draft from before forms are answers, where the form asks for them", () => {
  const draft = { slots: { 42: 1 }, ratings: { 71: 6 }, flags: { 42: ["wrong", "gone"] } };
  const one = sitting({ fields: RATED.fields }, 2, { draft });
  assert.deepEqual(body(one), { tiers: [[42]], answers: { completions: { 71: { overall: 6 }, 42: { wrong: true } } } });
});

test("a text in which nothing can be seen is no answer, as the server judges it", () => {
  const why = { kind: "text", isRequired: true };
  for (const blank of ["", " \n", "\u200b", "\u2800\u2060", "\ufeff \u00ad"]) {
    assert.ok(isMissing(why, blank) && !isMissing({ ...why, isRequired: false }, blank), JSON.stringify(blank));
    assert.ok(!isLongEnough(blank));
  }
  assert.ok(!isMissing(why, "\u200bso"));
  assert.ok(!isMissing(why, "👩\u200d🚀"));
  assert.ok(!isMissing(why, "\ue000"), "a private character may show something");
  assert.ok(isMissing({ kind: "text", minimumLength: 9 }, "too short".slice(2)));
});
