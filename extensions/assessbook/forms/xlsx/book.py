"""The workbook that forms are written into: text stays text, and the same form gives the same bytes."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from .styles import SIZE, TYPE

CREATED = datetime(2000, 1, 1)
"""A workbook must say when it was made. It always says the same, so that the same form gives the same bytes."""


class _Sheet(Worksheet):
    """A sheet whose formulas use old functions only.

    XlsxWriter looks into each formula, also those of lists and checks, for 130 newer functions, whose names need a
    prefix. That took a quarter of the time that a form takes.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Book(Workbook):
    """A new workbook in memory."""

    worksheet_class = _Sheet

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), _options())

    def data(self) -> bytes:
        """Close the workbook and return its bytes."""
        self.close()
        data: bytes = self.filename.getvalue()
        return data


def _options() -> dict[str, Any]:
    """Return XlsxWriter's options, made anew because it writes into them: text stays text, whatever it looks like."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {**TYPE, "font_size": SIZE},
    }
