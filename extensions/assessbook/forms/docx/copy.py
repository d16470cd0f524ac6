"""The preparation copy for Word: every question with its guidance, to discuss, note and sign. It is never read back."""

from __future__ import annotations

from ...catalogue.phrases import Text
from ..form import Form
from ..reading import Reading, Unreadable
from ..registry import Unwritable
from .marks import NEEDS
from .open import TO_DISCUSS

ID = "discuss"
SUFFIX = "-to-discuss.docx"
TITLE: Text = "Preparation copy for Word, to discuss, note and sign"


def write(form: Form) -> bytes:
    """Return the copy, which can be changed everywhere; what is filled in already stands in it as a draft.

    Raises Unwritable.
    """
    try:
        from .copy_write import document
    except ImportError as error:
        raise Unwritable(NEEDS) from error
    return document(form)


def recognises(data: bytes) -> bool:
    """Return False: the Word form meets the copy first, and says what it is."""
    return False


def read(data: bytes) -> Reading:
    """Raise Unreadable: the copy holds no fields."""
    raise Unreadable(TO_DISCUSS)
