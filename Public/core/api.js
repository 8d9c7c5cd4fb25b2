import { at } from "./root.js";

/** The REST API as the pages use it: JSON in and out, problem details as `ApiError`, sign-in without losing the call. */
export const BASE = at("api/v1");

/** An answer that says no. `code` is stable; `message` is written for people. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The server answered ${status}.`);
    Object.assign(this, { status, code: problem.code, requestId: problem.requestId, errors: problem.errors ?? [] });
  }
  /** Whether the same call may succeed later without any change. */
  get isTransient() { return this.status >= 500 || this.status === 429 || this.status === 408; }
  /** What is wrong with one field, or undefined. */
  about(pointer) { return this.errors.find((error) => error.pointer === pointer)?.detail; }
  /** Everything that is wrong, in one text: the fields where some are named, else the message. */
  get explanation() { return this.errors.length ? this.errors.map(({ detail }) => detail).join(" ") : this.message; }
}

/** No answer at all: the network or the server is away. */
export class Unreachable extends Error {
  constructor() { super("Podium cannot be reached. Check the connection."); }
  get isTransient() { return true; }
  get explanation() { return this.message; }
}

/** Milliseconds to add to this machine's clock to get the server's. */
export let clockOffset = 0;

let signIn = null;
/** Sets what happens on 401: an async function that resolves once the person is signed in again. The call is repeated. */
export function onSignedOut(handler) { signIn = handler; }

async function call(method, path, body, { type = "application/json", keepalive = false, accept } = {}) {
  const headers = {};
  if (accept) headers.Accept = accept;
  if (body !== undefined) headers["Content-Type"] = type;
  const payload = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, body: payload, keepalive, credentials: "same-origin" });
  } catch { throw new Unreachable(); }
  const date = Date.parse(response.headers.get("Date"));
  if (date) clockOffset = date - Date.now();
  if (response.status === 401 && signIn && !keepalive && path !== "/session") {
    await signIn();
    return call(method, path, body, { type, accept });
  }
  const text = await response.text().catch(() => { throw new Unreachable(); });
  let value = null;
  try { value = text ? JSON.parse(text) : null; } catch { if (response.ok) throw new ApiError(502, { title: "The answer was not JSON." }); }
  if (!response.ok) throw new ApiError(response.status, value ?? {});
  return value;
}

export const api = {
  get: (path) => call("GET", path),
  post: (path, body = {}, options) => call("POST", path, body, options),
  put: (path, body = {}, options) => call("PUT", path, body, options),
  patch: (path, body) => call("PATCH", path, body),
  delete: (path) => call("DELETE", path),
  /** Every item of a list, page after page. */
  async all(path) {
    const items = [];
    let cursor = null;
    do {
      const query = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await call("GET", `${path}?limit=200${query}`);
      items.push(...page.items);
      cursor = page.nextCursor ?? null;
    } while (cursor !== null);
    return items;
  },
};
