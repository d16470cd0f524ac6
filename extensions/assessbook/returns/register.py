"""The evidence registers of several parts as one: a document is one row, and no row names two documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from .evidence import free_rows, row_order
from .model import Evidence, Past
from .texts import tidied

Renamed = tuple[Mapping[str, str], ...]
"""For each part the new id of each row that it names, by the id it has there."""

_Place = tuple[int, str]
"""(number of the part, id of the row in it)."""


@dataclass(frozen=True)
class _Document:
    """One document, and every place where it stands or, without a row, is cited."""

    row: Evidence | None
    places: tuple[_Place, ...]

    @property
    def wanted(self) -> tuple[int, str]:
        return min(row_order(id) for _, id in self.places)


def one_register(pasts: Iterable[Past]) -> tuple[Mapping[str, Evidence], Renamed]:
    """Return the register of all parts, and how the rows of each part are called in it.

    A document keeps the first of its ids unless another has it already; then it gets a new one after the last. Rows of
    the same title are one document when nothing else in them differs; what is blank in one is taken from another.
    """
    pasts = tuple(pasts)
    documents = sorted(_documents(pasts), key=lambda each: (each.wanted, each.places))
    fresh = free_rows(frozenset(id for each in documents for _, id in each.places))
    register: dict[str, Evidence] = {}
    renamed: tuple[dict[str, str], ...] = tuple({} for _ in pasts)
    taken: set[str] = set()
    for document in documents:
        id = document.wanted[1]
        id = next(fresh) if id in taken else id
        taken.add(id)
        if document.row is not None:
            register[id] = document.row
        for part, old in document.places:
            renamed[part][old] = id
    return {id: register[id] for id in sorted(register, key=row_order)}, renamed


def _documents(pasts: tuple[Past, ...]) -> Iterator[_Document]:
    titled: dict[str, list[_Place]] = defaultdict(list)
    alike: dict[str, list[_Place]] = defaultdict(list)
    for number, past in enumerate(pasts):
        for id, row in past.evidence.items():
            if row.title:
                titled[tidied(row.title)[0].casefold()].append((number, id))
            else:
                alike[repr(row)].append((number, id))
        cited = {id for answer in past.answers.values() for id in answer.evidence}
        yield from (_Document(None, ((number, id),)) for id in sorted(cited - set(past.evidence)))
    for places in titled.values():
        rows = [_row(pasts, place) for place in places]
        if (whole := _joined(rows)) is not None:
            yield _Document(whole, tuple(places))
        else:
            for place, row in zip(places, rows, strict=True):
                alike[repr(replace(row, title=tidied(row.title or "")[0].casefold()))].append(place)
    for places in alike.values():
        yield _Document(_row(pasts, places[0]), tuple(places))


def _row(pasts: tuple[Past, ...], place: _Place) -> Evidence:
    return pasts[place[0]].evidence[place[1]]


def _joined(rows: list[Evidence]) -> Evidence | None:
    """Return rows of one title as one; None when they name something differently, so that they may be two documents."""
    found: dict[str, str] = {}
    for row in rows:
        for each in fields(row):
            text = getattr(row, each.name)
            if text is None:
                continue
            known = found.setdefault(each.name, text)
            if each.name != "title" and tidied(known)[0].casefold() != tidied(text)[0].casefold():
                return None
    return Evidence(**found)
