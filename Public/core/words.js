/** Characters that nobody sees, as the server knows them, too: in what was written, each of them is named. */
const UNSEEN = new RegExp("(?![\\t\\n\\r])[\\p{Cc}\\p{Co}\\p{Zl}\\p{Zp}\\p{Bidi_Control}"
  + "\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800\\ufff9-\\ufffb]", "gu");

/**
 * `text` with a label for each character that nobody sees.
 * @param {string} text
 */
export function visible(text) {
  return text.replace(UNSEEN, (character) => {
    const digits = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    return `⟨U+${digits}⟩`;
  });
}

/** Blanks, and characters that show nothing by themselves, as BlankText.swift of the server has them. */
const BLANK = /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Whether nobody would see anything of it: then it is no answer.
 * @param {string} text
 */
export function isBlank(text) { return BLANK.test(text); }

/** Scripts that put no blanks between words. */
const UNSPACED = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]";

/** Words, runs of blanks, and single other signs; where nothing stands between words, characters. */
const TOKEN = new RegExp(`${UNSPACED}\\p{M}*|(?:(?!${UNSPACED})[\\p{L}\\p{M}\\p{N}_'’])+|\\s+|[^]`, "gu");

/**
 * `text` cut so that its pieces make it up again.
 * @param {string} text
 * @returns {string[]}
 */
export function tokens(text) { return text.match(TOKEN) ?? []; }

/** @param {string} text */
export function countWords(text) { return tokens(text).filter((token) => /[\p{L}\p{N}]/u.test(token)).length; }
