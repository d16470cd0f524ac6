"""The carrier DOCX: a Word form to prepare, clear and fill in; only its fields can be changed."""

from __future__ import annotations

from ...catalogue.phrases import Text
from ..form import Form
from ..registry import Unwritable
from .marks import NEEDS
from .open import is_open_document, is_word
from .read import read

__all__ = ["ID", "SUFFIX", "TITLE", "prints", "read", "recognises", "write"]

ID = "docx"
SUFFIX = ".docx"
TITLE: Text = "Word form, to prepare and clear the answers"


def write(form: Form) -> bytes:
    """Return the Word form; the same form gives the same bytes. Raises Unwritable."""
    try:
        from .document import document
    except ImportError as error:
        raise Unwritable(NEEDS) from error
    return document(form)


def prints(form: Form) -> frozenset[str]:
    """Return the fingerprints of all texts that the form prints; none where Word documents cannot be written."""
    try:
        from .document import prints
    except ImportError:
        return frozenset()
    return prints(form)


def recognises(data: bytes) -> bool:
    """Tell whether the file is a text document, of Word or OpenDocument."""
    return is_word(data) or is_open_document(data)
