"""The marks by which a filled workbook is read: what the writer leaves, the reader looks for.

Columns are found by a hidden row of header codes (`column:answer`), rows by the code in their last column
(`k7m4q/women-girls`, `identity:state`), the form itself by one line of text that stands in three places. Positions and
texts are never relied on. The reader also knows each text that the form printed, by its fingerprint, so whatever else
stands in the workbook was written by a person.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from ..catalogue.terms import ITEM_ID
from .form import Form
from .reading import Origin

FORMAT = "assessbook-form/1"
PROPERTY = "assessbook-form"
COLUMN = "column:"
LIST = "list:"
LINK = "sheet"
"""The code of a row that leads to another sheet, `sheet:crpd`; nothing is filled in there."""
HIDDEN = "assessbook"
"""The name of the hidden sheet with the identity; its first cell says the same."""

CODE = f"{COLUMN}code"
PRINTED = ("number", "question", "guidance", "help", "term", "means", "code")
"""Columns that the form prints and nobody fills in."""

MAX_CELL = 30_000
"""A little less than the 32,767 characters that a cell can hold."""

_IDENTITY = re.compile(
    re.escape(FORMAT)
    + r"\s+([a-z][a-z0-9-]*)\s+(\d+\.\d+\.\d+)\s+([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\s+(sha256:[0-9a-f]{64})"
)
_ITEM = re.compile(rf"{ITEM_ID[1:-1]}(/[a-z0-9-]+)*")
_FIELD = re.compile(r"(identity|profile|sheet):[a-z][a-z0-9-]*|decision:[a-z0-9.-]+")
_DIGITS = re.compile(r"\d+")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def identity(form: Form) -> str:
    """Return the line that says which form this is: catalogue, version, language and hash."""
    head = form.catalogue.head
    return " ".join((FORMAT, head.id, head.version, form.language, form.catalogue.hash))


def origin_in(text: str) -> Origin | None:
    """Return the form that an identity line names; None when `text` holds no such line."""
    found = _IDENTITY.search(text)
    return Origin(found[1], found[2], found[4], found[3]) if found else None


def row_code(text: str) -> str | None:
    """Return the code of a row as the form wrote it, whatever spaces and capitals were put in; None for other text."""
    code = "".join(visible(text).split()).lower()
    return code if _ITEM.fullmatch(code) or _FIELD.fullmatch(code) else None


def visible(text: str) -> str:
    """Return `text` without the signs that cannot be seen and without space at its ends."""
    return text.strip() if text.isascii() else _INVISIBLE.sub("", text).strip()


@lru_cache(maxsize=8_192)
def fingerprint(column: str, text: str) -> str:
    """Return eight hex digits for a text in a column; they stay the same when a program saves it again.

    The column is part of it: what the form prints in one column may be an answer in another.
    """
    plain = f"{column}:{''.join(visible(text).split())}"
    return f"{zlib.crc32(plain.encode('utf-8', 'replace')):08x}"


def counting(column: str, text: str) -> str:
    """Return the fingerprint of a text in which a formula counts: whatever numbers stand in it."""
    return fingerprint(column, _DIGITS.sub("#", text))


def known(column: str, text: str, printed: frozenset[str]) -> bool:
    """Tell whether the form itself printed a text in that column, by the fingerprints that it left."""
    if fingerprint(column, text) in printed:
        return True
    return _DIGITS.search(text) is not None and counting(column, text) in printed
