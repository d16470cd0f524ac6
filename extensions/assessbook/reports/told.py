"""One answer as text of a report: a sentence, the words of the office that answered, and its figures."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from ..catalogue.model import Catalogue
from .basis import explained, lead
from .blocks import Block, Words
from .draft import Entry
from .said import NOT_CHECKED, figures_blocks, in_words, plan_words

_BEGINS: Mapping[object, str] = {
    "yes": "",
    "partly": "it is partly true that ",
    "no": "it is not true that ",
    "unknown": "it is not known whether ",
}
"""How an answer on a scale begins; of other answers, only the question and the answer are told."""


def told_blocks(entry: Entry, tells: str, catalogue: Catalogue) -> Iterator[Block]:
    """Yield the paragraph of an answer with its basis, and the table of its figures."""
    item, answer = entry.placed.item, entry.answer
    text, note = sentence(entry, tells, catalogue), (answer.note or "").strip()
    runs_on = _runs_on(note)
    evidence = f" (Evidence: {', '.join(answer.evidence)})" if answer.evidence else ""
    yield Words(
        f"{text} {note}{evidence}" if runs_on else f"{text}{evidence}",
        basis=explained(item.id, entry.grounds, _answered(entry, catalogue)),
    )
    if note and not runs_on:
        yield Words(note, said=True)
    if isinstance(answer.value, Mapping):
        title = f"{tells[:1].upper()}{tells[1:]} (question {item.id})"
        yield from figures_blocks(item, answer.value, catalogue, title)
    if answer.confirm == "not-checked":
        yield Words(NOT_CHECKED, quiet=True)


def sentence(entry: Entry, tells: str, catalogue: Catalogue) -> str:
    """Return the answer as a sentence. It begins with how far the question speaks to the report."""
    answer, plan = entry.answer, plan_words(entry.answer)
    if isinstance(answer.value, Mapping):
        said = f"the table counts {tells}"
    elif entry.placed.item.answer.type != "scale":
        said = f"{tells} {in_words(entry.placed.item, answer, catalogue)}"
    elif answer.value == "planned":
        said, plan = f"it is planned that {tells} ({plan})", ""
    elif answer.value in _BEGINS:
        said = f"{_BEGINS[answer.value]}{tells}"
    else:
        said = f"the answer to “{entry.placed.item.ask}” is “{in_words(entry.placed.item, answer, catalogue)}”"
    return f"{lead(entry.grounds)}: {said}{f' (planned: {plan})' if plan else ''}."


def _answered(entry: Entry, catalogue: Catalogue) -> str:
    """Return the question, its answer, and which words are not the program's."""
    item, answer = entry.placed.item, entry.answer
    told = "" if isinstance(answer.value, Mapping) else f" Answer: {in_words(item, answer, catalogue)}."
    own = " The words after the first sentence are the office's own." if answer.note else ""
    return f"{item.ask}{told}{own}"


def _runs_on(note: str) -> bool:
    """Tell whether a note can stand in the same paragraph: one line, from left to right."""
    one = len(note.splitlines()) == 1
    return one and not any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in note)
