/** Ties the fields on a page to the answers: what is typed is kept at once, and what changes elsewhere is shown. */

import { textOf, valueOf } from "./values.js";

/** Ties every field inside `root`; returns `adopt(element)`, which ties fields that are added later. */
export function bind(root, answers, states) {
  const fields = new Map();

  function adopt(element) {
    for (const field of element.querySelectorAll("[name]")) {
      if (!fields.has(field.name)) fields.set(field.name, []);
      fields.get(field.name).push(field);
      show(field, answers.get(field.name), states);
    }
  }

  root.addEventListener("input", ({ target }) => {
    if (!fields.has(target.name)) return;
    keep(target.name, given(target, states));
  });
  root.addEventListener("change", ({ target }) => {
    if (fields.has(target.name)) show(target, answers.get(target.name), states, true);
  });
  answers.onChange((name, value) => {
    if (name === undefined) fields.forEach((held) => held.forEach((field) => show(field, "", states)));
    else (fields.get(name) || []).forEach((field) => show(field, value, states));
  });

  // An answer that a person changes here no longer comes from the file it was merged from.
  function keep(name, value) {
    const source = `${name.split(/[/:]/)[0]}:source`;
    answers.set(name, value);
    if (answers.get(source) !== "") answers.set(source, "");
  }

  adopt(root);
  return { adopt, fields };
}

/** Returns the value that a field now stands for. */
export function given(field, states) {
  const { takes } = field.dataset;
  if (field.type === "checkbox") return field.checked ? takes === "flag" || "yes" : "";
  if (field.type === "radio") return field.checked ? field.value : "";
  const value = valueOf(takes, field.value, states);
  if (takes !== "state" && takes !== "name") return value;
  const suggested = named(field, value);
  if (suggested) return suggested.label;
  return takes === "state" && value.length === 2 ? value.toUpperCase() : value;
}

// What a person is typing is not touched; when the field is left, or changes elsewhere, it shows what was understood.
function show(field, value, states, left = false) {
  if (field.type === "checkbox") field.checked = value === "yes" || value === true;
  else if (field.type === "radio") field.checked = value !== "" && field.value === String(value);
  else if (left || given(field, states) !== value || field !== document.activeElement) {
    const suggested = /state|name/.test(field.dataset.takes) && named(field, value);
    field.value = suggested ? suggested.value : textOf(field.dataset.takes, value, states);
  }
}

// The suggestions of a field are names, each labelled with the code that is kept.
function named(field, text) {
  const same = (word) => word.toLowerCase() === String(text).toLowerCase();
  return [...(field.list ? field.list.options : [])].find((option) => same(option.label) || same(option.value));
}
