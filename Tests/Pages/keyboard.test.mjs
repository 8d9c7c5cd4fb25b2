import assert from "node:assert/strict";
import { test } from "node:test";

import { fieldOf, keysOf } from "../../Public/labeling/form-keys.js";
import { digitOf, latinKey } from "../../Public/labeling/keyboard.js";
import { flag, likert } from "./forms.mjs";

const pressed = (key, code, shiftKey = false) => latinKey({ key, code, shiftKey });

test("a layout that is not Latin says by place which letter is meant", () => {
  assert.equal(pressed("и", "KeyB"), "b");            // Russian
  assert.equal(pressed("β", "KeyB"), "b");            // Greek
  assert.equal(pressed("נ", "KeyB"), "b");            // Hebrew
  assert.equal(pressed("Г", "KeyU", true), "U");
  assert.equal(pressed("ı", "KeyI"), "i");            // Turkish
  assert.equal(pressed("لا", "KeyB"), "b");           // Arabic prints two letters with one key
  assert.equal(pressed("ㅠ", "KeyB"), "b");           // Korean
  assert.equal(pressed("こ", "KeyB"), "b");           // Japanese, by kana
  assert.equal(pressed("ิ", "KeyB"), "b");            // Thai
  assert.equal(pressed("Process", "KeyA"), "a");      // an input method that has not begun
});

test("a Latin layout says what it prints", () => {
  assert.equal(pressed("b", "KeyN"), "b");            // Dvorak
  assert.equal(pressed("q", "KeyA"), "q");            // AZERTY
  assert.equal(pressed("x", "KeyB"), "x");            // Dvorak again
  assert.equal(pressed("m", "Semicolon"), "m");       // AZERTY again
  assert.equal(pressed("é", "KeyW"), "é");            // BÉPO: it has a w elsewhere
  assert.equal(pressed("ż", "KeyZ"), "ż");            // Polish, with AltGr
  assert.equal(pressed("ａ", "KeyA"), "a");           // a Japanese input method, as wide as its own letters
  assert.equal(pressed("／", "Slash"), "/");
  assert.equal(pressed("?", "Digit7", true), "?");    // Russian prints it there
  assert.equal(pressed("Enter", "Enter"), "Enter");
});

test("Caps Lock changes nothing", () => {
  assert.equal(pressed("U", "KeyU"), "u");
  assert.equal(pressed("u", "KeyU", true), "U");
});

test("digits are read from their row, whatever it prints", () => {
  assert.equal(digitOf({ key: "&", code: "Digit1" }), 1);       // AZERTY
  assert.equal(digitOf({ key: "٣", code: "Digit3" }), 3);       // Arabic
  assert.equal(digitOf({ key: "ě", code: "Digit2" }), 2);       // Czech
  assert.equal(digitOf({ key: "５", code: "" }), 5);            // a touch keyboard, as wide as Chinese
  assert.equal(digitOf({ key: "5", code: "Numpad5" }), 5);
  assert.equal(digitOf({ key: "٥", code: "Numpad5" }), 5);
  assert.equal(digitOf({ key: "ArrowLeft", code: "Numpad4" }), null, "without Num Lock the block has arrows");
  assert.equal(digitOf({ key: "Clear", code: "Numpad5" }), null);
  assert.equal(digitOf({ key: "b", code: "KeyB" }), null);
});

test("a field has the letter that its form gives it, with Shift where a completion has that letter", () => {
  const fields = [likert("overall", { key: "q" }), flag("fails", { key: "f" }), flag("hurts", { key: "h" })];
  assert.deepEqual(keysOf(fields, 4), { overall: "q", fails: "f", hurts: "h" });
  assert.deepEqual(keysOf(fields, 6), { overall: "q", fails: "F", hurts: "h" });
  assert.equal(fieldOf(keysOf(fields, 4), "F"), "fails", "with Shift it works on every page");
  assert.equal(fieldOf(keysOf(fields, 6), "f"), undefined);
});

test("the page's own letters are never a field's, and every field has a key", () => {
  const fields = [flag("skip", { key: "s" }), ..."abcdefghijklmnopqrst".split("").map((name) => flag(name))];
  const keys = Object.values(keysOf(fields, 9));
  assert.equal(keys.length, fields.length);
  assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, keys.length);
  for (const key of keys) assert.ok(!"abcdefghijklnprsuvUQ".includes(key), key);
});
