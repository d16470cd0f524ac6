/** What a person should look at again: beside the field once it was left, and all together when asked for. */

import { problems } from "./check.js";
import { make } from "./dom.js";
import { legendOf } from "./form-show.js";

/** Returns { refresh, checkAll }: the first shows what is wrong in fields already left, the second lists everything. */
export function errorFinder(form, spec, answers, fields, say) {
  const left = new Set();
  const list = document.getElementById("errors");
  form.addEventListener("focusout", ({ target }) => {
    if (!target.name) return;
    left.add(target.name);
    refresh();
  });

  function refresh() {
    const found = problems(spec, answers).filter(([name]) => left.has(name) && fields.has(name));
    form.querySelectorAll(".wrong").forEach((message) => message.remove());
    form.querySelectorAll("[aria-invalid]").forEach((field) => {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
    found.forEach(([name, key], n) => mark(fields.get(name)[0], `wrong-${n}`, say(key)));
    if (!list.hidden) showList();
  }

  function showList() {
    const found = problems(spec, answers).filter(([name]) => fields.has(name));
    // Not written again without need: someone may be about to follow one of its links.
    const state = JSON.stringify(found);
    if (list.dataset.state === state) return;
    list.dataset.state = state;
    const entries = found.map(([name, key]) => make("li", {}, link(name), ` ${say(key)}`));
    const heading = found.length ? say("look-again", found.length) : say("all-well");
    list.replaceChildren(make("h3", {}, heading), make("ul", {}, ...entries));
    list.className = found.length ? "bad" : "good";
  }

  function link(name) {
    const [field] = fields.get(name);
    const item = field.closest(".item, .document");
    const go = (event) => {
      event.preventDefault();
      const details = field.closest("details");
      if (details) details.open = true;
      field.focus();
    };
    return make("a", { href: `#${item.id}`, click: go }, item.id ? legendOf(item.id) : item.firstChild.textContent);
  }

  function checkAll() {
    fields.forEach((_, name) => left.add(name));
    list.hidden = false;
    refresh();
    list.focus();
    return problems(spec, answers).filter(([name]) => fields.has(name)).length;
  }

  return { refresh, checkAll };
}

function mark(field, id, words) {
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  (field.closest(".options, .field, td") || field).append(make("span", { class: "wrong", id }, words));
}
