"""The carrier XLSForm: a form for KoboToolbox, ODK and Survey123; what comes back is an export of one of these."""

from __future__ import annotations

from ...catalogue.phrases import Text
from ..preflight import glimpse, kind_of
from .names import traced
from .read import read, read_all
from .table import looks_like_csv
from .write import write

__all__ = ["ID", "SUFFIX", "TITLE", "read", "read_all", "recognises", "write"]

ID = "xlsform"
SUFFIX = "-xlsform.xlsx"
TITLE: Text = "XLSForm, for KoboToolbox, ODK or Survey123"

_TEXTS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")


def recognises(data: bytes) -> bool:
    """Tell whether the file is an export of one of our XLSForms, CSV or workbook, or the XLSForm itself."""
    if kind_of(data) == "xlsx":
        return any(traced(glimpse(data, part).decode("utf-8", "ignore")) for part in _TEXTS)
    return looks_like_csv(data)
