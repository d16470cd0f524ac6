/** The list of documents: as many lines as are filled, and one more. */

import { make } from "./dom.js";

const MOST_ROWS = 200;

/** Gives the list a line for every document in the answers; `adopt` ties the fields of a new line. */
export function growRegister(answers, adopt) {
  const section = document.getElementById("documents");
  const rows = () => [...section.querySelectorAll(".document")];
  const ids = new Set(rows().map((row) => row.dataset.row));
  const isFilled = (id) => answers.fields().some(([name, value]) => value !== "" && name.startsWith(`evidence:${id}:`));
  const add = (id) => {
    const row = rows()[0].cloneNode(true);
    row.dataset.row = id;
    row.dataset.made = "";
    row.querySelector("legend").textContent = id;
    row.querySelectorAll("[name]").forEach((field) => {
      field.name = `evidence:${id}:${field.name.split(":")[2]}`;
      field.removeAttribute("value");
    });
    section.append(row);
    ids.add(id);
    adopt(row);
  };
  for (const [name] of answers.fields()) {
    const [area, id] = name.split(":");
    if (area === "evidence" && !ids.has(id)) add(id);
  }
  const last = rows()[rows().length - 1].dataset.row;
  const next = `E${rows().length + 1}`;
  if (isFilled(last) && !ids.has(next) && ids.size < MOST_ROWS) add(next);
}
