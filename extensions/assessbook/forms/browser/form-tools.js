/** What the buttons of the form do. */

import { ask } from "./dom.js";
import { answerFile, chooseFile, fileName, readFile, saveFile } from "./files.js";
import { copiesOf } from "./form-copies.js";

const embeddable = (text) => text.replace(/</g, "\\u003c");

/** Puts the answers into the page's own block, so that a page saved by the browser carries them. */
export function embed(root, spec, answers) {
  const block = root.querySelector("#assessbook-answers");
  block.textContent = `\n${embeddable(answerFile(spec, answers))}`;
  block.dataset.saved = new Date().toISOString();
}

/** Returns the actions by the names that the buttons bear; `pristine` is the page as it was before any script ran. */
export function tools(spec, answers, pristine, checkAll, say) {
  const tell = (text) => {
    document.getElementById("said").textContent = text;
  };
  const isFilled = () => answers.fields().some(([, value]) => value !== "");
  return {
    check: checkAll,
    print: () => print(),
    save() {
      const name = `${fileName(spec, answers)}.json`;
      saveFile(answerFile(spec, answers), name, "application/json");
      tell(say("saved", name) + (checkAll() ? ` ${document.querySelector("#errors h3").textContent}` : ""));
    },
    copy() {
      const name = `${fileName(spec, answers)}.html`;
      embed(pristine, spec, answers);
      saveFile(`<!DOCTYPE html>\n${pristine.outerHTML}\n`, name, "text/html");
      tell(say("saved", name));
    },
    async open() {
      const { fields, version, wrong, name } = { ...(await readChosen(spec)) };
      if (wrong) {
        tell(say(wrong));
        return;
      }
      if (isFilled() && !(await ask(say("ask-replace"), [[say("replace"), true], [say("cancel"), false]]))) return;
      answers.setAll(answers.fields().map(([field]) => [field, ""]));
      answers.setAll(fields, Date.now() + 1);
      const other = version === spec.catalogue.version ? "" : ` ${say("opened-version", version)}`;
      tell(say("opened", fields.length, name) + other);
    },
    async delete() {
      const others = await copiesOf(spec, answers);
      const choices = [[say("delete"), "this"], [say("delete-copies"), "all"], [say("cancel"), null]];
      const choice = await ask(say("ask-delete"), choices.filter(([, result]) => result !== "all" || others.length));
      if (!choice) return;
      await answers.clear();
      if (choice === "all") await Promise.all(others.map(({ book }) => answers.forget(book)));
      tell(say(pristine.querySelector("#assessbook-answers").dataset.saved ? "deleted-but-file" : "deleted"));
    },
  };
}

async function readChosen(spec) {
  const { text, name } = await chooseFile();
  return { ...readFile(text, spec), name };
}
