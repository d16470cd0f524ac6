"""A workbook in a test: where a question's cells are, and values put in as a program would that knows no forms."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

Cell = tuple[str, str]
"""(sheet, cell), for example ("Trees", "D7")."""


def where(data: bytes) -> Mapping[tuple[str, str], Cell]:
    """Return the cell of each (row code, column code) of a workbook as it was written."""
    found: dict[tuple[str, str], Cell] = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        header = next((n for n, row in enumerate(rows) if "column:code" in row), None)
        if header is None:
            continue
        columns = [str(code).removeprefix("column:") for code in rows[header]]
        for number, row in enumerate(rows[header + 1 :], header + 2):
            code = row[columns.index("code")]
            if code and code != "Code":
                for at, column in enumerate(columns, 1):
                    found[str(code), column] = (sheet.title, f"{get_column_letter(at)}{number}")
    return found


def changed(data: bytes, change: Callable[[Workbook], None]) -> bytes:
    """Return a workbook after `change` was made to it and it was saved by another program."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(data: bytes, values: Mapping[tuple[str, str], Any]) -> bytes:
    """Return a workbook with a value put into each (row code, column code)."""
    cells = where(data)

    def put(book: Workbook) -> None:
        for key, value in values.items():
            sheet, cell = cells[key]
            book[sheet][cell].value = value
            if isinstance(value, str) and value.startswith("="):
                book[sheet][cell].data_type = "s"

    return changed(data, put)
