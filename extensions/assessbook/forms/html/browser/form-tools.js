/** What the buttons of the form do. */

import { deleteAll, openFile, saveAnswers } from "./actions.js";
import { answerFile, fileName, saveFile } from "./files.js";

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
    if (text) document.getElementById("said").textContent = text;
  };
  return {
    check: checkAll,
    print: () => print(),
    save() {
      const said = saveAnswers(spec, answers, say);
      checkAll();
      tell(`${said} ${document.querySelector("#errors h3").textContent}`);
    },
    copy() {
      const name = `${fileName(spec, answers)}.html`;
      embed(pristine, spec, answers);
      saveFile(`<!DOCTYPE html>\n${pristine.outerHTML}\n`, name, "text/html");
      tell(say("saved", name));
    },
    async open() {
      tell(await openFile(spec, answers, say));
    },
    async delete() {
      const said = await deleteAll(spec, answers, say);
      const inFile = pristine.querySelector("#assessbook-answers").dataset.saved;
      tell(said && inFile ? say("deleted-but-file") : said);
    },
  };
}
