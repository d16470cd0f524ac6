"""A form: the part of the catalogue that is asked, in one language, with what is already known filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..catalogue.answers import (
    Breakdown,
    ChoiceAnswer,
    DateAnswer,
    NumberAnswer,
    Option,
    ScaleAnswer,
    SeveralAnswer,
    ShareAnswer,
    TableAnswer,
    parts,
)
from ..catalogue.checklists import Checklist, Section
from ..catalogue.conditions import holds
from ..catalogue.model import Catalogue, Placed, place

Column = Literal["answer", "confirm", "due", "owner", "note", "evidence", "sensitivity", "checked"]
COLUMNS: tuple[Column, ...] = ("answer", "confirm", "due", "owner", "note", "evidence", "sensitivity", "checked")
"""What is asked about an item: the answer; whether last year's is still true; for a plan, the month and the body
responsible; and what supports it."""

IDENTITY = ("state", "year", "authority", "exercise")
EVIDENCE = ("title", "holder", "date", "link")
EVIDENCE_ROWS = 40

HISTORY = "history"
"""The key of a record of `Form.carried` that holds a part of the history, as JSON text, and not what was carried."""

Value = str | int | float
DECISION = ("choice", "own", "why")
"""What the coordinator fills in for each line on which parts differ: one of the sides, or another answer, and why."""

Area = Literal["identity", "profile", "answer", "evidence", "decision"]
Key = tuple[Area, str, str]
"""(area, code, column): ("answer", "k7m4q/women-girls", "answer"), ("identity", "state", "answer"), …"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form: a question, or one part of a question that asks for several values.

    `code` is the item's id, for a part followed by its codes: `k7m4q/women-girls/under-18`. `takes` says what its
    answer cell takes; a question in parts takes nothing on its own line.
    """

    code: str
    placed: Placed
    part: tuple[str, ...]
    label: str
    takes: Literal["option", "number", "date", "text", "tick", "nothing"]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """An answer about a State that is known beforehand; `as_of` is a date, `source` names where it stands."""

    question: str
    answer: str
    as_of: str
    source: str


@dataclass(frozen=True)
class Form:
    """What a carrier writes. `checklists`, `core`, `authority` and `only` narrow it; `entries` is filled in already."""

    catalogue: Catalogue
    language: str = "en"
    checklists: tuple[str, ...] = ()
    core: bool = False
    entries: Mapping[Key, Value] = field(default_factory=dict)
    carried: tuple[Mapping[str, str], ...] = ()
    """What earlier readers could not place, as it stands in the answer file, and the history (`HISTORY`)."""
    authority: str | None = None
    """The authority whose part this is: only its questions are asked."""
    deadline: str | None = None
    """The day by which the form is to come back: `2027-03-15`."""
    presets: tuple[Preset, ...] = ()
    """Answers about the State that stand in `entries` because they are known. What they rule out is not asked."""
    last: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """Of the last return: what stood in each column (`answer`, `due`, …), by item id. Each is to be confirmed."""
    last_year: int | None = None
    only: frozenset[str] | None = None
    """The ids of the items to ask, when they are the same as in a form that was issued before."""
    live: bool = False
    """Whether the form itself shows and hides questions while it is filled in: then none is left out beforehand."""
    spoken: Callable[[str], Catalogue] | None = None
    """Gives the catalogue in another language, for a form that holds several."""

    @property
    def name(self) -> str:
        """The name of the form's file, without its ending: `ccm-gender-diversity-la-2027-core-en`."""
        state, year = (self.entries.get(("identity", code, "answer")) for code in ("state", "year"))
        sender = [str(state).lower()] if state else []
        sender += [str(year)] if year else []
        sender += [self.authority] if self.authority else []
        parts_ = [self.catalogue.head.id, *sender, *self.checklists, *(["core"] if self.core else []), self.language]
        return "-".join(parts_)

    def evidence(self) -> tuple[str, ...]:
        """Return the ids of the rows of the evidence register: E1 to E40, and any other that is filled in."""
        filled = dict.fromkeys(code for area, code, _ in self.entries if area == "evidence")
        return tuple(dict.fromkeys((*(f"E{n}" for n in range(1, EVIDENCE_ROWS + 1)), *filled)))

    def shown(self) -> Iterator[Checklist]:
        """Yield the checklists of the form that have something to ask."""
        for checklist in self.catalogue.checklists:
            if (not self.checklists or checklist.id in self.checklists) and any(True for _ in self.asked(checklist)):
                yield checklist

    def asked(self, checklist: Checklist) -> Iterator[Placed]:
        """Yield the items of a checklist that the form asks."""
        for placed in place(checklist):
            if self.covers(placed) and self.may_apply(placed):
                yield placed

    def covers(self, placed: Placed) -> bool:
        """Tell whether an item is of the part of the catalogue that the form is about, applying or not."""
        item = placed.item
        mine = self.authority is None or self.authority in item.respondents
        return (
            not item.retired and mine and (item.core or not self.core) and (self.only is None or item.id in self.only)
        )

    def may_apply(self, placed: Placed) -> bool:
        """Tell whether an item may apply to the State, after what is known of it; a live form decides that itself."""
        if self.live:
            return True
        known = {preset.question: preset.answer for preset in self.presets}
        return all(holds(condition, known, {}) is not False for condition in self.catalogue.applies(placed))

    def issued(self) -> tuple[str, ...]:
        """Return the ids of the items that the form asks; a carrier keeps them in its file (`Origin.issued`)."""
        return tuple(placed.item.id for checklist in self.shown() for placed in self.asked(checklist))

    def sections(self, checklist: Checklist) -> Iterator[tuple[Section, tuple[Line, ...]]]:
        """Yield each section with its lines."""
        for section in checklist.sections:
            lines = tuple(
                line for placed in self.asked(checklist) if placed.section is section for line in lines_of(placed, self)
            )
            if lines:
                yield section, lines


def lines_of(placed: Placed, form: Form) -> Iterator[Line]:
    """Yield the lines of one item: its own, then one for each part."""
    item, answer = placed.item, placed.item.answer
    codes = parts(answer, form.catalogue.breakdown)
    rest: tuple[Column, ...] = ("note", "evidence", "sensitivity", "checked")
    plan: tuple[Column, ...] = ("due", "owner") if isinstance(answer, ScaleAnswer) else ()
    again: tuple[Column, ...] = ("confirm",) if item.id in form.last else ()
    if not codes:
        yield Line(item.id, placed, (), "", _takes(answer), ("answer", *again, *plan, *rest))
        return
    yield Line(item.id, placed, (), "", "nothing", (*again, *rest))
    kind: Literal["tick", "number"] = "tick" if isinstance(answer, SeveralAnswer) else "number"
    for code in codes:
        label = part_label(answer, code, form.catalogue.breakdown, form.language)
        yield Line("/".join((item.id, *code)), placed, code, label, kind, ("answer",))


def part_label(answer: object, part: tuple[str, ...], breakdowns: Mapping[str, Breakdown], language: str) -> str:
    """Return the words for one part of an answer, for example `Women and girls, under 18`."""
    match answer:
        case ShareAnswer():
            return answer.part if part == ("part",) else answer.whole
        case SeveralAnswer(options=options):
            return next(option.in_language(language) for option in options if option.code == part[0])
        case TableAnswer(by=by):
            groups = zip(by, part, strict=True)
            return ", ".join(_group(breakdowns[b], code).in_language(language) for b, code in groups)
    raise ValueError(f"an answer of this kind has no parts: {answer!r}")


def _group(breakdown: Breakdown, code: str) -> Option:
    return next(group for group in breakdown.groups if group.code == code)


def _takes(answer: object) -> Literal["option", "number", "date", "text"]:
    match answer:
        case ScaleAnswer() | ChoiceAnswer():
            return "option"
        case NumberAnswer():
            return "number"
        case DateAnswer():
            return "date"
    return "text"
