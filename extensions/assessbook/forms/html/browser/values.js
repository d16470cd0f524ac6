/** What was typed, made into the value that the answer file holds; the same cleaning as every other carrier's. */

const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;
const LONE_SURROGATES = /[\ud800-\udfff]/gu;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Returns a free text in one form of letters, without signs that cannot be seen by anyone; "" when it is blank. */
export function cleaned(text) {
  const clean = text.replace(LONE_SURROGATES, "").replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, "\n").replace(CONTROLS, "");
  return clean.replace(INVISIBLE, "").trim() ? clean.normalize("NFC") : "";
}

function tidied(text) {
  const western = (digit) => String(digit.charCodeAt(0) & 15);
  return cleaned(text).replace(INVISIBLE, "").replace(/[٠-٩۰-۹]/g, western).replace(/\s+/g, " ").trim();
}

/**
 * Returns the value of what was typed into a field that takes `takes`: a number becomes a number, a word that may stand
 * in its place its code. What is not understood stays as it was typed. `states` holds the words by their codes.
 */
export function valueOf(takes, text, states) {
  if (!takes) return cleaned(text);
  const tidy = tidied(text);
  if (takes === "state" || takes === "name") return tidy;
  if (takes === "number") {
    const same = (word) => word.toLowerCase() === tidy.toLowerCase();
    const code = Object.keys(states).find((state) => same(state) || same(states[state]));
    if (code) return code;
  }
  const plain = takes === "number" || takes === "year" ? /^-?\d{1,12}(\.\d{1,3})?$/ : null;
  return plain && plain.test(tidy) ? Number(tidy) : tidy;
}

/** Returns how a value is shown in a field that takes `takes`. */
export function textOf(takes, value, states) {
  return takes === "number" && states[value] ? states[value] : String(value);
}
