/** Which questions apply. The same rules as catalogue/conditions.py: what is not answered never hides a question. */

/** Tells whether a condition holds; null when it rests on something unanswered. `given(name)` returns an answer or "". */
export function holds(condition, given) {
  if (condition.not) {
    const inner = holds(condition.not, given);
    return inner === null ? null : !inner;
  }
  const parts = condition.all || condition.any;
  if (parts) {
    const decisive = Boolean(condition.any);
    const results = parts.map((part) => holds(part, given));
    if (results.includes(decisive)) return decisive;
    return results.includes(null) ? null : !decisive;
  }
  const answer = given(looksAt(condition));
  return answer === "" ? null : condition.is.includes(answer);
}

/** Returns the single conditions, deep inside one that does not hold, that decide it. */
export function deciding(condition, given, wanted = true) {
  if (condition.not) return deciding(condition.not, given, !wanted);
  const parts = condition.all || condition.any;
  if (parts) return [].concat(...parts.map((part) => deciding(part, given, wanted)));
  return holds(condition, given) === !wanted ? [condition] : [];
}

/** Returns the name of the field that a single condition looks at. */
export function looksAt(condition) {
  return condition.profile ? `profile:${condition.profile}` : condition.item;
}

/** Returns those of an item's conditions that do not hold: the question is asked when there are none. */
export function against(item, given) {
  return (item.applies || []).filter((condition) => holds(condition, given) === false);
}
