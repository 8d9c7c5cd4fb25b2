/**
 * Where this Podium lies: `https://host/`, or `https://host/podium/` behind a proxy that gives it a path. All pages lie
 * directly in it, and this module one folder below, so no page has to be told.
 */
export const root = new URL("..", import.meta.url);

/**
 * Address of something below the root: `at("label.html?project=x")`, `at("api/v1/session")`.
 * @param {string} path
 */
export const at = (path) => new URL(path, root).href;
