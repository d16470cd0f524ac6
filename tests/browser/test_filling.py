"""An official fills the form in a browser; the answer file that it saves is read without a remark."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from assessbook.catalogue.model import Catalogue
from assessbook.forms import html as html_form
from assessbook.forms import json_file
from assessbook.forms.reading import Reading
from assessbook.returns.interpret import Interpreted, interpret
from assessbook.returns.record import canonical

from .conftest import choose, choose_file, saved

Open = Callable[[Path], Page]
Write = Callable[..., Path]

ODD = "=1+1\n- item\n+41 22 <b>&\"'\\ é نص 漢字 😀"


def fill_everything(page: Page) -> None:
    page.get_by_label("State", exact=False).first.fill("lao pdr")
    page.get_by_label("Year The year", exact=False).fill("2026")
    page.get_by_label("Authority").fill("Water board")
    page.get_by_label("This is an exercise", exact=False).check()
    choose(page, "p-has-pond", "Yes")
    choose(page, "b2c3d", "Planned")
    beds = page.locator("#b2c3d")
    beds.get_by_label("Planned for", exact=False).fill("2027-06")
    beds.get_by_label("Body responsible").fill("Ministry of water")
    beds.get_by_label("Note").fill(ODD)
    beds.get_by_text("Documents, who may see it").click()
    beds.get_by_label("Documents", exact=False).fill("e2, E1")
    beds.get_by_label("Checked on", exact=False).fill("2026-11-24")
    choose(page, "b2c3d", "Secretariat")
    page.get_by_label("trees Write", exact=False).fill("0")
    page.get_by_label("bearing").fill("3")
    page.get_by_label("all", exact=True).fill("withheld")
    page.get_by_label("Apples, Young").fill("١٢")
    page.get_by_label("Apples, Old").fill("Not collected")
    page.get_by_label("Pears, Young").fill("0")
    page.get_by_label("Pears, Old").fill("7")
    page.locator("#r2s3t").get_by_label("Answer").fill("Clay")
    page.locator("#v4w5x").get_by_label("Answer").fill("2026-09")
    choose(page, "z6b7c", "A firm")
    choose(page, "d8f9g", "Saw")
    choose(page, "d8f9g", "Axe")
    choose(page, "h2j3k", "No")
    choose(page, "m4n5p", "Not applicable")
    page.locator("#m4n5p").get_by_label("Note").fill("No fish this year")
    for n in (1, 2):
        page.locator("[data-row]").nth(n - 1).get_by_label("Title").fill(f"Log {n}")
    page.locator("[data-row=E1]").get_by_label("Date").fill("2026-01-31")


def read_back(data: bytes, catalogue: Catalogue) -> Interpreted:
    return interpret(json_file.read(data), catalogue)


def test_all_kinds_of_answers_are_read_back_without_a_remark(
    opened: Open, form_file: Write, catalogue: Catalogue
) -> None:
    page = opened(form_file())
    fill_everything(page)
    data = saved(page, "Save answer file")
    found = read_back(data, catalogue)
    assert (found.changes, found.findings) == ((), ())
    assert canonical(found.return_) == data
    answers = json.loads(data)["answers"]
    assert answers["b2c3d"] == {
        "value": "planned",
        "due": "2027-06",
        "owner": "Ministry of water",
        "note": ODD,
        "evidence": ["E1", "E2"],
        "checked": "2026-11-24",
        "sensitivity": "secretariat",
    }
    assert answers["f4g5h"] == {"value": 0}
    assert answers["j6k7m"] == {"value": {"part": 3, "whole": "withheld"}}
    assert answers["n8p9q"]["value"] == {
        "apples/young": 12,
        "apples/old": "not-collected",
        "pears/young": 0,
        "pears/old": 7,
    }
    assert answers["d8f9g"] == {"value": ["axe", "saw"]}
    assert json.loads(data)["respondent"] == {
        "state": "LA",
        "year": 2026,
        "authority": "water-board",
        "exercise": True,
    }
    assert "Nothing to mend" in page.locator("#errors").inner_text()


def test_a_saved_file_opens_in_a_fresh_copy_and_saves_to_the_same_bytes(
    opened: Open, form_file: Write, tmp_path: Path
) -> None:
    page = opened(form_file())
    fill_everything(page)
    data = saved(page, "Save answer file")
    path = tmp_path / "answers.json"
    path.write_bytes(data)
    arabic = opened(form_file("ar/form.html", language="ar"))
    choose_file(arabic, "افتح ملف أجوبة", path)
    arabic.get_by_text("من الحقول من answers.json").wait_for()
    assert arabic.locator("#b2c3d").get_by_label("مخطط له", exact=True).is_checked()
    assert arabic.locator("[name='b2c3d:note']").input_value() == ODD
    assert saved(arabic, "احفظ ملف الأجوبة") == data


def test_what_a_form_does_not_ask_is_kept_when_a_file_is_opened_and_saved(
    opened: Open, form_file: Write, tmp_path: Path
) -> None:
    record = {
        "format": "assessbook-return/1",
        "catalogue": {"id": "orchard", "version": "0.9.0", "hash": "sha256:0"},
        "respondent": {"state": "LA", "exercise": False},
        "profile": {"old-question": "yes"},
        "answers": {
            "x9z8y": {"value": "yes", "history": [{"value": "no"}]},
            "f4g5h": {"value": 3, "source": "a.xlsx"},
            "__proto__": {"value": "trap"},
        },
        "evidence": {"E77": {"title": "Seventy-seven"}, "doc.a": {"title": "Other"}},
        "carried": [{"text": "12?", "place": "A!B3", "why": "unclear"}],
        "extra": {"kept": True},
    }
    path = tmp_path / "old.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    page = opened(form_file(core=True))
    choose_file(page, "Open answer file", path)
    page.get_by_text("made with version 0.9.0").wait_for()
    assert page.locator("[data-row=E77]").get_by_label("Title").input_value() == "Seventy-seven"
    written = json.loads(saved(page, "Save answer file"))
    assert written["catalogue"]["version"] == "1.0.0"
    assert {**written, "catalogue": record["catalogue"]} == record


def test_a_wrong_file_changes_nothing_and_says_so(opened: Open, form_file: Write, tmp_path: Path) -> None:
    page = opened(form_file())
    choose(page, "b2c3d", "Yes")
    path = tmp_path / "wrong.json"
    for content, said in (
        ("{", "damaged"),
        ("[]", "not an answer file"),
        ('{"format": "assessbook-return/1", "catalogue": {"id": "another"}}', "another form"),
    ):
        path.write_text(content, encoding="utf-8")
        choose_file(page, "Open answer file", path)
        page.get_by_text(said).wait_for()
    assert page.locator("#b2c3d").get_by_label("Yes", exact=True).is_checked()


def test_a_file_replaces_answers_only_when_the_person_says_so(opened: Open, form_file: Write, tmp_path: Path) -> None:
    page = opened(form_file())
    path = tmp_path / "answers.json"
    path.write_bytes(
        saved(page, "Save answer file").replace(b'"answers": {}', b'"answers": {"b2c3d": {"value": "no"}}')
    )
    choose(page, "h2j3k", "Yes")
    choose_file(page, "Open answer file", path)
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert page.locator("#h2j3k").get_by_label("Yes", exact=True).is_checked()
    choose_file(page, "Open answer file", path)
    page.get_by_role("dialog").get_by_role("button", name="Replace them").click()
    page.get_by_text("fields were opened").wait_for()
    assert page.locator("#b2c3d").get_by_label("No", exact=True).is_checked()
    assert not page.locator("#h2j3k").get_by_label("Yes", exact=True).is_checked()


def test_a_copy_of_the_form_with_its_answers_opens_and_is_read(
    opened: Open, form_file: Write, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = opened(form_file())
    fill_everything(page)
    data = saved(page, "Save answer file")
    copy = saved(page, "Save form with answers")
    reading: Reading = html_form.read(copy)
    assert (reading.carrier, canonical(interpret(reading, catalogue).return_)) == ("html", data)
    path = tmp_path / "sent" / "copy.html"
    path.parent.mkdir()
    path.write_bytes(copy)
    again = opened(path)
    assert again.get_by_text("another copy").count() == 0
    assert saved(again, "Save answer file") == data
    assert html_form.read(saved(again, "Save form with answers")).entries == reading.entries


def test_a_page_saved_by_the_browser_while_it_is_filled_is_read(
    opened: Open, form_file: Write, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = opened(form_file())
    fill_everything(page)
    data = saved(page, "Save answer file")
    path = tmp_path / "saved as.html"
    path.write_text(page.content(), encoding="utf-8")
    assert canonical(interpret(html_form.read(path.read_bytes()), catalogue).return_) == data
    again = opened(path)
    assert again.get_by_label("Note").count() == page.get_by_label("Note").count()
    assert saved(again, "Save answer file") == data
