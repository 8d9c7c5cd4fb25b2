import { h } from "../core/dom.js";

/** What the preview asks about: a prompt and answers that differ in length, tone and use. */
export const PROMPT = "My sourdough is dense. What am I doing wrong?";

export const ANSWERS = [
  "Most often the starter is too young. It should double within six hours of being fed; until it does, no dough will "
    + "rise well. Then give the dough time: it is ready when it has grown by half and shakes like jelly.",
  "Use more yeast.",
  "Dense bread has three usual causes: a weak starter, too short a rise, and an oven that is not hot enough. Change "
    + "one of them at a time, so that you learn which it was.",
  "I am sorry to hear that! Baking is a journey, and every loaf teaches us something. Keep going!",
  "Sourdough is bread that is leavened with wild yeast and lactic acid bacteria. It has been baked since antiquity.",
  "Check the water: a dough of 60 % water is firm and closes up, one of 75 % opens. Wet your hands and fold it every "
    + "half hour.",
  "You kneaded it too little. Or too much.",
  "Bake it at 250 °C in a closed pot for twenty minutes, then take the lid off. Steam lets the crust stretch before it "
    + "sets.",
  "Throw it away and buy a loaf.",
];

/**
 * Plain text as the pages show it.
 * @param {string} text
 */
export function plainHTML(text) {
  return text.split(/\n{2,}/).map((paragraph) => h("p", {}, paragraph).outerHTML.replace(/\n/g, "<br>")).join("");
}
