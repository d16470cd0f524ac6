"""After an edit, every page that shows it is written again, and no other page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOTS, Built, Project, lay_out

SetUp = Callable[..., Project]

ALWAYS = {"genindex", "search"}
"""Sphinx writes these on every build, whatever has changed; and the pages of the indices."""

MARK = re.compile(rb"\?v=[0-9a-f]+")
"""The mark that tells a browser to fetch a style sheet or script again."""

BEDS, POND, HEAD = "checklists/beds.yaml", "checklists/pond.yaml", "checklists/catalogue.yaml"
CODE, SOURCES = "checklists/frameworks/code.yaml", "checklists/sources.yaml"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the mini project that has every directive, built in `now`, and a copy of all that in `kept`."""
    folder = tmp_path_factory.mktemp("once")
    Project(lay_out(folder / "now" / "source", "handbook"), folder / "now" / "build").build()
    shutil.copytree(folder / "now", folder / "kept")
    return folder


@pytest.fixture
def just_built(once: Path) -> Project:
    """The mini project as its first build has left it, in the same place: the state of a build knows its place."""
    shutil.rmtree(once / "now")
    shutil.copytree(once / "kept", once / "now")
    return Project(once / "now" / "source", once / "now" / "build")


def pages(out: Path) -> dict[str, Path]:
    found = {path.relative_to(out).with_suffix("").as_posix(): path for path in out.rglob("*.html")}
    return {name: path for name, path in found.items() if name not in ALWAYS and not name.startswith("assess-")}


def marked(out: Path) -> dict[str, int]:
    """Note when each page was written."""
    return {name: path.stat().st_mtime_ns for name, path in pages(out).items()}


def rewritten(before: dict[str, int], built: Built) -> set[str]:
    return {name for name, written in marked(built.out).items() if before.get(name) != written}


def searched(built: Built) -> dict[str, Any]:
    """Return what the search knows; Sphinx keeps words that no page has any more, with an empty list of pages."""
    index = json.loads(built.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))
    types = index.pop("objtypes")
    for name in ("terms", "titleterms", "alltitles"):
        index[name] = {word: hits for word, hits in index[name].items() if hits != []}
    index["objects"] = sorted(
        [types[str(each[1])], *each[2:], each[0]] for found in index["objects"].values() for each in found
    )
    return {**index, "objnames": sorted(index["objnames"].values())}


def same_as_fresh(project: Project, built: Built) -> None:
    """Check that the output is what a build from nothing writes."""
    fresh = project.build(out="fresh", fresh=True)
    assert searched(built) == searched(fresh)
    names = [path.relative_to(fresh.out).as_posix() for path in fresh.out.rglob("*.html")]
    for name in sorted([*names, "objects.inv"]):
        assert MARK.sub(b"", (built.out / name).read_bytes()) == MARK.sub(b"", (fresh.out / name).read_bytes()), name
    shutil.rmtree(fresh.out)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (BEDS, "Are the beds watered?", "Are the beds wet?", {"beds", "crosswalk", "other/index"}),
        (BEDS, "How many fish are fed?", "How many fish eat?", {"beds", "crosswalk", "other/index"}),
        (BEDS, "The watering log.", "The log.", {"beds"}),
        (BEDS, "Is the soil black?", "Was the soil black?", {"beds"}),
        (BEDS, "Is the soil tested?", "Is soil tested?", {"beds", "crosswalk", "other/index"}),
        (BEDS, "provision: code:art-2", "provision: code:art-1", {"beds", "crosswalk", "frameworks/code"}),
        (BEDS, "relation: subset", "relation: superset", {"beds", "crosswalk"}),
        (BEDS, "source: [book-1-1, book-2]", "source: [book-1-1]", {"beds", "sources"}),
        (BEDS, "title: Every year", "title: Each year", {"beds", "index"}),
        (BEDS, "title: Beds\n", "title: Flower beds\n", {"crosswalk", "frameworks/code", "other/index"}),
        (POND, "The bill.", "The bill for it.", set()),
        (POND, "When was it cleaned?", "When was it last cleaned?", {"pond"}),
        (CODE, "label: Article 1", "label: Article One", {"beds", "crosswalk", "frameworks/code", "other/index"}),
        (CODE, "By post.", "By pigeon.", {"frameworks/code"}),
        (CODE, "value: 106", "value: 107", {"frameworks/code"}),
        (SOURCES, "gist: Feed the fish.", "gist: Give food to fish.", {"sources"}),
        (SOURCES, "Seen in a library.", "Seen in a shop.", {"sources"}),
        (SOURCES, 'label: "book, paragraph 2"', 'label: "book, page 2"', {"beds", "sources", "other/own"}),
        (HEAD, "name: Ministry of gardens", "name: Ministry of parks", {"beds", "pond"}),
        (HEAD, "name: Gardener", "name: Head gardener", {"beds", "other/own"}),
        (HEAD, "ask: Do you have a pond?", "ask: Is there a pond?", {"beds", "pond", "other/own"}),
    ],
)  # fmt: skip
def test_an_edit_reaches_the_pages_that_show_it_and_no_other(
    just_built: Project, file: str, old: str, new: str, expected: set[str]
) -> None:
    before = marked(just_built.work / "html")
    just_built.edit(file, old, new)
    built = just_built.build()
    assert built.warnings == []
    assert rewritten(before, built) == expected
    same_as_fresh(just_built, built)


def test_a_build_without_a_change_writes_no_page(just_built: Project) -> None:
    before = marked(just_built.work / "html")
    assert rewritten(before, just_built.build()) == set()
    assert rewritten(before, just_built.build(parallel=2)) == set()


def test_a_touched_file_with_the_same_words_writes_no_page(just_built: Project) -> None:
    before = marked(just_built.work / "html")
    just_built.edit(BEDS, "id: beds\n", "# A word to authors.\nid: beds\n")
    assert rewritten(before, just_built.build()) == set()


def test_an_edit_reaches_the_indices(just_built: Project) -> None:
    just_built.edit(
        BEDS, "respondents: [ministry]\n        pillars: [water]", "respondents: [gardener]\n        pillars: [soil]"
    )
    built = just_built.build()
    assert "f4g5h" in built.text("assess-respondents-gardener.html")
    assert "f4g5h" not in built.text("assess-respondents-ministry.html")
    assert "f4g5h" in built.text("assess-pillars-soil.html")
    same_as_fresh(just_built, built)


def test_a_new_question_and_one_that_goes(just_built: Project) -> None:
    before = marked(just_built.work / "html")
    text = (ROOTS / "catalogue" / "pond.yaml").read_text(encoding="utf-8")
    last = text[text.index("      - id: z6b7c") :]
    (just_built.source / POND).write_text(
        text + last.replace("z6b7c", "d2f3g").replace("When", "Where"), encoding="utf-8"
    )
    built = just_built.build()
    assert rewritten(before, built) == {"pond"}
    assert "d2f3g" in built.text("assess-respondents-ministry.html")
    same_as_fresh(just_built, built)
    (just_built.source / POND).write_text(text.replace(last, ""), encoding="utf-8")
    built = just_built.build()
    assert "z6b7c" not in built.text("pond.html")
    same_as_fresh(just_built, built)


def test_links_follow_a_checklist_to_another_page(just_built: Project) -> None:
    just_built.page("# All about beds\n\nMoved.\n", "beds.md").page(
        "# Quiet\n\n```{checklist} beds\n```\n", "other/quiet.md"
    )
    built = just_built.build()
    assert 'href="other/quiet.html#b2c3d"' in built.article("crosswalk.html")
    assert 'href="quiet.html#f4g5h"' in built.article("other/index.html")
    same_as_fresh(just_built, built)


def test_links_follow_a_question_to_another_checklist(just_built: Project) -> None:
    beds = (just_built.source / BEDS).read_text(encoding="utf-8")
    start, end = beds.index("      - id: f4g5h"), beds.index("  - id: yearly")
    (just_built.source / BEDS).write_text(beds[:start] + beds[end:], encoding="utf-8")
    pond = (just_built.source / POND).read_text(encoding="utf-8")
    (just_built.source / POND).write_text(pond + beds[start:end], encoding="utf-8")
    built = just_built.build()
    assert 'href="../pond.html#f4g5h"' in built.article("other/index.html")
    same_as_fresh(just_built, built)


def test_a_page_is_read_again_when_what_it_names_comes_back(just_built: Project) -> None:
    just_built.edit(BEDS, "id: f4g5h", "id: g5h6j")
    broken = just_built.build()
    assert any("other/index.md" in warning and "there is no item 'f4g5h'" in warning for warning in broken.warnings)
    just_built.edit(BEDS, "id: g5h6j", "id: f4g5h")
    built = just_built.build()
    assert built.warnings == []
    same_as_fresh(just_built, built)


def test_pages_with_the_same_doctrees_serve_several_builders(just_built: Project) -> None:
    just_built.build("text")
    before = marked(just_built.build().out)
    assert rewritten(before, just_built.build()) == set()


def test_terms_of_the_glossary_stay_in_the_search_after_another_build(project: SetUp) -> None:
    site = project().page(
        "# Words\n\n```{glossary}\nHoe\n  A tool.\nSpade; shovel\n  Another.\n```\n\n```{toctree}\nother\n```\n"
    )
    site.page("# Other\n\nMore.\n", "other.md")
    first = searched(site.build())
    assert {"hoe", "spade"} <= first["indexentries"].keys()
    assert searched(site.build()) == first
    site.page("# Other\n\nLess.\n", "other.md")
    same_as_fresh(site, site.build())
