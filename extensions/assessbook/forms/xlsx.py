"""The carrier XLSX: a workbook to collate and share; comes back as .xlsx, .xlsm or .ods."""

from __future__ import annotations

from ..catalogue.phrases import Text
from .preflight import kind_of
from .xlsx_read import read
from .xlsx_write import prints, write

__all__ = ["ID", "SUFFIX", "TITLE", "prints", "read", "recognises", "write"]

ID = "xlsx"
SUFFIX = ".xlsx"
TITLE: Text = "Workbook, for Excel or LibreOffice"


def recognises(data: bytes) -> bool:
    """Tell whether the file is a workbook, of Excel or OpenDocument."""
    return kind_of(data) is not None
