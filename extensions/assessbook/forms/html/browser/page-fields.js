/** The fields of a question on a page of the handbook, by its kind of answer. */

import { make } from "./dom.js";

/** Returns the fields in which an item is answered; `named` are the ids of what names the group. */
export function answerFields(id, item, spec, say, named) {
  const options = spec.scales[item.scale] || item.options;
  if (options) return group(named, say("your-answer"), radios(id, options.filter(([code]) => !(item.never && code === "not-applicable"))));
  if (item.kind === "several") {
    return group(named, say("your-answer"), ...item.parts.map(([code, label]) => choice("checkbox", `${id}/${code}`, "yes", label)));
  }
  if (item.parts) {
    const fields = item.parts.map(([code, label]) => field(`${id}/${code}`, label, "number"));
    return group(named, say("number-hint"), ...fields);
  }
  if (item.kind === "number") return group(named, say("number-hint"), field(id, item.unit, "number"));
  if (item.kind === "date") return group(named, say("your-answer"), field(id, say(`as-${item.precision}`), "date"));
  return group(named, say("your-answer"), field(id, say("your-answer"), "", "textarea"));
}

/** Returns what is asked beside the answer: a month and a body for a plan, and a note. */
export function besideFields(id, item, say) {
  const plan = [field(`${id}:due`, say("planned-for"), "date"), field(`${id}:owner`, say("body"), "")];
  const note = field(`${id}:note`, say("note"), "", "textarea");
  return [make("div", { class: "assess-plan" }, ...(item.scale ? plan : [])), note];
}

/** Returns the questions that decide which others apply. */
export function profileFields(spec) {
  return spec.profile.map(({ id, ask, options }) =>
    make("fieldset", {}, make("legend", {}, ask), ...radios(`profile:${id}`, options)),
  );
}

/** Returns a labelled field for a text. */
export function field(name, label, takes, tag = "input") {
  const list = takes === "number" ? "assess-number-states" : undefined;
  const attributes = { name, "data-takes": takes || undefined, list, autocomplete: "off" };
  return make("label", { class: "assess-field" }, label, make(tag, attributes));
}

function radios(name, options) {
  return options.map(([code, label]) => choice("radio", name, code, label));
}

function choice(type, name, value, label) {
  return make("label", { class: "assess-choice" }, make("input", { type, name, value, autocomplete: "off" }), ` ${label}`);
}

function group(named, legend, ...fields) {
  const words = [].concat(...fields);
  return make("fieldset", { "aria-labelledby": named }, make("legend", {}, legend), ...words);
}
