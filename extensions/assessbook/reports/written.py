"""A draft as the bytes of a file, in one of the formats."""

from __future__ import annotations

from typing import Literal

from ..catalogue.model import Catalogue
from ..forms.docx.marks import NEEDS
from ..forms.registry import Unwritable
from . import html_page, markdown
from .draft import Draft
from .layout import paper

Format = Literal["docx", "html", "md"]
FORMATS: tuple[Format, ...] = ("docx", "html", "md")


def written(draft: Draft, format: Format, catalogue: Catalogue) -> bytes:
    """Return the draft; the same draft gives the same bytes. Raises Unwritable when a library is missing."""
    made = paper(draft, catalogue)
    match format:
        case "html":
            return html_page.write(made)
        case "md":
            return markdown.write(made)
    try:
        from . import docx_draft
    except ImportError:
        raise Unwritable(NEEDS) from None
    return docx_draft.write(made, catalogue)
