"""Every pack of the handbook's own courses: complete, with nothing cut, and nothing in the wrong hands."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from assessbook.packs.domain import training_of
from assessbook.packs.nodes import CASE, HANDOUT, facilitator_notes, parts

from .pages import drawn, pages, sparse
from .test_packs import FACILITATORS, failures, findings, text

ROOT = Path(__file__).parents[2]
COURSES = ["three-day", "trainers"]
"""These two hold every module; the shorter courses are made of the same."""
_JOINED = re.compile(r"[\s\u00ad\ufffe-]+")
"""Where lines are broken, words are joined again by leaving out spaces and hyphens."""


@dataclass(frozen=True)
class Printed:
    """The PDFs by the middle of their names, and the page of each module and the modules of each course, by id."""

    files: dict[str, bytes]
    modules: dict[str, nodes.document]
    courses: dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    work = tmp_path_factory.mktemp("printed")
    said = StringIO()
    with warnings.catch_warnings(), patch_docutils(str(ROOT)), docutils_namespace():
        warnings.simplefilter("ignore")  # MyST still calls what Sphinx 11 will remove
        app = Sphinx(
            ROOT / "docs", ROOT, work / "out", work / "trees", "packs", {"assessbook_pack_courses": COURSES},
            status=None, warning=said,
            parallel=1 if "PYTEST_XDIST_WORKER" in os.environ else 2,
        )  # fmt: skip
        app.build()
    assert said.getvalue() == ""
    training = training_of(app.env)
    yield Printed(
        {path.name.removesuffix("-en.pdf"): path.read_bytes() for path in (work / "out").glob("*.pdf")},
        {id: app.env.get_doctree(module.docname) for id, module in training.modules.items()},
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


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node
