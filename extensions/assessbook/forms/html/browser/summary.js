/** The page that shows all answers of the handbook together, and saves, opens and deletes them. */

import { deleteAll, openFile, saveAnswers } from "./actions.js";
import { problems } from "./check.js";
import { against } from "./conditions.js";
import { offerCopies } from "./copies.js";
import { make } from "./dom.js";
import { field, profileFields } from "./page-fields.js";
import { soon } from "./page.js";
import { isAnswered, progress } from "./progress.js";

/** Fills the summary's place on a page that `startPage` has set up; `book` holds the titles of all questions. */
export function startSummary({ spec, answers, say, root, adopt }, book) {
  const place = document.getElementById("assess-answers");
  const said = make("p", { role: "status" });
  const list = make("div");
  const button = (words, work) => make("button", { type: "button", click: async () => tell(await work(spec, answers, say)) }, words);
  const tell = (words) => {
    if (words) said.textContent = words;
  };
  const who = make("fieldset", {}, make("legend", {}, say("who")), ...identityFields(book, say));
  place.replaceChildren(
    make("p", {}, say("stays-here"), " ", say("shared")),
    make("p", {}, button(say("save"), saveAnswers), button(say("open"), openFile), button(say("delete-all"), deleteAll)),
    said,
    who,
    profileBox(spec, say),
    list,
  );
  Object.entries(book.codes).forEach(([id, codes]) => {
    spec.items[id].codes = codes;
  });
  const update = () => showList(list, spec, answers, say, book);
  root.addEventListener("input", update);
  answers.onChange(soon(update));
  adopt(place);
  update();
  offerCopies(place, spec, answers, say);
}

// Where the page itself asks questions, its own box stands above them already.
function profileBox(spec, say) {
  if (document.querySelector(".assess-bar") || !spec.profile.length) return "";
  return make("details", {}, make("summary", {}, say("profile")), ...profileFields(spec));
}

function identityFields(book, say) {
  const names = (id, options) =>
    make("datalist", { id }, ...options.map(([code, name]) => make("option", { value: name, label: code })));
  const listed = (name, label, takes, list) => {
    const made = field(`identity:${name}`, label, takes);
    if (list) made.querySelector("input").setAttribute("list", list);
    return made;
  };
  const tick = make("input", { type: "checkbox", name: "identity:exercise", "data-takes": "flag" });
  return [
    listed("state", say("state"), "state", "assess-states"),
    listed("year", say("year"), "year"),
    listed("authority", say("authority"), "name", "assess-authorities"),
    make("label", { class: "assess-choice" }, tick, say("exercise")),
    names("assess-states", book.states),
    names("assess-authorities", book.authorities),
  ];
}

function showList(list, spec, answers, say, book) {
  const wrong = problems(spec, answers).map(([name, key]) => [name.split(/[/:]/)[0], say(key)]);
  const parts = book.checklists.map(({ title, items }) => {
    const [done, asked] = progress(items.map(([id]) => id), spec, answers);
    const lines = items.map((line) => entry(line, spec, answers, say, wrong));
    return make("details", {}, make("summary", {}, `${title}: ${say("answered", done, asked)}`), make("ul", {}, ...lines));
  });
  const open = [...list.querySelectorAll("details")].map((each) => each.open);
  parts.forEach((part, n) => {
    part.open = open[n] || false;
  });
  const general = wrong.filter(([of]) => of === "identity").map(([, words]) => make("li", { class: "assess-bad" }, words));
  const [done, asked] = progress(Object.keys(spec.items), spec, answers);
  list.replaceChildren(make("p", {}, say("answered", done, asked)), make("ul", {}, ...general), ...parts);
}

function entry([id, asks, address], spec, answers, say, wrong) {
  const root = document.documentElement.dataset.content_root;
  const link = address ? make("a", { href: `${root}${address}` }, asks) : asks;
  const skipped = against(spec.items[id], answers.get).length;
  const state = skipped ? say("skipped") : isAnswered(id, answers) ? shownAnswer(id, spec, answers) : say("blank");
  const bad = wrong.filter(([of]) => of === id).map(([, words]) => make("div", { class: "assess-bad" }, words));
  return make("li", {}, link, " ", make("strong", {}, state), ...(skipped ? [] : bad));
}

function shownAnswer(id, spec, answers) {
  const { scale, options, parts } = spec.items[id];
  const single = answers.get(id);
  const chosen = (spec.scales[scale] || options || []).find(([code]) => code === single);
  if (!parts) return chosen ? chosen[1] : String(spec.states[single] || single);
  const given = parts.map(([code, label]) => [label, answers.get(`${id}/${code}`)]).filter(([, value]) => value !== "");
  return given.map(([label, value]) => (value === "yes" ? label : `${label}: ${spec.states[value] || value}`)).join("; ");
}
