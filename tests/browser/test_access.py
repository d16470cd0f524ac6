"""The form as people with different needs and devices meet it, and on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from assessbook.catalogue.check import check
from assessbook.catalogue.model import Catalogue
from assessbook.catalogue.translations import in_language
from assessbook.forms import html as html_form
from assessbook.forms.form import Form
from assessbook.forms.reading import Unreadable
from assessbook.forms.registry import carrier_for

from .conftest import choose, saved

Open = Callable[[Path], Page]
Write = Callable[..., Path]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
KB = 1000


def violations(page: Page) -> list[tuple[str, list[Any]]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found]


@pytest.mark.parametrize(
    ("language", "views"),
    [("en", [(1280, "light"), (320, "dark")]), ("ar", [(1280, "dark"), (320, "light")])],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    opened: Open, form_file: Write, language: str, views: list[tuple[int, Any]]
) -> None:
    page = opened(form_file(language=language))
    for id, value in (("b2c3d", "planned"), ("p-has-pond", "no")):
        page.locator(f"#{id} input[value={value}]").check()
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
    page.locator("[data-do=check]").click()
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("[data-do=delete]").click()
    assert violations(page) == []


def test_the_form_makes_no_request_and_its_policy_allows_none(form_file: Write, context: BrowserContext) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    path = form_file()
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html.scripted")
    choose(page, "b2c3d", "Yes")
    assert asked == [path.as_uri()]
    policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    sent = page.evaluate("fetch('data:text/plain,x').then(() => 'sent', () => 'refused')")
    assert sent == "refused"


def test_without_scripts_the_form_is_complete_and_prints(chromium: Browser, form_file: Write) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(form_file().as_uri())
    assert "Scripts are off" in page.locator(".off").inner_text()
    assert page.locator(".item.q:visible").count() == 11
    assert page.locator("#bar").is_hidden()
    beside = page.locator("#b2c3d").evaluate("(item) => getComputedStyle(item, '::after').content")
    for words in (
        "☐ Yes   ☐ Partly   ☐ Planned",
        "Planned for",
        "Body responsible",
        "Note",
        "Documents",
        "Checked on",
        "☐ Public",
    ):
        assert words in beside
    never = page.locator("#h2j3k").evaluate("(item) => getComputedStyle(item, '::after').content")
    assert "☐ No   ☐ Unknown" in never and "Not applicable" not in never
    context.close()


def test_without_scripts_what_was_answered_is_seen(chromium: Browser, form_file: Write) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(form_file(entries={("answer", "b2c3d", "answer"): "planned"}).as_uri())
    assert page.locator("#b2c3d").get_by_role("radio", name="Planned").is_checked()
    beside = page.locator("#b2c3d").evaluate("(item) => getComputedStyle(item, '::after').content")
    assert "Planned for" in beside and "☐ Yes" not in beside
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_every_question_stands_with_its_boxes_and_no_buttons(
    chromium: Browser, form_file: Write, scripts: bool, tmp_path: Path
) -> None:
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(form_file().as_uri())
    if scripts:
        page.wait_for_selector("html.scripted")
        choose(page, "p-has-pond", "No")
        assert page.locator("#h2j3k [name=h2j3k]").count() == 5
    page.emulate_media(media="print")
    assert page.locator(".item.q:visible").count() == 11
    assert page.locator("button:visible").count() == 0
    boxes = page.locator("#m4n5p").evaluate("(item) => getComputedStyle(item, '::after').content")
    assert page.locator("[name='m4n5p']:visible").count() == (6 if scripts else 0)
    assert boxes.count("☐") == (0 if scripts else 6 + 3)
    cut = page.locator(".item, .document").evaluate_all(
        "all => all.filter(e => getComputedStyle(e).breakInside !== 'avoid')"
    )
    assert cut == []
    context.close()


def test_text_of_the_catalogue_and_of_answers_is_never_html(
    catalogue: Catalogue, opened: Open, form_file: Write
) -> None:
    trap = "</script><script>document.title='x'</script><img src=x onerror=alert(1)>\"'>"
    entries = {("answer", "b2c3d", "note"): trap, ("answer", "r2s3t", "answer"): trap}
    page = opened(form_file(entries=entries))
    assert page.title() == "Care of orchards <b>&"
    assert page.locator("img").count() == 0
    assert page.locator("[name='b2c3d:note']").input_value() == trap
    assert page.locator("[name='r2s3t']").input_value() == trap


def test_last_years_answers_stand_in_their_places(opened: Open, form_file: Write) -> None:
    entries = {
        ("identity", "state", "answer"): "LA",
        ("identity", "exercise", "answer"): "yes",
        ("answer", "b2c3d", "answer"): "planned",
        ("answer", "b2c3d", "due"): "2026-06",
        ("answer", "d8f9g/saw", "answer"): "yes",
        ("answer", "n8p9q/apples/young", "answer"): "withheld",
        ("evidence", "E8", "title"): "Eighth",
    }
    page = opened(form_file(entries=entries))
    assert page.get_by_label("State", exact=False).first.input_value() == "Lao PDR"
    assert page.get_by_label("This is an exercise", exact=False).is_checked()
    assert page.locator("#b2c3d").get_by_label("Planned for", exact=False).input_value() == "2026-06"
    assert page.locator("#d8f9g").get_by_label("Saw").is_checked()
    assert page.get_by_label("Apples, Young").input_value() == "Withheld"
    assert page.locator("[data-row=E8]").get_by_label("Title").input_value() == "Eighth"


def test_each_answer_of_last_year_is_confirmed_or_not(opened: Open, form_file: Write, catalogue: Catalogue) -> None:
    last = {"b2c3d": {"answer": "planned", "due": "2026-06"}, "f4g5h": {"answer": 12}}
    entries = {
        ("answer", "b2c3d", "answer"): "planned",
        ("answer", "b2c3d", "due"): "2026-06",
        ("answer", "b2c3d", "owner"): "Water board",
        ("answer", "b2c3d", "confirm"): "not-checked",
        ("answer", "f4g5h", "answer"): 12,
        ("answer", "f4g5h", "confirm"): "not-checked",
        ("identity", "state", "answer"): "LA",
        ("identity", "year", "answer"): 2027,
        ("identity", "authority", "answer"): "gardener",
    }
    page = opened(form_file(entries=entries, last=last, last_year=2026))
    trees = page.locator("#f4g5h")
    assert "Last answer, for 2026: 12." in trees.inner_text()
    assert trees.get_by_label("Not checked").is_checked()
    trees.get_by_label("Still true").check()
    choose(page, "b2c3d", "Yes")
    page.locator("#b2c3d").get_by_label("Done").check()
    page.get_by_role("button", name="Check my answers").click()
    assert "Nothing to mend" in page.locator("#errors").inner_text()
    answers = json.loads(saved(page, "Save answer file"))["answers"]
    assert (answers["f4g5h"]["confirm"], answers["b2c3d"]["confirm"]) == ("same", "done")
    assert violations(page) == []


def test_a_form_that_comes_back_without_answers_is_refused_with_advice(form_file: Write) -> None:
    with pytest.raises(Unreadable, match=r"No answers stand in this form.*Save answer file"):
        html_form.read(form_file().read_bytes())
    with pytest.raises(Unreadable, match="not one of our forms"):
        html_form.read(b"<!DOCTYPE html><title>News</title>")
    saved = form_file().read_bytes().replace(b"id=assessbook-answers", b'id="assessbook-answers" data-saved="2026"')
    assert html_form.read(saved).origin is not None
    with pytest.raises(Unreadable, match="damaged"):
        html_form.read(saved[: saved.index(b'"answers"')])


def test_a_web_archive_of_the_form_is_refused_with_advice() -> None:
    with pytest.raises(Unreadable, match=r"web archive.*Save answer file"):
        carrier_for(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n")


def test_the_same_form_is_the_same_bytes_and_is_recognised(catalogue: Catalogue) -> None:
    data = html_form.write(Form(catalogue))
    assert data == html_form.write(Form(catalogue))
    assert html_form.recognises(data)
    assert not html_form.recognises(b'{"format": "assessbook-return/1"}')


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_whole_form_of_the_project_stays_small(language: str) -> None:
    catalogue = check(Path("checklists"))[0].catalogue
    assert catalogue
    form = Form(in_language(catalogue, language, Path("docs/locale")), language)
    assert len(html_form.write(form)) < 180 * KB
    asked = set(re.findall(r'class="item q[^"]*" id=([a-z0-9]{5})', html_form.write(form).decode()))
    assert asked == set(form.issued())
