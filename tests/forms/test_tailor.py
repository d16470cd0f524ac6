"""Forms for one State, one year, one authority: what stands in them, what they leave out and why."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.forms import xlsx
from assessbook.forms.form import Form
from assessbook.forms.registry import carriers
from assessbook.forms.tailor import Tailoring, cover, not_asked, preset_note, state_code, tailored
from assessbook.forms.wishes import wrong_tailoring

from ..conftest import orchard_files
from .pseudo import in_word, in_workbook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The orchard with a treaty: Lao PDR has not joined it, Côte d'Ivoire has; the pond is for those who have."""
    folder = tmp_path_factory.mktemp("joined")
    files = orchard_files()
    files["catalogue.yaml"] = files["catalogue.yaml"].replace("id: member", "id: party-tree")
    files["states.yaml"] = (
        files["states.yaml"]
        .replace("LA, name: Lao PDR, party: {}", "LA, name: Lao PDR, party: {tree: no}")
        .replace("party: {}}", "party: {tree: yes}}")
    )
    files["pond.yaml"] = files["pond.yaml"].replace(
        "respondents: [gardener]\nsections",
        "respondents: [gardener]\napplies: {profile: party-tree, is: [yes]}\nsections",
    )
    files["trees.yaml"] = files["trees.yaml"].replace(
        "ask: What do you need?\n",
        "ask: What do you need?\n        applies: {profile: party-tree, is: [yes, signatory]}\n",
    )
    files["trees.yaml"] = files["trees.yaml"].replace(
        "ask: Is there a plan?\n        not-applicable: never\n        evidence: The log.\n        respondents: [gardener]",
        "ask: Is there a plan?\n        not-applicable: never\n        evidence: The log.\n        respondents: [ministry]",
    )
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    catalogue = load(folder).catalogue
    assert catalogue is not None
    return catalogue


def form_for(catalogue: Catalogue, state: str | None = None, **more: object) -> Form:
    return tailored(Form(catalogue), Tailoring(state, **more))  # type: ignore[arg-type]


def test_what_is_known_of_a_state_is_filled_in_with_date_and_source(joined: Catalogue) -> None:
    form = form_for(joined, "LA", year=2027)
    assert form.entries == {
        ("identity", "state", "answer"): "LA",
        ("identity", "year", "answer"): 2027,
        ("profile", "party-tree", "answer"): "no",
    }
    assert preset_note(form, "party-tree") == (
        "Filled in from The orchard book, as of 2026. Please correct it if it is wrong."
    )
    assert preset_note(form, "has-pond") == ""


def test_what_surely_does_not_apply_is_left_out_and_listed_with_the_reason(joined: Catalogue) -> None:
    form = form_for(joined, "LA")
    assert {"q5r6s", "s7t8v", "j8k9m"} & set(form.issued()) == set()
    assert [(each.what, each.why) for each in not_asked(form)] == [
        ("Trees 1.7: What do you need?", "It is asked only if “Are you a member?” is answered Yes or Signed only. For your "
         "State we know: No."),
        ("Pond (questions: 2)", "It is asked only if “Are you a member?” is answered Yes. For your State we know: No."),
    ]  # fmt: skip


def test_what_is_not_known_is_asked(joined: Catalogue) -> None:
    member = form_for(joined, "CI")
    assert "q5r6s" in member.issued()  # has-pond is not known
    assert not_asked(member) == ()
    assert form_for(joined, "XX").issued() == Form(joined).issued()


def test_what_the_state_has_said_counts_for_more_than_a_list(joined: Catalogue) -> None:
    said = Form(joined, entries={("profile", "party-tree", "answer"): "yes"})
    form = tailored(said, Tailoring("LA"))
    assert form.entries["profile", "party-tree", "answer"] == "yes"
    assert (form.presets, not_asked(form)) == ((), ())


def test_the_part_of_an_authority_has_its_questions_only_and_its_own_cover(joined: Catalogue) -> None:
    form = form_for(joined, "LA", year=2027, authority="ministry", deadline="2027-03-15")
    assert form.issued() == ("c3d4f",)
    assert form.name == "orchard-la-2027-ministry-en"
    assert cover(form) == (
        ("For", "Lao PDR (LA)"),
        ("Reporting year", "2027"),
        ("Part of", "Ministry of Trees"),
        ("Questions in this form", "1"),
        ("Please send it back by", "2027-03-15"),
    )
    assert not_asked(form) == ()


def test_a_blank_form_has_no_cover(joined: Catalogue) -> None:
    assert cover(Form(joined)) == ()


def test_the_first_sheet_shows_cover_presets_and_what_is_not_asked(joined: Catalogue) -> None:
    data = xlsx.write(form_for(joined, "LA", year=2027, deadline="2027-03-15"))
    texts = [str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(data))["Start"].iter_rows() for cell in row]
    for shown in ("Lao PDR (LA)", "2027-03-15", "Not asked", "Pond (questions: 2)", "No"):
        assert shown in texts
    assert any("as of 2026. Please correct it if it is wrong." in text for text in texts)


def test_a_tailored_workbook_is_read_without_anything_left_over(joined: Catalogue) -> None:
    reading = xlsx.read(xlsx.write(form_for(joined, "LA", year=2027, deadline="2027-03-15")))
    assert (reading.strays, reading.remarks) == ((), ())
    assert {(e.code, e.value) for e in reading.entries} == {("state", "Lao PDR"), ("year", 2027), ("party-tree", "No")}


def test_a_state_is_named_by_its_code_or_its_name(joined: Catalogue) -> None:
    assert [state_code(joined, text) for text in ("la", "LA", "lao pdr", "Laos", "1A", "ZZ")] == [
        "LA", "LA", "LA", None, None, "ZZ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Tailoring(state="Laos"), "“Laos” is not the code of a State. Write its two letters, for example LA."),
        (Tailoring(year=27), "27 is not a reporting year. Write it with four digits, for example 2027."),
        (Tailoring(authority="gardner"), "There is no authority “gardner”. Did you mean “gardener”?"),
        (Tailoring(deadline="2027-02-30"), "“2027-02-30” is not a day. Write it as year, month and day: 2027-03-15."),
    ],
)
def test_a_wish_that_cannot_be_met_is_told_with_what_to_write(joined: Catalogue, wish: Tailoring, message: str) -> None:
    assert wrong_tailoring(joined, wish) == message


def test_only_the_items_of_an_earlier_form_can_be_asked_again(joined: Catalogue) -> None:
    assert replace(Form(joined), only=frozenset({"b2c3d", "q5r6s"})).issued() == ("b2c3d", "q5r6s")


@pytest.mark.parametrize("name", ["xlsx", "pdf", "print", "docx", "discuss", "keying"])
def test_a_section_keeps_its_number_when_others_are_left_out(name: str) -> None:
    project = load(ROOT / "checklists").catalogue
    assert project is not None
    placed = next(each for each in project.items.values() if (each.number or "").startswith("3."))
    data = carriers()[name].write(Form(project, only=frozenset({placed.item.id})))
    if name in ("pdf", "print"):
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    elif name in ("docx", "discuss"):
        text = " ".join(in_word(data))
    else:
        text = " ".join(in_workbook(data))
    assert re.search(rf"\b3\W{{1,4}}{re.escape(placed.section.title)}", re.sub(r"\s+", " ", text))


def test_the_project_presets_memberships(tmp_path: Path) -> None:
    catalogue = load(Path(__file__).parents[2] / "checklists").catalogue
    assert catalogue is not None
    form = form_for(catalogue, "CU")
    assert {preset.question: preset.answer for preset in form.presets}["party-apmbc"] == "no"
    assert not {id for id in form.issued() if catalogue.items[id].checklist.id == "apmbc"}
