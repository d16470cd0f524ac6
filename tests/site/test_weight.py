"""What a page costs on a slow line, and search from disk."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Site

FIRST_VIEW, SEARCH, REQUESTS = 40_000, 120_000, 12


def loaded(page: Page, path: Path) -> list[Path]:
    """Return the files that Chromium asks for when a page opens."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri(), wait_until="load")
    page.wait_for_timeout(50)
    assert all(url.startswith(("file://", "data:")) for url in asked)
    return [Path(re.sub(r"^file://|[?#].*$", "", url)) for url in asked if url.startswith("file://")]


def weight(files: list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files if file.is_file())


def parts(site: Site, name: str) -> list[Path]:
    """Return a page and the scripts and styles that it names."""
    named = site.tree(name).xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src")
    return [site.root / name, *(((site.root / name).parent / each.partition("?")[0]).resolve() for each in named)]


def test_first_views_are_small(english: Site, capsys: pytest.CaptureFixture[str]) -> None:
    found = {name: (weight(parts(english, name)), len(parts(english, name))) for name in english.pages}
    found.pop("search.html")
    heaviest = max(found, key=lambda name: found[name][0])
    with capsys.disabled():
        size, requests = found[heaviest]
        print(f"\nheaviest first view: {heaviest}, {size / 1000:.1f} KB in {requests} requests")  # noqa: T201
    assert {name: cost for name, cost in found.items() if cost[0] > FIRST_VIEW or cost[1] > REQUESTS} == {}


@pytest.mark.parametrize("name", ["index.html", "checklists/principles.html", "sources.html"])
def test_the_browser_asks_for_no_more_than_the_page_names(page: Page, english: Site, name: str) -> None:
    lazy = "assess-page.js"
    asked = [path for path in loaded(page, english.root / name) if path.name != lazy]
    assert {path.resolve() for path in asked} == {path.resolve() for path in parts(english, name)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("b3p2g", "b3p2g"),
        ("complain about violence", "frameworks/cedaw.html"),
        ("Washington Group", "Washington Group questions"),
    ],
)
def test_search_from_disk_finds_codes_and_words(page: Page, english: Site, query: str, found: str) -> None:
    asked = loaded(page, english.root / "search.html")
    page.goto(f"{(english.root / 'search.html').as_uri()}?q={query}")
    results = page.locator("#search-results li a")
    expect(results.first).to_be_visible()
    assert any(found in f"{link.inner_text()} {link.get_attribute('href')}" for link in results.all())
    assert weight(list(dict.fromkeys(asked))) <= SEARCH


def test_a_result_of_search_opens_at_the_question(page: Page, english: Site) -> None:
    page.goto(f"{(english.root / 'search.html').as_uri()}?q=b3p2g")
    page.locator("#search-results li a").first.click()
    expect(page.locator("#b3p2g")).to_be_in_viewport()
