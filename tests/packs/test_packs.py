"""What is printed: who may read what, whether all of it can be read, by eye and by screen reader, and the same bytes."""

from __future__ import annotations

import io
import json
import re
import subprocess

import page
import pikepdf
import pytest

from assessbook.packs.press import press_pack

from ..handbook.conftest import Project
from .conftest import SECRET, Packs
from .pages import bookmarks, cut, drawn, lonely, pages, sizes, spilt, tags, vocabulary

COURSE = (
    "guide", "workbook", "handouts", "cards", "test", "test-key", "timetable", "attendance", "evaluation", "certificate",
)  # fmt: skip
FACILITATORS = ("guide", "test-key")


def text(data: bytes) -> str:
    """The words of a file, one space between them."""
    return " ".join(" ".join(each.text for each in pages(data)).split())


def failures(data: bytes) -> list[str]:
    """The rules of PDF/UA-1 that a file breaks."""
    report = page.validate_pdf_bytes(data, profile="ua1", limits=page.SafetyLimits(max_reference_depth=5_000))
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def findings(data: bytes) -> list[str]:
    """What PDF/UA-1 does not look at: text off the page, headings with gaps or parted from what they name, pictures and
    bookmarks without words."""
    levels = [int(tag[1]) for tag, _ in tags(data) if re.fullmatch("H[1-6]", tag)]
    gaps = [
        f"H{after} after H{before}" for before, after in zip([0, *levels], levels, strict=False) if after > before + 1
    ]
    named = [str(element.get("/Alt", "")) for tag, element in tags(data) if tag == "Figure"]
    unnamed = [f"a picture is called {words!r}" for words in named if len(words.split()) < 2]
    titles = bookmarks(data)
    untitled = [] if titles and all(title.strip() for title in titles) else ["a bookmark is missing"]
    return [*cut(data), *spilt(data), *lonely(data), *gaps, *unnamed, *untitled]


def test_a_course_has_every_file_and_each_checklist_its_sheet(english: Packs) -> None:
    assert english.built.warnings == []
    wanted = {f"{course}-{kind}" for course in ("morning", "week-end") for kind in COURSE}
    assert english.pdfs.keys() == wanted | {"wall-sheets", "tick-beds", "tick-pond"}
    record = json.loads((english.built.out / ".packs.json").read_bytes())
    counted = {each["name"]: (each["pages"], each["size"]) for each in record if each["name"].endswith(".pdf")}
    for name, data in english.pdfs.items():
        assert counted[f"{name}-en.pdf"] == (len(pages(data)), len(data))


def test_no_file_for_participants_holds_a_note_or_a_key(english: Packs) -> None:
    for name, data in english.pdfs.items():
        words = text(data)
        if name.endswith(FACILITATORS):
            assert SECRET in words
        else:
            for secret in (SECRET, "Answer:", "For the facilitator", "Watch the time", "Before you start", "Right:"):
                assert secret not in words, name
    assert "SECRET-NOON" in text(english.pdfs["week-end-guide"])


def test_the_guide_holds_everything_with_its_time(english: Packs) -> None:
    words = text(english.pdfs["morning-guide"])
    for wanted in ("SECRET-WELCOME", "SECRET-CLAY", "SECRET-MEASURE", "09:00–09:10 · 10 minutes · talk", "two buckets",
                   "The dry field", "What did you feel?", "Ten words on soil", "Work without breaks: 2 hours 30 minutes"):  # fmt: skip
        assert wanted in words
    titles = bookmarks(english.pdfs["morning-guide"])
    assert [title for title in titles if title in ("Good soil", "Water", "Feel the soil", "The dry field")] == [
        "Good soil", "Feel the soil", "The dry field", "Water",
    ]  # fmt: skip


def test_contents_give_the_page_on_which_a_module_begins_and_it_is_odd(english: Packs) -> None:
    for name in ("morning-guide", "week-end-guide", "week-end-workbook"):
        printed = pages(english.pdfs[name])
        first = " ".join(printed[0].text.split())
        for title in ("Good soil", "Water"):
            number = int(re.search(rf"{title} (\d+)", first)[1])  # type: ignore[index]
            assert number % 2 == 1
            assert title in printed[number - 1].text
        assert f"Page 2 of {len(printed)}" in printed[1].text


def test_the_workbook_has_tasks_and_room_but_neither_cards_nor_handouts(english: Packs) -> None:
    words = text(english.pdfs["morning-workbook"])
    for wanted in (
        "Say your name.",
        "Which one would you plant in?",
        "What would you ask Amal?",
        "Sand",
        "What I will do",
    ):
        assert wanted in words
    for unwanted in ("The dry field", "coarse, lets water go"):
        assert unwanted not in words


def test_four_cards_stand_on_a_page_two_in_large_print(english: Packs, made: Project) -> None:
    (sheet,) = pages(english.pdfs["morning-cards"])
    assert "The dry field" in sheet.text
    assert "The wet field" in sheet.text
    assert "card 1 of 2" in sheet.text
    more = "".join(f":::{{case}} Field {n}\nA field like others.\n:::\n\n" for n in range(3))
    made.edit("training/soil.md", ":::{case} The dry field", f"{more}:::{{case}} The dry field")
    usual = made.build("packs", assessbook_pack_courses=["morning"])
    large = made.build("packs", assessbook_pack_modules=["soil"], assessbook_pack_large_print=True)
    for built, name, wanted in ((usual, "morning-cards", [4, 1]), (large, "selection-cards-large", [2, 2, 1])):
        data = Packs(built, "en").pdfs[name]
        assert [each.text.count(" of 5") - each.text.endswith(" of 5") for each in pages(data)] == wanted


def test_the_test_asks_only_what_is_meant_for_it_and_the_key_says_why(english: Packs) -> None:
    asked, key = text(english.pdfs["week-end-test"]), text(english.pdfs["week-end-test-key"])
    assert "Which soil holds water best?" in asked
    assert "When do you water?" not in asked + key
    assert "Right: Clay Clay is fine: SECRET-CLAY." in key


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_all_can_be_read_in_every_size(english: Packs, training: Project, paper: str, large: bool) -> None:
    wish = {
        "assessbook_pack_paper": paper,
        "assessbook_pack_large_print": large,
        "assessbook_pack_courses": ["week-end"],
    }
    packs = english if (paper, large) == ("a4", False) else Packs(training.build("packs", **wish), "en")
    assert packs.built.warnings == []
    width = 210 * 72 / 25.4 if paper == "a4" else 8.5 * 72
    whole = set().union(*map(vocabulary, english.pdfs.values()))
    for name, data in packs.pdfs.items():
        assert failures(data) == [], name
        assert findings(data) == [], name
        assert vocabulary(data) - whole == set(), f"{name}: words are broken"
        if name.endswith("guide"):
            assert pages(data)[0].size[0] == pytest.approx(width, abs=1)
        if name.startswith("wall-sheets"):
            usual = sizes(english.pdfs["wall-sheets"])
            smaller = [words for words, size in sizes(data).items() if size < usual.get(words, 0)]
            assert smaller == [], "on a wall, large print is no smaller than what hangs there anyway"


def test_a_language_without_letters_on_this_computer_is_told(training: Project) -> None:
    chinese = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, check=True).stdout.strip()
    told = training.build("packs", language="zh_CN", assessbook_pack_modules=["water"]).warnings
    assert [each for each in told if "no font on this computer has the letters" in each] == ([] if chinese else told)
    assert bool(told) != bool(chinese)


def test_a_line_is_filled_before_words_that_look_different() -> None:
    asked = "1.2 How many of the people who work on cluster munitions have had training in the last two years?"
    for width in (83, 84, 85, 86, 87):
        style = f'body {{ font: 9pt "Noto Sans"; width: {width}mm }}'
        data, _pages = press_pack(
            f'<html lang="en"><title>Asked</title><style>{style}</style><h1>Asked</h1>'
            f"<p>{asked} <span>h4k9k</span></p></html>"
        )
        lines = pages(data)[0].text.split("\r\n")[1:]
        assert min(map(len, lines[:-1])) > 30, lines


def test_pages_are_empty_only_where_a_module_begins_on_an_odd_page(english: Packs) -> None:
    for name, data in english.pdfs.items():
        printed = pages(data)
        empty = [number for number, objects in drawn(data) if not objects]
        for number in empty:
            assert "This page is left empty." in printed[number - 1].text, name
        for each in printed:
            if "This page is left empty." in each.text or each.text.strip().startswith("My notes"):
                assert each.number % 2 == 0
                assert any(title in printed[each.number].text for title in ("Good soil", "Water", "Safety"))


def test_the_language_is_set_and_arabic_runs_from_right_to_left(english: Packs, arabic: Packs) -> None:
    assert arabic.built.warnings == []
    for packs in (english, arabic):
        for data in packs.pdfs.values():
            with pikepdf.open(io.BytesIO(data)) as opened:
                assert str(opened.Root.Lang) == packs.language
    for name, data in arabic.pdfs.items():
        assert failures(data) == [], name
        assert findings(data) == [], name
    (hung,) = pages(arabic.pdfs["morning-timetable"])
    assert "الجدول الزمني" in hung.text
    assert "Timetable" not in hung.text
    assert hung.outline is not None
    assert hung.size[0] - hung.outline[2] < 75, "the text begins at the right margin"
    assert "ملاحظاتي" in text(arabic.pdfs["morning-workbook"])


def test_the_same_pages_make_the_same_bytes_and_what_is_unchanged_is_left_alone(english: Packs, made: Project) -> None:
    wish = {"assessbook_pack_courses": ["week-end"]}
    before = {name: data for name, data in english.pdfs.items() if name.startswith(("week-end-", "wall-sheets"))}
    assert Packs(made.build("packs", out="two", parallel=2, **wish), "en").pdfs == before
    stamps = {path: path.stat().st_mtime_ns for path in (made.work / "packs").glob("*.pdf")}
    made.edit("training/soil.md", "SECRET-WELCOME. Keep it short.", "SECRET-WELCOME. Be brief.")
    out = made.build("packs", **wish).out
    changed = {path.name for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp}
    assert changed == {"week-end-guide-en.pdf"}, "the note stands in the guide alone"
    handouts = out / "week-end-handouts-en.pdf"
    handouts.unlink()
    made.build("packs", **wish)
    assert handouts.read_bytes() == before["week-end-handouts"]


def test_packs_that_are_no_longer_made_go_but_those_of_another_choice_stay(made: Project) -> None:
    out = made.build("packs", assessbook_pack_modules=["water"]).out
    assert (out / "selection-guide-en.pdf").is_file()
    made.build("packs", assessbook_pack_courses=["morning"])
    assert (out / "selection-guide-en.pdf").is_file()
    made.build("packs")
    names = {path.name for path in out.glob("*.pdf")}
    assert "selection-guide-en.pdf" not in names
    assert "week-end-guide-en.pdf" in names


def test_a_table_with_empty_cells_has_room_to_write(made: Project) -> None:
    made.edit(
        "training/soil.md",
        "Write down why.",
        "Write down why.\n\n| Bucket | Clay? |\n|---|---|\n| first | |\n| second | |",
    )
    data = Packs(made.build("packs", assessbook_pack_courses=["morning"]), "en").pdfs["morning-workbook"]
    (found,) = [each for each in pages(data) if "Bucket" in each.text and "Clay?" in each.text]
    first, second = found.text.index("first"), found.text.index("second")
    assert first < second
    assert failures(data) == []


def test_of_a_picture_the_words_are_printed_and_the_author_is_told(made: Project) -> None:
    made.edit("training/soil.md", "Each group has a bucket.", "![Two hands in a bucket](bucket.png)")
    (made.source / "training" / "bucket.png").write_bytes(b"no picture")
    built = made.build("packs", assessbook_pack_courses=["morning"])
    told = [warning for warning in built.warnings if warning.endswith("[assessbook.packs]")]
    assert told[0].startswith(
        "training/soil.md:30: WARNING: packs print the words of the picture 'training/bucket.png'"
    )
    assert "Two hands in a bucket" in text(Packs(built, "en").pdfs["morning-workbook"])
