"""What can be measured on the pages of a PDF: text beyond the paper's edge or over the foot, pages without anything."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

EDGE = 5.0
"""Points from the edge of the paper within which no printer prints."""


@dataclass(frozen=True)
class Printed:
    """One page: its text, its size, and the outline of all its letters (left, bottom, right, top), in points."""

    number: int
    text: str
    size: tuple[float, float]
    outline: tuple[float, float, float, float] | None


@lru_cache(maxsize=256)
def pages(data: bytes) -> tuple[Printed, ...]:
    """Return every page."""
    return tuple(_page(number, page) for number, page in enumerate(pypdfium2.PdfDocument(data), 1))


def _page(number: int, page: pypdfium2.PdfPage) -> Printed:
    boxes = [each.get_bounds() for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    outline = (
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        if boxes
        else None
    )
    return Printed(number, page.get_textpage().get_text_range(), page.get_size(), outline)


def cut(data: bytes) -> list[str]:
    """Return where text comes nearer to the edge of the paper than printers print, or crosses it."""
    found = []
    for page in pages(data):
        if page.outline:
            left, bottom, right, top = page.outline
            width, height = page.size
            if left < EDGE or bottom < EDGE or right > width - EDGE or top > height - EDGE:
                found.append(f"page {page.number}: {page.outline} on {page.size}")
    return found


def spilt(data: bytes, margin: float = 11.5 * 72 / 25.4) -> list[str]:
    """Return the words that stand outside the margins at the sides: there, nothing is meant to stand."""
    found = []
    for page in pages(data):
        if page.outline and (page.outline[0] < margin or page.outline[2] > page.size[0] - margin):
            found.append(f"page {page.number}: {page.outline[0]:.0f} to {page.outline[2]:.0f} of {page.size[0]:.0f}")
    return found


def drawn(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield (page, number of objects drawn on it other than those of head and foot)."""
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        height = page.get_size()[1]
        inside = [
            each
            for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE])
            if 0.06 * height < sum(each.get_bounds()[1::2]) / 2 < 0.935 * height
        ]
        yield number, len(inside)


def tags(data: bytes) -> list[tuple[str, pikepdf.Object]]:
    """Return the tags of a PDF with their elements, in reading order."""
    found: list[tuple[str, pikepdf.Object]] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Array):
            for each in element:
                walk(each)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found.append((str(element.S).lstrip("/"), element))
            if "/K" in element:
                walk(element.K)

    opened = pikepdf.open(io.BytesIO(data))
    walk(opened.Root.StructTreeRoot.K)
    return found


def bookmarks(data: bytes) -> list[str]:
    """Return the titles of all bookmarks."""
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_outline() as outline:

        def walk(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
            for item in items:
                yield item.title
                yield from walk(list(item.children))

        return list(walk(list(outline.root)))
