"""Pages on paper, as Chromium prints them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import Site

PAGES = ["index.html", "report-once.html", "focal-points.html", "frameworks/cedaw.html", "checklists/short-form.html"]
ON_SCREEN_ONLY = "ancestor-or-self::*[contains(@class, 'headerlink')]"


def printed(page: Page, site: Site, name: str, tmp_path: Path, order: str = "-layout") -> list[str]:
    """Return the text of each printed sheet, as it stands on paper or, with `-raw`, in the order of the page."""
    page.goto((site.root / name).as_uri())
    path = tmp_path / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True, format="A4")
    text = subprocess.run(["pdftotext", order, str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"-\s*\n\s*", "", text)))


@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_every_table_is_on_paper_and_no_menu(
    page: Page, english: Site, name: str, tmp_path: Path
) -> None:
    sheets = printed(page, english, name, tmp_path)
    text = "\n".join(sheets)
    compact = re.sub(r"\s+", "", "".join(printed(page, english, name, tmp_path, "-raw")))
    tables = english.article(name).xpath(f".//table//text()[not({ON_SCREEN_ONLY})]")
    lost = {word for part in tables for word in words(part) if word not in compact}
    assert lost == set()
    for gone in ("Skip to content", "Back to top", "On this page", "Toggle", "العربية", "Made with"):
        assert gone not in text
    assert len(words(sheets[0])) > 60
    assert all(re.search(rf"\b{n} ?/ ?{len(sheets)}\b", sheet) for n, sheet in enumerate(sheets, 1))


@pytest.mark.parametrize("name", PAGES)
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(page: Page, english: Site, name: str, tmp_path: Path) -> None:
    headings = {
        " ".join(heading.text_content().rstrip("#").split())
        for heading in english.article(name).xpath(".//h1|.//h2|.//h3|.//h4")
    }
    last = []
    for sheet in printed(page, english, name, tmp_path):
        lines = [line for line in map(str.strip, sheet.splitlines()) if line and not re.fullmatch(r"\d+ ?/ ?\d+", line)]
        last.append(" ".join(lines[-1].split()))
    assert [line for line in last if line in headings] == []
