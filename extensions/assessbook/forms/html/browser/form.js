/** The HTML form: a page that keeps itself, opened from disk, with no connection to anything. */

import { openAnswers } from "./answers.js";
import { bind } from "./bind.js";
import { make, sayer } from "./dom.js";
import { readFile } from "./files.js";
import { offerCopies } from "./copies.js";
import { errorFinder } from "./form-errors.js";
import { completeItems } from "./form-items.js";
import { growRegister } from "./form-register.js";
import { shower } from "./form-show.js";
import { embed, tools } from "./form-tools.js";
import { unpack } from "./unpack.js";

/** Sets the form up. */
export async function startForm() {
  const pristine = unmade(document.documentElement);
  document.documentElement.classList.add("starts");
  const spec = unpack(JSON.parse(document.getElementById("assessbook-form").textContent));
  const say = sayer(spec.words);
  const form = document.getElementById("form");
  form.reset();
  // The place of the file is part of the name: two States' forms in two folders are two books.
  const answers = await openAnswers(`${spec.catalogue.id} ${spec.catalogue.version} ${location.pathname}`);
  const block = pristine.querySelector("#assessbook-answers");
  takeEmbedded(block, spec, answers);

  completeItems(spec, say);
  const { adopt, fields } = bind(form, answers, spec.states);
  const show = shower(spec, answers, say);
  const { refresh, checkAll } = errorFinder(form, spec, answers, fields, say);
  const update = () => {
    growRegister(answers, adopt);
    show();
    refresh();
    embed(document, spec, answers);
  };
  const kept = document.getElementById("kept");
  form.addEventListener("input", () => {
    kept.textContent = say("kept", new Date().toLocaleTimeString(spec.language, { hour: "2-digit", minute: "2-digit" }));
    update();
  });
  let waiting = false;
  answers.onChange(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      update();
    });
  });
  answers.failed = () => warn(say("not-kept"));
  if (!answers.lasting) answers.failed();

  const actions = tools(spec, answers, pristine, checkAll, say);
  form.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", actions[button.dataset.do]));
  form.addEventListener("submit", (event) => event.preventDefault());
  foldDetails(answers);
  update();
  document.documentElement.classList.add("scripted");
  document.getElementById("bar").hidden = false;
  offerCopies(form.querySelector("header"), spec, answers, say);
}

// A page that a browser saved while it was being filled carries what the script had made.
function unmade(root) {
  root.querySelectorAll("[data-made]").forEach((element) => element.remove());
  root.querySelectorAll("[data-state]").forEach((element) => element.removeAttribute("data-state"));
  root.classList.remove("starts", "scripted");
  return root.cloneNode(true);
}

// What this device keeps is newer than the file, unless the file was saved later; last year's answers are older than all.
function takeEmbedded(block, spec, answers) {
  const { fields } = readFile(block.textContent, spec);
  answers.setAll(fields || [], Date.parse(block.dataset.saved) || 0);
}

function foldDetails(answers) {
  const folded = [...document.querySelectorAll("details.more")];
  folded.forEach((details) => {
    details.open = [...details.querySelectorAll("[name]")].some((field) => answers.get(field.name) !== "");
  });
  addEventListener("beforeprint", () => {
    folded.forEach((details) => {
      details.dataset.open = details.open ? "yes" : "";
      details.open = true;
    });
  });
  addEventListener("afterprint", () => {
    folded.forEach((details) => {
      details.open = details.dataset.open === "yes";
    });
  });
}

function warn(words) {
  if (!document.querySelector(".lost")) document.getElementById("bar").prepend(make("p", { class: "lost", role: "alert" }, words));
}
