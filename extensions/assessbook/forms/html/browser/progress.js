/** What is asked, and what of it is answered. */

import { against } from "./conditions.js";

/** Tells whether an item has an answer, or one for at least one of its parts. */
export function isAnswered(id, answers) {
  return answers.get(id) !== "" || answers.fields().some(([name, value]) => value !== "" && name.startsWith(`${id}/`));
}

/** Returns [answered, asked] of some items. */
export function progress(ids, spec, answers) {
  const asked = ids.filter((id) => !against(spec.items[id], answers.get).length);
  return [asked.filter((id) => isAnswered(id, answers)).length, asked.length];
}
