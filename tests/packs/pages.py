"""What can be measured on the pages of a PDF: text beyond the paper's edge or over the foot, pages without anything,
headings and labels without what they name, words that are broken."""

from __future__ import annotations

import io
import re
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


def lonely(data: bytes) -> list[str]:
    """Return the pages that end with words in bold and no line below: a heading or a label without what it names."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        texts = _body(page, raw.FPDF_PAGEOBJ_TEXT)
        rules = [box for each, box in _body(page, raw.FPDF_PAGEOBJ_PATH) if box[2] - box[0] > 0.2 * page.get_size()[0]]
        end = min((box[1] for _, box in texts), default=0)
        lowest = [each for each, box in texts if box[1] < end + 6]
        bold = all("Bold" in each.get_font().get_base_name() for each in lowest)
        if bold and len(texts) > len(lowest) and not any(box[1] < end for box in rules):
            found.append(f"page {number} ends with words in bold")
    return found


def sparse(data: bytes, share: float = 0.2) -> list[int]:
    """Return the numbers of the pages that hold something, but end within the first `share` of their height."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        ends = [box[1] for _, box in _body(page, raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH)]
        if ends and min(ends) > (1 - share) * page.get_size()[1]:
            found.append(number)
    return found


def _body(page: pypdfium2.PdfPage, *kinds: int) -> list[tuple[pypdfium2.PdfObject, tuple[float, float, float, float]]]:
    """Return what stands between running head and foot, each with its outline."""
    low, high = 0.065 * page.get_size()[1], 0.935 * page.get_size()[1]
    placed = ((each, each.get_bounds()) for each in page.get_objects(filter=list(kinds)))
    return [(each, box) for each, box in placed if low < box[1] < high]


def sizes(data: bytes) -> dict[str, float]:
    """Return the size of the letters of each text, in points."""
    kinds = [raw.FPDF_PAGEOBJ_TEXT]
    texts = [
        each
        for page in pypdfium2.PdfDocument(data)
        for each in page.get_objects(filter=kinds, textpage=page.get_textpage())
    ]
    return {each.extract(): round(each.get_font_size() * abs(each.get_matrix().d), 1) for each in texts}


def vocabulary(data: bytes) -> set[str]:
    """Return the words of a PDF, in pieces where there are hyphens, without figures."""
    words = " ".join(page.text.replace("\ufffe", "-") for page in pages(data))
    return set(re.findall(r"[^\W\d_]+", words))


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
