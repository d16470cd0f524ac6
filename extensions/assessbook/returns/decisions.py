"""What a coordinator decided on a coordination sheet, as a part of the history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..catalogue.answers import SeveralAnswer
from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text
from ..forms.reading import Entry, Reading
from .combine import joined
from .conflicts import Conflict, Side
from .findings import Finding
from .meaning import Unclear
from .merge import Merged
from .model import Answer, Carried, Past
from .reader import Reader, as_text
from .texts import is_blank, storable, tidied
from .vocabulary import Vocabulary

_BETWEEN = re.compile(r"[\s,;+&/،؛、]+")


@dataclass(frozen=True)
class Decided:
    """The decision as a part of the history, if there is any, and what is to be told about it."""

    past: Past | None
    lines: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


_REASON: Text = "this is the reason for a decision on a question about the State"


@dataclass
class _Taken:
    """What has been decided so far."""

    merged: Merged
    reader: Reader
    profile: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By item: its answer, or its parts, and what stands beside them."""
    over: dict[str, tuple[str, ...]] = field(default_factory=dict)
    carried: list[Carried] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def decided(reading: Reading, source: str, merged: Merged, open_: Iterable[Conflict], catalogue: Catalogue) -> Decided:
    """Return what the sheet `source` decides of the conflicts that are open.

    A line is decided only when the answers to it are those that the sheet was printed with.
    """
    language = reading.origin.language if reading.origin else "en"
    taken = _Taken(merged, Reader(catalogue, Vocabulary(catalogue, language)))
    known = {conflict.code: conflict for conflict in open_}
    for code, entries in _by_line(reading).items():
        if code in known:
            _decide(known[code], entries, taken)
        elif "choice" in entries or "own" in entries:
            _outdated(code, next(iter(entries.values())), known, taken)
    for stray in reading.strays:
        taken.findings.append(Finding("stray", stray.place, storable(stray.text), names={"reason": stray.why}))
    return Decided(_past(source, taken), tuple(taken.over), tuple(taken.findings))


def _by_line(reading: Reading) -> Mapping[str, Mapping[str, Entry]]:
    """Return what stands on the sheet, by the code of the line and the column."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in reading.entries:
        if entry.area == "decision" and not is_blank(as_text(entry.value)):
            found.setdefault(entry.code.lower(), {})[entry.column] = entry
    return found


def _decide(conflict: Conflict, entries: Mapping[str, Entry], taken: _Taken) -> None:
    choice, own, why = (entries.get(column) for column in ("choice", "own", "why"))
    if choice and own and _letters(choice):
        _tell("decision-both", conflict, own, taken)
        return
    chosen = _chosen(conflict, choice, taken) if choice else _own(conflict, own, taken) if own else None
    if chosen is None:
        if not choice and not own and why:
            _tell("decision-missing", conflict, why, taken)
        return
    reason = storable(as_text(why.value)) if why else None
    taken.over[conflict.line] = conflict.over
    area, code, _ = conflict.place
    if area == "profile":
        taken.profile[code] = chosen["answer"]
        if reason and why:
            taken.carried.append(Carried(text=reason, place=why.place, why=_REASON, code=f"profile/{code}"))
        return
    id, _, part = code.partition("/")
    item = taken.values.setdefault(id, {})
    if part:
        item.setdefault("parts", {})[part] = chosen["answer"]
    else:
        item |= chosen
    item["note"] = joined((item.get("note"), reason))


def _chosen(conflict: Conflict, choice: Entry, taken: _Taken) -> dict[str, Any] | None:
    """Return what the letter stands for; of a question with several answers, several letters together."""
    sides = {side.letter: side for side in conflict.sides}
    letters = _letters(choice)
    together = _takes_several(conflict, taken)
    if not letters or not set(letters) <= set(sides) or (len(letters) > 1 and not together):
        _tell("decision-letter", conflict, choice, taken, {"letters": ", ".join(sides)})
        return None
    if len(letters) > 1:
        return {"answer": tuple(sorted({code for letter in letters for code in sides[letter].value}))}
    return _of_side(conflict, sides[letters[0]], taken)


def _of_side(conflict: Conflict, side: Side, taken: _Taken) -> dict[str, Any]:
    """Return what a side says; what it leaves blank about a plan is taken from the others, where they agree."""
    values = taken.merged.settled.values
    area, code, _ = conflict.place
    given = {"answer": side.value, "due": side.due, "owner": side.owner}
    for column in ("answer", "due", "owner"):
        given[column] = values.get((area, code, column)) if given[column] is None else given[column]
    return {column: value for column, value in given.items() if value is not None}


def _own(conflict: Conflict, own: Entry, taken: _Taken) -> dict[str, Any] | None:
    area, code, _ = conflict.place
    meaning = taken.reader.meaning(Entry(area, code, "answer", own.value, own.place))
    if isinstance(meaning, Unclear):
        why = "decision-several" if meaning.why == "in-parts" else meaning.why
        _tell(why, conflict, own, taken, meaning.names)
        return None
    return {"answer": meaning.value}


def _letters(choice: Entry) -> tuple[str, ...]:
    words = _BETWEEN.split(tidied(as_text(choice.value))[0].upper().strip(".,)"))
    return tuple(dict.fromkeys(word for word in words if word and word != "–"))


def _takes_several(conflict: Conflict, taken: _Taken) -> bool:
    area, code, _ = conflict.place
    return area == "answer" and isinstance(
        taken.reader.catalogue.items[code.partition("/")[0]].item.answer, SeveralAnswer
    )


def _outdated(code: str, entry: Entry, known: Mapping[str, Conflict], taken: _Taken) -> None:
    line = code.rpartition(".")[0]
    again = any(other.rpartition(".")[0] == line for other in known)
    item = line.partition(".")[0]
    told = Finding("decision-outdated" if again else "decision-settled", entry.place, as_text(entry.value), item)
    taken.findings.append(told)


def _tell(code: str, conflict: Conflict, entry: Entry, taken: _Taken, names: Mapping[str, str] | None = None) -> None:
    area, line, _ = conflict.place
    item = line.partition("/")[0] if area == "answer" else ""
    taken.findings.append(Finding(code, entry.place, storable(as_text(entry.value)), item, names or {}))


def _past(source: str, taken: _Taken) -> Past | None:
    if not taken.over:
        return None
    whole = taken.merged.return_
    answers = {}
    for id, given in taken.values.items():
        answers[id] = Answer(
            value=given.get("parts", given.get("answer")),
            due=given.get("due"),
            owner=given.get("owner"),
            note=given.get("note"),
        )
    return Past(
        kind="decision",
        source=source,
        catalogue=whole.catalogue,
        respondent=whole.respondent,
        profile=taken.profile,
        answers=answers,
        carried=tuple(taken.carried),
        over=taken.over,
    )
