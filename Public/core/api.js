import { problemWords, strings } from "./language.js";
import { at } from "./root.js";

/** The REST API for the pages: JSON in and out, problem details as `ApiError`, sign-in without losing the call. */
/**
 * Where `path` of the API is, for links and for requests that are not JSON.
 * @param {string} path
 */
export const apiAddress = (path) => at(`api/v1${path}`);

/** An answer that says no. `code` is stable; `message` is written for people. */
export class ApiError extends Error {
  /** @param {number} status @param {Partial<Api.Problem>} problem */
  constructor(status, problem) {
    super(said(problem) || problem.title || strings.errors.status(status));
    this.status = status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    /** What is wrong, field by field. */
    this.errors = (problem.errors ?? []).map((fault) => ({ ...fault, detail: said(fault) ?? "" }));
  }
  /** Whether the same call may succeed later without any change. */
  get isTransient() { return this.status >= 500 || this.status === 429 || this.status === 408; }
  /** Everything that is wrong, in one text: the fields where some are named, else the message. */
  get explanation() { return this.errors.length ? this.errors.map(({ detail }) => detail).join(" ") : this.message; }
}

/**
 * What the server says, in the language of the page where its code is known there.
 * @param {{ code?: string, pointer?: string, detail?: string }} fault
 */
function said(fault) { return problemWords(fault) ?? fault.detail; }

/** No answer at all: the network or the server is away. */
export class Unreachable extends Error {
  constructor() { super(strings.errors.unreachable); }
}

/**
 * Whether the same call may succeed later without any change.
 * @param {unknown} error
 */
export function isTransient(error) {
  return error instanceof Unreachable || (error instanceof ApiError && error.isTransient);
}

/**
 * What went wrong, for people.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof ApiError) return error.explanation;
  return error instanceof Error ? error.message : String(error);
}

/** Milliseconds to add to this machine's clock to get the server's. */
export let clockOffset = 0;

/** @type {(() => Promise<void>) | null} */
let signIn = null;
/**
 * Sets what happens on 401: `handler` resolves once the person is signed in again, and the call is repeated.
 * @param {() => Promise<void>} handler
 */
export function onSignedOut(handler) { signIn = handler; }

/**
 * @typedef {{ type?: string, keepalive?: boolean, ifMatch?: string | null }} Options
 *   `ifMatch`: the version that a change was made from; a newer one is answered with 412
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Options} options
 * @returns {Promise<{ value: any, tag: string | null }>} the answer and its `ETag`
 */
async function call(method, path, body, options = {}) {
  const { type = "application/json", keepalive = false, ifMatch = null } = options;
  const headers = new Headers();
  if (body !== undefined) headers.set("Content-Type", type);
  if (ifMatch !== null) headers.set("If-Match", ifMatch);
  const payload = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
  let response;
  try {
    response = await fetch(apiAddress(path), { method, headers, body: payload, keepalive, credentials: "same-origin" });
  } catch { throw new Unreachable(); }
  const date = Date.parse(response.headers.get("Date") ?? "");
  if (date) clockOffset = date - Date.now();
  if (response.status === 401 && signIn && !keepalive && path !== "/session") {
    await signIn();
    return call(method, path, body, options);
  }
  const text = await response.text().catch(() => { throw new Unreachable(); });
  let value = null;
  try {
    value = text ? JSON.parse(text) : null;
  } catch {
    if (response.ok) throw new ApiError(502, { title: strings.errors.notJson });
  }
  if (!response.ok) throw new ApiError(response.status, value ?? {});
  return { value, tag: response.headers.get("ETag") };
}

export const api = {
  /** @param {string} path */
  get: async (path) => (await call("GET", path)).value,
  /**
   * The answer with its version, for a change that must not undo another one.
   * @param {string} path
   */
  getTagged: (path) => call("GET", path),
  /** @param {string} path @param {unknown} body */
  post: async (path, body = {}) => (await call("POST", path, body)).value,
  /** @param {string} path @param {unknown} body @param {Options} [options] */
  put: async (path, body = {}, options) => (await call("PUT", path, body, options)).value,
  /**
   * The answer with its version.
   * @param {string} path @param {unknown} body @param {Options} [options]
   */
  putTagged: (path, body = {}, options) => call("PUT", path, body, options),
  /** @param {string} path @param {unknown} body @param {Options} [options] */
  patch: (path, body, options) => call("PATCH", path, body, options),
  /** @param {string} path */
  delete: async (path) => (await call("DELETE", path)).value,
  /** @param {string} path @param {Options} options */
  deleteTagged: (path, options) => call("DELETE", path, undefined, options),
  /**
   * Every item of a list, page after page.
   * @param {string} path
   * @returns {Promise<any[]>}
   */
  async all(path) {
    const items = [];
    /** @type {string | null} */
    let cursor = "";
    while (cursor !== null) {
      /** @type {{ items: any[], nextCursor?: string | null }} */
      const page = await api.get(`${path}?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      items.push(...page.items);
      cursor = page.nextCursor ?? null;
    }
    return items;
  },
};
