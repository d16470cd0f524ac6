"""The XLSForm as the tools take it, and what it asks when."""

from __future__ import annotations

import io
import itertools
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyxform.xls2xform import convert

from assessbook.catalogue.conditions import All, Any, Condition, ItemIs, Not, ProfileIs, holds
from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.catalogue.terms import ITEM_ID
from assessbook.forms import xlsform
from assessbook.forms.form import COLUMNS, EVIDENCE, Form, Key
from assessbook.forms.xlsform.names import INSTEAD, NUMBER, OTHER, code_of, key_of, name_of
from assessbook.forms.xlsform.when import relevant

from .exports import questions

XF = "{http://www.w3.org/2002/xforms}"


@pytest.fixture(scope="module")
def blank_xlsform(orchard: Catalogue) -> bytes:
    return xlsform.write(Form(orchard))


def converted(data: bytes, folder: Path, validate: bool = False) -> etree._Element:
    """The XForm that the tools make of it; no warning may be left."""
    file = folder / "form.xlsx"
    file.write_bytes(data)
    made = convert(str(file), validate=validate)
    assert made.warnings == []
    return etree.fromstring(made.xform.encode())


def test_pyxform_takes_it_without_a_warning(blank_xlsform: bytes, tmp_path: Path) -> None:
    root = converted(blank_xlsform, tmp_path)
    names = {each.get("lang") for each in root.iter(f"{XF}translation")}
    assert {"English (en)", "Français (fr)", "العربية (ar)", "Español (es)", "Русский (ru)", "中文 (zh)"} == names


def test_pyxform_takes_that_of_the_real_catalogue(tmp_path: Path) -> None:
    catalogue = load(Path(__file__).parents[2] / "checklists").catalogue
    assert catalogue is not None
    root = converted(xlsform.write(Form(catalogue)), tmp_path)
    asked = {each.tag.rpartition("}")[2] for each in next(root.iter(f"{XF}instance")).iter()}
    assert {f"q_{id}" for id in Form(catalogue).issued()} <= asked


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java")
def test_odk_validate_takes_it(orchard: Catalogue, tmp_path: Path) -> None:
    entries: dict[Key, str | int] = {
        ("answer", "b2c3d", "answer"): "planned",
        ("answer", "b2c3d", "note"): 'it\'s "so" ${b2c3d_answer} + 1 (one) - \\ </value>',
        ("answer", "h7j8k/men-boys/under-18", "answer"): "withheld",
        ("evidence", "LAW.7", "title"): "=1+1",
    }
    converted(xlsform.write(Form(orchard, entries=entries)), tmp_path, validate=True)


def test_the_same_form_gives_the_same_bytes(orchard: Catalogue, blank_xlsform: bytes) -> None:
    assert xlsform.write(Form(orchard)) == blank_xlsform


def test_what_is_known_stands_in_its_question(orchard: Catalogue, tmp_path: Path) -> None:
    words = "it's \"so\" ${b2c3d_answer} + 1 (one) - '' \\ </value> نعم"
    entries: dict[Key, str | int | float] = {
        ("identity", "state", "answer"): "CI",
        ("identity", "authority", "answer"): "Office of Roots",
        ("answer", "c3d4f", "answer"): "partly",
        ("answer", "j8k9m", "answer"): words,
        ("answer", "b2c3d", "note"): "two\nlines",
        ("answer", "f5g6h", "answer"): 1.001,
        ("answer", "d4f5g", "answer"): "not-collected",
        ("answer", "h7j8k/men-boys/from-18", "answer"): "withheld",
        ("answer", "m2n3p", "answer"): "2026-09-30",
    }
    root = converted(xlsform.write(Form(orchard, entries=entries)), tmp_path)
    static = {each.tag.rpartition("}")[2]: each.text for each in root.iter() if each.text and not len(each)}
    dynamic = {each.get("ref", "").rpartition("/")[2]: each.get("value", "") for each in root.iter(f"{XF}setvalue")}
    assert (static["identity_state"], static["c3d4f_answer"]) == ("CI", "partly")
    assert (static["f5g6h_number"], static["d4f5g_instead"], static["m2n3p_answer"]) == (
        "1.001",
        "not-collected",
        "2026-09-30",
    )
    assert (static["gaps_h7j8k"], static["instead_h7j8k__men_boys__from_18"]) == ("yes", "withheld")
    assert root.xpath(dynamic["j8k9m_answer"]) == words
    assert root.xpath(dynamic["identity_authority_other"]) == "Office of Roots"
    hints = {
        "".join(value.itertext()) for value in root.iter(f"{XF}value") if "two\nlines" in "".join(value.itertext())
    }
    assert "So far: two\nlines" in hints and "حتى الآن: two\nlines" in hints


def test_every_label_ends_in_the_code_of_its_question(blank_xlsform: bytes) -> None:
    for question in questions(blank_xlsform, "fr"):
        if question.type not in ("note", "calculate") and not question.name.startswith("gaps_"):
            assert key_of(question.label) == key_of(question.name) is not None


def test_not_applicable_is_offered_only_where_it_may_be_answered(blank_xlsform: bytes) -> None:
    offered = {question.name: set(question.choices) for question in questions(blank_xlsform, "en")}
    assert "not-applicable" in offered["b2c3d_answer"]
    assert "not-applicable" not in offered["c3d4f_answer"]


def test_a_person_who_opens_it_reads_what_to_do_with_it(blank_xlsform: bytes) -> None:
    first = openpyxl.load_workbook(io.BytesIO(blank_xlsform)).worksheets[0]
    words = " ".join(str(cell.value) for row in first for cell in row)
    assert "This workbook is not filled in." in words and "KoboToolbox" in words


CODES = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
ITEMS = st.from_regex(ITEM_ID[1:-1], fullmatch=True)
KEYS = st.one_of(
    st.tuples(st.just("answer"), ITEMS, st.sampled_from([*COLUMNS, NUMBER, INSTEAD])),
    st.tuples(
        st.just("answer"),
        st.tuples(ITEMS, st.lists(CODES, min_size=1, max_size=3)).map(lambda both: "/".join((both[0], *both[1]))),
        st.sampled_from(["answer", INSTEAD]),
    ),
    st.tuples(st.just("identity"), st.sampled_from(["state", "authority"]), st.sampled_from(["answer", OTHER])),
    st.tuples(st.just("profile"), CODES, st.just("answer")),
    st.tuples(
        st.just("evidence"),
        st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True),
        st.sampled_from(EVIDENCE),
    ),
)
BEFORE = st.sampled_from(["", "c_trees/s_trees_first/q_b2c3d/", "c_trees-s_trees_first-q_b2c3d-", "Trees: "])


@given(key=KEYS, before=BEFORE)
def test_every_name_and_code_leads_back(key: Key, before: str) -> None:
    name = name_of(key)
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name)
    assert key_of(before + name) == key
    assert key_of(f"{before}2.1 What (really)? {code_of(key)} ") == key


STATES = ("yes", "partly", "no")
PARTS = st.one_of(
    st.builds(ProfileIs, profile=st.just("has-pond"), is_=st.sampled_from([("yes",), ("no",), ("yes", "no")])),
    st.builds(ProfileIs, profile=st.just("member"), is_=st.sampled_from([("signatory",), ("yes", "signatory")])),
    st.builds(
        ItemIs, item=st.sampled_from(["b2c3d", "s7t8v", "j8k9m"]), is_=st.sampled_from([("yes",), ("no", "partly")])
    ),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    PARTS,
    lambda inner: st.one_of(
        st.builds(Not, not_=inner),
        st.builds(All, all=st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Any, any=st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)
SAID = tuple(itertools.product(("", "yes", "no"), ("", "yes", "signatory"), ("", *STATES), ("", "yes", "no")))


@settings(deadline=None)
@given(conditions=st.lists(CONDITIONS, min_size=1, max_size=2))
def test_a_question_is_hidden_only_when_its_condition_does_not_hold(
    orchard: Catalogue, conditions: list[Condition]
) -> None:
    """The form leaves out the checklist Pond, so nothing that rests on its questions is ever hidden."""
    form = Form(orchard, checklists=("trees",))
    written = relevant(form, conditions)
    expression = etree.XPath(re.sub(r"\$\{(\w+)\}", r"$\1", written)) if written else None
    document = etree.fromstring("<x/>")
    for pond, member, watered, _ in SAID:
        profile = {id: code for id, code in (("has-pond", pond), ("member", member)) if code}
        answers = {"b2c3d": watered} if watered else {}
        shown = all(holds(condition, profile, answers) is not False for condition in conditions)
        names = {"profile_has_pond": pond, "profile_member": member, "b2c3d_answer": watered}
        assert (expression is None or expression(document, **names)) == shown


def test_questions_are_asked_when_they_apply(blank_xlsform: bytes, tmp_path: Path) -> None:
    binds = {
        bind.get("nodeset", "").rpartition("/")[2]: bind
        for bind in converted(blank_xlsform, tmp_path).iter(f"{XF}bind")
    }
    assert "profile_has_pond" in binds["q_q5r6s"].get("relevant", "")
    assert binds["b2c3d_due"].get("relevant", "").strip().endswith("= 'planned'")
    assert binds["d4f5g_number"].get("constraint") == ". >= 0 and . <= 100000"
    assert "g6h7j__part" in binds["g6h7j__whole"].get("constraint", "")
    assert binds["b2c3d_note"].get("{http://esri.com/xforms}fieldLength") == "10000"
