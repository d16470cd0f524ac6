"""Every builder writes every kind of view, without a warning, and two processes write what one writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Project

FORMS = {"assessbook_forms": ["json"]}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".doctree", ".pickle") and "_static" not in path.parts
    }


@pytest.mark.parametrize(
    ("builder", "file", "words"),
    [
        ("html", "beds.html", "Are the beds watered?"),
        ("dirhtml", "beds/index.html", "Are the beds watered?"),
        ("singlehtml", "index.html", "Are the beds watered?"),
        ("epub", "beds.xhtml", "Are the beds watered?"),
        ("latex", "gardens.tex", "Are the beds watered?"),
        ("text", "beds.txt", "Are the beds watered?"),
        ("man", "gardens.1", "Are the beds watered?"),
        ("texinfo", "gardens.texi", "Are the beds watered?"),
        ("xml", "beds.xml", "Are the beds watered?"),
        ("gettext", "checklists.pot", "Are the beds watered?"),
        ("linkcheck", "output.txt", ""),
    ],
)
def test_every_builder_writes_the_questions_without_a_warning(
    handbook: Project, builder: str, file: str, words: str
) -> None:
    built = handbook.build(builder, linkcheck_ignore=[".*"]) if builder == "linkcheck" else handbook.once(builder)
    assert built.warnings == []
    assert words in built.text(file)


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "latex", "text"])
def test_two_processes_write_what_one_writes(handbook: Project, builder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    one = handbook.build(builder, out=f"one-{builder}", **FORMS)
    two = handbook.build(builder, out=f"two-{builder}", parallel=2, **FORMS)
    assert one.warnings == two.warnings == []
    first, second = contents(one.out), contents(two.out)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
