"""What is typed is kept: through reloads, kills and second tabs, and never mixed between copies of the form."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from ..conftest import CHROMIUM
from .conftest import answered, choose, saved

Open = Callable[[Path], Page]
Write = Callable[..., Path]


def test_answers_are_there_again_after_a_reload(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    choose(page, "b2c3d", "Partly")
    page.locator("#b2c3d").get_by_label("Note").press_sequentially("half of them")
    page.reload()
    page.wait_for_selector("html.scripted")
    assert page.locator("#b2c3d").get_by_label("Partly").is_checked()
    assert page.locator("#b2c3d").get_by_label("Note").input_value() == "half of them"
    page.locator("#b2c3d").get_by_role("button", name="Clear this answer").click()
    page.reload()
    page.wait_for_selector("html.scripted")
    assert not page.locator("#b2c3d").get_by_label("Partly").is_checked()


def test_a_tab_that_closes_right_after_a_key_keeps_it(opened: Open, form_file: Write) -> None:
    page = opened(form_file())
    page.locator("#r2s3t").get_by_label("Answer").press_sequentially("loam")
    page.close()
    assert opened(form_file()).locator("#r2s3t").get_by_label("Answer").input_value() == "loam"


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "profile"
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def browser_process(profile: Path) -> int:
    """Return the id of the browser that this test has started with its own profile."""
    for process in Path("/proc").glob("[0-9]*"):
        words = (process / "cmdline").read_bytes().split(b"\0") if (process / "cmdline").exists() else []
        if f"--user-data-dir={profile}".encode() in words and not any(word.startswith(b"--type=") for word in words):
            return int(process.name)
    raise AssertionError("the browser was not found")


@pytest.mark.parametrize("place", ["form", "page"])
def test_a_browser_killed_in_the_middle_of_typing_has_kept_the_answer(
    playwright: Playwright, form_file: Write, handbook: Path, profile: Path, place: str
) -> None:
    address = (form_file() if place == "form" else handbook / "beds.html").as_uri()
    note = "a note that is typed letter by letter, "

    def open_() -> tuple[BrowserContext, Page]:
        context = playwright.chromium.launch_persistent_context(str(profile), **CHROMIUM)
        page = context.new_page()
        page.goto(address)
        page.keyboard.press("Tab")
        page.wait_for_selector("html.scripted, html.assess-ready")
        return context, page

    _, page = open_()
    page.locator("[name=b2c3d][value=partly]").check()
    page.locator("[name='b2c3d:note']").press_sequentially(note * 3)
    page.wait_for_timeout(1000)
    page.locator("[name='b2c3d:note']").press_sequentially("and then the power fails")
    os.kill(browser_process(profile), signal.SIGKILL)
    with pytest.raises(Exception, match=r"closed|disconnected"):
        page.wait_for_timeout(10_000)
        page.title()
    for lock in profile.glob("Singleton*"):
        lock.unlink()
    context, page = open_()
    assert page.locator("[name=b2c3d][value=partly]").is_checked()
    assert page.locator("[name='b2c3d:note']").input_value().startswith(note * 3)
    context.close()


def test_two_tabs_do_not_overwrite_each_other(opened: Open, form_file: Write) -> None:
    path = form_file()
    one, other = opened(path), opened(path)
    choose(one, "b2c3d", "Yes")
    other.locator("#r2s3t").get_by_label("Answer").fill("sand")
    choose(other, "h2j3k", "No")
    choose(one, "h2j3k", "Yes")
    one.locator("[data-row=E1]").get_by_label("Title").fill("Log")
    for page in (one, other):
        answered(page, 3)
        assert page.locator("#b2c3d").get_by_label("Yes", exact=True).is_checked()
        assert page.locator("#h2j3k").get_by_label("Yes", exact=True).is_checked(), "the newer answer wins"
        assert page.locator("#r2s3t").get_by_label("Answer").input_value() == "sand"
        assert page.locator("[data-row=E1]").get_by_label("Title").input_value() == "Log"
    assert saved(one, "Save answer file") == saved(other, "Save answer file")


def test_a_tab_that_slept_takes_over_what_was_answered_meanwhile(opened: Open, form_file: Write) -> None:
    path = form_file()
    sleeper = opened(path)
    sleeper.evaluate("BroadcastChannel.prototype.postMessage = () => {}")
    awake = opened(path)
    awake.evaluate("BroadcastChannel.prototype.postMessage = () => {}")
    choose(awake, "b2c3d", "Yes")
    choose(sleeper, "h2j3k", "No")
    sleeper.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    answered(sleeper, 2)
    assert sleeper.locator("#b2c3d").get_by_label("Yes", exact=True).is_checked()


def test_two_copies_of_the_form_are_two_books_until_a_person_joins_them(opened: Open, form_file: Write) -> None:
    first = opened(form_file("first/form.html"))
    first.get_by_label("State", exact=False).first.fill("LA")
    choose(first, "b2c3d", "Yes")
    second = opened(form_file("second/form.html", language="ar"))
    notice = second.get_by_text("يحتفظ هذا الجهاز أيضًا بأجوبة نسخة أخرى من هذه الاستمارة: LA")
    notice.wait_for()
    assert second.locator("#all").get_attribute("value") == "0"
    second.get_by_role("button", name="استخدم تلك الأجوبة هنا").click()
    answered(second, 1)
    choose(second, "b2c3d", "لا")
    assert notice.count() == 0
    assert first.locator("#b2c3d").get_by_label("Yes", exact=True).is_checked()


def test_one_button_deletes_everything_here_and_in_the_other_tab(opened: Open, form_file: Write) -> None:
    path = form_file()
    page, other = opened(path), opened(path)
    choose(page, "b2c3d", "Yes")
    page.locator("#b2c3d").get_by_label("Note").fill("secret")
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert page.locator("#b2c3d").get_by_label("Note").input_value() == "secret"
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete all answers").click()
    page.get_by_text("All answers were deleted").wait_for()
    for each in (page, other, opened(path)):
        answered(each, 0)
        assert each.locator("#b2c3d").get_by_label("Note").input_value() == ""
        assert b"secret" not in saved(each, "Save answer file")


def test_deleting_reaches_all_copies_on_the_device_when_asked(opened: Open, form_file: Write) -> None:
    first = opened(form_file("first/form.html"))
    choose(first, "b2c3d", "Yes")
    second = opened(form_file("second/form.html"))
    choose(second, "h2j3k", "No")
    second.get_by_role("button", name="Delete everything").click()
    second.get_by_role("dialog").get_by_role("button", name="Delete these, and those of all other copies").click()
    second.get_by_text("All answers were deleted").wait_for()
    answered(first, 0)
    first.reload()
    answered(first, 0)


def test_without_indexeddb_the_answers_are_kept_all_the_same(
    context: BrowserContext, opened: Open, form_file: Write
) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', {get() { throw new Error('refused') }})")
    page = opened(form_file())
    choose(page, "b2c3d", "Partly")
    assert opened(form_file()).locator("#b2c3d").get_by_label("Partly").is_checked()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete all answers").click()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('b2c3d')).length") == 0


def test_a_browser_that_keeps_nothing_says_so(context: BrowserContext, opened: Open, form_file: Write) -> None:
    refuse = "Object.defineProperty(window, '{}', {{get() {{ throw new Error('refused') }}}});"
    context.add_init_script(refuse.format("indexedDB") + refuse.format("localStorage"))
    page = opened(form_file())
    assert "keeps nothing on this device" in page.get_by_role("alert").inner_text()
    choose(page, "b2c3d", "Yes")
    assert b'"yes"' in saved(page, "Save answer file")
