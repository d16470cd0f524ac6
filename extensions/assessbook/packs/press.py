"""Print a pack: HTML becomes a tagged PDF (PDF/UA-1), always with the same bytes."""

from __future__ import annotations

import io
import re
from html import unescape

from ..forms.pdf_press import press
from ..forms.pdf_repair import finished

_ENTRY = re.compile(r'<a href="#([^"]+)">(.*?)</a>')


def press_pack(html: str) -> tuple[bytes, int]:
    """Return the PDF and the number of its pages. Raises Unwritable."""
    from pypdf import PdfReader

    links = {unescape(anchor): unescape(words) for anchor, words in _ENTRY.findall(html)}
    data = finished(press(html, with_fields=False), links)
    return data, len(PdfReader(io.BytesIO(data)).pages)
