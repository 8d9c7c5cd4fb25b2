import { h } from "./dom.js";
import { strings } from "./language.js";
import { picture } from "./picture.js";
import { judged } from "./prose.js";
import { visible } from "./words.js";

/** Data of more lines, or of more characters, is folded; how much there is stands in its place. */
const MOST_LINES = 16;
const MOST_CHARACTERS = 1500;

/** @param {Api.MessageRole} role @param {string} [name] */
export function roleWords(role, name) {
  return strings.turns.roles[role] + (name && role !== "tool" ? ` · ${name}` : "");
}

/**
 * What a message says where it is more than a text: prose as everywhere, and what goes between a model and its tools in
 * frames of its own.
 * @param {Api.MessagePart[]} parts
 * @param {number} [headingLevel]
 */
export function messageParts(parts, headingLevel) {
  return h("div", { class: "parts" },
    parts.length
      ? parts.map((part) => shown(part, headingLevel)) : h("p", { class: "remark" }, strings.turns.saysNothing));
}

/**
 * An answer that takes several turns. The assistant and its tools need no name; anybody else has one.
 * @param {Api.AnswerTurn[]} turns
 */
export function answerTurns(turns) {
  return h("div", { class: "parts" }, turns.map(({ role, parts }) => [
    role !== "assistant" && role !== "tool" && h("p", { class: "part-label" }, roleWords(role)),
    messageParts(parts),
  ]));
}

/** @param {Api.MessagePart} part @param {number} [headingLevel] @returns {HTMLElement} */
function shown(part, headingLevel) {
  const { kind, text = "", html, name, parts = [] } = part;
  switch (kind) {
    case "text": return html === undefined ? data(text) : judged(html, headingLevel);
    case "reasoning": return h("details", { class: "thinking" },
      h("summary", {}, strings.turns.reasoning, h("span", { class: "hint" }, extent(text))),
      judged(html ?? "", headingLevel));
    case "refusal": return h("div", { class: "part" }, label(strings.turns.refusal), judged(html ?? "", headingLevel));
    case "call": return h("div", { class: "part" }, label(strings.turns.call(part.number), name),
      text ? data(text) : h("p", { class: "remark" }, strings.turns.noArguments));
    case "result": return h("div", { class: "part" },
      label(strings.turns.result(part.isError, part.number), name),
      parts.length ? parts.map((inner) => shown(inner)) : h("p", { class: "remark" }, strings.common.empty));
    case "attachment": return attachment(part);
    case "other": return h("div", { class: "part" }, label("", name));
  }
}

/** @param {string} words @param {string} [name] of a function or a type, as it was written */
function label(words, name) {
  return h("p", { class: "part-label" }, words, words && name ? " " : "",
    name && h("code", { translate: "no", lang: "", dir: "auto" }, visible(name)));
}

/** @param {string} text */
function data(text) {
  const box = h("pre", { class: "data", translate: "no", lang: "", dir: "auto" }, visible(text));
  const isLong = text.length > MOST_CHARACTERS || text.split("\n").length > MOST_LINES;
  return isLong ? h("details", { class: "long" }, h("summary", {}, extent(text)), box) : box;
}

/** @param {string} text */
function extent(text) {
  const lines = text.trimEnd().split("\n").length;
  return strings.turns.extent(lines, text.length / lines > 200 ? text.length : 0);
}

/**
 * What is not text: its name, which shows a picture that is in the file, and leads to what is on the web. Nothing is
 * fetched before.
 * @param {Api.MessagePart} part
 */
function attachment({ medium = "file", name, detail, address = "" }) {
  const facts = [strings.turns.media[medium], name, detail ?? strings.turns.notInFile]
    .flatMap((fact) => (fact ? [visible(fact)] : []));
  const words = `[${facts.join(" · ")}]`;
  const isRemote = /^https?:/i.test(address);
  return h("p", { class: "attachment", translate: "no", dir: "auto" }, isRemote
    ? h("a", { class: "picture", href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, words)
    : picture(words, address));
}
