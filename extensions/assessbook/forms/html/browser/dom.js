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
