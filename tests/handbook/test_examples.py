"""The directives `draft`, `scores`, `changes` and `review`: worked examples made when the pages are built."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from .conftest import Built, Project

SetUp = Callable[..., Project]

ROSE = """\
id: rose
name: Exercise Rose
state: XR
about: A garden for training.
returns:
  - year: 2025
    authority: gardener
    profile: {has-pond: yes}
    answers:
      b2c3d: {value: partly, sensitivity: public}
      f4g5h: {value: 9, sensitivity: public}
  - year: 2026
    authority: gardener
    profile: {has-pond: yes}
    answers:
      b2c3d: {value: yes, note: Each morning., sensitivity: internal}
      f4g5h: {value: 1200, sensitivity: public}
"""
PAGE = """\
# Example

```{{{0}}} rose 2026
{1}
```
"""


def with_rose(project: SetUp, directive: str, options: str, rose: str = ROSE) -> Project:
    found = project().page(PAGE.format(directive, options))
    found.page(rose, "checklists/exercises/rose.yaml")
    found.edit("checklists/frameworks/code.yaml", "title: Water}", "title: Water, report: yearly, sections: [form-a]}")
    return found


def words(built: Built) -> str:

    return " ".join(re.sub(r"<[^>]+>", " ", built.article("index.html")).split())


@pytest.mark.parametrize(
    ("directive", "options", "told"),
    [
        ("draft", ":framework: code\n:part: form-a", ["Are the beds watered?", "A part of what Code, Article 1 asks:", "Each morning."]),
        ("scores", ":by: pillar", ["A score is not compliance.", "Water", "1 of 1"]),
        ("changes", ":since: 2025", ["Changed", "Partly", "1,200"]),
        ("review", ":since: 2025\n:show: sheet", ["At a glance", "“Yes” or “partly” without a document, 1: b2c3d"]),
        ("review", ":since: 2025\n:show: letter", ["Dear colleague,", "1. Could you", "Each morning."]),
    ],
)  # fmt: skip
def test_an_example_is_made_from_the_return_and_says_that_it_is_an_exercise(
    directive: str, options: str, told: list[str], project: SetUp
) -> None:
    built = with_rose(project, directive, options).build()
    assert built.warnings == []
    found = words(built)
    assert "This is an exercise. Exercise Rose and all its answers are invented." in found
    for each in told:
        assert each in found


def test_the_code_of_a_question_leads_to_it(project: SetUp) -> None:
    site = with_rose(project, "review", ":since: 2025\n:show: sheet")
    site.edit("index.md", "# Example", "# Example\n\n```{checklist} beds\n```")
    built = site.build()
    assert built.warnings == []
    article = built.article("index.html")
    assert re.search(r'document, 1:</strong> <a class="reference internal" href="#b2c3d">b2c3d</a>', article)


@pytest.mark.parametrize(
    ("directive", "options"),
    [
        ("draft", ":framework: code\n:part: form-a\n:audience: public"),
        ("review", ":show: letter\n:audience: public"),
        ("changes", ":since: 2025\n:audience: public"),
    ],
)
def test_an_example_keeps_what_is_not_for_its_readers(directive: str, options: str, project: SetUp) -> None:
    assert "Each morning." not in words(with_rose(project, directive, options).build())


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "gettext"])
def test_every_output_has_the_example_and_translators_do_not_see_it(builder: str, project: SetUp) -> None:
    built = with_rose(project, "review", ":since: 2025\n:show: letter").build(builder)
    assert [line for line in built.warnings if "conf.py" not in line] == []
    names = {"text": "index.txt", "latex": "*.tex", "epub": "index.xhtml", "man": "*.1", "gettext": "index.pot"}
    (path,) = built.out.glob(names[builder])
    assert ("Dear colleague" in path.read_text("utf-8")) is (builder != "gettext")


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("rose 2026", "tulip 2026", "index.md:3: WARNING: there is no exercise 'tulip'; there are: rose."),
        ("rose 2026", "rose 2020", "there is no return of Exercise Rose for '2020'; there are: 2025, 2026."),
        ("form-a", "form-z", "there is no part of the report under code 'form-z'"),
        (":framework: code", ":framework: cod", "there is no treaty or agenda with a report 'cod'"),
    ],
)
def test_what_is_not_there_is_a_warning_at_its_line(old: str, new: str, warning: str, project: SetUp) -> None:
    page = with_rose(project, "draft", ":framework: code\n:part: form-a")
    page.edit("index.md", old, new)
    (told,) = page.build().warnings
    assert warning in told


def test_a_broken_exercise_has_its_own_warning_and_blames_no_page(project: SetUp) -> None:
    site = with_rose(project, "scores", ":by: pillar", ROSE.replace("value: partly", "value: perhaps"))
    built = site.build()
    assert [line for line in built.warnings if "index.md" in line] == []
    assert any("rose.yaml" in line for line in built.warnings)
    assert "cannot be shown here" in words(built)


def test_another_answer_reaches_the_page_and_a_build_without_a_change_does_not(project: SetUp) -> None:
    site = with_rose(project, "draft", ":framework: code\n:part: form-a")
    page = site.build().out / "index.html"
    before = page.stat().st_mtime_ns
    site.build()
    assert page.stat().st_mtime_ns == before
    site.edit("checklists/exercises/rose.yaml", "Each morning.", "Each evening.")
    assert "Each evening." in words(site.build())
    site.edit("checklists/beds.yaml", "Are the beds watered?", "Are the beds wet?")
    assert "Are the beds wet?" in words(site.build())
