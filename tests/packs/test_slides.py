"""Slides as a trainer sees them: made from a page, read back by python-pptx, and shown by LibreOffice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable

import pytest

from assessbook.packs.deck import Frame

from ..handbook.conftest import ROOTS, Project
from .long_decks import COUNTS, LONG, ROWS, deck, long_decks, point
from .screen import Screen, notes, places, shown, slides, within

PAGE = """\
# Water for all

:::{module} water
:objective: At the end, each gardener can water fairly.
:audience: operators
:minutes: 30
:materials: cans; buckets
:::

OPENING words for the speaker.

::::{step} Look at the beds
:minutes: 20
:form: pairs

1. Walk around the beds.
2. Say which are **dry**:
   - the high ones
   - the *far* ones

:::{facilitator}
SECRET for the facilitator.
:::

:::{exercise} Map of the garden
Draw the beds. Then fill in the table.

| Bed | Who waters? |
|---|---|
| Roses | |
| | |
| | |
:::
::::

:::{case} The dry corner
Amal carries the water alone.
:::

:::{safety} First
SECRET on safety.
:::

::::{step} Close
:minutes: 10

1. Name one thing.
::::

:::{debrief}
- What was hard?
:::

:::{handout} Ten words
HANDOUT only on paper.
:::

::::{quiz} Who should water?
:key: 2

- Nobody
- Everybody in turn

:::{why}
SECRET reason.
:::
::::

::::{quiz} A question of the test?
:key: 1
:test:

- TESTED
- Not so

:::{why}
SECRET of the test.
:::
::::
"""
TITLES = [
    "Water for all",
    "Look at the beds",
    "Exercise: Map of the garden",
    "Exercise: Map of the garden (part 2)",
    "Case: The dry corner",
    "Close",
    "Debrief",
    "Question: Who should water?",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Return a function that gives the file of the page's slides, as a builder leaves it in the folder named."""
    root = tmp_path_factory.mktemp("slides")
    shutil.copytree(ROOTS / "catalogue", root / "source" / "checklists")
    conf = (ROOTS / "conf.py").read_text("utf-8").replace('"assessbook.handbook"', '"assessbook.packs"')
    project = Project(root / "source", root / "build")
    project.page(conf, "conf.py").page(PAGE)

    def build(folder: str) -> bytes:
        made = project.done.get(folder) or project.build("packs", out=folder)
        project.done[folder] = made
        return (made.out / "slides-water-en.pptx").read_bytes()

    return build


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Screen:
    return Screen(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def decks(built: Callable[[str], bytes]) -> dict[str, bytes]:
    """The slides of the page, and decks that hold more than a slide does."""
    return {"page": built("one"), **long_decks()}


@pytest.fixture(scope="module")
def seen(screen: Screen, decks: dict[str, bytes]) -> dict[str, list[str]]:
    """Each deck as LibreOffice shows it, all in one start: its slides as words with their places."""
    return dict(zip(decks, screen.show(*decks.values()), strict=True))


def test_each_step_exercise_case_debrief_and_question_has_a_slide(built: Callable[[str], bytes]) -> None:
    assert [slide.shapes.title.text for slide in slides(built("one"))] == TITLES


def test_a_step_shows_its_time_and_its_tasks_as_a_list(built: Callable[[str], bytes]) -> None:
    slide = slides(built("one"))[1]
    paragraphs = slide.placeholders[1].text_frame.paragraphs
    assert [paragraph.text for paragraph in paragraphs] == [
        "20 minutes · in pairs",
        "Walk around the beds.",
        "Say which are dry:",
        "the high ones",
        "the far ones",
    ]
    starts = [
        found.get("startAt") for found in slide.placeholders[1]._element.iter() if found.tag.endswith("buAutoNum")
    ]
    assert starts == ["1", "2"] and paragraphs[3].level == 1
    assert [run.text for run in paragraphs[2].runs if run.font.bold] == ["dry"]


def test_what_only_the_facilitator_may_see_is_in_the_notes_and_nowhere_else(built: Callable[[str], bytes]) -> None:
    found = slides(built("one"))
    everything = "\n".join(map(shown, found))
    assert not re.search("SECRET|OPENING|HANDOUT|TESTED|Answer", everything)
    assert "SECRET for the facilitator." in notes(found[1])
    assert "safety" in notes(found[4]) and "SECRET on safety." in notes(found[4])
    assert "Answer: 2" in notes(found[-1]) and "SECRET reason." in notes(found[-1])
    assert "OPENING words" in notes(found[0]) and "– cans" in notes(found[0])
    assert not any("HANDOUT" in notes(slide) or "TESTED" in notes(slide) for slide in found)


def test_titles_are_real_first_and_each_of_its_own(built: Callable[[str], bytes]) -> None:
    found = slides(built("one"))
    for slide in found:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id, "the title is read first"
        assert [shape.placeholder_format.type.name for shape in slide.placeholders][-2:] == ["FOOTER", "SLIDE_NUMBER"]
        assert all(shape.text_frame.text for shape in slide.placeholders), "no empty place is read aloud"
    assert len({slide.shapes.title.text for slide in found}) == len(found)


def test_a_table_has_heads_an_alternative_text_and_one_row_to_fill_in(built: Callable[[str], bytes]) -> None:
    [shape] = [shape for slide in slides(built("one")) for shape in slide.shapes if shape.has_table]
    assert shape.table.first_row and not shape.table.horz_banding
    assert [[cell.text for cell in row.cells] for row in shape.table.rows] == [
        ["Bed", "Who waters?"],
        ["Roses", ""],
        ["", ""],
    ]
    assert (
        shape._element.nvGraphicFramePr.cNvPr.get("descr") == "Exercise: Map of the garden (part 2). Bed; Who waters?"
    )


def test_each_word_says_its_language_and_has_no_colour(built: Callable[[str], bytes]) -> None:
    for slide in slides(built("one")):
        assert {run.get("lang") for run in slide._element.iter() if run.tag.endswith("}rPr")} == {"en-GB"}
        assert not any(each.tag.endswith("srgbClr") for each in slide._element.iter())


def test_the_same_page_gives_the_same_bytes_wherever_it_is_built(built: Callable[[str], bytes]) -> None:
    assert built("one") == built("two")


def test_libreoffice_shows_every_slide_within_its_edges(seen: dict[str, list[str]]) -> None:
    pages = seen["page"]
    assert len(pages) == len(TITLES)
    for page, title in zip(pages, TITLES, strict=True):
        assert title.split()[0] in page
        assert within(page)


@pytest.mark.parametrize("count", COUNTS)
def test_points_that_do_not_fit_go_to_the_next_slide(count: int, seen: dict[str, list[str]]) -> None:
    pages = seen[f"points-{count}"]
    assert all(map(within, pages))
    words = [word for page in pages for *_, word in places(page)]
    assert [word for word in words if word.startswith("N")] == [f"N{number}" for number in range(1, count + 1)]


def test_one_endless_text_flows_over_several_slides(seen: dict[str, list[str]]) -> None:
    pages = seen["endless"]
    assert len(pages) > 5 and all(map(within, pages))
    assert sum(word == "heard" for page in pages for *_, word in places(page)) == 30
    assert sum(word == "word" for page in pages for *_, word in places(page)) == 600


def test_rows_that_do_not_fit_go_to_the_next_slide_with_their_heads(
    decks: dict[str, bytes], seen: dict[str, list[str]]
) -> None:
    assert all(map(within, seen["rows"]))
    found = slides(decks["rows"])
    assert [slide.shapes.title.text for slide in found][1:3] == ["All rules", "All rules (part 2)"]
    tables = [shape.table for slide in found for shape in slide.shapes if shape.has_table]
    assert {table.cell(0, 0).text for table in tables} == {"No."}
    first = [table.cell(row, 0).text for table in tables for row in range(1, len(table.rows))]
    assert first == [row[0] for row in ROWS[1:]]


def test_a_long_title_stands_in_smaller_type(seen: dict[str, list[str]]) -> None:
    [_, page] = seen["title"]
    assert within(page) and max(bottom for _, _, _, bottom, word in places(page) if word == "is?") < 115


def test_a_point_that_leads_to_others_does_not_stay_behind_alone() -> None:
    filler = tuple(point(LONG, n) for n in range(1, 6))
    texts = (*filler, point("These are the beds:"), *(point(LONG, 0, 1) for _ in range(6)))
    for slide in slides(deck(Frame(title="Beds", points=texts)))[1:]:
        assert not slide.placeholders[1].text_frame.paragraphs[-1].text.endswith(":")


def test_a_printed_page_of_notes_holds_them_all(screen: Screen) -> None:
    data = deck(Frame(title="Rules", points=(point("One.", 1),), notes="\n".join([LONG] * 40)))
    [page] = screen.show_notes(data)[1:]
    found = [(bottom, word) for _, _, _, bottom, word in places(page)]
    assert sum(word == "heard" for _, word in found) == 40
    assert max(bottom for bottom, word in found if word == "chosen.") < 680


def test_arabic_runs_from_right_to_left(decks: dict[str, bytes], seen: dict[str, list[str]]) -> None:
    slide = slides(decks["arabic"])[1]
    directions = {p.get("rtl") for p in slide._element.iter() if p.tag.endswith("}pPr")}
    assert directions == {"1"} and {r.get("lang") for r in slide._element.iter() if r.tag.endswith("}rPr")} == {"ar-SA"}
    assert 'rtl="1"' in slide.notes_slide._element.xml
    [_, page] = seen["arabic"]
    body = [(left, right) for left, top, right, _, _ in places(page) if top < 495]
    assert min(left for left, _ in body) > 480 and max(right for _, right in body) <= 920
