"""The preparation copy for Word: every question with its guidance, to discuss, note and sign. It is never read back."""

from __future__ import annotations

from ..catalogue.phrases import Text
from .docx_marks import NEEDS
from .docx_open import TO_DISCUSS
from .form import Form
from .reading import Reading, Unreadable
from .registry import Unwritable

ID = "discuss"
SUFFIX = "-to-discuss.docx"
TITLE: Text = "Preparation copy for Word, to discuss, note and sign"


def write(form: Form) -> bytes:
    """Return the copy, which can be changed everywhere; what is filled in already stands in it as a draft.

    Raises Unwritable.
    """
    try:
        from .docx_copy_write import document
    except ImportError as error:
        raise Unwritable(NEEDS) from error
    return document(form)


def recognises(data: bytes) -> bool:
    """Return False: the Word form meets the copy first, and says what it is."""
    return False


def read(data: bytes) -> Reading:
    """Raise Unreadable: the copy holds no fields."""
    raise Unreadable(TO_DISCUSS)
