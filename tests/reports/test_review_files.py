"""The sheet and the letter as files: one page in a browser and in an office program, and open to everybody."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.reports.review.files import files
from assessbook.reports.review.review import Review, review
from assessbook.returns.exercises import exercise_return, exercises
from assessbook.returns.model import Return

from .avaria import year_before
from .conftest import CHECKLISTS
from .test_written import HOSTILE, RULES


@pytest.fixture(scope="module")
def reviews(catalogue: Catalogue, exercise: Return) -> Mapping[str, Review]:
    """The reviews of the exercise States, and of a full return with every state of an answer."""
    made = {"full": review(exercise, "internal", catalogue, year_before(exercise))}
    for each in exercises(load(CHECKLISTS))[0]:
        now, last = (exercise_return(each, year, catalogue) for year in (2026, 2025))
        made[each.id] = review(now, "internal", catalogue, last)
    return made


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [each.get_textpage().get_text_bounded() for each in document]


@pytest.mark.parametrize("name", ["full", "avaria", "borduna"])
def test_the_printed_page_is_one_page(
    name: str, page: Page, tmp_path: Path, catalogue: Catalogue, reviews: Mapping[str, Review]
) -> None:
    path = tmp_path / "sheet.html"
    path.write_bytes(dict(files(reviews[name], catalogue))[".review.html"])
    page.goto(path.as_uri())
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    (text,) = pages(tmp_path / "sheet.pdf")
    assert "EXERCISE · Reviewer's sheet, internal" in text and "Letter:" in text


def test_the_word_sheets_are_one_page_each_and_the_letters_number_their_questions(
    tmp_path: Path, catalogue: Catalogue, reviews: Mapping[str, Review]
) -> None:
    for name, made in reviews.items():
        for ending, data in files(made, catalogue):
            (tmp_path / f"{name}{ending}").write_bytes(data)
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf"]
    written = sorted(tmp_path.glob("*.docx"))
    subprocess.run([*office, "--outdir", tmp_path, *written], check=True, capture_output=True)
    for name, made in reviews.items():
        (sheet,) = pages(tmp_path / f"{name}.review.pdf")
        assert "EXERCISE" in sheet and "Letter:" in sheet
        letter = pages(tmp_path / f"{name}.letter.pdf")
        assert all("EXERCISE · Draft letter, internal" in each for each in letter)
        whole = "\n".join(letter)
        assert f"{len(made.questions)}. " in whole and f"{len(made.questions) + 1}. " not in whole


def test_the_letter_can_be_edited(catalogue: Catalogue, reviews: Mapping[str, Review]) -> None:
    document = docx.Document(io.BytesIO(dict(files(reviews["borduna"], catalogue))[".letter.docx"]))
    assert "documentProtection" not in document.settings.element.xml
    numbered = [p.text for p in document.paragraphs if p.style and p.style.name == "Numbered"]
    assert len(numbered) == len(reviews["borduna"].questions)
    assert all(line[5] == ":" or line.startswith("On your State:") for line in numbered)


def test_the_same_review_gives_the_same_bytes(catalogue: Catalogue, exercise: Return) -> None:
    once, again = (dict(files(review(exercise, "public", catalogue), catalogue)) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_in_the_sheet_whatever_the_officials_typed(
    width: int, scheme: Any, page: Page, tmp_path: Path, catalogue: Catalogue, exercise: Return
) -> None:
    answers = {id: replace(each, note=HOSTILE, owner="<b>Owner</b>") for id, each in exercise.answers.items()}
    hostile = replace(exercise, answers=answers)
    made = review(hostile, "internal", catalogue, year_before(hostile))
    path = tmp_path / "sheet.html"
    path.write_bytes(dict(files(made, catalogue))[".review.html"])
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    page.emulate_media(color_scheme=scheme)
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("script, img, b, u, nav").count() == 0
