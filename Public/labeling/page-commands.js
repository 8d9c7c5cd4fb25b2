import { RankingBoard } from "../components/ranking-board.js";
import { announce } from "../core/announce.js";
import { hear } from "../core/events.js";
import { strings } from "../core/language.js";
import { preferences } from "../core/preferences.js";
import { keyOf } from "./key-choices.js";
import { printed } from "./shortcut-list.js";
import { commandFor } from "./shortcuts.js";

/**
 * Has keys do what they stand for: what the board can, by the board, and the rest by the page.
 *
 * @param {RankingBoard} board
 * @param {(name: string) => void} run what the board does not
 * @param {() => boolean} isListening whether keys are commands at the moment
 */
export function hearCommands(board, run, isListening = () => true) {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || !isListening()) return;
    const command = commandFor(event, {
      count: board.count, loneKeys: preferences.get("loneKeys", "on") === "on",
      fieldOf: (key) => board.sitting?.form.fieldOf(key),
    });
    if (!command || event.defaultPrevented) return;
    event.preventDefault();
    if (event.repeat && !["next", "previous", "move"].includes(command.name)) return;
    if (!board.run(command)) run(command.name);
  });
  showKeys();
  hear(document, "personal-change", showKeys);
}

/** The keys that stand beside what they do are one's own. */
function showKeys() {
  for (const key of document.querySelectorAll("kbd[data-command]")) {
    key.textContent = printed(keyOf(key.getAttribute("data-command") ?? ""));
  }
}

/** Shows completions in the next of the ways there are. */
export function cycleLayout() {
  const layouts = [
    ["columns", strings.view.columns], ["shelf", strings.view.shelf], ["stack", strings.view.stack],
  ];
  const now = layouts.findIndex(([name]) => name === preferences.get("layout", "columns"));
  const [next, words] = layouts[(now + 1) % layouts.length];
  preferences.set("layout", next);
  announce(strings.view.layoutIs(words));
}
