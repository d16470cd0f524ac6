"""Which questions the form asks, and what it says about answers that would come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import choose

Open = Callable[[Path], Page]
Write = Callable[..., Path]


def test_questions_that_do_not_apply_are_listed_with_the_reason(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    fish, food = page.locator("#m4n5p"), page.locator("#q6r7s")
    expect(fish).to_be_visible()
    expect(food).to_be_visible()
    choose(page, "m4n5p", "No")
    expect(food).to_be_hidden()
    page.locator("#c-ponds .skipped summary").click()
    listed = page.locator("#c-ponds .skipped li")
    expect(listed).to_have_text("1.2 Is the fish food local?Not asked, because “Are the fish fed?” is answered “No”. ")
    choose(page, "p-has-pond", "No")
    expect(fish).to_be_hidden()
    assert "“Do you have a pond?” is answered “No”" in listed.first.inner_text()
    assert "Your earlier answer is kept." in listed.first.inner_text()
    expect(page.locator("#all-words")).to_have_text("0 of 9 answered")
    choose(page, "p-has-pond", "Yes")
    expect(fish).to_be_visible()
    assert fish.get_by_label("No", exact=True).is_checked()


def test_progress_counts_what_is_asked(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    expect(page.locator("#all-words")).to_have_text("0 of 11 answered")
    choose(page, "b2c3d", "Unknown")
    choose(page, "d8f9g", "Saw")
    page.get_by_label("Apples, Young").fill("0")
    choose(page, "p-has-pond", "No")
    expect(page.locator("#all-words")).to_have_text("3 of 10 answered")
    expect(page.locator("nav li", has_text="Beds").locator(".count")).to_have_text("3 of 9 answered")
    expect(page.locator("nav li", has_text="Ponds").locator(".count")).to_have_text("0 of 1 answered")


def test_planned_asks_for_month_and_body(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    plan = page.locator("#b2c3d .plan")
    expect(plan).to_be_hidden()
    choose(page, "b2c3d", "Planned")
    expect(plan).to_be_visible()


def test_each_mistake_is_said_at_its_field_and_in_one_list(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    page.get_by_label("State", exact=False).first.fill("Atlantis")
    page.get_by_label("Year The year", exact=False).fill("26")
    choose(page, "b2c3d", "Planned")
    page.locator("#b2c3d").get_by_label("Planned for", exact=False).fill("June")
    page.get_by_label("trees Write", exact=False).fill("about 300")
    page.get_by_label("bearing").fill("9")
    page.get_by_label("all", exact=True).fill("3")
    page.locator("#v4w5x").get_by_label("Answer").fill("2026-13")
    choose(page, "m4n5p", "Not applicable")
    page.locator("#m4n5p").get_by_text("Documents, who may see it").click()
    page.locator("#m4n5p").get_by_label("Documents", exact=False).fill("E9")
    page.get_by_role("button", name="Check my answers").click()
    summary = page.locator("#errors")
    expect(summary).to_be_focused()
    lines = summary.locator("li").all_inner_texts()
    expected = [
        "Who answers Choose the State from the list, or write its two-letter code, such as LA.",
        "Who answers Write the year with four digits, such as 2026.",
        "Who answers Say which authority answers.",
        "1.1 Are the beds watered? Say which body is responsible.",
        "1.1 Are the beds watered? Write year and month, such as 2027-06.",
        "1.2 How many trees stand? Write a number with digits only, such as 1900, or choose a word from the list.",
        "1.3 How many trees bear fruit? The first number cannot be larger than the second.",
        "1.6 When was the last harvest? Write year and month, such as 2027-06.",
        "1.1 Are the fish fed? Say in the note why this does not apply.",
        "1.1 Are the fish fed? One of these codes has no line in the list of documents.",
    ]
    assert lines == expected
    summary.get_by_role("link").nth(4).click()
    due = page.locator("#b2c3d").get_by_label("Planned for", exact=False)
    expect(due).to_be_focused()
    assert page.locator(f"#{due.get_attribute('aria-describedby')}").inner_text() == expected[4][26:]
    due.fill("2027-06")
    expect(summary.locator("li")).to_have_count(9)


def test_not_applicable_is_not_offered_where_it_never_fits(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    assert page.locator("#h2j3k").get_by_label("Not applicable").count() == 0


def test_the_list_of_documents_grows_as_it_is_filled(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    rows = page.locator("[data-row]")
    expect(rows).to_have_count(6)
    page.locator("[data-row=E6]").get_by_label("Title").fill("Sixth")
    page.locator("[data-row=E7]").get_by_label("Who holds it").fill("Office")
    page.reload()
    expect(page.locator("[data-row=E7]").get_by_label("Who holds it")).to_have_value("Office")


def test_the_form_is_filled_with_the_keyboard_alone(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the questions")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("LA")
    page.keyboard.press("Tab")
    page.keyboard.type("2026")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert page.locator("[name='identity:year']").input_value() == "2026"
    assert page.locator("#p-has-pond").get_by_label("No", exact=True).is_checked()
    expect(page.locator("#b2c3d").get_by_label("Partly")).to_be_checked()
    expect(page.get_by_role("button", name="Clear this answer").first).to_be_focused()
