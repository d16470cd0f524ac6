"""The marks by which a filled workbook is read: what the writer leaves, the reader looks for.

Columns are found by a hidden row of header codes (`column:answer`), rows by the code in their last column
(`k7m4q/women-girls`, `identity:state`), the form itself by one line of text that stands in three places. Positions and
texts are never relied on. The reader also knows each text that the form printed, by its fingerprint, so whatever else
stands in the workbook was written by a person.
"""

from __future__ import annotations

import re

from ...catalogue.terms import ITEM_ID
from ..printed import visible

COLUMN = "column:"
LIST = "list:"
LISTED = "list"
"""In place of a column, for the fingerprints of what the lists hold."""
LINK = "sheet"
"""The code of a row that leads to another sheet, `sheet:crpd`; nothing is filled in there."""
HIDDEN = "assessbook"
"""The name of the hidden sheet with the identity; its first cell says the same."""

CODE = f"{COLUMN}code"
PRINTED = ("number", "question", "guidance", "help", "term", "means", "code")
"""Columns that the form prints and nobody fills in."""

MAX_CELL = 30_000
"""A little less than the 32,767 characters that a cell can hold."""

_ITEM = re.compile(rf"{ITEM_ID[1:-1]}(/[a-z0-9-]+)*")
_FIELD = re.compile(r"(identity|profile|sheet):[a-z][a-z0-9-]*|decision:[a-z0-9.-]+")


def row_code(text: str) -> str | None:
    """Return the code of a row as the form wrote it, whatever spaces and capitals were put in; None for other text."""
    code = "".join(visible(text).split()).lower()
    return code if _ITEM.fullmatch(code) or _FIELD.fullmatch(code) else None
