/** What the page knows of its questions is kept small: conditions stand once, and what is usual is left out. */

/** Returns the items with their own conditions, and whether “not applicable” needs a reason. */
export function unpack(spec) {
  for (const item of Object.values(spec.items)) {
    item.reason = !item.kind && !item.free;
    if (item.applies) item.applies = item.applies.map((number) => spec.conditions[number]);
  }
  return spec;
}
