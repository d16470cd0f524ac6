"""The sheet and the letter of a review as the bytes of files."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalogue.model import Catalogue
from ...forms.docx.marks import NEEDS
from ...forms.registry import Unwritable
from .. import html_page
from .letter import letter
from .review import Review
from .sheet import paper

SHEET, LETTER = ".review", ".letter"
"""What stands between the name of a return and the ending of its sheet and its letter."""


def files(review: Review, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (ending of the name, contents) of each file; the same review gives the same bytes.

    Raises Unwritable when a library is missing.
    """
    try:
        from .. import docx_draft
        from . import letter_docx
    except ImportError:
        raise Unwritable(NEEDS) from None
    sheet = paper(review, catalogue)
    yield f"{SHEET}.html", html_page.write(sheet, brief=True)
    yield f"{SHEET}.docx", docx_draft.write(sheet, catalogue, brief=True)
    yield f"{LETTER}.docx", letter_docx.write(letter(review, catalogue), catalogue)
