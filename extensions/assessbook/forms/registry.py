"""The carriers, and which of them reads a given file. Told by content, never by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol

from ..catalogue.phrases import Text
from .form import Form
from .reading import Reading, Unreadable


class Unwritable(Exception):
    """A format cannot be written on this computer; the message says what is missing and how to get it."""


class Carrier(Protocol):
    """One file format: a module with these names.

    One whose files may hold several returns, as exports do, also has `read_all`, which returns a reading for each. One
    that keeps what a person wrote over its own text also has `prints`, which returns the fingerprints of that text
    (`printed.py`), for files that have lost them.
    """

    ID: str
    """Short name, used on the command line: `xlsx`."""
    SUFFIX: str
    """The ending of its files, with the full stop."""
    TITLE: str
    """What the format is called, in words."""

    def write(self, form: Form) -> bytes:
        """Return the file; the same form gives the same bytes. Raises Unwritable."""

    def recognises(self, data: bytes) -> bool:
        """Tell from its content whether a file is of this format.

        A format that is only written recognises none, or refuses its own files when they are read, with advice.
        """

    def read(self, data: bytes) -> Reading:
        """Return what the file holds; raises Unreadable."""


OWN = {
    "xlsform": "assessbook.forms.xlsform",
    "xlsx": "assessbook.forms.xlsx",
    "html": "assessbook.forms.html",
    "json": "assessbook.forms.json_file",
    "pdf": "assessbook.forms.pdf",
    "print": "assessbook.forms.print_copy",
    "keying": "assessbook.forms.keying",
    "docx": "assessbook.forms.docx",
    "discuss": "assessbook.forms.docx.copy",
    "csv": "assessbook.forms.csv_file",
}
ENTRY_POINTS = "assessbook.carriers"


@cache
def carriers() -> Mapping[str, Carrier]:
    """Return every carrier by its id: our own, then those that other packages bring (entry point group above)."""
    found: dict[str, Carrier] = {name: _own(module) for name, module in OWN.items()}
    for entry in entry_points(group=ENTRY_POINTS):
        found[entry.name] = entry.load()
    return found


def carrier_for(data: bytes) -> Carrier:
    """Return the carrier that reads `data`; raises Unreadable, with advice, when there is none."""
    if not data:
        raise Unreadable("The file is empty. Send the filled form again.")
    for carrier in carriers().values():
        if carrier.recognises(data):
            return carrier
    for start, advice in _KNOWN.items():
        if data.startswith(start):
            raise Unreadable(advice)
    raise Unreadable(
        "This is not a form that can be read. Send the spreadsheet (.xlsx or .ods) or the answer file (.json) itself."
    )


def readings(data: bytes) -> tuple[Reading, ...]:
    """Return what a file holds, whatever its format: one reading, or several of an export. Raises Unreadable."""
    carrier = carrier_for(data)
    read_all: Callable[[bytes], tuple[Reading, ...]] | None = getattr(carrier, "read_all", None)
    return read_all(data) if read_all else (carrier.read(data),)


def prints(name: str) -> Callable[[Form], frozenset[str]] | None:
    """Return the function of a carrier that tells what it prints itself; None where it has none."""
    found: Callable[[Form], frozenset[str]] | None = getattr(carriers().get(name), "prints", None)
    return found


_KNOWN: Mapping[bytes, Text] = {
    b"From: <Saved by": (
        "This is a web archive, which does not hold what was typed. Open the form on the computer where you filled it, "
        "choose “Save answer file”, and send the .json file."
    ),
    b"\xd0\xcf\x11\xe0": (
        "This file is encrypted, or it is in the old format of Excel or Word (.xls, .doc). Open it, remove the "
        "password or the sensitivity label if there is one, choose “Save as” and the format “Excel workbook (.xlsx)” "
        "or “Word document (.docx)”, and send that file."
    ),
    b"PK": "This is a ZIP file that holds no form. Send the filled form itself (.xlsx, .docx), not packed.",
    b"{\\rtf": "This is a text document. Send the filled form itself: .xlsx, .docx, .pdf or .html.",
}


def _own(module: str) -> Carrier:
    loaded: Carrier = import_module(module)
    return loaded
