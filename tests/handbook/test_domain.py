"""What can be referred to, searched and looked up."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from sphinx.util.inventory import InventoryFile

from .conftest import Project

SetUp = Callable[..., Project]


def test_every_object_stands_in_the_inventory(handbook: Project) -> None:
    built = handbook.once()
    with (built.out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, uri: uri)
    found = {type_: {id: (unquote(each.uri), each.display_name) for id, each in inventory[f"assess:{type_}"].items()}
             for type_ in ("checklist", "item", "framework", "provision", "source")}  # fmt: skip
    assert found["checklist"] == {
        "beds": ("beds.html#checklist-beds", "Beds"),
        "pond": ("pond.html#checklist-pond", "Pond"),
    }
    assert found["item"]["b2c3d"] == ("beds.html#b2c3d", "Are the beds watered? (b2c3d)")
    assert set(found["item"]) == {"b2c3d", "f4g5h", "j6k7m", "n8p9q", "r2s3t", "v4w5x", "z6b7c"}
    assert found["framework"]["code"] == ("frameworks/code.html#framework-code", "Code")
    assert found["provision"]["plan:action-7"] == (
        "frameworks/code.html#provision-plan.action-7",
        "Plan of beds, Action 7",
    )
    assert found["source"]["book-1-2"] == ("sources.html#source-book-1-2", "book, paragraph 1")
    assert found["source"]["almanac"] == ("sources.html#source-almanac", "The almanac")
    for uri, _ in (each for objects in found.values() for each in objects.values()):
        page, _, anchor = uri.partition("#")
        assert f'id="{anchor}"' in built.text(page), uri


def test_roles_show_the_words_of_what_they_name(handbook: Project) -> None:
    article = handbook.once().article("other/index.html")
    for href, words in (
        ("../beds.html#f4g5h", "How many fish are fed? (f4g5h)"),
        ("../beds.html#b2c3d", "this one"),
        ("../beds.html#checklist-beds", "Beds"),
        ("../frameworks/code.html#framework-code", "Code"),
        ("../frameworks/code.html#provision-code.art-1", "Code, Article 1"),
        ("../sources.html#source-book-1-2", "book, paragraph 1"),
        ("../sources.html#source-almanac", "The almanac"),
        ("../beds.html#j6k7m", "Is the soil tested? (j6k7m)"),
        ("../pond.html#v4w5x", "Which fish live there? (v4w5x)"),
        ("../assess-pillars.html", "by pillar"),
    ):
        assert re.search(rf'<a [^>]*href="{re.escape(href)}"[^>]*><span[^>]*>{re.escape(words)}</span></a>', article), (
            words
        )


def test_roles_work_with_the_name_of_the_domain_too(project: SetUp) -> None:
    page = "# Page\n\n```{checklist} beds\n```\n\n{assess:item}`b2c3d` {item}`!b2c3d`\n"
    built = project().page(page).build()
    assert built.warnings == []
    assert '<a class="reference internal" href="#b2c3d">' in built.article("index.html")
    assert "<span>b2c3d</span>" in built.article("index.html")


def test_the_search_finds_a_question_by_its_code_and_by_its_words(handbook: Project) -> None:
    text = handbook.once().text("searchindex.js")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    names = [entry[4] for entries in index["objects"].values() for entry in entries]
    assert "Are the beds watered? (b2c3d)" in names
    pages = index["docnames"]

    def found(word: str) -> set[str]:
        hits = index["terms"].get(word, [])
        return {pages[hit] for hit in (hits if isinstance(hits, list) else [hits])}

    assert "beds" in found("laboratori"), "a word of the proof, as the stemmer writes it"
    assert found("brochet") == set(), "labels of another language"
    assert "pond" in found("care")
    assert "frameworks/code" in found("dig")
    assert "shortform" not in index["terms"]


@pytest.mark.parametrize(
    ("index", "title", "pages"),
    [
        (
            "assess-frameworks",
            "Questions by treaty or agenda",
            {"code": ("Code of gardens", ["b2c3d", "j6k7m"]), "charter": ("Charter of ponds", ["f4g5h", "v4w5x"])},
        ),
        (
            "assess-respondents",
            "Questions by who answers",
            {
                "gardener": ("Gardener", ["b2c3d", "j6k7m"]),
                "ministry": ("Ministry of gardens", ["f4g5h", "j6k7m", "r2s3t", "v4w5x", "z6b7c"]),
            },
        ),
        (
            "assess-pillars",
            "Questions by pillar",
            {"water": ("Water", ["b2c3d", "f4g5h", "r2s3t", "v4w5x"]), "soil": ("Soil", ["j6k7m", "z6b7c"])},
        ),
    ],
)
def test_each_index_lists_its_headings_and_each_heading_its_questions(
    handbook: Project, index: str, title: str, pages: dict[str, tuple[str, list[str]]]
) -> None:
    built = handbook.once()
    article = built.article(f"{index}.html")
    assert f"<h1>{title}</h1>" in article
    for code, (words, ids) in pages.items():
        assert f'<li><a href="{index}-{code}.html">{words}</a> ({len(ids)})</li>' in article
        page = built.article(f"{index}-{code}.html")
        assert f"<h1>{words}</h1>" in page
        assert f'<a href="{index}.html">{title}</a>' in page
        links = re.findall(r'<li><a href="(?:beds|pond)\.html#([^"]+)">[^<]+</a> <code>([^<]+)</code></li>', page)
        assert links == [(id, id) for id in ids]


def test_the_indices_stand_in_a_book_to_print(handbook: Project) -> None:
    tex = handbook.once("latex").text("gardens.tex")
    assert r"\indexname}{Questions by who answers}" in tex
    assert r"\sphinxstyleindexentry{Are the beds watered?}" in tex


def test_what_processes_have_read_apart_comes_together(project: SetUp) -> None:
    site = project("handbook")
    apart = site.build(parallel=2, out="apart").app.env.domaindata["assess"]
    together = site.build(out="together").app.env.domaindata["assess"]
    assert apart == together
    assert set(apart["views"]) >= {"beds", "pond", "crosswalk", "other/index"}


def test_the_environment_does_not_hold_the_catalogue(handbook: Project) -> None:
    stored = pickle.dumps(handbook.once().app.env)
    assert b"watering log" not in stored
    assert b"b2c3d" in stored, "only where things are at home"


def test_the_extension_says_what_sphinx_must_know(handbook: Project) -> None:
    extension = handbook.once().app.extensions["assessbook.handbook"]
    assert extension.parallel_read_safe and extension.parallel_write_safe
    assert extension.metadata["env_version"] == 1
