/**
 * Where answers are kept on this device.
 *
 * IndexedDB has each answer on the disk within milliseconds. localStorage waits up to a minute: when a browser was
 * killed in the middle of typing, it had lost all that was typed in the last seconds. So it is only the second choice,
 * for browsers that refuse IndexedDB to pages opened from disk. All pages opened from disk share one store in some
 * browsers, so everything is kept under the name of a book: catalogue, version and copy of the form.
 */

const DATABASE = "assessbook";

/** Returns a keep with `all`, `put`, `clear` and `books`; its `lasting` is false when nothing outlives the page. */
export async function openKeep() {
  try {
    return databaseKeep(await openDatabase());
  } catch (refused) {
    return storageKeep(usableStorage());
  }
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("fields");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = opening.onblocked = () => reject(opening.error);
  });
}

function databaseKeep(database) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const of = (book) => IDBKeyRange.bound([book], [book, []]);
  // Committing at once, not when the script rests: a tab that closes right after a key press still keeps it.
  const change = async (work) => {
    const writing = database.transaction("fields", "readwrite");
    const request = work(writing.objectStore("fields"));
    if (writing.commit) writing.commit();
    return done(request);
  };
  const fields = () => database.transaction("fields").objectStore("fields");
  return {
    lasting: true,
    put: (book, name, entry) => change((store) => store.put(entry, [book, name])),
    clear: (book) => change((store) => store.delete(of(book))),
    all: async (book) => {
      const store = fields();
      const [keys, held] = await Promise.all([done(store.getAllKeys(of(book))), done(store.getAll(of(book)))]);
      return new Map(keys.map(([, name], n) => [name, held[n]]));
    },
    books: async () => [...new Set((await done(fields().getAllKeys())).map(([book]) => book))],
  };
}

function usableStorage() {
  try {
    localStorage.setItem(DATABASE, "");
    return localStorage;
  } catch (refused) {
    return null;
  }
}

function storageKeep(storage) {
  const keys = () => Object.keys(storage || {}).map((key) => key.split("\n")).filter(([name]) => name === DATABASE);
  const key = (book, name) => [DATABASE, book, name].join("\n");
  return {
    lasting: Boolean(storage),
    put: async (book, name, entry) => storage && storage.setItem(key(book, name), JSON.stringify(entry)),
    clear: async (book) => keys().forEach(([, of, name]) => of === book && storage.removeItem(key(book, name))),
    all: async (book) => {
      const own = keys().filter(([, of]) => of === book);
      return new Map(own.map(([, , name]) => [name, JSON.parse(storage.getItem(key(book, name)))]));
    },
    books: async () => [...new Set(keys().map(([, book]) => book).filter(Boolean))],
  };
}
