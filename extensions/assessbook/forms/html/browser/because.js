/** Why a question is not asked, in words. */

import { deciding, looksAt } from "./conditions.js";

/** Returns the reason; `wordsOf(name, value)` gives [question, answer in words] of a field. */
export function reasonOf(conditions, given, wordsOf, say) {
  const single = [].concat(...conditions.map((condition) => deciding(condition, given)));
  const said = single.map((condition) => {
    const name = looksAt(condition);
    return say("because", ...wordsOf(name, given(name)));
  });
  return say("not-asked", [...new Set(said)].join(say("and")));
}
