"""Print a pack: HTML becomes a tagged PDF (PDF/UA-1), always with the same bytes."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import TYPE_CHECKING

from ..forms.pdf.press import press
from ..forms.pdf.repair import finished
from .frame import STYLE

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_SPACE = re.compile(r"\s+((?:<(?:b|strong|em|i|code|span)(?: [^>]*)?>)+)(?=[^\s<])")
"""A space before words in bold or the like. WeasyPrint 70 breaks a line some words too early there (measured)."""
_ENTRY = re.compile(r'<a href="#([^"]+)">(.*?)</a>')


def press_pack(html: str) -> tuple[bytes, int]:
    """Return the PDF and the number of its pages. Raises Unwritable."""
    import pikepdf

    links = {unescape(anchor): unescape(words) for anchor, words in _ENTRY.findall(html)}
    data, mended = press(_SPACE.sub(r"\1 ", html), STYLE, with_fields=False), io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _mend_lists(pdf)
        pages = len(pdf.pages)
        pdf.save(mended, deterministic_id=True)
    return finished(mended.getvalue(), links), pages


def _mend_lists(pdf: Pdf) -> None:
    """Give each entry of a list a body: paragraphs stand beside its label only within one (ISO 32000-1, 14.8.4.3.3)."""
    import pikepdf

    for entry in pdf.objects:
        if not isinstance(entry, pikepdf.Dictionary) or entry.get("/S") != "/LI":
            continue
        kids = [kid for kid in entry.K if isinstance(kid, pikepdf.Dictionary)]
        loose = [kid for kid in kids if kid.S not in ("/Lbl", "/LBody")]
        if loose:
            _put_into_body(pdf, entry, [kid for kid in kids if kid.S == "/Lbl"], [k for k in kids if k.S != "/Lbl"])


def _put_into_body(pdf: Pdf, entry: Object, labels: list[Object], contents: list[Object]) -> None:
    import pikepdf

    body = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=entry))
    body.K = pikepdf.Array(contents)
    for kid in contents:
        kid.P = body
    entry.K = pikepdf.Array([*labels, body])
