"""Which form was filled: another catalogue's is refused, another version's is read as far as the ids match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told
from ..catalogue.terms import VERSION, version_key
from ..forms.reading import Origin, Reading, Unreadable
from .findings import Finding
from .model import CatalogueRef

_OTHER: Text = (
    "This is a form of “{theirs}”, but these checklists are “{ours}”. Read it with the checklists it was made from "
    "(option --catalogue), or send the right form."
)
_HASH = r"sha256:[0-9a-f]{64}"


def origin(reading: Reading, catalogue: Catalogue) -> tuple[CatalogueRef, tuple[Finding, ...]]:
    """Return the catalogue whose form was filled, and what is to be said about it.

    Raises Unreadable when it is another catalogue's form, or no form at all.
    """
    told = reading.origin
    if told is None or not told.catalogue or not re.fullmatch(VERSION, told.version):
        if not (told and told.catalogue == catalogue.head.id) and not _knows(reading, catalogue):
            raise Unreadable(
                "This file is not a form that was made from these checklists: it holds none of their questions. Send "
                "the filled form itself."
            )
        return CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash), (
            Finding("no-origin"),
        )
    if told.catalogue != catalogue.head.id:
        raise Unreadable(Told(_OTHER, theirs=told.catalogue[:80], ours=catalogue.head.id))
    return _ref(told, catalogue), tuple(_version(told, catalogue))


def _knows(reading: Reading, catalogue: Catalogue) -> bool:
    ids = {entry.code.partition("/")[0] for entry in reading.entries if entry.area == "answer"}
    return not ids.isdisjoint(catalogue.items) or not (reading.asked or frozenset()).isdisjoint(catalogue.items)


def _ref(told: Origin, catalogue: Catalogue) -> CatalogueRef:
    same = told.version == catalogue.head.version
    hash = told.hash if re.fullmatch(_HASH, told.hash) else catalogue.hash if same else None
    return CatalogueRef(id=told.catalogue, version=told.version, hash=hash)


def _version(told: Origin, catalogue: Catalogue) -> Iterator[Finding]:
    ours = catalogue.head.version
    names = {"version": told.version, "ours": ours}
    if version_key(told.version) > version_key(ours):
        yield Finding("newer-version", names=names)
    elif told.version != ours:
        yield Finding("other-version", names=names)
    elif told.hash and told.hash != catalogue.hash:
        yield Finding("other-wording")
