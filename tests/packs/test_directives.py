"""Modules and courses on pages: what a reader sees, what is warned of and where, what is read and written again."""

from __future__ import annotations

import re

import pytest

from ..handbook.conftest import Project
from ..handbook.test_builders import contents


def test_a_module_shows_its_card_its_steps_and_closed_notes(training: Project) -> None:
    built = training.build()
    assert built.warnings == []
    article = built.article("training/soil.html")
    for words in ("At the end, each participant can tell good soil", "operators' staff, ministries", "60 minutes",
                  "two buckets", "book, paragraph 1", "35 minutes · in groups"):  # fmt: skip
        assert words in article
    assert re.findall(r"<h2>([^<]*)<", article) == [
        "Welcome and aim", "Feel the soil", "Ten words on soil", "What we take home",
    ]  # fmt: skip
    for secret in ("SECRET-WELCOME", "SECRET-CLAY", "<strong>Answer:</strong> 2"):
        before = article[: article.index(secret)]
        assert before.count("<details") == before.count("</details>") + 1, "it is folded away"
    assert "<details open" not in article
    assert "<summary>For the facilitator: Watch the time</summary>" in built.article("training/water.html")
    assert "training.css" in built.text("training/soil.html")
    assert "training.css" not in built.text("index.html")


def test_a_course_shows_its_computed_timetable(training: Project) -> None:
    built = training.build("text")
    text = built.text("training/courses.txt")
    rows = re.findall(r"^\| (\d\d:\d\d–\d\d:\d\d) +\| (.*?) +\| (\d+) minutes", text, re.MULTILINE)
    assert rows[:3] == [
        ("09:00–10:00", "Good soil", "60"), ("10:00–10:15", "*Break*", "15"), ("10:15–11:45", "Water", "90"),
    ]  # fmt: skip
    assert ("12:40–13:40", "*Lunch*", "60") in rows
    assert rows[-1] == ("14:15–15:45", "Water", "90"), "the timetable with a start of its own"
    assert '<a class="reference internal" href="soil.html"' in training.build().article("training/courses.html")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"),
    [
        ("soil.md", ":minutes: 60", ":minutes: 65", 3, "the steps of the module 'soil' add up to 60 minutes, not to 65"),
        ("soil.md", ":minutes: 35\n", "", 26, "the step says no minutes: add a line :minutes:"),
        ("soil.md", ":form: groups", ":form: group", 26, "form: there is no 'group'; use talk, plenary, "),
        ("soil.md", ":audience: operators, ministries", ":audience: operator", 3, "audience: there is no 'operator'; use "),
        ("soil.md", ":source: book-1, book-2", ":source: book-9", 3, "there is no source 'book-9'."),
        ("soil.md", ":items: b2c3d", ":items: b2c3f", 3, "there is no item 'b2c3f'. Did you mean 'b2c3d'?"),
        ("soil.md", ":key: 2", ":key: 3", 60, "key: name the right option by its number, 1 to 2"),
        ("soil.md", "- Sand\n- Clay", "Sand or clay?", 60, "a question needs one list of at least two options"),
        ("courses.md", ":modules: soil, water\n", ":modules: soil, wader\n", 3, "there is no module 'wader'. Did you mean 'water'?"),
        ("courses.md", "{timetable} morning", "{timetable} mourning", 22, "there is no course 'mourning'."),
        ("water.md", "{module} water", "{module} soil", 3, "the module 'soil' stands on the page 'training/soil' already"),
    ],
)  # fmt: skip
def test_a_mistake_is_a_warning_at_its_line(
    training: Project, file: str, old: str, new: str, line: int, message: str
) -> None:
    training.edit(f"training/{file}", old, new)
    built = training.build("text")
    place = f"training/{file}:{line}: WARNING: "
    assert any(warning.startswith(place) and message in warning for warning in built.warnings), built.warnings
    assert all(re.search(r"\[assessbook\.(training|reference)\]$", warning) for warning in built.warnings)


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml"])
def test_every_builder_writes_training_without_a_warning(training: Project, builder: str) -> None:
    assert training.build(builder).warnings == []


def test_translators_get_every_text_of_a_module_and_no_text_of_the_program(training: Project) -> None:
    template = training.build("gettext").text("training.pot")
    for text in ("At the end, each participant can tell good soil from bad soil", "two buckets", "Feel the soil",
                 "Two buckets", "The dry field", "What would you ask Amal?", "Which soil holds water best?", "Clay",
                 "Clay is fine: SECRET-CLAY.", "A morning in the garden", "Before you start"):  # fmt: skip
        assert f'msgid "{text}"' in template
    for text in ("For the facilitator", "Objective", "Timetable", "Debrief", "10 minutes · talk"):
        assert f'msgid "{text}"' not in template


def test_two_processes_write_what_one_writes(training: Project) -> None:
    one, two = training.build(out="one"), training.build(out="two", parallel=2)
    assert one.warnings == two.warnings == []
    first, second = contents(one.out), contents(two.out)
    assert [name for name in first if first[name] != second.get(name)] == []


def test_a_changed_module_changes_the_timetables_of_other_pages_also_for_the_next_builder(training: Project) -> None:
    training.build("html")
    training.edit("training/soil.md", "# Good soil", "# Soil")
    training.edit("training/soil.md", ":minutes: 60", ":minutes: 45")
    training.edit("training/soil.md", ":minutes: 35", ":minutes: 20")
    training.build("text")
    article = training.build("html").article("training/courses.html")
    assert "09:00–09:45" in article
    assert ">Soil<" in article


def test_a_removed_module_is_missed(training: Project) -> None:
    training.build()
    (training.source / "training" / "water.md").unlink()
    training.edit("index.md", "training/water\n", "")
    warnings = training.build().warnings
    assert any("there is no module 'water'" in warning for warning in warnings)
