"""What a workbook holds besides its cells: told to the person who reads the receipt, never opened or run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..preflight import Scan

_MACROS = re.compile(r"(.*/)?vbaProject\.bin|Basic/.+|Scripts/.+")
_CANVASES = ("xl/drawings/", "content.xml")
_DRAWN = re.compile(rb"<(?:\w+:)?(?:pic|sp|graphicFrame|frame|custom-shape|rect|ellipse)[\s>]")
"""A picture, shape or chart; LibreOffice also writes drawings with nothing in them."""
_LINKED = re.compile(rb"<table:(?:table-source|cell-range-source)[\s>]")


def besides(seen: Scan) -> Iterator[tuple[str, str]]:
    """Yield (what, "") for macros, links to other files, and whatever is drawn or embedded."""
    names = [*seen.parts, *seen.others]
    if any(_MACROS.fullmatch(name) for name in names):
        yield "the file holds macros; they were not run", ""
    links = any(name.startswith("xl/externalLinks/") for name in names)
    if links or _LINKED.search(seen.parts.get("content.xml", b"")):
        yield "the file refers to other files; they were not opened", ""
    drawn = any(_DRAWN.search(part) for name, part in seen.parts.items() if name.startswith(_CANVASES))
    if drawn or any(name.startswith(("xl/media/", "xl/embeddings/", "Pictures/")) for name in names):
        yield "the file holds pictures, drawings or other documents; what they show was not read", ""
