"""Drafts as files: what Word, a browser and a Markdown reader make of them, whatever the officials typed."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page

from assessbook.catalogue.model import Catalogue
from assessbook.reports.draft import draft
from assessbook.reports.written import FORMATS, Format, written
from assessbook.returns.model import Evidence, Return

from .avaria import year_before

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> & “quotes” | a cell\n# no heading\n- no list\n1. no list\n"
    "[no link](https://evil.example) ![no image](https://evil.example/x.png) `no code` **not bold** $x$ {role}`x`\n"
    "https://evil.example/\n> no quote\n=1+1\nالسلام عليكم \x0b\ufffe"
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def made(return_: Return, framework: str, format: Format, catalogue: Catalogue, last: Return | None = None) -> bytes:
    return written(draft(return_, framework, "internal", catalogue, last), format, catalogue)


@pytest.fixture(scope="session")
def hostile(exercise: Return) -> Return:
    """A return in which every text of the officials tries to act."""
    answers = {
        id: replace(each, note=HOSTILE, owner="<b>Owner</b> | x" if each.value == "planned" else None)
        for id, each in exercise.answers.items()
    }
    row = Evidence(title="<u>Title</u> | x", holder="`Holder`", link="javascript:alert(1)")
    return replace(exercise, answers=answers, evidence=dict.fromkeys(exercise.evidence, row))


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_return_gives_the_same_bytes(format: Format, catalogue: Catalogue, exercise: Return) -> None:
    last = year_before(exercise)
    assert made(exercise, "wps", format, catalogue, last) == made(exercise, "wps", format, catalogue, last)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_in_the_page_and_nothing_leaves_it(
    width: int, scheme: Any, page: Page, tmp_path: Path, catalogue: Catalogue, hostile: Return
) -> None:
    path = tmp_path / "draft.html"
    path.write_bytes(made(hostile, "crpd", "html", catalogue, year_before(hostile)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [path.as_uri()]
    assert page.locator("script, img, b, u").count() == 0
    assert "<script>alert(1)</script>" in page.inner_text("main")
    assert page.locator(".banner").inner_text() == "EXERCISE · Draft, internal"


def test_every_printed_page_of_an_exercise_says_so(
    page: Page, tmp_path: Path, catalogue: Catalogue, exercise: Return
) -> None:
    path = tmp_path / "draft.html"
    path.write_bytes(made(exercise, "crc", "html", catalogue))
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    page.pdf(path=tmp_path / "draft.pdf", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", tmp_path / "draft.pdf", "-"], check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 3 and all("EXERCISE · Draft, internal" in each for each in pages)


def test_nothing_that_was_typed_acts_in_markdown(catalogue: Catalogue, exercise: Return, hostile: Return) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
    kinds = []
    for each in (
        hostile,
        replace(exercise, answers={id: replace(a, note="Plain.\nMore.") for id, a in exercise.answers.items()}),
    ):
        tokens = parser.parse(made(each, "crpd", "md", catalogue).decode())
        inner = [inner.type for token in tokens for inner in token.children or ()]
        assert not {"html_inline", "link_open", "image", "code_inline"} & set(inner)
        kinds.append([token.type for token in tokens])
        cells = [
            re.sub(r"\\\|", "", line).count("|")
            for line in made(each, "crpd", "md", catalogue).decode().splitlines()
            if line.startswith("|")
        ]
        assert set(cells) <= {3, 4, 5, 6, 7}
    assert kinds[0] == kinds[1]


def test_word_has_styles_tables_and_the_basis_in_comments_that_can_all_go(
    catalogue: Catalogue, exercise: Return
) -> None:
    document = docx.Document(io.BytesIO(made(exercise, "crpd", "docx", catalogue)))
    text = [(p.style.name, p.text) for p in document.paragraphs if p.style]
    parts = [words for style, words in text if style == "Heading 2"]
    assert parts == [section.title for section in catalogue.framework["crpd"].reports[0].sections]
    texts = [words for _, words in text if words.startswith(("As an example under", "A part of what"))]
    comments = list(document.comments)
    assert len(comments) > 5 and len(texts) >= len(comments)
    assert all(comment.text.startswith("Basis: partial. Do not write it as if it were all.") for comment in comments)
    assert any("Delete All Comments in Document" in words for _, words in text)
    assert not [words for _, words in text if "Basis:" in words]
    heads = [table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") for table in document.tables]
    assert heads and None not in heads
    for section in document.sections:
        assert "EXERCISE" in section.header.paragraphs[0].text


def test_libreoffice_opens_the_draft_with_every_word(tmp_path: Path, catalogue: Catalogue, hostile: Return) -> None:
    (tmp_path / "draft.docx").write_bytes(made(hostile, "crc", "docx", catalogue, year_before(hostile)))
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "draft.docx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "draft.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 3 and all("EXERCISE" in each for each in pages)
    for wanted in (
        "<script>alert(1)</script>",
        "As an example under CRC",
        "Annex: evidence",
        "What has changed since 2025",
    ):
        assert wanted in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_return_without_answers_still_gives_a_draft_that_says_so(
    format: Format, catalogue: Catalogue, exercise: Return
) -> None:
    empty = replace(exercise, answers={}, evidence={})
    for framework in ("ccm", "crpd"):
        data = made(empty, framework, format, catalogue)
        text: Any = (
            data.decode() if format != "docx" else "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
        )
        assert "No document is cited in this draft." in text
        assert "No answer carries over to this part." in text
