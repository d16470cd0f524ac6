"""Every page of the handbook as a file: links, ids, validity, headings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import html5lib
import pytest

from .conftest import Site

NOT_ERRORS = {"non-void-element-with-trailing-slash"}


@pytest.fixture(params=["english", "arabic"])
def site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    ids = {name: set(site.tree(name).xpath("//@id | //a/@name")) for name in site.pages}
    lost = []
    for name in site.pages:
        for address in site.tree(name).xpath(
            "//*[not(ancestor-or-self::*[@hidden])]/@*[name()='href' or name()='src']"
        ):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            path, anchor = urldefrag(address)
            path = path.partition("?")[0]
            target = (site.root / name).parent / unquote(path) if path else site.root / name
            target = target.resolve()
            if not target.exists():
                lost.append(f"{name}: {address}")
            elif anchor and target.is_relative_to(site.root) and target.suffix == ".html":
                known = ids.get(target.relative_to(site.root).as_posix())
                if known is not None and unquote(anchor) not in known:
                    lost.append(f"{name}: {address}")
    assert lost == []


def test_every_name_that_a_page_refers_to_exists_on_it(site: Site) -> None:
    lost = []
    for name in site.pages:
        tree = site.tree(name)
        ids = set(tree.xpath("//@id"))
        for found in tree.xpath("//@aria-labelledby | //@aria-describedby | //label/@for"):
            lost += [f"{name}: {each}" for each in found.split() if each not in ids]
    assert lost == []


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    twice = {name: [id for id, n in Counter(site.tree(name).xpath("//@id")).items() if n > 1] for name in site.pages}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_every_page_is_valid_html(site: Site) -> None:
    wrong = []
    for name in site.pages:
        parser = html5lib.HTMLParser()
        parser.parse((site.root / name).read_text("utf-8"))
        wrong += [f"{name}:{place}: {code}" for place, code, _data in parser.errors if code not in NOT_ERRORS]
    assert wrong == []


def test_headings_begin_with_one_and_leave_no_level_out(site: Site) -> None:
    wrong = []
    for name in site.pages:
        levels = [int(heading.tag[1]) for heading in site.article(name).xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6")]
        gaps = [now for before, now in pairwise(levels) if now > before + 1]
        if levels[:1] != [1] or levels.count(1) != 1 or gaps:
            wrong.append(f"{name}: {levels}")
    assert wrong == []


def test_every_page_says_its_language_and_direction(english: Site, arabic: Site) -> None:
    assert {english.tree(name).get("lang") for name in english.pages} == {"en"}
    assert {(arabic.tree(name).get("lang"), arabic.tree(name).get("dir")) for name in arabic.pages} == {("ar", "rtl")}
    links = {tuple(english.tree(name).xpath("//nav[@class='assess-languages']//a/text()")) for name in english.pages}
    assert links == {("العربية",)}


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    loaded = re.compile(r'(?:\bsrc=|<link[^>]+rel="stylesheet"[^>]+href=|url\(|@import )["\']?(?:https?:)?//')
    files = [path for path in site.root.rglob("*") if path.suffix in (".html", ".css") and "forms" not in path.parts]
    assert [path.name for path in files if loaded.search(path.read_text("utf-8"))] == []


def test_the_pages_of_questions_have_all_words_without_scripts(english: Site) -> None:
    text = english.article("checklists/principles.html").text_content()
    assert text.count("What would show it") == len(english.article("checklists/principles.html").xpath(".//@data-item"))


def test_search_without_scripts_leads_to_the_lists_of_questions(site: Site) -> None:
    ways = site.article("search.html").xpath(".//noscript//a/@href")
    assert ways == ["assess-frameworks.html", "assess-respondents.html", "assess-pillars.html"]


def test_a_table_keeps_the_widths_that_its_author_gave(english: Site) -> None:
    widths = english.article("calendar.html").xpath("(.//table)[1]//col/@style")
    assert widths == ["width: 20.0%", "width: 30.0%", "width: 28.0%", "width: 22.0%"]


def test_other_languages_are_found_beside_this_one(built: Path, english: Site) -> None:
    for name in ("index.html", "frameworks/crpd.html"):
        [address] = english.tree(name).xpath("//nav[@class='assess-languages']//a/@href")
        assert ((english.root / name).parent / address).resolve() == built / "ar" / name
