/** The answers of one form, while it is being filled: kept at once, shared with every other tab that shows them. */

import { openKeep } from "./keep.js";

/**
 * Opens the answers of a book. Each field has a value and the time of its last change; of two changes the newer wins,
 * whichever tab made it. The result has
 * `get(name)` (the value, "" when there is none), `set(name, value)`, `setAll(pairs, time)`, `clear()`, `fields()`,
 * `onChange(f)` (calls f(name, value) for a change from elsewhere, f() when all was deleted), `otherBooks()`,
 * `forget(book)`.
 */
export async function openAnswers(book) {
  const keep = await openKeep();
  const held = new Map();
  const watchers = [];
  const channelOf = (name) => (typeof BroadcastChannel === "function" ? new BroadcastChannel(`assessbook ${name}`) : null);
  const channel = channelOf(book);
  const tell = (...change) => watchers.forEach((watch) => watch(...change));
  const get = (name) => (held.has(name) ? held.get(name).v : "");
  const answers = {
    lasting: keep.lasting,
    get,
    fields: () => [...held].map(([name, entry]) => [name, entry.v]),
    onChange: (watch) => watchers.push(watch),
    set(name, value) {
      if (value === get(name)) return;
      const before = held.get(name);
      write(name, { v: value, t: Math.max(Date.now(), before ? before.t + 1 : 0) });
    },
    setAll(pairs, time = Date.now()) {
      pairs.forEach(([name, value]) => take(name, { v: value, t: time }) && write(name, held.get(name)));
    },
    async clear() {
      held.clear();
      if (channel) channel.postMessage(null);
      tell();
      await keep.clear(book);
    },
    async otherBooks() {
      const others = (await keep.books()).filter((other) => other !== book);
      return Promise.all(others.map(async (other) => ({ book: other, fields: await keep.all(other) })));
    },
    async forget(other) {
      const theirs = channelOf(other);
      await keep.clear(other);
      if (!theirs) return;
      theirs.postMessage(null);
      theirs.close();
    },
    failed: () => {},
  };

  function write(name, entry) {
    held.set(name, entry);
    if (channel) channel.postMessage([name, entry]);
    Promise.resolve(keep.put(book, name, entry)).catch(() => answers.failed());
  }

  function take(name, entry) {
    const before = held.get(name);
    if (before && before.t >= entry.t) return false;
    held.set(name, entry);
    if (!before || before.v !== entry.v) tell(name, entry.v);
    return true;
  }

  const refresh = async () => (await keep.all(book)).forEach((entry, name) => take(name, entry));
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (data) take(...data);
      else {
        held.clear();
        tell();
      }
    };
  }
  // A tab that slept may have missed messages.
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  await refresh();
  return answers;
}
