"""The directives `framework`, `crosswalk`, `coverage`, `sources` and `downloads`, with each of their options."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Project

SetUp = Callable[..., Project]


def table(article: str, caption: str) -> list[list[str]]:
    """Return the words of a table's cells, row by row."""
    found = re.search(rf"<caption[^>]*>{caption}</caption>(.*?)</table>", article, re.DOTALL)
    assert found, caption
    rows = re.findall(r"<tr.*?</tr>", found[1], re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]


def test_a_framework_at_a_glance(handbook: Project) -> None:
    article = handbook.once().article("frameworks/code.html")
    for words in (
        "Code of gardens (Code).",
        "What gardeners promise.",
        'href="https://example.org/code"',
        "Each year, by 30 April.",
        "The secretary.",
        "By post.",
        "Form A: beds",
        "Who digs.",
        "2021–2026, in force",
        "On the lawn, in May.",
        "according to another source",
        "The counts differ.",
    ):
        assert words in article
    assert table(article, "How many States")[1:] == [
        ["Members", "The paper says", "94 of 110", "2021-09", "The garden book"],
        ["Members", "Our recount", "106", "2026-11", "The almanac (according to another source)"],
    ]
    assert table(article, "Provisions that matter here")[1:] == [
        ["Article 1", "Water", "b2c3d"],
        ["Article 2", "Soil", "j6k7m"],
    ]
    assert table(article, "Plan of beds")[1:] == [["Action 7", "Dig", "b2c3d"]]
    assert re.search(r'Checklist:</strong> <a [^>]*href="../beds.html#checklist-beds"[^>]*>Beds</a>', article)


def test_a_framework_that_is_not_at_home_has_no_anchors(project: SetUp) -> None:
    page = "# Page\n\n```{framework} code\n:no-index:\n```\n"
    built = project().page(page).build()
    assert built.warnings == []
    assert not re.search(r'id="(framework|provision)', built.article("index.html"))


@pytest.mark.parametrize(
    ("options", "heads", "tables"),
    [
        ("", ["Question", "Code", "Charter"], ["Beds", "Pond"]),
        (":frameworks: charter", ["Question", "Charter"], ["Beds", "Pond"]),
        (":frameworks: code", ["Question", "Code"], ["Beds"]),
        (":checklists: pond", ["Question", "Code", "Charter"], ["Pond"]),
        (":frameworks: charter code\n:checklists: beds", ["Question", "Charter", "Code"], ["Beds"]),
    ],
)
def test_the_crosswalk_has_the_columns_and_checklists_asked_for(
    project: SetUp, options: str, heads: list[str], tables: list[str]
) -> None:
    built = project().page(f"# Page\n\n```{{crosswalk}}\n{options}\n```\n").build()
    assert built.warnings == []
    article = built.article("index.html")
    assert re.findall(r"<caption>(.*?)</caption>", article) == tables
    assert table(article, tables[0])[0] == heads


def test_the_crosswalk_says_how_a_question_relates_to_each_provision(handbook: Project) -> None:
    article = handbook.once().article("crosswalk.html")
    assert table(article, "Beds")[1:] == [
        ["Are the beds watered?", "&#8834; Article 1;\n&#8745; Action 7", ""],
        ["How many fish are fed?", "", "= Goal 5"],
        ["Is the soil tested?", "&#8835; Article 2", ""],
    ]
    assert '<a href="beds.html#b2c3d">Are the beds watered?</a>' in article
    assert '<th scope="col"><a href="frameworks/code.html#framework-code">Code</a></th>' in article
    assert "<li>&#8834; asks part of it</li>" in article


def test_the_coverage_counts_and_lists_every_demand(handbook: Project) -> None:
    article = handbook.once().article("sources.html")
    assert "2 of 2 demands that can be checked have at least one question." in article
    assert table(article, "The garden book")[1:] == [
        ["book, paragraph 1", "Asks for water and food.", "Can be checked", "see the rows below"],
        ["book-1-1", "Water the beds.", "Can be checked", "b2c3d"],
        ["book-1-2", "Feed the fish.", "Can be checked", "f4g5h"],
        ["book, paragraph 2", "Look at the soil.", "Can be checked in part", "b2c3d, j6k7m, r2s3t"],
        ["book, paragraph 3", "Gardens are old.", "Context", "&#8211;"],
    ]


def test_the_documents_say_how_they_are_known(handbook: Project) -> None:
    words = " ".join(handbook.once("text").text("sources.txt").split())
    assert "*The garden book*. The garden club, 2021. How we know it: taken from the document itself." in words
    assert (
        "*The almanac*. https://example.org/almanac. Read on 2026-11. How we know it: according to another source."
        in words
    )
    assert "Seen in a library." in words


@pytest.mark.parametrize("directive", ["coverage} book", "sources}"])
def test_sources_that_are_not_at_home_have_no_anchors(project: SetUp, directive: str) -> None:
    built = project().page(f"# Page\n\n```{{{directive}\n:no-index:\n```\n").build()
    assert built.warnings == []
    assert 'id="source-' not in built.article("index.html")


def test_the_downloads_tell_format_language_and_size_and_lead_to_the_forms(project: SetUp) -> None:
    site = project("handbook")
    site.page("# Deep\n\n```{downloads}\n```\n", "other/deep.md")
    for builder, page, root in (("html", "other/deep.html", "../"), ("dirhtml", "other/deep/index.html", "../../")):
        built = site.build(builder, assessbook_forms=["json", "xlsx"])
        rows = table(built.article(page), "Forms to download")
        assert rows[0] == ["Form", "Format", "Language", "Size"]
        assert [row[1:3] for row in rows[1:]] == [
            ["JSON", "English"],
            ["JSON", "English"],
            ["XLSX", "English"],
            ["XLSX", "English"],
        ]
        for href, row in zip(re.findall(r'href="([^"]*forms/[^"]*)"', built.article(page)), rows[1:], strict=True):
            assert href.startswith(f"{root}forms/")
            form = built.out / "forms" / Path(href).name
            assert row[3] == f"{max(1, round(form.stat().st_size / 1000))}\N{NO-BREAK SPACE}KB"


EXERCISE = """\
id: pomona
name: Exercise Pomona
state: XP
about: A State of gardens.
returns:
  - year: 2026
    authority: gardener
    answers:
      b2c3d: {value: yes}
    faults:
      - {items: [b2c3d], find: No document supports it.}
"""


def test_the_downloads_of_exercises_are_filled_returns_with_their_key(project: SetUp) -> None:
    site, conf = project(), {"assessbook_forms": ["json"]}
    site.page("# Page\n\n```{downloads}\n:exercises:\n```\n").page(EXERCISE, "checklists/exercises/pomona.yaml")
    built = site.build(assessbook_forms=["json", "print"])
    rows = table(built.article("index.html"), "Forms to download")
    assert [row[:2] for row in rows[1:]] == [
        ["Exercise Pomona, 2026", "JSON"],
        ["Exercise Pomona, 2026: what a reviewer should find (for the trainer)", "TXT"],
    ]
    filled = built.out / "forms" / "exercise-pomona-2026.json"
    assert json.loads(filled.read_bytes())["respondent"]["exercise"] is True
    site.page("# Page\n\n```{downloads}\n```\n")
    assert "Pomona" not in site.build(**conf).article("index.html"), "blank forms are listed apart"
    site.edit("checklists/exercises/pomona.yaml", "value: yes", "value: no")
    site.build(**conf)
    assert json.loads(filled.read_bytes())["answers"]["b2c3d"]["value"] == "no"


def test_a_wrong_exercise_is_a_warning_at_its_line_and_blank_forms_are_written(project: SetUp) -> None:
    site = (
        project()
        .page("# Page\n")
        .page(EXERCISE.replace("value: yes", "value: maybe"), "checklists/exercises/pomona.yaml")
    )
    built = site.build(assessbook_forms=["json"])
    assert built.warnings[0].startswith(
        "checklists/exercises/pomona.yaml:9: WARNING: this cannot be an answer to b2c3d"
    )
    assert (built.out / "forms" / "garden-en.json").is_file()
    assert not (built.out / "forms" / "exercise-pomona-2026.json").exists()


def test_outputs_without_forms_say_where_they_are(handbook: Project) -> None:
    built = handbook.build("text", assessbook_forms=["json"])
    assert "The forms are part of the online handbook" in built.text("downloads.txt")
    assert not (built.out / "forms").exists()


def test_forms_are_written_again_only_when_something_has_changed(project: SetUp) -> None:
    site, conf = project("handbook"), {"assessbook_forms": ["json"]}
    form = site.build(**conf).out / "forms" / "garden-en.json"
    form.write_bytes(form.read_bytes().replace(b" ", b"\n", 1))
    site.build(**conf)
    assert b"{\n\n" in form.read_bytes(), "an unchanged catalogue writes no form"
    site.edit("checklists/beds.yaml", "The watering log.", "The log.")
    site.build(**conf)
    assert b"{\n\n" not in form.read_bytes()
    form.unlink()
    site.build(**conf)
    assert form.is_file(), "a form that is gone comes back"
    site.edit("checklists/catalogue.yaml", "id: garden\n", "id: gardens\n")
    names = {path.name for path in site.build(**conf).out.joinpath("forms").glob("[!.]*")}
    assert names == {"gardens-en.json", "gardens-core-en.json", "return-1.1.0.json"}, "forms under an old name go"


def test_a_format_that_nobody_writes_is_a_warning(project: SetUp) -> None:
    site = project().page("# Page\n")
    site.edit("conf.py", 'html_theme = "basic"', 'assessbook_forms = ["papyrus", "json"]')
    built = site.build(html_theme="basic")
    assert built.warnings[0].startswith("conf.py:10: WARNING: assessbook_forms: there is no format 'papyrus'; use ")
    assert json.loads(built.text("forms/garden-en.json"))
