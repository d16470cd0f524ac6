"""Open a stranger's PDF under limits, and say in plain words why one is refused and what to send instead."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...catalogue.phrases import Text
from ..reading import Unreadable
from .walk import Found, TooLarge, Walk

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_FILE = 20_000_000
_MAX_UNPACKED = 32_000_000

COPY_MARK = "assessbook-copy/1"
"""What the preparation copy says of itself in its properties."""

_AGAIN: Text = (
    "Open the form itself, fill it in, save it, and send that file. You can also send the workbook or the answer file."
)
_NOT_INSTALLED: Text = (
    "PDF forms cannot be read here: the Python package pypdf is missing. Install assessbook with its extra “pdf”."
)
TOO_LARGE: Text = f"This PDF holds far more than a form does, so it was not read. {_AGAIN}"
DAMAGED: Text = f"This PDF is damaged: it may have been cut off while it was sent. Send it again. {_AGAIN}"
LOCKED: Text = (
    "This PDF can only be opened with a password. Open it, remove the password (“Security” in the properties of the "
    "document), save it, and send that file."
)
PRINTED: Text = (
    "This PDF has no fields: it was printed to PDF, scanned, or “flattened” by a program that signs. Answers cannot "
    f"be read from the picture of the page. {_AGAIN}"
)
XFA: Text = (
    "This PDF is a form of another kind (XFA, made with Adobe LiveCycle or AEM Forms), and cannot be read. It is none "
    f"of our forms. {_AGAIN}"
)
OTHER: Text = f"This PDF is another form: none of its fields belongs to our questions. {_AGAIN}"
COPY: Text = (
    "This is the preparation copy. It is made to print and discuss, and cannot be read back. Type the answers into the "
    "form itself, and send that file."
)
TWO_FORMS: Text = (
    "Forms of different checklists or versions were put together into this PDF. Send each form as a file of its own."
)


@contextmanager
def limits() -> Iterator[None]:
    """Keep the parser within bounds; whatever it stumbles over is raised as Unreadable."""
    try:
        from pypdf import apply_configuration
        from pypdf.errors import LimitReachedError, PyPdfError
    except ImportError:
        raise Unreadable(_NOT_INSTALLED) from None
    try:
        with apply_configuration(zlib_maximum_output_length=_MAX_UNPACKED, lzw_maximum_output_length=_MAX_UNPACKED):
            yield
    except (LimitReachedError, TooLarge):
        raise Unreadable(TOO_LARGE) from None
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError) as error:
        raise Unreadable(DAMAGED) from error
    except (RecursionError, AssertionError, NotImplementedError, struct.error, zlib.error) as error:
        raise Unreadable(DAMAGED) from error


def opened(data: bytes) -> PdfReader:
    """Return a reader of the file, also where it is protected but opens without a password; raises Unreadable."""
    from pypdf.errors import DependencyError

    from .search import Searching

    if len(data) > MAX_FILE:
        raise Unreadable(TOO_LARGE)
    reader = Searching(data)
    if reader.is_encrypted:
        try:
            unlocked = reader.decrypt("")
        except (DependencyError, NotImplementedError):
            raise Unreadable(LOCKED) from None
        if not unlocked:
            raise Unreadable(LOCKED)
    return reader


def is_whole(data: bytes) -> bool:
    """Tell whether a file keeps the rules of its format, so that no part of it was passed over in silence."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=True)
        if reader.is_encrypted:
            reader.decrypt("")
        return bool(tuple(Walk(reader).fields()))
    except PyPdfError:
        return False


def refusal(reader: PdfReader, walk: Walk, found: Iterable[Found]) -> str:
    """Return why a file without any field of ours is refused, and what to send instead."""
    if COPY_MARK in str(reader.metadata.keywords if reader.metadata else ""):
        return COPY
    if has_xfa(walk):
        return XFA
    return OTHER if any(field.kind != "/Sig" for field in found) else PRINTED


def has_xfa(walk: Walk) -> bool:
    """Tell whether the file holds a form of Adobe's other kind."""
    form = walk.form()
    return form is not None and "/XFA" in form
