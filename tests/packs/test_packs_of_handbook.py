"""Every pack of the handbook's own courses, and the slides of its modules: complete, with nothing cut, and nothing in the
wrong hands."""

from __future__ import annotations

import os
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from assessbook.packs import points
from assessbook.packs.domain import training_of
from assessbook.packs.nodes import CASE, HANDOUT, QUIZ, facilitator_notes, parts

from .pages import drawn, pages, sparse
from .remembering import Remembering
from .screen import Screen, notes, shown, slides, within
from .test_packs import FACILITATORS, failures, findings, text

ROOT = Path(__file__).parents[2]
COURSES = ["three-day", "trainers"]
"""These two hold every module; the shorter courses are made of the same."""
FULLEST = ("survey-teams", "review-a-return", "report-once")
"""Modules with the fullest slides and tables: these are shown in LibreOffice."""
_JOINED = re.compile(r"[\s\u00ad\ufffe-]+")
"""Where lines are broken, words are joined again by leaving out spaces and hyphens."""


@dataclass(frozen=True)
class Printed:
    """The PDFs by the middle of their names; the slides and the page of each module, as it was written and as it was
    resolved for them, and the modules of each course, by id."""

    files: dict[str, bytes]
    decks: dict[str, bytes]
    modules: dict[str, nodes.document]
    resolved: Mapping[str, nodes.section]
    courses: dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    work = tmp_path_factory.mktemp("printed")
    said = StringIO()
    with warnings.catch_warnings(), patch_docutils(str(ROOT)), docutils_namespace():
        warnings.simplefilter("ignore")  # MyST still calls what Sphinx 11 will remove
        app = Sphinx(
            ROOT / "docs", ROOT, work / "out", work / "trees", Remembering.name,
            {
                "assessbook_pack_courses": COURSES,
                "extensions": ["myst_parser", "assessbook.handbook", "assessbook.packs", Remembering.__module__],
            },
            status=None, warning=said,
            parallel=1 if "PYTEST_XDIST_WORKER" in os.environ else 2,
        )  # fmt: skip
        app.build()
    assert said.getvalue() == ""
    assert isinstance(app.builder, Remembering) and app.builder.seen
    training = training_of(app.env)
    yield Printed(
        {path.name.removesuffix("-en.pdf"): path.read_bytes() for path in (work / "out").glob("*.pdf")},
        {path.stem[len("slides-") : -len("-en")]: path.read_bytes() for path in (work / "out").glob("*.pptx")},
        {id: app.env.get_doctree(module.docname) for id, module in training.modules.items()},
        app.builder.seen.pages,
        {id: training.courses[id].modules() for id in COURSES},
    )


def words(text: str) -> str:
    return _JOINED.sub("", text)


def test_every_file_can_be_read_by_eye_and_by_screen_reader(printed: Printed) -> None:
    assert len(printed.files) > 2 * 10
    found = {name: [*failures(data), *findings(data)] for name, data in printed.files.items()}
    assert {name: each for name, each in found.items() if each} == {}


def test_only_left_pages_before_a_module_are_empty(printed: Printed) -> None:
    for name, data in printed.files.items():
        assert sparse(data) == [], name
        shown = pages(data)
        for number in (number for number, objects in drawn(data) if not objects):
            assert number % 2 == 0, name
            assert "This page is left empty." in shown[number - 1].text, name


def test_a_sheet_is_a_page(printed: Printed) -> None:
    counts = {name: len(pages(data)) for name, data in printed.files.items()}
    for course, modules in printed.courses.items():
        sheets = sum(len(list(parts(printed.modules[id], HANDOUT))) for id in modules)
        cards = sum(len(list(parts(printed.modules[id], CASE))) for id in modules)
        assert counts[f"{course}-handouts"] == sheets
        assert counts[f"{course}-cards"] == -(-cards // 4)
        assert counts[f"{course}-evaluation"] == counts[f"{course}-certificate"] == 1
    assert counts["wall-sheets"] == len(printed.modules)
    assert "stations. See the table in the workbook." in text(printed.files["wall-sheets"])
    assert all(count <= 2 for name, count in counts.items() if name.startswith("tick-"))


def test_no_card_has_words_over_its_edge(printed: Printed) -> None:
    for course in printed.courses:
        for page in pages(printed.files[f"{course}-cards"]):
            assert len(re.findall(r": card \d+ of \d+", page.text)) <= 4
            last = [line for line in page.text.splitlines() if line.strip()][-2:]
            assert any("Page" in line for line in last)


def test_the_guide_loses_no_word_of_a_module(printed: Printed) -> None:
    for course, modules in printed.courses.items():
        guide = words(text(printed.files[f"{course}-guide"]))
        for id in modules:
            for paragraph in printed.modules[id].findall(nodes.paragraph):
                if any(isinstance(around, nodes.definition) for around in _around(paragraph)):
                    continue  # the card of the module has a shape of its own
                for piece in re.split(r"\(paper|\(working", paragraph.astext()):
                    if len(piece) > 25 and piece.isascii():
                        assert words(piece)[:60] in guide, (course, id, piece)


def test_no_note_and_no_reason_reaches_a_participant(printed: Printed) -> None:
    notes = {
        words(paragraph.astext())
        for document in printed.modules.values()
        for note in document.findall(facilitator_notes)
        for paragraph in note.findall(nodes.paragraph)
        if len(paragraph.astext()) > 40
    }
    assert len(notes) > 200
    open_ = {
        words(paragraph.astext())
        for document in printed.modules.values()
        for paragraph in document.findall(nodes.paragraph)
        if not any(isinstance(around, facilitator_notes) for around in _around(paragraph))
    }
    for name, data in printed.files.items():
        if not name.endswith(FACILITATORS):
            said = words(text(data))
            assert [note for note in notes - open_ if note in said] == [], name


def test_every_module_has_slides(printed: Printed) -> None:
    files = (ROOT / "docs" / "training").glob("*.md")
    assert set(printed.decks) == {path.stem for path in files if ":::{module}" in path.read_text("utf-8")}


def test_each_slide_has_a_title_of_its_own(printed: Printed) -> None:
    for id, data in printed.decks.items():
        titles = Counter(slide.shapes.title.text.strip() for slide in slides(data))
        assert [title for title, count in titles.items() if count > 1 or not title] == [], id


def test_no_note_and_no_key_stands_on_a_slide(printed: Printed) -> None:
    for id, data in printed.decks.items():
        on_slides = " ".join(" ".join(map(shown, slides(data))).split())
        page = printed.resolved[id]
        for note in page.findall(facilitator_notes):
            for line in points.plain(note.children).split("\n"):
                assert len(line) < 40 or " ".join(line.split()) not in on_slides, (id, line)
        for handout in parts(page, HANDOUT):
            assert max(points.plain(handout.children[1:]).split("\n"), key=len) not in on_slides, id
        assert not any(part[0].astext() in on_slides for part in parts(page, QUIZ) if part["test"]), id


def test_all_notes_for_the_facilitator_are_with_the_speaker(printed: Printed) -> None:
    for id, data in printed.decks.items():
        spoken = "\n".join(map(notes, slides(data)))
        page = printed.resolved[id]
        tested = [note for part in parts(page, QUIZ) if part["test"] for note in part.findall(facilitator_notes)]
        for note in page.findall(facilitator_notes):
            if note not in tested:
                assert points.plain(note.children) in spoken, (id, note.astext()[:80])


def test_the_fullest_slides_stay_within_their_edges(printed: Printed, tmp_path: Path) -> None:
    for id, deck in zip(FULLEST, Screen(tmp_path).show(*(printed.decks[id] for id in FULLEST)), strict=True):
        assert [number for number, slide in enumerate(deck, 1) if not within(slide)] == [], id


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node
