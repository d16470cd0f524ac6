/** What the scripts add to each question: the buttons of its scale, the fields beside its answer, and a way back. */

import { make } from "./dom.js";

/** Completes the questions of the form; what may be chosen at a question becomes part of `spec`. */
export function completeItems(spec, say) {
  const supporting = document.getElementById("supporting").content;
  for (const [id, item] of Object.entries(spec.items)) {
    const element = document.getElementById(id);
    if (element.matches(".scale:not(.given)")) element.querySelector("p").after(scaleOf(element));
    const radios = [...element.querySelectorAll(`[type=radio][name="${id}"]`)];
    if (radios.length) item.codes = radios.map((radio) => radio.value);
    if (radios.length) element.append(clearButton(radios, say));
    const beside = make("div", {}, document.importNode(supporting, true));
    beside.querySelectorAll("[name]").forEach((field) => {
      field.name = id + field.name;
    });
    if (item.kind) beside.querySelector(".plan").remove();
    element.append(beside);
  }
  document.querySelectorAll(".item > legend + p").forEach((help) => {
    help.id = `${help.parentElement.id}-help`;
    help.parentElement.setAttribute("aria-describedby", help.id);
  });
}

function scaleOf(element) {
  const scale = document.getElementById(`scale-${element.dataset.scale || 0}`).content;
  const options = document.importNode(scale.firstElementChild, true);
  options.dataset.made = "";
  options.querySelectorAll("input").forEach((radio) => {
    radio.name = element.id;
  });
  return options;
}

function clearButton(radios, say) {
  const clear = () => {
    radios.forEach((radio) => {
      radio.checked = false;
    });
    radios[0].dispatchEvent(new Event("input", { bubbles: true }));
    radios[0].focus();
  };
  return make("button", { type: "button", class: "clear", click: clear }, say("clear"));
}
