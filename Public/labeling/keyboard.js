/**
 * What a key says, on any keyboard. `event.key` is what the layout prints: on a Russian one the key of `b` prints `и`,
 * and a page that waits for `b` would take the digit after it for another card. So where a layout prints no Latin
 * letter, the place of the key counts (`event.code` names it after the American layout); where it prints one (Dvorak,
 * AZERTY), what is printed counts. Digits are read from their row, since some layouts print them with Shift only.
 *
 * @param {Pick<KeyboardEvent, "key" | "code" | "shiftKey">} event
 * @returns {string} as `event.key` of a Latin keyboard
 */
export function latinKey({ key, code = "", shiftKey }) {
  const letter = /^[a-z]$/i.test(key) ? key : /^[\x20-\x7e]$/.test(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter.toUpperCase() : letter.toLowerCase();  // whatever Caps Lock says
  if (/^[\x20-\x7e]$/.test(key) || isNamed(key)) return key;
  if (shiftKey) return key;
  return { Equal: "=", Slash: "/", Period: ".", Comma: ",", Minus: "-" }[code] ?? key;
}

/**
 * The digit of a key, or null: of the digits' row and of the block at the right, whatever they print.
 * @param {Pick<KeyboardEvent, "key" | "code">} event
 */
export function digitOf({ key, code = "" }) {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? (/^[0-9]$/.test(key) ? key : null);
  return digit === null ? null : Number(digit);
}

/**
 * "Enter", "ArrowUp"; but not "Dead" and the like, which some layouts and input methods say instead of a letter.
 * @param {string} key
 */
function isNamed(key) { return /^[A-Z][A-Za-z0-9]+$/.test(key) && !UNSAID.has(key); }
const UNSAID = new Set(["Dead", "Process", "Unidentified", "Compose"]);
