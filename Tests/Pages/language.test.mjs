import assert from "node:assert/strict";
import { test } from "node:test";

import "../../Public/languages/en.js";
import "../../Public/languages/managing-en.js";
import "../../Public/languages/figures-en.js";
import * as language from "../../Public/core/language.js";

const english = { ...language.strings, managing: language.managing };
await import("../../Public/languages/de.js");
await import("../../Public/languages/managing-de.js");
await import("../../Public/languages/figures-de.js");
const german = { ...language.strings, managing: language.managing };

/** "skip.why" and what it is, of every member. */
function members(group, path = "") {
  return Object.entries(group).flatMap(([name, value]) => {
    const at = `${path}${name}`;
    return typeof value === "object" ? members(value, `${at}.`) : [[at, value]];
  });
}

/** The server speaks English: only other languages have words for its problems. */
const own = ([path]) => !/^(managing\.)?(problems|named)\./.test(path);
const pairs = () => {
  const other = new Map(members(german));
  return members(english).map(([path, value]) => [path, value, other.get(path)]);
};

test("German has the members of English, of the same kinds, and no others", () => {
  const kinds = (catalogue) => members(catalogue).filter(own).map(([path, value]) => [path, typeof value]);
  assert.deepEqual(kinds(german).sort(), kinds(english).sort());
});

test("a function takes in German what it takes in English", () => {
  for (const [path, one, other] of pairs()) {
    if (typeof one === "function") assert.equal(other.length, one.length, path);
  }
});

test("blanks at the ends are the same, where words are put together", () => {
  const ends = (text) => [/^ /.test(text), / $/.test(text)];
  for (const [path, one, other] of pairs()) {
    if (typeof one === "string") assert.deepEqual(ends(other), ends(one), path);
  }
});

test("English has no words of its own for what the server says in English", () => {
  const { problems, managing: { problems: others, named } } = english;
  for (const words of [problems, others, ...Object.values(named)]) assert.deepEqual(words, {});
});

test("nothing was left in English", () => {
  const alike = new Set([
    "common.show", "managing.agreement.kinds.text", "managing.agreement.orders.name", "managing.agreement.version",
    "managing.labelers.columns.name",
    "prompt.prompt", "signIn.name", "turns.media.audio", "turns.media.video", "turns.roles.system",
    "turns.roles.user", "titles.of", "view.system",
    "managing.field.kinds.text", "managing.field.name", "managing.field.option", "managing.inShort.text",
    "managing.newProject.name", "managing.people.name", "managing.data.export", "managing.progress.import",
    "managing.people.tokens", "managing.report.column.promptLength",
    "managing.report.promptsHead", "managing.adminPage.policies", "managing.comparison.policies",
    "managing.comparison.policy", "managing.comparison.prompts", "managing.evaluations.candidate",
    "managing.evaluations.heads.policy", "managing.evaluations.heads.tokens", "managing.evaluations.prompts",
    "managing.grading.roles.system", "managing.screening.newName", "managing.screening.search",
    "managing.screening.usualTopics.0", "managing.judges.heads.prompts",
    "managing.judges.policy", "managing.policies.endpoint.example", "managing.policies.endpoint.maxTokens",
    "managing.policies.endpoint.seed", "managing.policies.endpoint.temperature", "managing.policies.endpoint.topP",
    "managing.policies.name", "managing.policies.title", "managing.policies.version", "managing.sampling.heads.tokens",
  ]);
  for (const [path, one, other] of pairs()) {
    if (typeof one === "string" && one.length > 2 && !alike.has(path)) assert.notEqual(other, one, path);
  }
});

test("German addresses nobody, and its quotation marks are German", () => {
  for (const [path, text] of members(german)) {
    if (typeof text !== "string") continue;
    assert.doesNotMatch(text, /["'”]|\.\.\./, path);
    assert.equal((text.match(/„/g) ?? []).length, (text.match(/“/g) ?? []).length, path);
    // What a model has written may say you to its reader.
    if (path.startsWith("managing.samples.")) continue;
    assert.doesNotMatch(text, /\b(Sie haben|Ihre?[nmrs]?|[Dd]u|dein\w*|dir|dich)\b/, path);
  }
});

test("counts have their plural, of none, one and two", () => {
  assert.deepEqual([0, 1, 2].map(english.text.words), ["0 words", "1 word", "2 words"]);
  assert.deepEqual([0, 1, 2].map(german.text.words), ["0 Wörter", "1 Wort", "2 Wörter"]);
  assert.deepEqual([1, 2].map(german.sitting.answersLeft), ["Noch 1 Angabe fehlt.", "Noch 2 Angaben fehlen."]);
  assert.deepEqual([1, 4].map(german.sitting.toPlace), ["Noch 1 Antwort ohne Rang.", "Noch 4 Antworten ohne Rang."]);
});

test("what was judged is called what it is", () => {
  const today = ({ day }, ...kind) => [0, 1, 2].map((n) => day.today(n, ...kind)).join(", ");
  assert.equal(today(english), "0 judgements today, 1 judgement today, 2 judgements today");
  assert.equal(today(english, "ranking"), "0 rankings today, 1 ranking today, 2 rankings today");
  assert.equal(today(english, "pair"), "0 comparisons today, 1 comparison today, 2 comparisons today");
  assert.equal(today(english, "rating"), "0 ratings today, 1 rating today, 2 ratings today");
  assert.equal(today(english, "demonstration"), "0 demonstrations today, 1 demonstration today, 2 demonstrations today");
  assert.equal(today(german), "heute 0 Urteile, heute 1 Urteil, heute 2 Urteile");
  assert.equal(today(german, "ranking"), "heute 0 Rangfolgen, heute 1 Rangfolge, heute 2 Rangfolgen");
  assert.equal(today(german, "pair"), "heute 0 Paarvergleiche, heute 1 Paarvergleich, heute 2 Paarvergleiche");
  assert.equal(today(german, "rating"), "heute 0 Bewertungen, heute 1 Bewertung, heute 2 Bewertungen");
  assert.equal(today(german, "demonstration"), "heute 0 Musterantworten, heute 1 Musterantwort, heute 2 Musterantworten");
  assert.equal(english.work.revising("pair"), "You are changing an earlier comparison.");
  assert.equal(german.work.revising("pair"), "Ein früherer Paarvergleich wird geändert.");
  assert.equal(german.work.revising("demonstration"), "Eine frühere Musterantwort wird geändert.");
});

test("ranks and lists", () => {
  assert.deepEqual([1, 2, 3, 4, 9].map(english.ordinal), ["1st", "2nd", "3rd", "4th", "9th"]);
  assert.deepEqual([1, 2, 9].map(german.ordinal), ["1.", "2.", "9."]);
  assert.equal(english.list(["A", "B", "C"]), "A, B and C");
  assert.equal(german.list(["A", "B", "C"]), "A, B und C");
  assert.equal(english.sitting.standing("C", 2, ["A"]), "C 2nd, tied with A.");
  assert.equal(german.sitting.standing("C", 2, ["A"]), "C auf Rang 2, gleichauf mit A.");
});
