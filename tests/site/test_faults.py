"""axe-core, best practice included, on every page: light and dark, wide and on a phone; none is wider than a phone."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

from .axe import AXE, SAMPLE, faults, faults_of_colour
from .conftest import PHONE, WIDE, Site, too_wide


def looked_at(page: Page, site: Site, names: Iterable[str]) -> list[str]:
    """Return the faults of some pages, each with the page, and the width or scheme where it was found."""
    page.add_init_script(AXE)
    found: list[str] = []
    known: dict[str, set[str]] = {"light": set(), "dark": set()}
    for name in names:
        page.set_viewport_size(WIDE)
        page.goto((site.root / name).as_uri())
        found += [f"{name} wide: {each}" for each in faults(page, whole=name in SAMPLE)]
        for scheme, seen in known.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{name} {scheme}: {each}" for each in faults_of_colour(page, seen)]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        found += [f"{name} phone: {each}" for each in too_wide(page)]
        found += [f"{name} phone: {each}" for each in faults(page, whole=name in SAMPLE)]
        for scheme, seen in known.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{name} phone {scheme}: {each}" for each in faults_of_colour(page, seen)]
    assert all(len(seen) > 10 for seen in known.values())
    return found


def test_no_fault_on_any_page(page: Page, english: Site) -> None:
    assert looked_at(page, english, english.pages) == []


def test_no_fault_from_right_to_left(page: Page, arabic: Site) -> None:
    assert looked_at(page, arabic, SAMPLE) == []


def test_no_fault_where_questions_are_answered(page: Page, english: Site) -> None:
    page.add_init_script(AXE)
    found = []
    for name, place in (("frameworks/crpd.html", "[data-item]"), ("your-answers.html", "#assess-answers")):
        page.goto((english.root / name).as_uri())
        page.locator(place).first.scroll_into_view_if_needed()
        page.wait_for_selector("html.assess-ready")
        found += [*faults(page, whole=True), *faults_of_colour(page, set())]
    assert found == []
