/**
 * The answer file, and the fields of a form that it is made of.
 *
 * A field has a name, as its input has: `k7m4q` (an answer), `k7m4q/women-girls/under-18` (a part of one),
 * `k7m4q:note`, `profile:affected`, `identity:state`, `evidence:E1:title`. What a file holds beside such fields is kept
 * under a name that begins with `raw:`, so that saving gives back all that opening took in.
 */

export const FORMAT = "assessbook-return/1";
const NAME = new RegExp(
  "^(identity:[a-z]+|profile:[a-z0-9-]+|evidence:[A-Za-z0-9._-]+:(title|holder|date|link)" +
    "|([a-z][2-9]){2}[a-z](:(confirm|due|owner|note|evidence|sensitivity|checked|source)|(/[a-z0-9-]+)*))$",
);
const CODE = /^[Ee]\d{1,4}$/;
const WORD = /^[A-Za-z0-9._-]+$/;

/** Returns a record as text: keys sorted, two spaces, one line end; the same bytes as `assessbook read` writes. */
export function dump(record) {
  return `${written(record, "")}\n`;
}

function written(value, indent) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const list = Array.isArray(value);
  const inner = `${indent}  `;
  const parts = list
    ? value.map((part) => inner + written(part, inner))
    : Object.keys(value).sort().map((key) => `${inner}${JSON.stringify(key)}: ${written(value[key], inner)}`);
  const [open, close] = list ? "[]" : "{}";
  return parts.length ? `${open}\n${parts.join(",\n")}\n${indent}${close}` : open + close;
}

/** Returns the fields of an answer file as [name, value] pairs. */
export function fieldsOf(record) {
  const fields = [];
  const take = (name, value, ...path) => {
    if (value === null || isEmptyList(value)) return;
    const plain = ["string", "number", "boolean"].includes(typeof value);
    fields.push(plain && NAME.test(name) ? [name, value] : [`raw:${JSON.stringify(path)}`, value]);
  };
  for (const [part, held] of Object.entries(record)) {
    if (part === "format" || part === "catalogue") continue;
    const takePart = PARTS[part];
    if (!takePart || !isMap(held)) take("", held, part);
    else Object.entries(held).forEach(([id, inner]) => takePart(id, inner, take));
  }
  return fields;
}

const PARTS = {
  respondent: (code, value, take) => value === false || take(`identity:${code}`, value, "respondent", code),
  profile: (code, value, take) => take(`profile:${code}`, value, "profile", code),
  evidence(id, row, take) {
    const path = ["evidence", id];
    if (!isMap(row)) take("", row, ...path);
    else Object.entries(row).forEach(([column, value]) => take(`evidence:${id}:${column}`, value, ...path, column));
  },
  answers(id, answer, take) {
    if (!isMap(answer)) take("", answer, "answers", id);
    else Object.entries(answer).forEach(([column, value]) => takeColumn(id, column, value, take));
  },
};

function takeColumn(id, column, value, take) {
  const path = ["answers", id, column];
  const words = Array.isArray(value) && value.every((code) => WORD.test(code));
  if (column === "value" && words) value.forEach((code) => take(`${id}/${code}`, "yes", ...path));
  else if (column === "value" && isMap(value)) {
    Object.entries(value).forEach(([part, inner]) => take(`${id}/${part}`, inner, ...path, part));
  } else if (column === "evidence" && isTexts(value)) take(`${id}:evidence`, value.join(", "), ...path);
  else take(column === "value" ? id : `${id}:${column}`, value, ...path);
}

/** Returns the record of [name, value] pairs; `catalogue` names the catalogue: its id, version and hash. */
export function recordOf(fields, catalogue) {
  const record = map({ format: FORMAT, catalogue, carried: [] });
  Object.assign(record, { respondent: map({ exercise: false }), profile: map(), answers: map(), evidence: map() });
  for (const [name, value] of fields) {
    if (value === "") continue;
    const [first, second, third] = name.split(":");
    if (first === "raw") put(record, JSON.parse(name.slice(4)), value);
    else if (first === "identity") record.respondent[second] = value;
    else if (first === "profile") record.profile[second] = value;
    else if (first === "evidence") put(record, ["evidence", second, third], value);
    else putAnswer(record, first, second, value);
  }
  return record;
}

function putAnswer(record, code, column, value) {
  const [id, ...part] = code.split("/");
  const path = ["answers", id, column || "value"];
  if (column === "evidence") put(record, path, cited(String(value)));
  else if (!part.length) put(record, path, value);
  else if (value !== "yes") put(record, [...path, part.join("/")], value);
  else {
    const ticked = (record.answers[id] || {}).value;
    put(record, path, [...(Array.isArray(ticked) ? ticked : []), part.join("/")].sort());
  }
}

/** Returns the codes of documents that a text names, in order; or the text itself when it is not made of codes only. */
export function cited(text) {
  const words = text.split(/[\s,;،؛]+/).filter(Boolean);
  const row = (code) => Number(code.slice(1));
  if (!words.every((word) => CODE.test(word))) return text === "" ? [] : [text];
  return [...new Set(words.map((code) => `E${row(code)}`))].sort((one, other) => row(one) - row(other));
}

function put(record, path, value) {
  const last = path[path.length - 1];
  let place = record;
  for (const key of path.slice(0, -1)) {
    if (!isMap(place[key])) place[key] = map();
    place = place[key];
  }
  place[last] = value;
}

// Without a prototype, a key such as `__proto__` in a file is a key like any other.
function map(content) {
  return Object.assign(Object.create(null), content);
}

function isTexts(value) {
  return Array.isArray(value) && value.every((part) => typeof part === "string");
}

function isEmptyList(value) {
  return Array.isArray(value) && !value.length;
}

function isMap(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
