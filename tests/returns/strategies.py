"""Random returns of the orchard, and random entries of every kind, good and bad."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

from hypothesis import strategies as st

from assessbook.catalogue.answers import (
    ChoiceAnswer,
    DateAnswer,
    NumberAnswer,
    ScaleAnswer,
    SeveralAnswer,
    TextAnswer,
    parts,
)
from assessbook.catalogue.checklists import Item
from assessbook.catalogue.model import Catalogue
from assessbook.forms.reading import Entry
from assessbook.returns.evidence import row_order
from assessbook.returns.model import Answer, Carried, CatalogueRef, Evidence, Respondent, Return
from assessbook.returns.texts import cleaned, is_blank, is_spreadsheet_error

SAMPLES = (
    "=1+1",
    "- item",
    "+41 22",
    "line\nbreak",
    "السلام عليكم",
    "x" * 10_000,
    "007",
    "Yes",
    '{"a": 1}',
    "E1",
    "👩🏽‍🌾",
)


def texts() -> st.SearchStrategy[str]:
    """Texts as a return holds them: in their stored form, and never blank."""
    any_text = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: cleaned(text)[0])
    seen = any_text.map(lambda text: f"x{text}" if is_blank(text) or is_spreadsheet_error(text) else text)
    return st.sampled_from(SAMPLES) | seen.map(lambda text: cleaned(text)[0])


def days() -> st.SearchStrategy[str]:
    """Years, months and days."""
    dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
    return st.builds(lambda day, length: day.isoformat()[:length], dates, st.sampled_from([4, 7, 10]))


def numbers(whole: bool, most: int | None) -> st.SearchStrategy[int | float | str]:
    """Numbers as a return holds them, and the words that may stand in their place."""
    found: st.SearchStrategy[Any] = st.integers(0, most or 10**15 - 1)
    if not whole:
        fractions = st.floats(0, 1e6).map(lambda f: float(f"{f:.15g}"))
        found |= fractions.map(lambda f: int(f) if f.is_integer() else f)
    return found | st.sampled_from(["not-collected", "withheld"])


def values(item: Item, catalogue: Catalogue) -> st.SearchStrategy[Any]:
    """Values of one item."""
    codes = ["/".join(code) for code in parts(item.answer, catalogue.breakdown)]
    match item.answer:
        case ScaleAnswer() | ChoiceAnswer():
            options = [option.code for option in catalogue.options(item.answer)]
            return st.sampled_from([o for o in options if item.not_applicable != "never" or o != "not-applicable"])
        case NumberAnswer(whole=whole, most=most):
            return numbers(whole, most)
        case DateAnswer():
            return days()
        case TextAnswer():
            return texts()
        case SeveralAnswer():
            return st.sets(st.sampled_from(codes), min_size=1).map(lambda found: tuple(sorted(found)))
    return st.dictionaries(st.sampled_from(codes), numbers(True, None), min_size=1)


@st.composite
def answers(draw: st.DrawFn, item: Item, catalogue: Catalogue, register: list[str]) -> Answer:
    """An answer of one item, with at least one thing in it."""
    maybe = lambda strategy: draw(st.none() | strategy)  # noqa: E731
    plan = isinstance(item.answer, ScaleAnswer)
    cited = draw(st.sets(st.sampled_from(register))) if register else set()
    return Answer(
        value=draw(values(item, catalogue)),
        note=maybe(texts()),
        evidence=tuple(sorted(cited, key=row_order)),
        due=maybe(days()) if plan else None,
        owner=maybe(texts()) if plan else None,
        sensitivity=maybe(st.sampled_from(["internal", "secretariat", "public"])),
        checked=maybe(days()),
        source=maybe(texts()),
    )


@st.composite
def returns(draw: st.DrawFn, catalogue: Catalogue) -> Return:
    """A return of the catalogue's present version."""
    maybe = lambda strategy: draw(st.none() | strategy)  # noqa: E731
    ids = st.sampled_from([*(f"E{n}" for n in range(1, 12)), "law-2019", "A.1_b", "Y"])
    rows = st.builds(Evidence, title=texts(), holder=texts(), date=days(), link=texts())
    register = draw(st.dictionaries(ids, rows, max_size=4))
    items = {id: placed.item for id, placed in catalogue.items.items() if not placed.item.retired}
    asked = draw(st.sets(st.sampled_from(sorted(items)), max_size=8))
    profile = {q.id: [o.code for o in q.options] for q in catalogue.head.profile}
    return Return(
        catalogue=CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash),
        respondent=Respondent(
            state=maybe(st.text(string.ascii_uppercase, min_size=2, max_size=2)),
            year=maybe(st.integers(1990, 2100)),
            authority=maybe(st.sampled_from(["gardener", "ministry", "Office of Roots\nand Leaves"])),
            exercise=draw(st.booleans()),
        ),
        profile={id: draw(st.sampled_from(codes)) for id, codes in profile.items() if draw(st.booleans())},
        answers={id: draw(answers(items[id], catalogue, list(register))) for id in items if id in asked},
        evidence={id: register[id] for id in sorted(register, key=row_order)},
        carried=tuple(draw(st.lists(st.builds(Carried, text=texts(), place=texts(), why=texts()), max_size=2))),
    )


def entries(catalogue: Catalogue) -> st.SearchStrategy[Entry]:
    """Entries as a broken or hostile file may hold them, most of them at a place that exists."""
    details = ("answer", "due", "owner", "note", "evidence", "sensitivity", "checked", "source", "colour")
    known = [
        *(("identity", code, "answer") for code in ("state", "year", "authority", "exercise", "king")),
        *(("profile", question.id, "answer") for question in catalogue.head.profile),
        *(("evidence", id, column) for id in ("E1", "e01", "law") for column in ("title", "date", "link", "colour")),
    ]
    for id, placed in catalogue.items.items():
        known += [("answer", id, column) for column in details]
        known += [
            ("answer", "/".join((id, *code)), "answer") for code in parts(placed.item.answer, catalogue.breakdown)
        ]
    anywhere = st.tuples(
        st.sampled_from(["answer", "identity", "profile", "evidence"]), st.text(st.characters(), max_size=5), st.text()
    )
    raws = (
        st.sampled_from(
            ["Yes", "oui ", "Planned", "12", "1,200", "2026-06", "x", "#REF!", "", "\ud800", "E1", "E1 law"]
        )
        | st.text(st.characters(), max_size=20)
        | st.integers()
        | st.floats()
        | st.booleans()
        | st.dates()
        | st.datetimes()
    )
    places = st.sampled_from(["Trees!D5", "Trees!D6"]) | st.text(st.characters(), max_size=5)
    keys = st.sampled_from(known) | st.sampled_from(known) | anywhere
    return st.builds(lambda key, value, place: Entry(*key, value, place), keys, raws, places)
