/**
 * All that was said so far, oldest first: the opening, and of each turn the message and the answer that it went on
 * from.
 * @param {Api.Conversation} conversation
 * @returns {Api.Message[]}
 */
export function linesOf({ opening, turns }) {
  return [...opening, ...turns.flatMap(({ message, goesOn }) => [
    ...(message ? [message] : []),
    ...(goesOn ? [{ role: /** @type {const} */ ("assistant"), content: goesOn.content, html: goesOn.html }] : []),
  ])];
}
