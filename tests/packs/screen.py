"""A deck as a person sees it: its slides and notes by python-pptx, its words with their places by LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation

from ..forms.office import Office

_NOTES_ONLY = (
    '{"ExportNotesPages":{"type":"boolean","value":"true"},"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
)


class Screen:
    """LibreOffice, with a folder of its own, that shows decks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = Office(folder)

    def show(self, *decks: bytes) -> list[list[str]]:
        """Return each deck as its slides, each slide as words with their places."""
        paths = [self.folder / f"deck-{number}.pptx" for number, _ in enumerate(decks)]
        for path, data in zip(paths, decks, strict=True):
            path.write_bytes(data)
        self.office.convert(paths, "pdf", self.folder)
        return [self._words(path.with_suffix(".pdf")) for path in paths]

    def show_notes(self, deck: bytes) -> list[str]:
        """Return the printed pages of notes, as words with their places."""
        path = self.folder / "notes.pptx"
        path.write_bytes(deck)
        self.office.convert([path], f"pdf:impress_pdf_Export:{_NOTES_ONLY}", self.folder)
        return self._words(path.with_suffix(".pdf"))

    def _words(self, path: Path) -> list[str]:
        found = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
        return found.stdout.split("<page ")[1:]


def slides(data: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(data)).slides)


def shown(slide: Any) -> str:
    """Return all words on a slide, in reading order."""
    words = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            words.append(shape.text_frame.text)
        if shape.has_table:
            words += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(words)


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def places(page: str) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield (left, top, right, bottom, word) in points of each word on a slide."""
    for found in re.finditer(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page):
        left, top, right, bottom = map(float, found.groups()[:4])
        yield left, top, right, bottom, found[5]


def within(page: str) -> bool:
    """Tell whether all words stand within the slide, and none runs into its foot."""
    feet = [top for _, top, _, _, word in places(page) if top > 495]
    body = [bottom for _, top, _, bottom, _ in places(page) if top <= 495]
    sides = [left >= 40 and right <= 920 for left, _, right, _, _ in places(page)]
    return all(sides) and max(body) <= min(feet)
