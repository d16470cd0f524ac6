"""Two keyed copies of one paper: where they differ, and the answers on which they agree.

Two people type the same paper, each without the other. What both typed alike is taken; where they differ, somebody
looks at the paper and mends the copy that is wrong. What stands beside an answer (note, month) counts as much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..catalogue.answers import parts
from ..catalogue.model import Catalogue
from ..forms import json_file
from ..forms.choices import SENSITIVITIES, YES_NO
from ..forms.form import COLUMNS, EVIDENCE, IDENTITY, Form, Value
from ..forms.reading import Reading
from .interpret import interpret
from .record import canonical, entries, record
from .shown import line_label, shown
from .vocabulary import Vocabulary

Spot = tuple[str, str, str]
"""(area, code, column) as in `forms.form.Key`; the area `stray` holds what belongs to no question."""

CARRIED = "carried"
"""Marks the column of what was typed and not understood: `answer carried`. It agrees only with the same words."""


@dataclass(frozen=True)
class Copy:
    """One copy as it was read: the name of its file, and what it holds, typed and understood."""

    name: str
    reading: Reading
    catalogue: Catalogue
    spoken: Callable[[str], Catalogue]
    """Gives the catalogue in the language of the paper: States and authorities are typed as they are called there."""

    @cached_property
    def typed(self) -> Mapping[Spot, Value]:
        """What was typed, by its place: as the return says it, or word for word what was not understood."""
        language = self.reading.origin.language if self.reading.origin else "en"
        words = Vocabulary(self.spoken(language), language)
        return_ = interpret(self.reading, self.catalogue, words).return_
        values: dict[Spot, Value] = {(*key,): value for key, value in entries(return_).items()}
        for each in return_.carried:
            area, _, code = (each.code or f"stray/{each.place}").partition("/")
            if area not in ("identity", "profile", "evidence", "stray"):
                area, code = "answer", each.code or ""
            values[area, code, f"{each.column or ''} {CARRIED}"] = each.text
        return values

    @cached_property
    def _places(self) -> Mapping[Spot, str]:
        return {(each.area, each.code.strip().lower(), each.column): each.place for each in self.reading.entries}

    def place(self, key: Spot) -> str:
        """Return where something was typed; an empty text where this copy is blank."""
        area, code, column = key
        return self._places.get((area, code.lower(), column.removesuffix(f" {CARRIED}")), "")


@dataclass(frozen=True)
class Said:
    """What one copy says at a place: in words, and the cell where it stands. Blank: two empty texts."""

    words: str
    place: str


@dataclass(frozen=True)
class Difference:
    """One place where the copies differ: where on the paper, which question and column, and what each copy says."""

    where: str
    asked: str
    code: str
    column: str
    first: Said
    second: Said


@dataclass(frozen=True)
class Compared:
    """What came of two copies. `agreed` is the answer file of all that both say; `alike` counts its places."""

    names: tuple[str, str]
    differences: tuple[Difference, ...]
    unclear: tuple[Difference, ...]
    """What both typed alike and the program does not understand, for example `approx. 1,900` in place of a number."""
    alike: int
    agreed: bytes

    @property
    def settled(self) -> bool:
        """Tell whether nothing is left to look up on the paper."""
        return not self.differences and not self.unclear


def compared(first: Copy, second: Copy, catalogue: Catalogue) -> Compared:
    """Return where two copies differ, in the order of the paper. Raises Unreadable for a form of other questions."""
    keys = sorted({*first.typed, *second.typed}, key=_Order(catalogue).of)
    same = [key for key in keys if _alike(first.typed.get(key), second.typed.get(key), key[2])]
    agreed = {key: first.typed[key] for key in same if not key[2].endswith(CARRIED)}
    words = _Words(catalogue)
    differing = set(keys) - set(same)
    return Compared(
        (first.name, second.name),
        tuple(words.difference(key, first, second) for key in keys if key in differing),
        tuple(words.difference(key, first, second) for key in same if key not in agreed),
        len(agreed),
        _answer_file(agreed, catalogue),
    )


def _answer_file(agreed: Mapping[Spot, Value], catalogue: Catalogue) -> bytes:
    form = Form(catalogue, entries=agreed)  # type: ignore[arg-type]
    reading = json_file.read(json_file.write(form))
    return canonical(interpret(reading, catalogue).return_)


def _alike(one: Value | None, other: Value | None, column: str) -> bool:
    if column == "evidence" and isinstance(one, str) and isinstance(other, str):
        return sorted(one.split(", ")) == sorted(other.split(", "))
    return one == other


class _Order:
    """The order of the paper: who answers, the State, the questions with their parts, the documents, the rest."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._codes = {code: number for number, code in enumerate(_codes(catalogue))}
        self._columns = {name: number for number, name in enumerate((*COLUMNS, *EVIDENCE))}

    def of(self, key: Spot) -> tuple[int, int, int, str]:
        area, code, column = key
        areas = ("identity", "profile", "answer", "evidence")
        plain = column.removesuffix(f" {CARRIED}")
        number = int("".join(filter(str.isdecimal, code)) or 0) if area == "evidence" else self._codes.get(code, 0)
        return (
            areas.index(area) if area in areas else len(areas),
            number,
            self._columns.get(plain, 0),
            f"{code} {column}",
        )


def _codes(catalogue: Catalogue) -> Iterator[str]:
    yield from IDENTITY
    yield from (question.id for question in catalogue.head.profile)
    for id, placed in catalogue.items.items():
        yield id
        yield from ("/".join((id, *codes)) for codes in parts(placed.item.answer, catalogue.breakdown))


_IDENTITY = {"state": "State", "year": "Reporting year", "authority": "Authority that answers", "exercise": "Exercise?"}
_COLUMN = {
    "answer": "answer",
    "confirm": "still true?",
    "due": "month",
    "owner": "body responsible",
    "note": "note",
    "evidence": "evidence",
    "sensitivity": "who may see it",
    "checked": "last checked on",
    "title": "title",
    "holder": "who holds it",
    "date": "date",
    "link": "link",
}


class _Words:
    """Puts a place, and what stands there, into words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._profile = {question.id: question for question in catalogue.head.profile}

    def difference(self, key: Spot, first: Copy, second: Copy) -> Difference:
        area, code, column = key
        where, asked = self._asked(area, code)
        plain = column.removesuffix(f" {CARRIED}")
        name = _COLUMN.get(plain, "") + (", not understood" if plain != column else "")
        said = (Said(self._shown(key, each), each.place(key)) for each in (first, second))
        return Difference(where, asked, "" if area == "stray" else code, name, *said)

    def _asked(self, area: str, code: str) -> tuple[str, str]:
        match area:
            case "identity":
                return "Who answers", _IDENTITY.get(code, code)
            case "profile":
                return "About your State", self._profile[code].ask if code in self._profile else code
            case "evidence":
                return "Evidence", f"Document {code}"
        id, _, part = code.partition("/")
        if id not in self._catalogue.items:
            return "Elsewhere in the file", f"{code} (belongs to no question)"
        placed = self._catalogue.items[id]
        label = line_label(placed.item, part, self._catalogue, "en")
        return f"{placed.checklist.title} {placed.number or ''}".strip(), ": ".join(
            filter(None, (placed.item.ask, label))
        )

    def _shown(self, key: Spot, copy: Copy) -> str:
        value = copy.typed.get(key)
        area, code, column = key
        options = YES_NO if code == "exercise" else SENSITIVITIES if column == "sensitivity" else ()
        if area == "profile" and code in self._profile:
            options = self._profile[code].options
        labels = {option.code: option.in_language("en") for option in options}
        if value is None:
            return ""
        id = code.partition("/")[0]
        if column == "answer" and area == "answer" and id in self._catalogue.items:
            return shown(value, self._catalogue.items[id].item, self._catalogue, "en")
        return labels.get(str(value), str(value))


def differences_json(found: Compared) -> Mapping[str, object]:
    """Return what came of two copies for `--json`."""
    return {
        "files": list(found.names),
        "alike": found.alike,
        "differences": [record(each) for each in found.differences],
        "not_understood": [record(each) for each in found.unclear],
    }
