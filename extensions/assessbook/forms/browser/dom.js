/** Elements made by the script. They carry `data-made`, so that a page saved with them can be set up afresh. */

/** Returns an element; attributes that are functions are listeners; text is never read as HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  element.dataset.made = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Returns a function that says a text of the table `words`, its `{}` filled in order. */
export function sayer(words) {
  return (key, ...values) => (words[key] || key).replace(/\{\}/g, () => String(values.shift()));
}

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
