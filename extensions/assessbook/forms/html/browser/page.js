/** A page of the handbook whose questions can be answered where they stand. */

import { openAnswers } from "./answers.js";
import { reasonOf } from "./because.js";
import { bind } from "./bind.js";
import { against } from "./conditions.js";
import { make, sayer } from "./dom.js";
import { answerFields, besideFields, profileFields } from "./page-fields.js";
import { isAnswered, progress } from "./progress.js";

/** Sets up the page; resolves to what other parts of it need: { spec, answers, say, root, adopt }. */
export async function startPage(spec) {
  const say = sayer(spec.words);
  // One book for the whole handbook, in every language: the answers are codes.
  const answers = await openAnswers(`${spec.catalogue.id} ${spec.catalogue.version} handbook`);
  const root = document.querySelector("[data-item], #assess-answers").closest("article, main, body");
  document.head.append(make("style", {}, spec.style));
  const shown = new Map();
  root.querySelectorAll("[data-item]").forEach((element) => {
    const id = element.dataset.item;
    if (spec.items[id] && !shown.has(id)) shown.set(id, addFields(element, id, spec, say));
  });
  const bar = shown.size ? addBar(root, spec, answers, say) : null;
  const states = Object.values(spec.states).map((words) => make("option", {}, words));
  root.append(make("datalist", { id: "assess-number-states" }, ...states));

  const { adopt } = bind(root, answers, spec.states);
  const update = () => {
    shown.forEach((element, id) => showItem(element, id, spec, answers, say));
    if (bar) bar([...shown.keys()]);
  };
  root.addEventListener("input", update);
  answers.onChange(soon(update));
  answers.failed = () => root.prepend(make("p", { class: "assess-lost", role: "alert" }, say("not-kept")));
  if (!answers.lasting) answers.failed();
  update();
  document.documentElement.classList.add("assess-ready");
  return { spec, answers, say, root, adopt };
}

/** Returns a function that calls `work` once, however often it is called before the browser comes to it. */
export function soon(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      work();
    });
  };
}

function addFields(element, id, spec, say) {
  const heading = element.querySelector(".assess-ask");
  heading.id = `ask-${id}`;
  const item = spec.items[id];
  const beside = make("div", { class: "assess-beside" }, ...besideFields(id, item, say));
  const why = make("p", { class: "assess-why", hidden: true });
  const fold = () => element.classList.toggle("assess-folded");
  why.append(make("span"), " ", make("button", { type: "button", click: fold }, say("show")));
  heading.after(why);
  const answer = make("div", { class: "assess-answer" }, answerFields(id, item, spec, say, heading.id), beside);
  element.insertBefore(answer, element.querySelector(".assess-facts"));
  return element;
}

function showItem(element, id, spec, answers, say) {
  const { get } = answers;
  const reasons = against(spec.items[id], get);
  const words = reasons.length ? reasonOf(reasons, get, (name, value) => wordsOf(name, value, spec), say) : "";
  const said = element.querySelector(".assess-why span");
  if (said.textContent !== words) {
    said.textContent = words;
    element.classList.toggle("assess-folded", words !== "");
    said.parentElement.hidden = words === "";
  }
  const isOpen = isAnswered(id, answers) || get(`${id}:note`) !== "";
  element.querySelector(".assess-beside").hidden = !isOpen;
  element.classList.toggle("assess-open", isOpen);
  const plan = element.querySelector(".assess-plan");
  plan.hidden = get(id) !== "planned" && get(`${id}:due`) === "" && get(`${id}:owner`) === "";
}

function wordsOf(name, value, spec) {
  const asked = spec.profile.find(({ id }) => name === `profile:${id}`) || spec.items[name];
  const options = asked.options || spec.scales[asked.scale] || [];
  const chosen = options.find(([code]) => code === value);
  return [asked.ask, chosen ? chosen[1] : value];
}

function addBar(root, spec, answers, say) {
  const meter = make("progress", { "aria-labelledby": "assess-count" });
  const count = make("span", { id: "assess-count" });
  const address = document.documentElement.dataset.content_root + spec.summary;
  const links = spec.summary ? [make("a", { href: address }, say("summary"))] : [];
  const profile = make("details", {}, make("summary", {}, say("profile")), ...profileFields(spec));
  const bar = make("section", { class: "assess-bar", "aria-label": say("your-answers") });
  bar.append(make("p", {}, meter, " ", count, " ", ...links), make("p", {}, say("stays-here")));
  if (spec.profile.length) bar.append(profile);
  root.querySelector(".assess-items").before(bar);
  return (ids) => {
    const [here, askedHere] = progress(ids, spec, answers);
    const all = progress(Object.keys(spec.items), spec, answers);
    meter.max = askedHere || 1;
    meter.value = here;
    count.textContent = say("page-count", here, askedHere, ...all);
  };
}
