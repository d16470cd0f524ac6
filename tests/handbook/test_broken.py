"""What is wrong is reported where it stands; everything else is built all the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from assessbook.handbook.warnings import Kind

from .conftest import Project

SetUp = Callable[..., Project]


@pytest.mark.parametrize(
    ("text", "line", "message", "kind"),
    [
        ("```{checklist} bets\n```", 3, "there is no checklist 'bets'. Did you mean 'beds'?", Kind.REFERENCE),
        ("```{framework} coda\n```", 3, "there is no framework 'coda'. Did you mean 'code'?", Kind.REFERENCE),
        ("```{coverage} books\n```", 3, "there is no source 'books'. Did you mean 'book'?", Kind.REFERENCE),
        ("```{coverage} book-1\n```", 3, "there is no source 'book-1'.", Kind.REFERENCE),
        ("```{crosswalk}\n:frameworks: coda\n```", 3, "there is no framework 'coda'.", Kind.REFERENCE),
        ("```{crosswalk}\n:checklists: bets\n```", 3, "there is no checklist 'bets'.", Kind.REFERENCE),
        ("```{checklist}\n```", 3, "name a checklist, or write one as YAML in the body", Kind.OPTION),
        ("```{checklist} beds\n:section: dayly\n```", 3, "there is no section 'dayly'. Did you mean 'daily'?", Kind.OPTION),
        ("```{checklist} beds\n:framework: coda\n```", 3, "there is no framework 'coda'.", Kind.OPTION),
        ("```{checklist} beds\n:respondent: gardner\n```", 3, "there is no respondent 'gardner'.", Kind.OPTION),
        ("```{checklist} beds\n:pillar: watter\n```", 3, "there is no pillar 'watter'.", Kind.OPTION),
        ("Words.\n\nSee {item}`b2c3f`.", 5, "there is no item 'b2c3f'. Did you mean 'b2c3d'?", Kind.REFERENCE),
        ("Words.\n\nSee {provision}`code:art-9`.", 5, "there is no provision 'code:art-9'.", Kind.REFERENCE),
        ("Words.\n\nSee {source}`book-9`.", 5, "there is no source 'book-9'.", Kind.REFERENCE),
        ("Words.\n\nSee {item}`b2c3d`.", 5, "no page shows the item 'b2c3d'", Kind.NOT_SHOWN),
    ],
)  # fmt: skip
def test_a_page_that_names_what_is_not_there(project: SetUp, text: str, line: int, message: str, kind: Kind) -> None:
    site = project().page(f"# Page\n\n{text}\n\n```{{toctree}}\nother\n```\n").page("# Other\n", "other.md")
    built = site.build()
    assert len(built.warnings) == 1
    assert built.warnings[0].startswith(f"index.md:{line}: WARNING: {message}")
    assert built.warnings[0].endswith(f"[assessbook.{kind.value}]")
    assert "<h1>Other" in built.text("other.html")


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("beds.yaml", "strength: could", "strength: shall", 36),
        ("beds.yaml", "        evidence: The feeding log.", "\tevidence: The feeding log.", 32),
        ("beds.yaml", "source: [book-1-2]", "source: [book-9]", 35),
        ("frameworks/code.yaml", "kind: treaty", "kind: treatise", 4),
        ("sources.yaml", "title: The almanac", "titel: The almanac", 16),
        ("catalogue.yaml", "title: Care of gardens", "title: [Care", 2),
    ],
)  # fmt: skip
def test_a_mistake_in_a_yaml_file(project: SetUp, file: str, old: str, new: str, line: int) -> None:
    site = project("handbook")
    site.edit(f"checklists/{file}", old, new)
    built = site.build()
    assert built.warnings[0].startswith(f"checklists/{file}:{line}: WARNING: ")
    assert {warning.rpartition("[")[2] for warning in built.warnings} == {"assessbook.catalogue]"}, (
        "and no page is blamed"
    )
    assert "This page names nothing." in built.text("other/quiet.html")
    if file != "catalogue.yaml":
        assert "Who cares for the pond?" in built.text("pond.html"), "the other checklists are shown"


def test_a_mended_file_brings_everything_back(project: SetUp) -> None:
    site = project("handbook")
    whole = site.build(out="whole")
    site.edit("checklists/beds.yaml", "strength: could", "strength: shall")
    site.build()
    site.edit("checklists/beds.yaml", "strength: shall", "strength: could")
    built = site.build()
    assert built.warnings == []
    for name in (
        "beds.html",
        "crosswalk.html",
        "frameworks/code.html",
        "other/index.html",
        "assess-pillars-water.html",
    ):
        assert built.text(name) == whole.text(name)


def test_warnings_can_be_silenced_by_kind(project: SetUp) -> None:
    site = project().page("# Page\n\nSee {item}`b2c3f`.\n")
    assert site.build(suppress_warnings=["assessbook.reference"]).warnings == []


@pytest.mark.parametrize("broken", ["page", "file", "none"])
def test_the_exit_status_with_warnings_as_errors(project: SetUp, broken: str) -> None:
    site = project().page("# Page\n\n```{checklist} beds\n```\n" + ("{item}`b2c3f`\n" if broken == "page" else ""))
    if broken == "file":
        site.edit("checklists/pond.yaml", "strength: encouraged", "strength: shall")
    command = [sys.executable, "-m", "sphinx", "-W", "-j", "2", "-b", "html", str(site.source), str(site.work / "html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == (0 if broken == "none" else 1)
    assert "Traceback" not in done.stderr
    assert "Are the beds watered?" in (site.work / "html" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("beds.yaml", "ask: Is the soil tested?", "ask: Is the soil tested?\n        answer: {type: scale, scale: practise}"),
        ("pond.yaml", "by: [sex]", "by: [sax]"),
        ("beds.yaml", "respondents: [gardener, ministry]", "respondents: [gardner]"),
        ("beds.yaml", "pillars: [soil]\n        source: [book-2]\n        strength: may", "pillars: [soul]\n        source: [book-2]\n        strength: may"),
        ("beds.yaml", "provision: code:art-2", "provision: code:art-9"),
        ("beds.yaml", "source: [book-1-1, book-2]", "source: [book-9]"),
        ("beds.yaml", "framework: code", "framework: coda"),
        ("beds.yaml", "applies: {profile: has-pond, is: [yes]}", "applies: {profile: has-pool, is: [yes]}"),
        ("pond.yaml", "applies: {item: b2c3d, is: [yes, partly]}", "applies: {item: b2c3f, is: [yes]}"),
        ("pond.yaml", "applies: {item: b2c3d, is: [yes, partly]}", "applies: {item: b2c3d, is: [maybe]}"),
        ("beds.yaml", "replaced-by: [j6k7m]", "replaced-by: [j6k7n]"),
        ("frameworks/code.yaml", "source: [book-1]", "source: [book-9]"),
        ("catalogue.yaml", "frameworks: [code, charter]", "frameworks: [code, charta]"),
        ("catalogue.yaml", "checklists: [beds, pond]", "checklists: [beds, bond]"),
        ("pond.yaml", "id: r2s3t", "id: b2c3d"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_reference_that_leads_nowhere_does_not_stop_the_pages(
    project: SetUp, file: str, old: str, new: str, builder: str
) -> None:
    site = project("handbook")
    site.edit(f"checklists/{file}", old, new)
    built = site.build(builder, assessbook_forms=["json", "xlsx"])
    assert any(warning.startswith(f"checklists/{file}:") for warning in built.warnings)
    assert ("no forms are written until" in "".join(built.warnings)) == (builder == "html")
    assert not (built.out / "forms").exists()
    assert "This page names nothing." in built.text("other/quiet.html" if builder == "html" else "gardens.tex")


def test_forms_of_before_stay_while_the_catalogue_has_errors(project: SetUp) -> None:
    site, conf = project("handbook"), {"assessbook_forms": ["json"]}
    form = site.build(**conf).out / "forms" / "garden-en.json"
    before = form.read_bytes()
    site.edit("checklists/pond.yaml", "by: [sex]", "by: [sax]")
    built = site.build(**conf)
    assert form.read_bytes() == before
    assert "garden-en.json" in built.text("downloads.html")
