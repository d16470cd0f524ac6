/** Answer files: saved to and opened from the disk, without any network. */

import { FORMAT, dump, fieldsOf, recordOf } from "./canonical.js";

const MOST_BYTES = 20000000;
const BLOCK = /<script type="?application\/json"? id="?assessbook-answers"?[^>]*>/;

/** Returns the answer file of the answers, as text. */
export function answerFile(spec, answers) {
  return dump(recordOf(answers.fields(), spec.catalogue));
}

/** Returns the name of the answer file, without its ending: catalogue, State, year and authority. */
export function fileName(spec, answers) {
  const parts = ["state", "year", "authority"].map((code) => answers.get(`identity:${code}`));
  return [spec.catalogue.id, ...parts].filter((part) => part !== "").join("-").replace(/[^\w.-]+/g, "-");
}

/** Saves a text as a file of the person's own. */
export function saveFile(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Lets the person choose a file; resolves to { text, name }, the text empty when the file is too large. */
export function chooseFile() {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,.html,.htm";
    input.hidden = true;
    input.addEventListener("cancel", () => input.remove());
    input.addEventListener("change", () => {
      const [file] = input.files;
      input.remove();
      const reader = new FileReader();
      reader.onload = reader.onerror = () => resolve({ text: reader.result || "", name: file.name });
      if (file.size <= MOST_BYTES) reader.readAsText(file, "utf-8");
      else resolve({ text: "", name: file.name });
    });
    document.body.append(input); // outside the page a browser may forget it before the person has chosen
    input.click();
  });
}

/**
 * Reads the text of an answer file, or of a form saved with its answers, into { fields, version }, or { wrong }, a key
 * of the words that says why it cannot be opened.
 */
export function readFile(text, spec) {
  let record;
  try {
    record = JSON.parse(text.trim().startsWith("<") ? embedded(text) : text.replace(/^\ufeff/, ""));
  } catch (damaged) {
    return { wrong: "file-damaged" };
  }
  if (!record || record.format !== FORMAT || !record.catalogue) return { wrong: "file-other" };
  if (record.catalogue.id !== spec.catalogue.id) return { wrong: "file-other-form" };
  return { fields: fieldsOf(record), version: record.catalogue.version };
}

function embedded(text) {
  const [start] = BLOCK.exec(text) || [""];
  return text.slice(text.indexOf(start) + start.length).split("</script")[0];
}
