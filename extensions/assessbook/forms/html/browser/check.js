/** What would come back with a question when the answer file is read, so that a person mends it before sending. */

import { cited } from "./canonical.js";
import { against } from "./conditions.js";

/** Returns [field name, what is wrong as a key of the words] of everything that would come back with a question. */
export function problems(spec, answers) {
  const found = [];
  const need = (wrong, name, key) => wrong && found.push([name, key]);
  const { get } = answers;
  need(get("identity:state") === "", "identity:state", "need-state");
  need(get("identity:state") !== "" && !/^[A-Z]{2}$/.test(get("identity:state")), "identity:state", "bad-state");
  const year = get("identity:year");
  need(year === "", "identity:year", "need-year");
  need(year !== "" && !(Number.isInteger(year) && year >= 1990 && year <= 2100), "identity:year", "bad-year");
  need(get("identity:authority") === "", "identity:authority", "need-authority");
  for (const id of Object.keys(spec.items)) {
    if (!against(spec.items[id], get).length) checkItem(id, spec, answers, need);
  }
  for (const [name, value] of answers.fields()) {
    if (value !== "" && /^evidence:.*:date$/.test(name)) need(!isDate(String(value)), name, "bad-date");
  }
  return found;
}

function checkItem(id, spec, { get, fields }, need) {
  const item = spec.items[id];
  const value = get(id);
  const parts = fields().filter(([name, part]) => part !== "" && name.startsWith(`${id}/`));
  if (value === "planned") {
    need(get(`${id}:due`) === "", `${id}:due`, "need-month");
    need(get(`${id}:owner`) === "", `${id}:owner`, "need-body");
  }
  need(value === "not-applicable" && item.reason && get(`${id}:note`) === "", `${id}:note`, "need-reason");
  if (item.codes) need(value !== "" && !item.codes.includes(value), id, "bad-option");
  if (item.kind === "number") need(value !== "" && !isNumber(value, item, spec), id, "bad-number");
  if (item.kind === "date") need(value !== "" && !isDate(String(value), item.precision), id, `bad-${item.precision}`);
  if (item.kind === "share" || item.kind === "table") {
    parts.forEach(([name, part]) => need(!isNumber(part, { whole: true, least: 0 }, spec), name, "bad-number"));
  }
  need(item.kind === "share" && parts.length === 1, parts.length && parts[0][0], "need-both");
  need(item.kind === "share" && get(`${id}/part`) > get(`${id}/whole`), `${id}/part`, "bad-share");
  need(get(`${id}:due`) !== "" && !isDate(String(get(`${id}:due`)), "month"), `${id}:due`, "bad-month");
  need(get(`${id}:checked`) !== "" && !isDate(String(get(`${id}:checked`))), `${id}:checked`, "bad-date");
  const known = (row) => ["title", "holder", "date", "link"].some((column) => get(`evidence:${row}:${column}`) !== "");
  need(spec.register && !cited(String(get(`${id}:evidence`))).every(known), `${id}:evidence`, "bad-evidence");
}

function isNumber(value, { whole, least, most }, spec) {
  if (spec.states[value]) return true;
  if (typeof value !== "number" || (whole && !Number.isInteger(value))) return false;
  return !(least !== undefined && value < least) && !(most !== undefined && value > most);
}

// Tells whether a text is a date of the calendar: 2026, 2026-06 or 2026-06-14, at least as fine as `precision`.
function isDate(text, precision) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const [, year, month = "01", day = "01"] = parts;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const length = { year: 4, month: 7, day: 10 }[precision] || 4;
  return text.length >= length && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
