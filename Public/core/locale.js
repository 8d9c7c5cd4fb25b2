/**
 * The language of this page, and whose habits its numbers and dates follow. core/theme.js chooses the language before
 * the first paint and says it in `<html lang>`; the habits are those of the kind of it that the browser names ("en-GB",
 * "de-AT"), if it names one. Without a page (tests in Node) both are English.
 */
export const language = globalThis.document?.documentElement.lang || "en";
export const locale =
  globalThis.document && navigator.languages.find((tag) => tag.split("-")[0] === language) || language;
