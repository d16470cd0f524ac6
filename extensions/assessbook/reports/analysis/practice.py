"""Good practice: what States wrote for everybody to read about something that they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...catalogue.model import Catalogue, Placed
from ...returns.texts import is_blank
from .taken import Collection, Taken

ANONYMOUS = "A State"


@dataclass(frozen=True)
class Practice:
    """One note, word for word: who wrote it (a name only with its consent), in which year, on which question."""

    who: str
    year: int
    placed: Placed
    note: str


@dataclass(frozen=True)
class Practices:
    """The notes that may be quoted, and how many were left out because they name a State that did not agree to it."""

    quoted: tuple[Practice, ...] = ()
    left_out: int = 0


def practices(found: Collection, called: Mapping[str, str], agreed: frozenset[str], catalogue: Catalogue) -> Practices:
    """Return the public notes to answers that say yes, of each State's latest return, in the order of the questions.

    Whatever the audience, only what is marked as public is quoted.
    """
    latest = {each.state: each for each in found.returns}
    spoken = _names(found, agreed, catalogue)
    quoted, left_out = [], 0
    for placed in catalogue.items.values():
        for taken in latest.values():
            note = _note(taken, placed)
            if note is None:
                continue
            if taken.state not in agreed and spoken and spoken.search(note):
                left_out += 1
                continue
            who = called[taken.state] if taken.state in agreed else ANONYMOUS
            quoted.append(Practice(who, taken.year, placed, note))
    order = {id: n for n, id in enumerate(catalogue.items)}
    return Practices(tuple(sorted(quoted, key=lambda p: (order[p.placed.item.id], p.who, p.note, p.year))), left_out)


def _note(taken: Taken, placed: Placed) -> str | None:
    answer = taken.return_.answers.get(placed.item.id)
    if answer is None or answer.value != "yes" or answer.sensitivity != "public" or placed.item.retired:
        return None
    return answer.note if answer.note and not is_blank(answer.note) else None


def _names(found: Collection, agreed: frozenset[str], catalogue: Catalogue) -> re.Pattern[str] | None:
    """Return what finds the name of a State that did not agree to be named; None when no name is known."""
    names = sorted({name for each in found.returns if each.state not in agreed for name in _spoken(each, catalogue)})
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE) if names else None


def _spoken(taken: Taken, catalogue: Catalogue) -> Iterator[str]:
    """Yield the names by which a State may call itself; of `Bolivia (Plurinational State of)` also `Bolivia`."""
    known = catalogue.states.states if catalogue.states else ()
    for state in known:
        if state.id == taken.state:
            yield from {state.name, re.split(r"[(,]", state.name)[0].strip()} - {""}


def chosen(found: Iterable[Practice], most: int) -> tuple[Practice, ...]:
    """Return at most `most` notes, one for each question as long as there are questions."""
    rounds: dict[str, int] = {}
    ranked = []
    for n, each in enumerate(found):
        id = each.placed.item.id
        rounds[id] = rounds.get(id, 0) + 1
        ranked.append((rounds[id], n, each))
    kept = sorted(ranked, key=lambda rank: rank[:2])[:most]
    return tuple(each for _, _, each in sorted(kept, key=lambda rank: rank[1]))
