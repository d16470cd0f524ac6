"""The carrier XLSX: a workbook to collate and share; comes back as .xlsx, .xlsm or .ods."""

from __future__ import annotations

from ...catalogue.phrases import Text
from .. import keying
from ..form import Form
from ..preflight import kind_of
from .read import read
from .write import prints as workbook_prints
from .write import write

__all__ = ["ID", "SUFFIX", "TITLE", "prints", "read", "recognises", "write"]

ID = "xlsx"
SUFFIX = ".xlsx"
TITLE: Text = "Workbook, for Excel or LibreOffice"


def recognises(data: bytes) -> bool:
    """Tell whether the file is a workbook, of Excel or OpenDocument."""
    return kind_of(data) is not None


def prints(form: Form) -> frozenset[str]:
    """Return the fingerprints of all texts that a workbook of the form may print: the keying sheet is one too."""
    return workbook_prints(form) | keying.prints(form)
