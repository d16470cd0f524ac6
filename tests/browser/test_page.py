"""Questions answered where they stand on the handbook's pages, opened from disk."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from assessbook.catalogue.check import check
from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file
from assessbook.handbook.answering_data import page_script
from assessbook.handbook.book import Book
from assessbook.returns.interpret import interpret
from assessbook.returns.record import canonical

from .conftest import build, choose_file, saved

Visit = Callable[[str], Page]


@pytest.fixture
def visit(context: BrowserContext, handbook: Path) -> Visit:
    """Return a function that opens a page and comes near its questions; any script error fails the test."""
    errors: list[str] = []

    def open_(name: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((handbook / name).as_uri())
        page.locator(".assess-items, #assess-answers").first.scroll_into_view_if_needed()
        page.wait_for_selector("html.assess-ready")
        return page

    yield open_  # type: ignore[misc]
    assert errors == []


def item(page: Page, id: str) -> Locator:
    return page.locator(f"[data-item={id}]")


def choose(page: Page, id: str, label: str) -> None:
    item(page, id).get_by_role("radio", name=label, exact=True).check()


def profile(page: Page, question: str, label: str) -> None:
    box = page.get_by_role("group", name=question)
    if not box.is_visible():
        page.get_by_text("What applies to your State").click()
    box.get_by_label(label, exact=True).check()


def counted(page: Page) -> Locator:
    return page.locator("#assess-count")


def test_answers_are_kept_where_they_are_given_and_counted_on_every_page(visit: Visit) -> None:
    beds = visit("beds.html")
    expect(counted(beds)).to_have_text("0 of 9 answered on this page, 0 of 11 in all.")
    choose(beds, "b2c3d", "Planned")
    item(beds, "b2c3d").get_by_label("Planned for", exact=False).fill("2027-06")
    item(beds, "b2c3d").get_by_label("Note").press_sequentially("with rain water")
    beds.reload()
    beds.locator(".assess-items").first.scroll_into_view_if_needed()
    expect(counted(beds)).to_have_text("1 of 9 answered on this page, 1 of 11 in all.")
    assert item(beds, "b2c3d").get_by_label("Note").input_value() == "with rain water"
    expect(counted(visit("ponds/pond.html"))).to_have_text("0 of 2 answered on this page, 1 of 11 in all.")


def test_questions_that_do_not_apply_are_folded_away_with_the_reason(visit: Visit) -> None:
    page = visit("ponds/pond.html")
    profile(page, "Do you have a pond?", "No")
    fish = item(page, "m4n5p")
    expect(fish.locator(".assess-why")).to_contain_text("Not asked, because “Do you have a pond?” is answered “No”.")
    expect(fish.get_by_role("radio").first).to_be_hidden()
    fish.get_by_role("button", name="Show or hide it").click()
    expect(fish.get_by_role("radio").first).to_be_visible()
    profile(page, "Do you have a pond?", "Yes")
    expect(fish.locator(".assess-why")).to_be_hidden()
    expect(fish.get_by_role("radio").first).to_be_visible()


def test_two_tabs_and_two_pages_do_not_overwrite_each_other(visit: Visit) -> None:
    one, other, pond = visit("beds.html"), visit("beds.html"), visit("ponds/pond.html")
    choose(one, "b2c3d", "Yes")
    choose(other, "h2j3k", "No")
    choose(pond, "m4n5p", "Partly")
    for page in (one, other):
        expect(counted(page)).to_have_text("2 of 9 answered on this page, 3 of 11 in all.")
        assert item(page, "b2c3d").get_by_role("radio", name="Yes").is_checked()


def fill(visit: Visit) -> None:
    beds = visit("beds.html")
    choose(beds, "b2c3d", "Planned")
    item(beds, "b2c3d").get_by_label("Planned for", exact=False).fill("2027-06")
    item(beds, "b2c3d").get_by_label("Body responsible").fill("Water board")
    item(beds, "b2c3d").get_by_label("Note").fill("=1+1\n- item")
    item(beds, "f4g5h").get_by_role("combobox", name="trees").fill("not collected")
    item(beds, "j6k7m").get_by_label("bearing").fill("3")
    item(beds, "j6k7m").get_by_label("all", exact=True).fill("9")
    item(beds, "n8p9q").get_by_label("Apples, Young").fill("0")
    item(beds, "r2s3t").get_by_role("textbox", name="Your answer").fill("Clay")
    item(beds, "v4w5x").get_by_label("Year and month", exact=False).fill("2026-09")
    choose(beds, "z6b7c", "A firm")
    item(beds, "d8f9g").get_by_label("Saw").check()
    beds.close()


def test_the_saved_file_is_read_without_a_remark_and_opens_again(
    visit: Visit, catalogue: Catalogue, tmp_path: Path
) -> None:
    fill(visit)
    page = visit("mine.html")
    page.get_by_label("State: name", exact=False).fill("LA")
    page.get_by_label("Year the answers").fill("2026")
    page.get_by_label("Authority").fill("Gardener")
    page.get_by_label("This is an exercise", exact=False).check()
    data = saved(page, "Save answer file")
    found = interpret(json_file.read(data), catalogue)
    assert [finding.code for finding in found.findings] == ["table-incomplete"]
    assert (found.changes, canonical(found.return_)) == ((), data)
    assert json.loads(data)["answers"]["b2c3d"] == {
        "value": "planned",
        "due": "2027-06",
        "owner": "Water board",
        "note": "=1+1\n- item",
    }
    assert json.loads(data)["respondent"]["authority"] == "gardener"
    path = tmp_path / "answers.json"
    path.write_bytes(data)
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete all answers").click()
    page.get_by_text("All answers were deleted").wait_for()
    assert json.loads(saved(page, "Save answer file"))["answers"] == {}
    choose_file(page, "Open answer file", path)
    page.get_by_text("fields were opened from answers.json").wait_for()
    assert saved(page, "Save answer file") == data
    assert item(visit("beds.html"), "z6b7c").get_by_role("radio", name="A firm").is_checked()


def test_the_summary_shows_each_answer_and_leads_to_its_question(visit: Visit) -> None:
    fill(visit)
    page = visit("mine.html")
    profile(page, "Do you have a pond?", "No")
    page.get_by_text("Beds: 8 of 9 answered").click()
    page.get_by_text("Ponds: 0 of 1 answered").click()
    lines = page.locator("#assess-answers li").all_inner_texts()
    assert "1.1 Are the beds watered? Planned" in lines
    assert "1.2 How many trees stand? Not collected" in lines
    assert "1.3 How many trees bear fruit? bearing: 3; all: 9" in lines
    assert "1.8 Which tools are there? Saw" in lines
    assert "1.9 Are the paths clear? not answered yet" in lines
    assert "1.1 Are the fish fed? not asked" in lines
    assert "Say which State answers." in lines
    page.get_by_role("link", name="1.2 Is the fish food local?").click()
    page.wait_for_url("**/ponds/pond.html#q6r7s")
    page.get_by_role("link", name="See, save or delete all your answers").click()
    page.wait_for_url("**/mine.html#assess-answers")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the wanted element has the focus; each stop on the way must be on the screen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.count() and wanted.evaluate("(element) => element === document.activeElement"):
            box = wanted.bounding_box()
            assert box
            assert 0 <= box["y"] < 720
            return
    raise AssertionError("the keyboard does not reach it")


def test_the_keyboard_alone_answers_saves_and_opens(
    context: BrowserContext, handbook: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = context.new_page()
    page.on("filechooser", lambda _: None)  # from now on, not only when one is expected: that could be too late
    page.goto((handbook / "ponds/pond.html").as_uri())
    page.keyboard.press("Tab")
    page.wait_for_selector("html.assess-ready")
    tab_to(page, item(page, "m4n5p").get_by_role("radio", name="Yes"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("carp")
    page.goto((handbook / "mine.html").as_uri())
    page.wait_for_selector("html.assess-ready")
    tab_to(page, page.get_by_role("button", name="Save answer file"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    data = Path(download.value.path()).read_bytes()
    assert json.loads(data)["answers"] == {"m4n5p": {"value": "partly", "note": "carp"}}
    path = tmp_path / "answers.json"
    path.write_bytes(data.replace(b"carp", b"pike"))
    page.keyboard.press("Tab")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(path)
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("fields were opened").wait_for()
    assert interpret(json_file.read(saved(page, "Save answer file")), catalogue).return_.answers["m4n5p"].note == "pike"


def test_the_first_view_loads_no_script_of_ours_and_nothing_leaves_the_disk(
    context: BrowserContext, handbook: Path
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto((handbook / "beds.html").as_uri(), wait_until="networkidle")
    assert not any("assess-" in address for address in asked)
    page.keyboard.press("Tab")
    page.wait_for_selector("html.assess-ready")
    assert sum("assess-page.js" in address for address in asked) == 1
    assert all(address.startswith("file:") for address in asked)


def test_the_page_script_of_the_project_is_small() -> None:
    catalogue = check(Path("checklists"))[0].catalogue
    assert catalogue
    assert len(gzip.compress(page_script(Book(catalogue, "en"), catalogue, "a.html#b").encode())) < 8192


@pytest.mark.parametrize(
    ("name", "views"), [("beds.html", [(1280, "light"), (320, "dark")]), ("mine.html", [(320, "dark")])]
)
def test_axe_finds_nothing_in_what_the_script_adds(visit: Visit, name: str, views: list[tuple[int, Any]]) -> None:
    page = visit(name)
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, context=".assess-bar, .assess-answer, #assess-answers").response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_page_is_whole(chromium: Browser, handbook: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((handbook / "mine.html").as_uri())
    assert "with scripts allowed, your answers are shown here" in page.locator("#assess-answers").inner_text()
    page.goto((handbook / "beds.html").as_uri())
    assert page.locator("[data-item]:visible").count() == 9
    assert page.locator("script[defer]:not([src])").count() == 0
    context.close()


def test_other_builders_show_the_words_and_know_the_address(source: Path) -> None:
    assert "your answers are shown" in (build(source, "text") / "mine.txt").read_text("utf-8")
    script = (build(source, "dirhtml") / "_static" / "assess-page.js").read_text("utf-8")
    assert '"summary":"mine/#assess-answers"' in script
