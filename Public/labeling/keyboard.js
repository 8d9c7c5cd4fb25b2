/**
 * What a key says, on any keyboard. `event.key` is what the layout prints: on a Russian one the key of `b` prints `и`,
 * and a page that waits for `b` would take the digit after it for another card. So where a layout prints no Latin
 * letter, the place of the key counts (`event.code` names it after the American layout); where it prints one (Dvorak,
 * AZERTY), what is printed counts, and a letter that only that layout has (BÉPO's `é`) is nobody's. What an input
 * method writes twice as wide is the same. Digits are read from their row, since some layouts print them with Shift
 * only.
 *
 * @param {Pick<KeyboardEvent, "key" | "code" | "shiftKey">} event
 * @returns {string} as `event.key` of a Latin keyboard
 */
export function latinKey({ key: printed, code = "", shiftKey }) {
  const key = narrow(printed);
  const letter = /^[a-z]$/i.test(key) ? key : SAYS_ITSELF.test(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter.toUpperCase() : letter.toLowerCase();  // whatever Caps Lock says
  if (/^[\x20-\x7e]$/.test(key) || isNamed(key)) return key;
  if (shiftKey) return key;
  return { Equal: "=", Slash: "/", Period: ".", Comma: ",", Minus: "-" }[code] ?? key;
}

/** ASCII and Latin letters; but Turkish has the place of `i` for a letter without a dot. */
const SAYS_ITSELF = /^(?:[\x20-\x7e]|(?![ıİ])\p{Script=Latin})$/u;

/**
 * The digit of a key, or null: of the digits' row and of the block at the right, whatever they print. While the block
 * is switched to arrows, it has no digits.
 * @param {Pick<KeyboardEvent, "key" | "code">} event
 */
export function digitOf({ key: printed, code = "" }) {
  const key = narrow(printed);
  const place = /^(Digit|Numpad)([0-9])$/.exec(code);
  if (place && !(place[1] === "Numpad" && isNamed(key))) return Number(place[2]);
  return /^[0-9]$/.test(key) ? Number(key) : null;
}

/** @param {string} key as wide as Latin letters are, where an input method wrote it as wide as its own */
function narrow(key) { return /^[！-～]$/.test(key) ? key.normalize("NFKC") : key; }

/**
 * "Enter", "ArrowUp"; but not "Dead" and the like, which some layouts and input methods say instead of a letter.
 * @param {string} key
 */
function isNamed(key) { return /^[A-Z][A-Za-z0-9]+$/.test(key) && !UNSAID.has(key); }
const UNSAID = new Set(["Dead", "Process", "Unidentified", "Compose"]);
