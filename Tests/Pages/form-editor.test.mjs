/** What the form editor decides without a page: names from labels, and half-written forms that can be drawn. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { drawable, isSameQuestion } from "../../Public/forms/drawable.js";
import { nameOf } from "../../Public/forms/names.js";
import { formWords } from "../../Public/forms/words.js";
import { flag, form, likert } from "./forms.mjs";

test("a name follows from the label", () => {
  for (const [label, name] of [
    ["Overall quality", "overallQuality"], ["Contains PII?", "containsPII"], ["It's naïve", "itsNaive"],
    ["7 of 9", "of9"], ["Äußerst gut", "auErstGut"], ["качество", "field"], ["", "field"], ["99", "field"],
    ["one two three four five six seven", "oneTwoThreeFourFiveSix"],
  ]) assert.equal(nameOf(label), name, label);
  assert.equal(nameOf("Rude", ["rude", "rude2"]), "rude3");
  assert.equal(nameOf("好", ["option"], "option"), "option2");
  assert.ok(nameOf("x".repeat(300)).length <= 64);
});

test("every name that a label gives is one that a form may have", () => {
  const labels = ["A", "a b", "ÉCOLE", "1st", "--", "e-mail", "C++ or C#?", "_x", "İstanbul", "ﬁne", "a1b2", "٣ ثلاثة"];
  for (const label of labels) assert.match(nameOf(label), /^[a-z][A-Za-z0-9]*$/, label);
});

test("a half-written form can be drawn", () => {
  const [unnamed, twin] = [likert(""), likert("same")];
  const drawn = drawable(form({
    steps: "rateThenRank", strengths: [{ label: "" }, { value: 2, label: "much" }],
    fields: [
      { ...unnamed, label: " " }, twin, { ...flag("same"), about: "task" }, likert("far", { lowest: 1, highest: 1e9 }),
      likert("open", { lowest: undefined, highest: undefined }), likert("down", { lowest: 5, highest: 2 }),
      { ...flag("which"), kind: "choice", options: [{ value: "", label: "" }, { value: "", label: "b" }] },
    ],
  }));
  assert.equal(new Set(drawn.fields.map(({ name }) => name)).size, 7);
  assert.equal(drawn.fields[0].label, "…");
  assert.deepEqual(drawn.judgement.strengths, [{ value: 1, label: "…" }, { value: 2, label: "much" }]);
  for (const { lowest, highest } of drawn.fields.filter(({ kind }) => kind === "likert")) {
    assert.ok(highest > lowest && highest - lowest <= 20);
  }
  assert.equal(new Set(drawn.fields[6].options.map(({ value }) => value)).size, 2);
  assert.equal(drawable(form({ steps: "rateThenRank" })).steps, "together");
});

test("an answer outlives new words, and no new question", () => {
  const before = likert("overall");
  assert.ok(isSameQuestion(before, { ...before, label: "Other words", help: "More", isRequired: true, key: "q" }));
  assert.ok(!isSameQuestion(before, { ...before, highest: 5 }));
  assert.ok(!isSameQuestion(before, { ...before, about: "task" }));
  assert.ok(!isSameQuestion(before, flag("overall")));
});

test("a form in a sentence", () => {
  assert.equal(formWords(form({ fields: [likert("a"), flag("b"), flag("c")] })),
    "Rank the completions, with ties. 1 scale and 2 flags.");
  assert.equal(formWords(form({ kind: "demonstration", ties: false })), "Write the ideal answer. No fields.");
  assert.equal(formWords(form({ ties: false, allBad: true, strengths: [{}, {}], steps: "rateThenRank" })),
    "Rank the completions, with 2 strengths and “all bad”, each rated first. No fields.");
});
