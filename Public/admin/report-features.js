import { h } from "../core/dom.js";
import { decimal, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { visible } from "../core/words.js";
import { intervalBar } from "./interval-bar.js";
import { minus, part, points, prose } from "./report-parts.js";

/**
 * What the rewards follow: length, and what else moves them most.
 * @param {Api.ReportDetails} details
 * @param {Api.TrainingReport} report
 */
export function whatCounts({ length, features }, { wordPairScale = 0 }) {
  if (!length && !features.length) return null;
  const up = features.filter(({ effect }) => effect > 0);
  const down = features.filter(({ effect }) => effect < 0);
  return part("features", managing.report.features,
    length ? lengthTable(length) : null,
    features.length ? prose(managing.report.featuresText,
      wordPairScale > 0 && ` ${managing.report.featuresWithoutPairs}`) : null,
    features.length ? h("div", { class: "pair" },
      list(managing.report.raises, up), list(managing.report.lowers, down)) : null);
}

/** @param {Api.LengthCorrelation} length */
function lengthTable({ model, people, excess, prompts }) {
  const scale = { from: -1, to: 1, mark: 0 };
  const row = (/** @type {string} */ name, /** @type {Api.Estimate} */ { value, interval }) => h("tr", {},
    rowHead(name), numberCell(h("strong", {}, minus(value, 2))),
    numberCell(h("span", { class: "hint" },
      managing.model.interval(minus(interval.lower, 2), minus(interval.upper, 2)))),
    h("td", { class: "bar-cell" }, intervalBar(value, interval, scale)));
  return [
    prose(managing.report.lengthText(prompts),
      excess && ` ${managing.report.lengthExcess(points(excess), liking(excess))}`),
    table(managing.report.length, [
      managing.report.who, [managing.report.correlation, "n"], [managing.report.interval, "n"],
      managing.report.lengthScale,
    ], [
      row(managing.report.rewards, model), row(managing.report.preferences, people),
    ]),
  ];
}

/**
 * How much the model likes length beside people, where it is more than chance gives.
 * @param {Api.Estimate} excess
 */
function liking({ interval: { lower, upper } }) { return lower > 0 ? "more" : upper < 0 ? "less" : "same"; }

/** @param {string} title @param {Api.TellingFeature[]} features */
function list(title, features) {
  return h("div", {}, h("h3", {}, title), features.length ? table(title, [
    managing.report.feature, managing.report.kind, [managing.report.effect, "n"], [managing.report.occursIn, "n"],
  ], features.map(({ kind, text, example, effect, share }) => h("tr", {},
    rowHead(kind === "form" ? named(text)
      : h("code", { translate: "no", dir: "auto" },
        kind === "characters" ? visible(text).replaceAll(" ", "␣") : visible(text)),
    example ? h("span", { class: "hint", translate: "no" }, ` ${managing.report.asIn(visible(example))}`) : null),
    cell(managing.report.kinds[kind]), numberCell(minus(effect, 2)),
    numberCell(share === undefined ? "–" : share < 0.001 ? `< ${decimal(0.1)} %` : percent(share)))))
    : h("p", { class: "hint" }, managing.report.nothing));
}

/**
 * The words for a measure of form, if there are any.
 * @param {string} name
 */
function named(name) {
  return managing.report.forms[name] ?? name;
}
