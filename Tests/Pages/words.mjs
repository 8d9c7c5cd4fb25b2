/**
 * What the pages say, for check.py: `node words.mjs TSC FILE…` prints one JSON object with the English catalogues, and
 * with each literal in FILE… that a person would read and that belongs into the catalogues. TSC is where `tsc` lies.
 *
 * A literal is read where it stands as the text of an element, as a label, a title or a placeholder, or as what
 * `notice` and its like say; and anywhere, where it is made like a sentence. Classes, selectors and keys are not read.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import "../../Public/languages/en.js";
import "../../Public/languages/managing-en.js";
import "../../Public/languages/figures-en.js";
import { managing, strings } from "../../Public/core/language.js";

const [, , tsc, ...files] = process.argv;
// The parser is the type checker's own, and lies beside the command.
const ts = createRequire(tsc)("../lib/typescript.js");

/** Functions that show their arguments, and from which on. */
const SHOWS = { h: 2, field: 0, notice: 0, announce: 0, showErrors: 1, table: 0, rowHead: 0, cell: 0, numberCell: 0 };
/** Members and attributes whose value is read. */
const READ = new Set([
  "alt", "aria-description", "aria-label", "aria-roledescription", "detail", "hint", "innerText", "label", "no",
  "placeholder", "say", "text", "textContent", "title", "words", "yes",
]);
/** Members, attributes and functions whose value is code, whatever it looks like. */
const CODE = new Set(["class", "className", "style", "querySelector", "querySelectorAll", "closest", "matches",
  "matchMedia", "one", "TypeError", "RegExp", "setProperty", "getElementById",
  "rel", "code"]);

const LETTERS = /\p{L}{2}|^\p{L}$/u;
/** "Take it back", "left to rate.", "Copied": two words with a blank between them, or one that begins a sentence. */
const SENTENCE = /\p{L}[\p{L}’',;:–]* \p{L}+[ .,:;!?…]|\p{Lu}\p{Ll}+ \p{L}|\p{L}{2}[.!?…]$/u;

/** The text of a literal, with a sign where a value is filled in. */
function textOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("\u0000");
}

/** Where the value of a node goes: up through what only passes it on. */
function destination(node) {
  for (let [at, parent] = [node, node.parent]; parent; [at, parent] = [parent, parent.parent]) {
    if (ts.isPropertyAssignment(parent)) {
      return parent.name === at ? "code" : { member: parent.name.text ?? parent.name.getText() };
    }
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      return { member: parent.left.name?.text };
    }
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
      const name = parent.expression.name?.text ?? parent.expression.text;
      if (["map", "filter", "flatMap", "join", "flat", "concat"].includes(name)) continue;
      // Keys and names of fields are called alike everywhere.
      const isCode = name === "h" && ["code", "kbd"].includes(parent.arguments[0].text);
      return { call: isCode ? "code" : name, index: parent.arguments?.indexOf(at) ?? -1 };
    }
    if (ts.isElementAccessExpression(parent) || ts.isImportDeclaration(parent) || ts.isCaseClause(parent)) return "code";
    if (ts.isConditionalExpression(parent) && parent.condition === at) return "code";
    if (ts.isBinaryExpression(parent) && parent.operatorToken.getText().startsWith("==")) return "code";
    if (ts.isBinaryExpression(parent) && parent.operatorToken.getText().startsWith("!=")) return "code";
    if (ts.isStatement(parent) && !ts.isReturnStatement(parent)) return {};
  }
  return {};
}

function isRead(node) {
  const text = textOf(node);
  if (!LETTERS.test(text)) return false;
  const where = destination(node);
  if (where === "code" || CODE.has(where.member) || CODE.has(where.call)) return false;
  if (where.call === "table" && text === "n") return false;  // marks a column of numbers
  if (READ.has(where.member)) return true;
  if (where.call in SHOWS && where.index >= SHOWS[where.call]) return true;
  return SENTENCE.test(text);
}

function literals(path) {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const found = [];
  const visit = (node) => {
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
    if (isText && isRead(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ path, line, text: textOf(node).replaceAll("\u0000", "…") });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** "skip.why" → "Why skip this task?"; a list, or what is a function of something, has no text of its own: null. */
function flat(group, path = "") {
  return Object.entries(group).flatMap(([name, value]) => {
    const at = path ? `${path}.${name}` : name;
    return typeof value === "object" && !Array.isArray(value) ? flat(value, at) : [[at, typeof value === "string" ? value : null]];
  });
}

console.log(JSON.stringify({
  catalogue: Object.fromEntries(flat({ ...strings, managing })), literals: files.flatMap(literals),
}));
