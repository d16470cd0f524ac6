/** A question to the person, in a dialog of the page. */

import { make } from "./dom.js";

/** Asks a question in a dialog; `choices` are [word, result] pairs. Resolves to the result, or null. */
export function ask(text, choices) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const dialog = make("dialog", { "aria-labelledby": "assess-asked" }, make("p", { id: "assess-asked" }, text));
    const close = (result) => {
      dialog.remove();
      if (before) before.focus();
      resolve(result);
    };
    const buttons = choices.map(([word, result]) => make("button", { type: "button", click: () => close(result) }, word));
    dialog.append(make("div", { class: "buttons" }, ...buttons));
    dialog.addEventListener("cancel", () => close(null));
    document.body.append(dialog);
    if (dialog.showModal) dialog.showModal();
    else close(confirm(text) ? choices[0][1] : null);
  });
}
