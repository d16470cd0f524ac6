/** Save, open and delete, the same in the form and on a page. Each resolves to what to tell the person, or "". */

import { ask } from "./ask.js";
import { answerFile, chooseFile, fileName, readFile, saveFile } from "./files.js";

/** Saves the answer file. */
export function saveAnswers(spec, answers, say) {
  const name = `${fileName(spec, answers)}.json`;
  saveFile(answerFile(spec, answers), name, "application/json");
  return say("saved", name);
}

/** Opens an answer file that the person chooses; what is here already is replaced only when the person says so. */
export async function openFile(spec, answers, say) {
  const { text, name } = await chooseFile();
  const { fields, version, wrong } = readFile(text, spec);
  if (wrong) return say(wrong);
  const filled = answers.fields().some(([, value]) => value !== "");
  if (filled && !(await ask(say("ask-replace"), [[say("replace"), true], [say("cancel"), false]]))) return "";
  const now = Date.now();
  answers.setAll(answers.fields().map(([field]) => [field, ""]), now);
  answers.setAll(fields, now + 1);
  const other = version === spec.catalogue.version ? "" : ` ${say("opened-version", version)}`;
  return say("opened", fields.length, name) + other;
}

/** Deletes the answers from this device, those of other copies too when the person says so. */
export async function deleteAll(spec, answers, say) {
  const others = await copiesOf(spec, answers);
  const choices = [[say("delete"), "this"], [say("delete-copies"), "all"], [say("cancel"), null]];
  const choice = await ask(say("ask-delete"), choices.filter(([, result]) => result !== "all" || others.length));
  if (!choice) return "";
  await answers.clear();
  if (choice === "all") await Promise.all(others.map(({ book }) => answers.forget(book)));
  return say("deleted");
}

/** Returns the other books that hold answers to the same catalogue, in any version, language or place. */
export async function copiesOf(spec, answers) {
  const others = await answers.otherBooks();
  const filled = (fields) => [...fields.values()].some((entry) => entry.v !== "");
  return others.filter(({ book, fields }) => book.startsWith(`${spec.catalogue.id} `) && filled(fields));
}
