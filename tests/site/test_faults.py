"""axe-core, best practice included, on every page: light and dark, wide and on a phone."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from .conftest import PHONE, WIDE, Site

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that the colour scheme can change. No colour depends on the width, so that they run once for each scheme;
on the sample they run at both widths too."""
MENUS = [[".sidebar-tree"], [".toc-tree"]]
"""The same links on every page: looked at on the sample only."""
SAMPLE = ["index.html", "report-once.html", "checklists/short-form.html", "search.html", "reuse.html"]


def faults(page: Page, *, whole: bool, only: list[str] | None = None, without: list[str] | None = None) -> list[str]:
    """Return what axe-core finds."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if only:
        options["runOnly"] = {"type": "rule", "values": only}
    options["rules"] = {rule: {"enabled": False} for rule in without or ()}
    place = None if whole else {"exclude": MENUS}
    found = page.evaluate("([place, options]) => axe.run(place || document, options)", [place, options])
    return [f"{v['id']}: {node['html'][:150]}" for v in found["violations"] for node in v["nodes"]]


def looked_at(page: Page, site: Site, name: str) -> list[str]:
    """Return the faults of one page, each with the width and scheme where it was found."""
    whole = name in SAMPLE
    page.goto((site.root / name).as_uri())
    page.evaluate(AXE)
    found = [f"wide light: {each}" for each in faults(page, whole=whole)]
    page.emulate_media(color_scheme="dark")
    found += [f"wide dark: {each}" for each in faults(page, whole=whole, only=COLOURS)]
    page.set_viewport_size(PHONE)
    if whole:
        found += [f"phone dark: {each}" for each in faults(page, whole=whole, only=COLOURS)]
    page.emulate_media(color_scheme="light")
    found += [f"phone light: {each}" for each in faults(page, whole=whole, without=[] if whole else COLOURS)]
    page.set_viewport_size(WIDE)
    return [f"{name} {each}" for each in found]


def test_no_fault_on_any_page(page: Page, english: Site) -> None:
    assert [each for name in english.pages for each in looked_at(page, english, name)] == []


def test_no_fault_from_right_to_left(page: Page, arabic: Site) -> None:
    assert [each for name in SAMPLE for each in looked_at(page, arabic, name)] == []


def test_no_fault_where_questions_are_answered(page: Page, english: Site) -> None:
    found = []
    for name, place in (("frameworks/crpd.html", "[data-item]"), ("your-answers.html", "#assess-answers")):
        page.goto((english.root / name).as_uri())
        page.locator(place).first.scroll_into_view_if_needed()
        page.wait_for_selector("html.assess-ready")
        page.evaluate(AXE)
        found += faults(page, whole=True)
    assert found == []
