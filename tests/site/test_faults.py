"""axe-core on every page in light colours, wide and on a phone; and where questions are answered."""

from __future__ import annotations

from playwright.sync_api import Page

from .axe import AXE, COLOURS, SAMPLE, faults
from .conftest import PHONE, WIDE, Site


def looked_at(page: Page, site: Site, name: str) -> list[str]:
    """Return the faults of one page, each with the width where it was found."""
    whole = name in SAMPLE
    page.set_viewport_size(WIDE)
    page.goto((site.root / name).as_uri())
    page.evaluate(AXE)
    found = [f"wide: {each}" for each in faults(page, whole=whole)]
    page.set_viewport_size(PHONE)
    found += [f"phone: {each}" for each in faults(page, whole=whole, without=[] if whole else COLOURS)]
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
