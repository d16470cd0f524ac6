"""The directive `checklist`: every option, every layout, and a checklist that a page brings along."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Built, Project

SetUp = Callable[..., Project]
GOLDEN = Path(__file__).parent / "golden"

ITEMS = ("b2c3d", "f4g5h", "j6k7m", "n8p9q")


def shown(built: Built, name: str = "index.html") -> list[str]:
    """Return the codes of the questions on a page, in their order."""
    return re.findall(r"<code>([a-z]\d[a-z]\d[a-z])</code>", built.article(name))


def page(options: str, id: str = "beds") -> str:
    return f"# Page\n\n```{{checklist}} {id}\n{options}\n```\n"


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ("", ["b2c3d", "f4g5h", "j6k7m", "n8p9q"]),
        (":section: daily", ["b2c3d", "f4g5h"]),
        (":section: yearly", ["j6k7m", "n8p9q"]),
        (":section: yearly, daily", ["b2c3d", "f4g5h", "j6k7m", "n8p9q"]),
        (":framework: code", ["b2c3d", "j6k7m"]),
        (":framework: plan", ["b2c3d"]),
        (":framework: charter", ["f4g5h"]),
        (":respondent: ministry", ["f4g5h", "j6k7m"]),
        (":pillar: soil", ["j6k7m"]),
        (":core:", ["b2c3d"]),
        (":respondent: gardener\n:pillar: soil", ["j6k7m"]),
        (":layout: table", ["b2c3d", "f4g5h", "j6k7m"]),
        (":layout: sheet", ["b2c3d", "f4g5h", "j6k7m"]),
        (":layout: list\n:no-index:", ["b2c3d", "f4g5h", "j6k7m", "n8p9q"]),
    ],
)
def test_each_option_chooses_its_questions(project: SetUp, options: str, codes: list[str]) -> None:
    built = project().page(page(options)).build()
    assert built.warnings == []
    assert shown(built) == codes


def test_one_question_as_html(handbook: Project) -> None:
    built = handbook.once()
    found = re.search(r'<li class="assess-item" id="b2c3d".*?\n</li>\n', built.article("beds.html"), re.DOTALL)
    assert found
    assert found[0] == (GOLDEN / "item.html").read_text(encoding="utf-8")


def test_a_retired_question_says_so_and_names_the_one_asked_instead(handbook: Project) -> None:
    article = handbook.once().article("beds.html")
    retired = article[article.index('id="n8p9q"') :]
    assert 'class="assess-item assess-retired"' in article
    assert "Retired in version 1.1.0: no longer asked" in retired
    assert '<dt>Asked instead</dt> <dd><a href="#j6k7m">Is the soil tested? (j6k7m)</a></dd>' in retired
    assert '<span class="assess-number">–</span>' in retired or '<span class="assess-number">&#8211;</span>' in retired


def test_headings_follow_on_wherever_the_checklist_stands(project: SetUp) -> None:
    deep = "# Page\n\n## Part\n\n### Questions\n\n```{checklist} beds\n:section: daily\n```\n"
    boxed = "# Boxed\n\n:::{note}\n```{checklist} beds\n:section: daily\n:no-index:\n```\n:::\n"
    built = project().page(deep + "\n").page(boxed, "boxed.md").build()
    levels = re.findall(r"<(h\d)", built.article("index.html"))
    assert levels == ["h1", "h2", "h3", "h4", "h5", "h5"]
    assert re.findall(r"<(h\d)", built.article("boxed.html")) == ["h1", "h2", "h2"]
    assert '<p class="rubric">1. Every day</p>' in built.article("boxed.html")


def test_an_id_stands_once_on_a_page_and_only_where_the_question_is_at_home(project: SetUp) -> None:
    twice = (
        "# Page\n\n```{checklist} beds\n:layout: table\n```\n\n```{checklist} beds\n```\n\n```{checklist} beds\n```\n"
    )
    built = project().page(twice).page(page(":core:"), "short.md").build()
    assert [warning for warning in built.warnings if "toctree" not in warning] == []
    ids = re.findall(r'\bid="([^"]+)"', built.article("index.html"))
    assert len(ids) == len(set(ids))
    assert set(ITEMS) <= set(ids)
    short = built.article("short.html")
    assert 'id="b2c3d"' not in short
    assert '<a href="index.html#b2c3d"><code>b2c3d</code></a>' in short
    assert "headerlink" not in short.partition("assess-item")[2]


def test_a_checklist_without_a_question_that_fits_says_so(project: SetUp) -> None:
    assert "No question of this checklist fits this choice." in project().page(
        page(":pillar: soil\n:core:")
    ).build().article("index.html")


def test_when_a_whole_checklist_applies_stands_before_it(project: SetUp) -> None:
    words = "Answer this checklist when “Do you have a pond?” is answered Yes."
    built = project().page(page("", "pond")).page(page(":core:", "pond"), "core.md").build("text")
    assert words in " ".join(built.text("index.txt").split())
    assert words not in " ".join(built.text("core.txt").split())


def test_a_checklist_in_the_body_is_shown_like_any_other(handbook: Project) -> None:
    built = handbook.once()
    article = built.article("other/own.html")
    assert "Is the roof tight?" in article
    assert '<a href="../sources.html#source-book-2">book, paragraph 2</a>' in article
    assert 'id="c2d3f"' not in article


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_mistake_in_the_body_is_reported_at_its_line(project: SetUp, suffix: str) -> None:
    body = ["id: shed", "title: Shed", "summary: Its roof.", "respondents: [gardener]", "colour: red", "sections: []"]
    if suffix == "md":
        text = "# Page\n\nWords.\n\n```{checklist}\n:layout: table\n\n" + "\n".join(body) + "\n```\n"
    else:
        text = "Page\n====\n\nWords.\n\n.. checklist::\n   :layout: table\n\n" + "".join(
            f"   {line}\n" for line in body
        )
    warnings = project().page(text, f"index.{suffix}").build().warnings
    line = text.split("\n").index(next(line for line in text.split("\n") if "colour" in line)) + 1
    assert warnings[0].startswith(f"index.{suffix}:{line}: WARNING: the key 'colour' is not known here")
    assert all(warning.endswith("[assessbook.catalogue]") for warning in warnings)


def test_a_checklist_in_the_body_that_names_what_is_not_there(project: SetUp) -> None:
    site = project("handbook")
    site.edit("other/own.md", "source: [book-2]", "source: [book-9]")
    site.edit("other/own.md", "respondents: [gardener]\n        pillars", "respondents: [gardner]\n        pillars")
    assert site.build().warnings == [
        "other/own.md:3: WARNING: there is no respondent 'gardner'. Did you mean 'gardener'? [assessbook.reference]",
        "other/own.md:3: WARNING: there is no source 'book-9'. Did you mean 'book-3'? [assessbook.reference]",
    ]


def test_the_sheet_has_a_box_for_each_answer_and_a_line_where_words_are_asked(project: SetUp) -> None:
    article = project().page(page(":layout: sheet")).build().article("index.html")
    rows = article.split("<tr")
    watered, fish, soil = (next(row for row in rows if id in row) for id in ("b2c3d", "f4g5h", "j6k7m"))
    assert re.findall(r'assess-box">([^<]+)', watered) == ["Yes", "Partly", "No", "Not applicable"]
    assert "assess-line" in fish
    assert re.findall(r'assess-box">([^<]+)', soil) == ["Yes", "Partly", "No"]


def test_golden_doctrees(handbook: Project) -> None:
    """What is read stays small and closed: no node for a single question."""
    app = handbook.once().app
    for name in ("beds", "pond", "frameworks/code", "crosswalk", "sources", "downloads", "other/index"):
        doctree = re.sub(r' source="[^"]*"', "", app.env.get_doctree(name).pformat())
        assert doctree == (GOLDEN / f"{name.replace('/', '-')}.txt").read_text(encoding="utf-8"), name
