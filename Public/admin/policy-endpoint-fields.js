import { field, h } from "../core/dom.js";
import { managing } from "../core/language.js";

/**
 * The fields of where and how a policy is asked. Their names are the pointers that the server answers with.
 *
 * @param {string} prefix of those pointers: "endpoint/" within a policy, "" alone
 * @param {Api.PolicyEndpoint} [endpoint] as it is now
 * @returns {{ element: HTMLElement, draft: () => object }} `draft` gives what the API takes
 */
export function endpointFields(prefix, endpoint) {
  const { systemPrompt, temperature, topP, maxTokens, seed, stop } = endpoint?.parameters ?? {};
  /** @param {string} name @param {Record<string, unknown>} more */
  const input = (name, more) => h("input", { name: prefix + name, autocomplete: "off", spellcheck: "false", ...more });
  /** @param {string} name @param {number | undefined} value @param {Record<string, unknown>} more */
  const count = (name, value, more = {}) => input(name, { type: "number", min: 1, step: 1, value, ...more });

  const url = input("url", {
    inputmode: "url", value: endpoint?.url, autofocus: prefix === "", placeholder: managing.policies.endpoint.example,
  });
  const model = input("model", { value: endpoint?.model });
  // No browser offers a person's own password for it, or keeps it as one.
  const key = input("key", { type: "password", autocomplete: "new-password" });
  const removesKey = h("input", { type: "checkbox", name: `${prefix}removesKey` });
  const heat = count("parameters/temperature", temperature, { min: 0, max: 2, step: "any" });
  const share = count("parameters/topP", topP, { min: 0, max: 1, step: "any" });
  const tokens = count("parameters/maxTokens", maxTokens);
  const firstSeed = count("parameters/seed", seed, { min: null });
  const stops = h("textarea", { name: `${prefix}parameters/stop`, rows: 2, spellcheck: "false" });
  const system = h("textarea", { name: `${prefix}parameters/systemPrompt`, rows: 3 });
  stops.value = (stop ?? []).join("\n");
  system.value = systemPrompt ?? "";
  const concurrency = count("concurrency", endpoint?.concurrency);
  const perMinute = count("requestsPerMinute", endpoint?.requestsPerMinute);
  const timeout = count("timeoutSeconds", endpoint?.timeoutSeconds);

  const hasMore = endpoint !== undefined && (stops.value !== "" || system.value !== "" || seed !== undefined);
  const {
    urlHint, modelHint, keyHint, keyStays, systemPromptHint, stopHint, seedHint, timeoutHint, concurrencyHint,
    perMinuteHint,
  } = managing.policies.endpoint;
  const element = h("div", { class: "endpoint" },
    field(managing.policies.endpoint.url, url, urlHint),
    h("div", { class: "pair" }, field(managing.policies.endpoint.model, model, modelHint),
      field(managing.policies.endpoint.key, key, endpoint?.hasKey ? keyStays : keyHint)),
    endpoint?.hasKey && h("label", { class: "choice" }, removesKey, " ", managing.policies.endpoint.removesKey),
    h("div", { class: "triple" }, field(managing.policies.endpoint.temperature, heat),
      field(managing.policies.endpoint.topP, share), field(managing.policies.endpoint.maxTokens, tokens)),
    h("details", { class: "unfolds", open: hasMore }, h("summary", {}, managing.policies.endpoint.more),
      field(managing.policies.endpoint.systemPrompt, system, systemPromptHint),
      field(managing.policies.endpoint.stop, stops, stopHint),
      h("div", { class: "pair" }, field(managing.policies.endpoint.seed, firstSeed, seedHint),
        field(managing.policies.endpoint.timeout, timeout, timeoutHint),
        field(managing.policies.endpoint.concurrency, concurrency, concurrencyHint),
        field(managing.policies.endpoint.perMinute, perMinute, perMinuteHint))));

  const draft = () => {
    const lines = stops.value.split("\n").filter((line) => line !== "");
    return {
      url: url.value.trim(), ...text("model", model.value.trim()), ...text("key", key.value.trim()),
      ...(removesKey.checked && { removesKey: true }),
      parameters: {
        ...text("systemPrompt", system.value), ...amount("temperature", heat), ...amount("topP", share),
        ...amount("maxTokens", tokens), ...amount("seed", firstSeed), ...(lines.length && { stop: lines }),
      },
      ...amount("concurrency", concurrency), ...amount("requestsPerMinute", perMinute),
      ...amount("timeoutSeconds", timeout),
    };
  };
  return { element, draft };
}

/** @param {string} name @param {string} value what is empty is left out */
function text(name, value) { return value === "" ? {} : { [name]: value }; }

/** @param {string} name @param {HTMLInputElement} input what is empty is left out */
export function amount(name, input) { return input.value === "" ? {} : { [name]: input.valueAsNumber }; }
