"""The tables in an export: rows of a CSV file, or of each sheet of a workbook, with the place of each cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...catalogue.phrases import Text
from ..preflight import MAX_FILE, scan
from ..reading import Raw, Unreadable
from ..watch import NOT_A_FORM, TOO_LARGE, column_letters
from ..xlsx.sheets import Sheet, sheets
from .names import traced

MAX_COLUMNS = 4_000
MAX_ROWS = 2_001
"""The row of titles, and as many submissions."""

TOO_MANY: Text = (
    "This export holds more than 2,000 submissions. Export fewer at a time, for example those of one year, and send "
    "each file."
)
NOT_UTF8: Text = (
    "This CSV file is not written in UTF-8, so letters with accents would be lost. Export it again, and send the file "
    "without opening it in a spreadsheet before, or export it as Excel (.xlsx)."
)
_BROKEN: Text = (
    "This CSV file is damaged: a field in it never ends, or is far too long. Export it again and send that file."
)
_HEAD = 1_000_000


@dataclass(frozen=True)
class Table:
    """Rows of cells, None where a cell is blank; `place` returns where a person finds a cell, counted from 0."""

    name: str
    rows: Sequence[Sequence[Raw | None]]
    place: Callable[[int, int], str]


def looks_like_csv(data: bytes) -> bool:
    """Tell whether the file is text whose beginning names questions of one of our XLSForms."""
    if data.startswith(b"PK"):
        return False
    return traced(_decoded(data[:_HEAD], errors="ignore"))


def workbook(data: bytes) -> list[Table]:
    """Return the tables of a workbook; raises Unreadable when it is not safe or not whole."""
    return [_of_sheet(sheet) for sheet in sheets(scan(data, MAX_COLUMNS))]


def text_file(data: bytes) -> list[Table]:
    """Return the one table of a CSV file; raises Unreadable."""
    if len(data) > MAX_FILE:
        raise Unreadable(TOO_LARGE)
    try:
        text = _decoded(data, errors="strict")
    except UnicodeDecodeError:
        raise Unreadable(NOT_UTF8) from None
    rows: list[list[str | None]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True):
            if len(row) > MAX_COLUMNS:
                raise Unreadable(NOT_A_FORM)
            rows.append([cell or None for cell in row])
            if len(rows) > MAX_ROWS:
                raise Unreadable(TOO_MANY)
    except csv.Error:
        raise Unreadable(_BROKEN) from None
    return [Table("", rows, lambda row, column: f"row {row + 1}, column {column_letters(column + 1)}")]


def _of_sheet(sheet: Sheet) -> Table:
    if len(sheet.rows) > MAX_ROWS:
        raise Unreadable(TOO_MANY)
    return Table(sheet.name, sheet.rows, sheet.place)


def _decoded(data: bytes, errors: str) -> str:
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if utf16 else "utf-8-sig", errors)


def _separator(text: str) -> str:
    """Return what separates the fields: commas, or the semicolons of KoboToolbox, or tabs."""
    line = text[:_HEAD].partition("\n")[0]
    return max(",;\t", key=line.count)
