"""The slides of the handbook's own modules."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from assessbook.packs import points
from assessbook.packs.nodes import HANDOUT, QUIZ, facilitator_notes, parts

from .screen import Screen, notes, shown, slides, within
from .slides_builder import SlidesBuilder

ROOT = Path(__file__).parents[2]
SHOWN = ("survey-teams", "review-a-return", "report-once")
"""Modules with the fullest slides and tables: these are shown in LibreOffice."""


@dataclass(frozen=True)
class Decks:
    """The file of each module's slides, and the page it was made from, by the module's id."""

    files: dict[str, bytes]
    pages: Mapping[str, nodes.section]


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Decks:
    work = tmp_path_factory.mktemp("decks")
    wanted = {"extensions": ["myst_parser", "assessbook.handbook", "assessbook.packs", "tests.packs.slides_builder"]}
    with warnings.catch_warnings(), patch_docutils(str(ROOT)), docutils_namespace():
        warnings.simplefilter("ignore")  # MyST still calls what Sphinx 11 will remove
        app = Sphinx(
            ROOT / "docs", ROOT, work / "out", work / "trees", "slides-only", wanted, status=None, warning=StringIO()
        )
        app.build()
    files = {path.stem[len("slides-") : -len("-en")]: path.read_bytes() for path in (work / "out").glob("*.pptx")}
    assert isinstance(app.builder, SlidesBuilder) and app.builder.seen
    return Decks(files, app.builder.seen.pages)


def test_every_module_has_slides(decks: Decks) -> None:
    pages = (ROOT / "docs" / "training").glob("*.md")
    assert set(decks.files) == {path.stem for path in pages if ":::{module}" in path.read_text("utf-8")}


def test_each_slide_has_a_title_of_its_own(decks: Decks) -> None:
    for id, data in decks.files.items():
        titles = Counter(slide.shapes.title.text.strip() for slide in slides(data))
        assert [title for title, count in titles.items() if count > 1 or not title] == [], id


def test_no_note_and_no_key_stands_on_a_slide(decks: Decks) -> None:
    for id, data in decks.files.items():
        on_slides = " ".join(" ".join(map(shown, slides(data))).split())
        page = decks.pages[id]
        for note in page.findall(facilitator_notes):
            for line in points.plain(note.children).split("\n"):
                assert len(line) < 40 or " ".join(line.split()) not in on_slides, (id, line)
        for handout in parts(page, HANDOUT):
            assert max(points.plain(handout.children[1:]).split("\n"), key=len) not in on_slides, id
        assert not any(part[0].astext() in on_slides for part in parts(page, QUIZ) if part["test"]), id


def test_all_notes_for_the_facilitator_are_with_the_speaker(decks: Decks) -> None:
    for id, data in decks.files.items():
        spoken = "\n".join(map(notes, slides(data)))
        page = decks.pages[id]
        tested = [note for part in parts(page, QUIZ) if part["test"] for note in part.findall(facilitator_notes)]
        for note in page.findall(facilitator_notes):
            if note not in tested:
                assert points.plain(note.children) in spoken, (id, note.astext()[:80])


def test_the_fullest_slides_stay_within_their_edges(decks: Decks, tmp_path: Path) -> None:
    for id, pages in zip(SHOWN, Screen(tmp_path).show(*(decks.files[id] for id in SHOWN)), strict=True):
        assert [number for number, page in enumerate(pages, 1) if not within(page)] == [], id
