import assert from "node:assert/strict";
import { test } from "node:test";

import { answerLine, readAnswer } from "../../Public/admin/gold-answer.js";

test("a line that is written is read as the same answer", () => {
  for (const [line, count, answer] of [
    ["1 > 2 = 3", 3, { tiers: [[1], [2, 3]] }],
    ["3 > 1 > 2", 3, { tiers: [[3], [1], [2]] }],
    ["1 > 3, 2 > 3", 4, { order: [[1, 3], [2, 3]] }],
    ["!1 > 3, !2 > 3", 4, { pairs: [[1, 3], [2, 3]] }],
  ]) {
    assert.deepEqual(readAnswer(line, count), answer);
    assert.equal(answerLine(answer), line);
  }
});

test("a chain of some completions is a part of the order, and what follows is not written", () => {
  assert.deepEqual(readAnswer("1>2>3", 4), { order: [[1, 2], [2, 3]] });
  assert.equal(answerLine({ order: [[1, 2], [2, 3], [1, 3]] }), "1 > 2, 2 > 3");
});

test("what says nothing is not read", () => {
  for (const line of ["", "1", "1 > ", "1 > 5", "a > b", "!1 > 2, 2 > 3", "0 > 1", "1 >> 2"]) {
    assert.equal(readAnswer(line, 4), null, line);
  }
});
