"""Read a filled PDF form: the values of its fields, never what is drawn on its pages.

Programs rename fields, join files, drop pages, sign and lock; whatever is left of our fields is read with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...catalogue.phrases import Text, Told
from ..field_names import CARRIED, COUNT, FORM, ISSUED, MARKS, is_mark, place_of
from ..identity import origin_in
from ..reading import Entry, Origin, Reading, Stray, Unreadable
from .open import DAMAGED, TWO_FORMS, has_xfa, is_whole, limits, opened, refusal
from .walk import Found, Walk

if TYPE_CHECKING:
    from pypdf import PdfReader

_FILE: Text = "the file"
_FEWER: Text = "fields of the form that are no longer in the file: {count}. Pages were taken out, or it is damaged"
_SIGNED: Text = "the form is signed. Its answers were read; whether the signature is good was not checked"
_NOT_OURS: Text = "this field is none of the form's"
_NO_PAGE: Text = "the page on which this field stood is no longer in the file"
_COMMENT: Text = "this was written as a comment, not into a field"
_DAMAGED: Text = "kept by an earlier reader, and damaged since"


def recognises(data: bytes) -> bool:
    """Tell whether the file is a PDF; other bytes may come before the mark (ISO 32000-1, annex H, note 13)."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Reading:
    """Return what the fields hold; raises Unreadable, with advice, when the file is none of our forms."""
    with limits():
        reader = opened(data)
        walk = Walk(reader)
        found = tuple(walk.fields())
        ours = tuple(field for field in found if place_of(field.name))
        marks = tuple(field for field in found if is_mark(field.name, FORM))
        if not ours and not marks:
            raise Unreadable(refusal(reader, walk, found))
        if _missing(found) and not is_whole(data):
            raise Unreadable(DAMAGED)
        return Reading(
            carrier="pdf",
            origin=_origin(marks, found),
            entries=tuple(_entries(ours)),
            strays=(*_strays(found), *_notes(walk)),
            asked=_asked(ours),
            remarks=tuple(_remarks(reader, walk, found)),
            carried=tuple(_carried(found)),
        )


def _entries(ours: Iterable[Found]) -> Iterator[Entry]:
    for field in ours:
        place = place_of(field.name)
        if place and field.page is not None:
            (area, code, column), _ = place
            for value in _values(field):
                yield Entry(area, code, column, value, _where(field))


def _values(field: Found) -> Iterator[str]:
    """Yield what a field says; a box that is ticked says yes, whatever a viewer calls its state."""
    if field.kind == "/Btn":
        yield from ("yes" for value in field.values[:1] if value != "/Off")
    else:
        yield from field.values


def _where(field: Found) -> str:
    if field.page:
        return Told("page {page}, field {name}", page=field.page, name=field.name)
    return Told("field {name}", name=field.name)


def _strays(found: Iterable[Found]) -> Iterator[Stray]:
    """Yield what stands in fields that are none of ours, or that stand on no page any more."""
    for field in found:
        if field.kind == "/Sig" or any(is_mark(field.name, mark) for mark in MARKS):
            continue
        if place_of(field.name) is None:
            why = _NOT_OURS
        elif field.page is None:
            why = _NO_PAGE
        else:
            continue
        yield from (Stray(value, _where(field), why) for value in _values(field))


def _notes(walk: Walk) -> Iterator[Stray]:
    for note in walk.notes:
        yield Stray(note.text, Told("page {page}, comment", page=note.page), _COMMENT)


def _origin(marks: Iterable[Found], found: Iterable[Found]) -> Origin | None:
    """Return the form that was filled, with the items of every form in the file; raises Unreadable when they differ."""
    told = [origin for field in marks for value in field.values if (origin := origin_in(value))]
    if not told:
        return None
    if len({(origin.catalogue, origin.version, origin.hash) for origin in told}) > 1:
        raise Unreadable(TWO_FORMS)
    lists = [value.split() for field in found if is_mark(field.name, ISSUED) for value in field.values]
    return replace(told[0], issued=frozenset(id for ids in lists for id in ids) if lists else None)


def _asked(ours: Iterable[Found]) -> frozenset[str]:
    places = (place_of(field.name) for field in ours if field.page is not None)
    keys = (place[0] for place in places if place)
    return frozenset(code.partition("/")[0] for area, code, column in keys if (area, column) == ("answer", "answer"))


def _carried(found: Iterable[Found]) -> Iterator[dict[str, str]]:
    for field in found:
        for value in field.values if is_mark(field.name, CARRIED) else ():
            try:
                records = json.loads(value)
            except (ValueError, RecursionError):
                records = None
            if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
                yield {"text": value, "place": _where(field), "why": _DAMAGED}
                continue
            yield from ({str(name): str(text) for name, text in record.items()} for record in records)


def _missing(found: Iterable[Found]) -> int:
    """Return how many fields the file has lost since it was made."""
    found = tuple(found)
    made = [value for field in found if is_mark(field.name, COUNT) for value in field.values]
    there = sum(field.page is not None and place_of(field.name) is not None for field in found)
    return max(0, sum(int(count) for count in made if re.fullmatch("[0-9]{1,6}", count)) - there)


def _remarks(reader: PdfReader, walk: Walk, found: Iterable[Found]) -> Iterator[tuple[str, str]]:
    """Yield what is odd about the file, with its place."""
    found = tuple(found)
    signed = [field for field in found if field.kind == "/Sig" and field.signed]
    renamed = [field for field in found if (place := place_of(field.name)) and place[1]]
    attached = [re.sub(r"\s+", " ", name)[:80] for name in reader.attachments]
    if missing := _missing(found):
        yield Told(_FEWER, count=missing), _FILE
    if signed:
        yield _SIGNED, ", ".join(_where(field) for field in signed)
    if reader.is_encrypted:
        yield "the file is protected. Its answers were read", _FILE
    if sum(is_mark(field.name, FORM) for field in found) > 1:
        yield "several forms were put together into this file. All of them were read", _FILE
    if renamed:
        yield "a program has renamed fields. They were read by what is left of their names", _where(renamed[0])
    if has_xfa(walk):
        yield "the file also holds a form of another kind (XFA), which was not read", _FILE
    if attached:
        yield "files are attached to this PDF. They were not read", ", ".join(attached)
