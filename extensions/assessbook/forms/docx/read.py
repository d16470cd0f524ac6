"""A filled Word form, read: each cell by the names hidden beside it, or by the tag of its field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ...catalogue.phrases import Text, Told
from ..identity import FORMAT, origin_in
from ..printed import known, recorded, uncounted, visible
from ..reading import Entry, Origin, Reading, Stray, Unreadable
from .marks import CARRIED, CHOOSE, ISSUED, PRINTED, PROMPTS, TICKED, TYPE_HERE, UNTICKED
from .open import Opened, opened
from .text import Element, attribute, below, child, local, text
from .walk import Box, Words, walk

ID = "docx"
TEXT, AROUND = "text", "around"

_OUTSIDE: Text = "this was typed outside the fields"
_COMMENT: Text = "this was written as a comment, not into a field"
_ANOTHER: Text = "parts of this file come from another form, {others}; it was read by its properties"
_DAMAGED: Text = "kept by an earlier reader, and damaged since"
_OTHER: Text = (
    "This Word document is not one of our forms, or all its fields were removed. Send the form itself, filled in and "
    "saved as .docx."
)


@dataclass
class _Own:
    """What the form left in its document."""

    told: list[Origin] = field(default_factory=list)
    issued: frozenset[str] | None = None
    printed: frozenset[str] | None = None
    carried: list[dict[str, str]] = field(default_factory=list)


def read(data: bytes) -> Reading:
    """Return what a filled Word form holds; raises Unreadable when it is not safe, not whole or not a form."""
    document = opened(data)
    found = tuple(walk(document.body))
    boxes = tuple(each for each in found if isinstance(each, Box))
    words = [each for each in found if isinstance(each, Words)]
    around = [
        replace(each, place=place) for place, root in document.around for each in walk(root) if isinstance(each, Words)
    ]
    own = _own(document, [*words, *around])
    if not boxes and not own.told:
        raise Unreadable(_OTHER)
    origin = replace(own.told[0], issued=own.issued) if own.told else None
    outside = (*_typed(TEXT, words, own.printed), *_typed(AROUND, around, own.printed))
    comments = tuple(_comments(document, found))
    return Reading(
        ID,
        origin,
        tuple(entry for box in boxes if (entry := _entry(box, document.by_word))),
        comments if own.printed is None else (*outside, *comments),
        frozenset(box.key[1].partition("/")[0] for box in boxes if box.key[0] == "answer"),
        (*_remarks(own, origin), *document.remarks),
        tuple(own.carried),
        doubtful=outside if own.printed is None else (),
    )


def printed_in(root: Element, where: str) -> Iterator[str]:
    """Yield the text of each paragraph that is no field: what the form prints, when it is written.

    `where` is TEXT or AROUND: in heads and feet the numbers of pages change.
    """
    for each in walk(root):
        if isinstance(each, Words) and visible(each.text):
            yield uncounted(each.text) if where == AROUND else each.text


def _entry(box: Box, by_word: bool) -> Entry | None:
    words = _filled(box.element, by_word)
    controls = list(below(box.element, "sdt"))
    if not visible(words) or words.strip() == UNTICKED:
        return None
    if any(child(control, "sdtPr", "checkbox") is not None for control in controls) and words.strip() == TICKED:
        return Entry(*box.key, "yes", box.place)
    offered = {name: code for control in controls for name, code in _offered(control)}
    value = offered.get(words.strip(), words)
    return Entry(*box.key, value, box.place) if value else None


def _filled(cell: Element, by_word: bool) -> str:
    """Return the words of a cell without what its field shows before anything is filled in.

    Word says of each field whether it still shows that. LibreOffice 7.4 goes on saying so when a field is filled, so
    there only the words themselves tell.
    """
    words = text(cell)
    controls = list(below(cell, "sdt"))
    waiting = [each for each in controls if child(each, "sdtPr", "showingPlcHdr") is not None]
    for control in waiting if by_word else ():
        words = words.replace(text(control), "", 1)
    if waiting or not controls:
        words = words.strip(TYPE_HERE).strip(CHOOSE)
    return "" if words.strip() in PROMPTS else words


def _offered(control: Element) -> Iterator[tuple[str, str]]:
    """Yield (label, code) of what a list offers; the code is empty for the line that takes an answer back."""
    for kind in ("dropDownList", "comboBox"):
        listed = child(control, "sdtPr", kind)
        for each in listed if listed is not None else ():
            label = attribute(each, "displayText")
            yield label or attribute(each, "value"), attribute(each, "value") if label else ""


def _own(document: Opened, words: Iterable[Words]) -> _Own:
    own = _Own()
    lines = [each.text for each in words]
    told = [origin_in(document.properties), *(origin_in(line) for line in lines if FORMAT in line)]
    own.told = list(dict.fromkeys(origin for origin in told if origin))
    for line in lines:
        if line.startswith(ISSUED):
            own.issued = frozenset(line.split()[1:])
        elif line.startswith(PRINTED):
            own.printed = recorded(line.removeprefix(PRINTED))
        elif line.startswith(CARRIED):
            own.carried.append(_carried(line.removeprefix(CARRIED)))
    return own


def _carried(line: str) -> dict[str, str]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        return {"text": line, "place": "", "why": _DAMAGED}
    return {str(name): str(value) for name, value in record.items()}


def _typed(where: str, words: Iterable[Words], ours: frozenset[str] | None) -> Iterator[Stray]:
    """Yield what a person has written where the form prints its own text."""
    for each in words:
        marks = FORMAT in each.text or each.text.startswith((ISSUED, PRINTED, CARRIED))
        if not marks and visible(each.text) and not known(where, each.text, ours or frozenset()):
            yield Stray(each.text, each.place, _OUTSIDE)


def _comments(document: Opened, found: Iterable[Box | Words]) -> Iterator[Stray]:
    if document.comments is None:
        return
    places = {
        attribute(mark, "id"): each.place
        for each in found
        for mark in each.element.iter()
        if local(mark) == "commentReference"
    }
    for comment in below(document.comments, "comment"):
        if visible(words := text(comment)):
            yield Stray(words, places.get(attribute(comment, "id"), "comments"), _COMMENT)


def _remarks(own: _Own, origin: Origin | None) -> Iterator[tuple[str, str]]:
    if len(own.told) > 1:
        others = ", ".join(f"{each.catalogue} {each.version} ({each.language})" for each in own.told[1:])
        yield Told(_ANOTHER, others=others), ""
    if origin and own.printed is None:
        yield "the hidden lines at the end were removed; all that the form does not print itself was kept", ""
