// Runs before the first paint (a classic script in <head>), so a stored appearance never flashes the other one, nor a
// language another. Appearance is data attributes on <html>, to which styles/tokens.css gives meaning; the language is
// <html lang>, by which core/locale.js goes.
(() => {
  const page = document.documentElement;
  /** @type {Record<string, unknown>} */
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem("podium:preferences") ?? "null") ?? {};
  } catch { /* storage is off: defaults */ }
  const { theme, face, size, measure, layout, promptPlace, language } = stored;
  for (const [name, value] of Object.entries({ theme, face, size, measure, layout, promptPlace })) {
    if (typeof value === "string") page.dataset[name] = value;
  }

  // The first of the person's languages that there is a catalogue of, in languages/; else English.
  const spoken = navigator.languages.map((tag) => tag.split("-")[0]);
  page.lang = `${[language, ...spoken, "en"].find((tag) => ["en", "de"].includes(`${tag}`))}`;
  // Written, not appended: what the parser finds in the page runs in its order, the words before what uses them.
  const more = page.dataset.words?.split(" ") ?? [];
  for (const catalogue of [...more.map((group) => `${group}-${page.lang}`), page.lang]) {
    document.write(`<script type="module" src="languages/${catalogue}.js"></script>`);
  }
  // English stands in the markup; another language is not shown in English first.
  if (page.lang !== "en") page.dataset.waits = "";
})();
