"""Readings as a carrier would hand them over, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file
from assessbook.forms.reading import Entry, Origin, Raw, Reading, Stray
from assessbook.returns.interpret import Interpreted, interpret

WHO = (
    Entry("identity", "state", "answer", "LA", "Start!C4"),
    Entry("identity", "year", "answer", 2027, "Start!C5"),
)


def cell(code: str, value: Raw, place: str = "Trees!D5", column: str = "answer") -> Entry:
    """One cell of a question, or of a line of it."""
    return Entry("answer", code, column, value, place)


def filled(catalogue: Catalogue, *entries: Entry, strays: tuple[Stray, ...] = (), **changes: object) -> Reading:
    """A filled form of the catalogue's present version, sent by Lao PDR for 2027."""
    asked = frozenset(id for id, placed in catalogue.items.items() if not placed.item.retired)
    origin = Origin(catalogue.head.id, catalogue.head.version, catalogue.hash, "en", issued=asked)
    return replace(Reading("xlsx", origin, (*WHO, *entries), strays, asked), **changes)  # type: ignore[arg-type]


def understood(catalogue: Catalogue, *entries: Entry, **changes: object) -> Interpreted:
    """What a filled form is understood to say."""
    return interpret(filled(catalogue, *entries, **changes), catalogue)  # type: ignore[arg-type]


def read_back(data: bytes, catalogue: Catalogue) -> Interpreted:
    """What an answer file is understood to say."""
    return interpret(json_file.read(data), catalogue)


def told(found: Interpreted) -> list[tuple[str, str]]:
    """The findings, each as its code and place."""
    return [(finding.code, finding.place) for finding in found.findings]
