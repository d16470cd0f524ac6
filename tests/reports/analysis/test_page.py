"""The page of the analysis in a real browser: for everybody, in black and white, on a phone, on paper."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from assessbook.catalogue.model import Catalogue
from assessbook.reports.analysis.analysis import Wish, analyse
from assessbook.reports.analysis.output import write
from assessbook.reports.analysis.taken import files_in, take

from .worlds import some_returns, written

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
REGIONS = {f"A{chr(65 + n)}": ("North", "South", "East")[n % 3] for n in range(26)}


@pytest.fixture(scope="module")
def path(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 24 exercise States over four years, with the questions of the handbook."""
    return analysed(catalogue, tmp_path_factory.mktemp("analysis"))


@pytest.fixture(scope="module")
def short(orchard: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a handful of questions."""
    return analysed(orchard, tmp_path_factory.mktemp("orchard-analysis"))


def analysed(catalogue: Catalogue, folder: Path, states: int = 24) -> Path:
    source = written(some_returns(catalogue, states, (2023, 2024, 2025, 2026), exercise=True), folder / "in")
    taken = take(files_in([source]), catalogue, exercise=True, leave_out=False)
    write(analyse(taken, Wish(regions=REGIONS), catalogue), folder / "out")
    return folder / "out/analysis.html"


@pytest.fixture(scope="module")
def few(orchard: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of three exercise States: too few for any figure."""
    return analysed(orchard, tmp_path_factory.mktemp("few"), states=3)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_and_nothing_leaves_the_page(width: int, scheme: Any, page: Page, short: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(short.as_uri())
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    fills = "[...document.querySelectorAll('.drawing text')].map(e => getComputedStyle(e).fill)"
    assert set(page.evaluate(fills)) == {page.evaluate("getComputedStyle(document.body).color")}
    assert asked == [short.as_uri()] and page.locator("script").count() == 0


def test_what_is_not_shown_is_said_in_a_sentence_and_not_cell_by_cell(page: Page, few: Path) -> None:
    page.goto(few.as_uri())
    text = page.locator("main").inner_text()
    assert text.count("Not shown: fewer than 5 States sent a return for 2026.") == 2
    assert page.locator("td", has_text="not shown").count() == 0 and page.locator("svg").count() == 0
    titles = ["Returns by year", "Public notes", "Figures that are not shown", "Answers of older versions"]
    assert page.locator("caption").all_inner_texts() == titles


def test_no_table_is_wider_than_a_small_screen(page: Page, path: Path) -> None:
    page.set_viewport_size({"width": 1100, "height": 900})
    page.goto(path.as_uri())
    assert page.locator(".wide").count() > 15
    cut = "[...document.querySelectorAll('.wide')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.ariaLabel)"
    assert page.evaluate(cut) == []


def test_each_drawing_is_told_in_words_and_stands_beside_a_table_with_the_same_numbers(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    drawings = page.locator(".beside")
    assert drawings.count() >= 7
    for number in range(drawings.count()):
        beside = drawings.nth(number)
        drawing = beside.locator("svg[role=img]")
        told = drawing.locator("desc").text_content() or ""
        names = [drawing.get_attribute("aria-labelledby") or ""]
        assert all(page.locator(f"#{id}").count() == 1 for name in names for id in name.split())
        assert beside.locator("table caption").count() == 1
        table = beside.locator("tbody").inner_text()
        assert not re.search(r"\bzq", told)
        for name, first in re.findall(r"(?:^|\. )([^:.]+): Yes (\d+)", told):
            row = beside.locator("tbody tr", has=page.locator("th", has_text=re.compile(f"^{re.escape(name)}$"))).first
            assert first in row.inner_text().split(), (name, table)


def test_patterns_not_colours_tell_the_pieces_apart(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    fills = page.evaluate(
        "[...document.querySelectorAll('.beside svg')][0].querySelectorAll('rect').length && "
        "[...new Set([...document.querySelectorAll('.beside svg')[0].querySelectorAll('rect')]"
        ".map(r => r.getAttribute('fill')))]"
    )
    assert len(fills) == 6
    colours = page.evaluate(
        "[...new Set([...document.querySelectorAll('.beside svg *')].flatMap("
        "e => ['fill', 'stroke'].map(a => e.getAttribute(a))).filter(v => v && !v.startsWith('url(')))]"
    )
    assert set(colours) <= {"currentColor", "none", "var(--ground,#fff)"}


def test_every_printed_page_says_that_it_is_an_exercise_and_nothing_is_cut_off(
    page: Page, path: Path, tmp_path: Path
) -> None:
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    page.pdf(path=tmp_path / "analysis.pdf", prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "analysis.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 3 and all("EXERCISE · Analysis, public" in each for each in pages)
    page.set_viewport_size({"width": 672, "height": 900})  # A4 less its margins
    wide = "[...document.querySelectorAll('table')].filter(t => t.getBoundingClientRect().right > 673).map(t => t.innerText)"
    assert page.evaluate(wide) == []


def test_the_summary_opens_in_an_office_program(path: Path, tmp_path: Path) -> None:
    summary = path.with_name("summary.docx")
    command = ["soffice", "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(summary)]
    subprocess.run(
        [*command, f"-env:UserInstallation=file://{tmp_path}/profile"], check=True, capture_output=True, timeout=120
    )
    text = (tmp_path / "summary.txt").read_text(encoding="utf-8-sig")
    assert "Summary for the Meeting" in text and "All States and all answers are invented" in text.replace(
        "all S", "All S"
    )
    assert "Victim assistance" in text and "How it is counted" in text
