"""Pages in a browser, without a mouse and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import PHONE, Site, too_wide


def test_no_page_from_right_to_left_is_wider_than_a_phone(page: Page, arabic: Site) -> None:
    """Where English pages end is seen in `test_faults`, which opens each of them."""
    page.set_viewport_size(PHONE)
    wide = []
    for name in arabic.pages:
        page.goto((arabic.root / name).as_uri(), wait_until="domcontentloaded")
        wide += [f"{name}: {each}" for each in too_wide(page)]
    assert wide == []


STOP = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), seen = getComputedStyle(e).visibility === "visible";
  const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight && box.width && box.height;
  return [e.tagName, (e.getAttribute("aria-label") || e.textContent || e.name || "").trim().slice(0, 40), !!(seen && inside)];
}"""


@pytest.mark.parametrize("language", ["english", "arabic"])
def test_every_stop_of_the_keyboard_is_on_the_screen_of_a_phone(
    page: Page, language: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(language)
    page.set_viewport_size(PHONE)
    page.emulate_media(reduced_motion="reduce")
    page.goto((site.root / "frameworks/crpd.html").as_uri())
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
        if stops[-1][0] == "BODY":
            break
    assert len(stops) > 20
    assert [stop for stop in stops[1:] if not stop[2] and stop[0] != "BODY"] == []


def test_the_keyboard_skips_to_the_content_and_opens_and_closes_the_menu(page: Page, english: Site) -> None:
    page.set_viewport_size(PHONE)
    page.goto((english.root / "frameworks/crpd.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)[1] == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "furo-main-content"
    page.reload()
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate(STOP)[1:] == ["Menu", True]
    page.keyboard.press("Enter")
    menu = page.get_by_role("complementary", name="Menu")
    menu.get_by_role("link", name="The calendar").wait_for(state="visible")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)[1:] == ["Close", True]
    page.keyboard.press("Enter")
    menu.wait_for(state="hidden")


def test_large_text_fits(page: Page, english: Site) -> None:
    page.goto((english.root / "report-once.html").as_uri())
    page.add_style_tag(content="html{font-size:200% !important}")
    page.set_viewport_size({"width": 640, "height": 800})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 640
