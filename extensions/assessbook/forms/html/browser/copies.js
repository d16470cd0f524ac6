/** Answers of other copies of the form on this device: offered, never mixed in unasked. */

import { copiesOf } from "./actions.js";
import { make } from "./dom.js";

/** Offers the answers of other copies when this one has none yet. */
export async function offerCopies(place, spec, answers, say) {
  if (answers.fields().some(([, value]) => value !== "")) return;
  for (const { book, fields } of await copiesOf(spec, answers)) {
    const take = () => {
      answers.setAll([...fields].map(([name, entry]) => [name, entry.v]));
      place.querySelectorAll(".copy").forEach((notice) => notice.remove());
      document.querySelector("[name]").focus();
    };
    const button = make("button", { type: "button", click: take }, say("take-over"));
    place.append(make("p", { class: "notice copy", "data-book": book }, say("other-copy", described(fields, say)), " ", button));
  }
}

function described(fields, say) {
  const value = (name) => (fields.has(name) ? fields.get(name).v : "");
  const who = ["state", "year", "authority"].map((code) => value(`identity:${code}`)).filter((part) => part !== "");
  const latest = Math.max(...[...fields.values()].map((entry) => entry.t));
  return say("last-changed", who.join(", ") || say("unnamed"), new Date(latest).toLocaleString(document.documentElement.lang));
}
