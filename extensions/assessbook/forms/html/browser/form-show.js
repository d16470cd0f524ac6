/** What the form shows for the answers as they stand: questions that apply, plans, progress. */

import { reasonOf } from "./because.js";
import { against } from "./conditions.js";
import { make } from "./dom.js";
import { isAnswered, progress } from "./progress.js";

/** Returns a function that brings the form up to date with the answers. */
export function shower(spec, answers, say) {
  const items = new Map(Object.keys(spec.items).map((id) => [id, document.getElementById(id)]));
  const parts = [...document.querySelectorAll("main section.part")];
  const checklists = [...document.querySelectorAll("section.checklist")];
  return () => {
    items.forEach((element, id) => showItem(id, element, spec, answers));
    parts.forEach((part) => {
      part.hidden = !part.querySelector(".item:not([hidden])");
    });
    checklists.forEach((section) => showChecklist(section, spec, answers, say));
    const [done, asked] = progress(Object.keys(spec.items), spec, answers);
    const bar = document.getElementById("all");
    bar.max = asked || 1;
    bar.value = done;
    document.getElementById("all-words").textContent = say("answered", done, asked);
  };
}

function showItem(id, element, spec, answers) {
  element.hidden = against(spec.items[id], answers.get).length > 0;
  const plan = element.querySelector(".plan");
  const isPlanned = [answers.get(id) === "planned", answers.get(`${id}:due`) !== "", answers.get(`${id}:owner`) !== ""];
  if (plan) plan.hidden = !isPlanned.includes(true);
  const clear = element.querySelector(".clear");
  if (clear) clear.hidden = answers.get(id) === "";
}

function showChecklist(section, spec, answers, say) {
  const ids = [...section.querySelectorAll(".item")].map((item) => item.id);
  const [done, asked] = progress(ids, spec, answers);
  const count = document.querySelector(`nav a[href="#${section.id}"] + .count`);
  count.textContent = asked ? say("answered", done, asked) : "";
  const lines = ids.map((id) => [id, against(spec.items[id], answers.get)]).filter(([, why]) => why.length);
  const skipped = section.querySelector(".skipped");
  const said = lines.map(([id, why]) => [
    legendOf(id),
    reasonOf(why, answers.get, wordsOf, say),
    isAnswered(id, answers) ? say("still-held") : "",
  ]);
  // Not written again without need: a screen reader may stand in the list.
  const state = JSON.stringify(said);
  if (skipped.dataset.state === state) return;
  skipped.dataset.state = state;
  skipped.hidden = !lines.length;
  const entries = said.map(([asks, why, held]) => make("li", {}, asks, make("br"), make("small", {}, `${why} ${held}`)));
  skipped.querySelector("ul").replaceChildren(...entries);
}

/** Returns the question of an item or profile question, with its number. */
export function legendOf(id) {
  const legend = document.querySelector(`#${id} > legend`);
  return legend ? legend.textContent : id;
}

function wordsOf(name, value) {
  const legend = document.querySelector(`#${name.replace("profile:", "p-")} > legend`);
  const number = legend && legend.querySelector("b");
  const question = legend ? legend.textContent.slice(number ? number.textContent.length : 0).trim() : name;
  const chosen = document.querySelector(`[name="${name}"][value="${CSS.escape(String(value))}"]`);
  return [question, chosen ? chosen.parentElement.textContent.trim() : value];
}
