"""The HTML that the handbook draws itself: valid, in order, named, small, and the same from right to left."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from html5lib import HTMLParser
from html5lib.html5parser import ParseError
from lxml import etree, html

from assessbook.handbook import html as drawing

from .conftest import Project

STYLE = Path(drawing.__file__).parent / "static" / "assessbook.css"


def articles(project: Project, builder: str = "html") -> dict[str, html.HtmlElement]:
    built = project.once(builder)
    names = sorted(
        path.relative_to(built.out).as_posix() for path in built.out.rglob("*.html") if "_static" not in path.parts
    )
    return {name: html.fragment_fromstring(built.article(name), create_parent="main") for name in names}


def test_pages_are_valid_html(handbook: Project) -> None:
    built = handbook.once()
    for path in sorted(built.out.rglob("*.html")):
        if path.name == "genindex.html" or "_static" in path.parts:
            continue
        body = "<!DOCTYPE html><html><head><title>Page</title></head><body>" + built.article(
            path.relative_to(built.out).as_posix()
        )
        try:
            HTMLParser(strict=True).parse(body + "</body></html>")
        except ParseError as error:
            pytest.fail(f"{path.name}: {error}")


def test_pages_of_a_book_are_well_formed(handbook: Project) -> None:
    pages = sorted(handbook.once("epub").out.rglob("*.xhtml"))
    assert len(pages) > 15
    for path in pages:
        etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_ids_are_unique_and_headings_leave_no_level_out(handbook: Project, builder: str) -> None:
    for name, article in articles(handbook, builder).items():
        ids = [str(id) for id in article.xpath(".//@id")]
        assert sorted(ids) == sorted(set(ids)), name
        levels = [int(heading.tag[1]) for heading in article.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6")]
        assert levels[0] == 1, name
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (name, levels)


def test_tables_have_a_caption_heads_with_a_scope_and_a_frame_that_the_keyboard_reaches(handbook: Project) -> None:
    tables = [(name, table) for name, article in articles(handbook).items() for table in article.iter("table")]
    assert len(tables) > 8
    for name, table in tables:
        caption = table.findtext("caption")
        assert caption, name
        assert {head.get("scope") for head in table.xpath("./thead//th")} == {"col"}, name
        assert {head.get("scope") for head in table.xpath("./tbody//th")} == {"row"}, name
        assert all(len(row.xpath("./th")) == 1 for row in table.xpath("./tbody/tr")), name
        frame = table.getparent()
        assert (frame.get("role"), frame.get("tabindex"), frame.get("aria-label")) == ("group", "0", caption), name


def test_every_link_leads_somewhere(handbook: Project) -> None:
    built = handbook.once()
    trees = {path: html.fromstring(path.read_bytes()) for path in built.out.rglob("*.html")}
    for path, tree in trees.items():
        for href in tree.xpath("//main//a/@href | //div[@role='main']//a/@href"):
            if href.startswith("http"):
                continue
            file, _, anchor = href.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target in trees, f"{path.name}: {href}"
            assert not anchor or trees[target].xpath("//*[@id=$id]", id=anchor), f"{path.name}: {href}"


def test_the_style_sheet_is_small_and_mirrors() -> None:
    style = STYLE.read_text(encoding="utf-8")
    assert len(style.encode()) <= 6000
    physical = r"\b(?:margin|padding|border|inset)-(?:left|right)\b|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:"
    assert re.findall(physical, style) == []
    sides = re.findall(r"(?:margin|padding):\s*([^;]+);", style)
    assert [each for each in sides if len(each.split()) == 4 and each.split()[1] != each.split()[3]] == []


def test_words_of_the_catalogue_cannot_break_out_of_the_page(project: Callable[..., Project]) -> None:
    site = project("handbook")
    evil = "<script>alert(1)</script> & \"quoted\" 'words' </table>"
    for name, old in (
        ("beds.yaml", "ask: Are the beds watered?"),
        ("beds.yaml", "help: Say <yes> if most of them are."),
        ("beds.yaml", "title: Every day"),
        ("beds.yaml", "why: Both are about water."),
        ("frameworks/code.yaml", "title: Water"),
        ("frameworks/code.yaml", "label: Article 1"),
        ("sources.yaml", "gist: Water the beds."),
        ("catalogue.yaml", "name: Gardener"),
    ):
        site.edit(f"checklists/{name}", old, f"{old.partition(':')[0]}: {json.dumps(evil)}")
    built = site.build()
    assert built.warnings == []
    for path in built.out.rglob("*.html"):
        assert "<script>alert" not in path.read_text(encoding="utf-8"), path.name
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in built.article("beds.html")
