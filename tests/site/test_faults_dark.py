"""axe-core on every page in dark colours: only colours can differ, and only on the sample the width as well."""

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
    found = [f"wide: {each}" for each in faults(page, whole=whole, only=COLOURS)]
    if whole:
        page.set_viewport_size(PHONE)
        found += [f"phone: {each}" for each in faults(page, whole=whole, only=COLOURS)]
    return [f"{name} {each}" for each in found]


def test_no_fault_on_any_page(page: Page, english: Site) -> None:
    page.emulate_media(color_scheme="dark")
    assert [each for name in english.pages for each in looked_at(page, english, name)] == []


def test_no_fault_from_right_to_left(page: Page, arabic: Site) -> None:
    page.emulate_media(color_scheme="dark")
    assert [each for name in SAMPLE for each in looked_at(page, arabic, name)] == []
