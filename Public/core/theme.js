// Runs before the first paint (a classic script in <head>), so a stored appearance never flashes the other one.
// Everything it sets is a data attribute on <html>; styles/tokens.css gives them meaning.
(() => {
  /** @type {Record<string, unknown>} */
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem("podium:preferences") ?? "null") ?? {};
  } catch { /* storage is off: defaults */ }
  const { theme, face, size, measure, layout, promptPlace } = stored;
  for (const [name, value] of Object.entries({ theme, face, size, measure, layout, promptPlace })) {
    if (typeof value === "string") document.documentElement.dataset[name] = value;
  }
})();
