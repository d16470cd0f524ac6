"""Go through a Word form from its beginning: the cells to fill in, and all that is printed around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...catalogue.phrases import Text, Told
from ..field_names import place_of
from ..form import Key
from .marks import names_in
from .text import Element, attribute, below, child, local, text

_MAX_QUOTED = 60

_TITLES: Mapping[str, Text] = {
    "answer": "Answer",
    "confirm": "Still true?",
    "due": "If planned: month",
    "owner": "If planned: body responsible",
    "note": "Note",
    "evidence": "Evidence (E1, E2)",
    "sensitivity": "Who may see it",
    "checked": "Last checked on",
    "title": "Title of the document",
    "holder": "Who holds it",
    "date": "Date",
    "link": "Link, if it is public",
    "choice": "Right answer: letter",
    "own": "Or another answer",
    "why": "Why",
}
"""What the columns are called, for fields that have lost their label."""


@dataclass(frozen=True)
class Box:
    """A cell to fill in."""

    key: Key
    element: Element
    place: str


@dataclass(frozen=True)
class Words:
    """A paragraph that is no cell to fill in."""

    text: str
    element: Element
    place: str


def walk(root: Element) -> Iterator[Box | Words]:
    """Yield everything in the order of the document; `root` is its body, or a head or foot."""
    last = ""
    for block in below(root, "p", "tr"):
        if local(block) == "tr":
            yield from _row(block, last)
            continue
        words = text(block)
        yield Words(words, block, _after(last))
        last = words if words.strip() else last


def _row(row: Element, last: str) -> Iterator[Box | Words]:
    names: list[Key] = []
    label, place = "", Told("table {place}", place=_after(last))
    for cell in below(row, "tc"):
        words = text(cell) if next(below(cell, "sdt"), None) is None else ""
        if told := names_in(words)[0]:
            names, label = list(told), names_in(words.partition("\n")[0])[1]
            place = Told("beside {place}", place=_place(names[0], label))
        elif key := names.pop(0) if names else _tagged(cell):
            yield Box(key, cell, _place(key, label))
            continue
        for paragraph in below(cell, "p"):
            yield Words(text(paragraph), paragraph, place)


def _tagged(cell: Element) -> Key | None:
    """Return what the tag of a field in the cell names, where no cell before it does."""
    for control in below(cell, "sdt"):
        tag = child(control, "sdtPr", "tag")
        place = place_of(attribute(tag, "val")) if tag is not None else None
        if place:
            return place[0]
    return None


def _place(key: Key, label: str) -> str:
    """Return where a person finds a cell again: `question k7m4q, Note`."""
    area, code, column = key
    id, _, part = code.partition("/")
    if area == "evidence":
        return Told("document {code}, {what}", code=code, what=Told(_TITLES[column]))
    if area == "decision":
        return Told("line {code}, {what}", code=code.rpartition(".")[0], what=Told(_TITLES[column]))
    if area == "answer":
        return Told("question {code}, {what}", code=id, what=part or _one_line(label) or Told(_TITLES[column]))
    return Told("first pages, {what}", what=_one_line(label) or code)


def _after(last: str) -> str:
    return Told("after “{words}”", words=_one_line(last)) if last else Told("at the beginning")


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MAX_QUOTED else f"{line[:_MAX_QUOTED]}…"
