"""Last year's answers in this year's form: each is confirmed, changed or not checked, and plans are asked about again."""

from __future__ import annotations

import io
from collections.abc import Mapping

import openpyxl
import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms import docx as docx_form
from assessbook.forms import json_file, xlsx
from assessbook.forms.form import Form
from assessbook.forms.tailor import Tailoring, tailored
from assessbook.returns.interpret import Interpreted, interpret
from assessbook.returns.model import Answer, CatalogueRef, Evidence, Respondent, Return
from assessbook.returns.prefill import Unfit, prefilled
from assessbook.returns.record import canonical

from ..forms.word import filled as word_filled
from ..forms.workbook import filled


@pytest.fixture
def last(orchard: Catalogue) -> Return:
    """The return of the year before."""
    return Return(
        catalogue=CatalogueRef(id="orchard", version=orchard.head.version, hash=orchard.hash),
        respondent=Respondent(state="LA", year=2026, authority="ministry"),
        profile={"has-pond": "yes"},
        answers={
            "b2c3d": Answer(value="yes", note="Every week.", evidence=("E2",), checked="2026-02-01", source="a.json"),
            "c3d4f": Answer(value="planned", due="2026-06", owner="Ministry"),
            "d4f5g": Answer(value=12),
            "h7j8k": Answer(value={"women-girls/under-18": 3}),
            "j8k9m": Answer(note="Nobody knows."),
        },
        evidence={"E1": Evidence(title="Other"), "E2": Evidence(title="Log")},
    )


@pytest.fixture
def form(orchard: Catalogue, last: Return) -> Form:
    return prefilled(tailored(Form(orchard), Tailoring("LA", 2027)), last, "LA-2026.json")


def answers_of(data: bytes, catalogue: Catalogue) -> Interpreted:
    carrier = docx_form if docx_form.recognises(data) else xlsx
    return interpret(carrier.read(data), catalogue)


def after(form: Form, values: Mapping[tuple[str, str], object], catalogue: Catalogue) -> Interpreted:
    """What is read when a person changes these cells of the prefilled workbook."""
    return answers_of(filled(xlsx.write(form), values), catalogue)


def told(found: Interpreted) -> set[tuple[str, str]]:
    return {
        (each.code, each.item) for each in found.findings if each.level == "attention" and each.code != "not-checked"
    }


def test_the_answers_stand_in_their_places_and_none_looks_fresh(form: Form, orchard: Catalogue) -> None:
    found = answers_of(xlsx.write(form), orchard).return_
    assert found.answers == {
        "b2c3d": Answer(value="yes", note="Every week.", evidence=("E2",), checked="2026-02-01", confirm="not-checked"),
        "c3d4f": Answer(value="planned", due="2026-06", owner="Ministry", confirm="not-checked"),
        "d4f5g": Answer(value=12, confirm="not-checked"),
        "h7j8k": Answer(value={"women-girls/under-18": 3}, confirm="not-checked"),
        "j8k9m": Answer(note="Nobody knows."),
    }
    assert (found.respondent.year, found.profile) == (2027, {"has-pond": "yes"})
    (past,) = found.history
    assert (past.kind, past.source, past.respondent.year) == ("last", "LA-2026.json", 2026)
    assert past.answers["b2c3d"] == Answer(value="yes", checked="2026-02-01")


def test_every_format_gives_the_same_return(form: Form, orchard: Catalogue) -> None:
    read = (interpret(carrier.read(carrier.write(form)), orchard) for carrier in (xlsx, docx_form, json_file))
    assert len({canonical(each.return_) for each in read}) == 1


def test_the_receipt_counts_what_nobody_has_checked(form: Form, orchard: Catalogue) -> None:
    found = answers_of(xlsx.write(form), orchard)
    (finding,) = (each for each in found.findings if each.code == "not-checked")
    assert finding.why() == "Answers of last year that nobody has checked: 4. They stand as they were."


def test_a_plan_comes_back_with_its_month_and_its_body(form: Form) -> None:
    texts = [
        str(cell.value)
        for row in openpyxl.load_workbook(io.BytesIO(xlsx.write(form)))["Trees"].iter_rows()
        for cell in row
    ]
    assert any("Last answer, for 2026: You planned this for 2026-06. Responsible: Ministry. Is it done, moved to a later "
               "month, or dropped?" in text for text in texts)  # fmt: skip
    assert any(
        "Last answer, for 2026: Yes. It was last checked on 2026-02-01. Is this still true?" in text for text in texts
    )


def test_a_blank_form_does_not_ask_for_last_year(orchard: Catalogue) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(Form(orchard))))
    assert not [cell for row in book["Trees"].iter_rows() for cell in row if cell.value == "column:confirm"]


def test_what_is_confirmed_is_kept_as_confirmed(form: Form, orchard: Catalogue) -> None:
    found = after(
        form, {("b2c3d", "confirm"): "Still true", ("c3d4f", "confirm"): "moved", ("c3d4f", "due"): "2027-06"}, orchard
    )
    assert found.return_.answers["b2c3d"].confirm == "same"
    assert (found.return_.answers["c3d4f"].confirm, found.return_.answers["c3d4f"].due) == ("moved", "2027-06")
    assert told(found) == set()


def test_who_types_another_answer_has_checked_it(form: Form, orchard: Catalogue) -> None:
    found = after(
        form,
        {("b2c3d", "answer"): "No", ("c3d4f", "due"): "2027-06", ("h7j8k/women-girls/under-18", "answer"): 4},
        orchard,
    )
    assert {id: answer.confirm for id, answer in found.return_.answers.items()} == {
        "b2c3d": "changed", "c3d4f": "changed", "d4f5g": "not-checked", "h7j8k": "changed", "j8k9m": None,
    }  # fmt: skip
    assert [change.steps for change in found.changes] == [("confirm-from-answer",)] * 3


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({("b2c3d", "confirm"): "Still true", ("b2c3d", "answer"): "No"}, "same-but-changed"),
        ({("b2c3d", "confirm"): "Changed"}, "changed-but-same"),
        ({("c3d4f", "confirm"): "Done"}, "done-but-planned"),
        ({("c3d4f", "confirm"): "Dropped"}, "dropped-but-planned"),
        ({("c3d4f", "confirm"): "Moved"}, "moved-but-not"),
    ],
)
def test_what_contradicts_itself_needs_a_person(
    form: Form, orchard: Catalogue, values: dict[tuple[str, str], object], code: str
) -> None:
    assert {each for each, _ in told(after(form, values, orchard))} == {code}


def test_a_plan_that_is_done(form: Form, orchard: Catalogue) -> None:
    found = after(form, {("c3d4f", "confirm"): "Done", ("c3d4f", "answer"): "Yes"}, orchard)
    assert told(found) == set()
    assert found.return_.answers["c3d4f"].confirm == "done"


def test_the_word_form_asks_the_same(form: Form, orchard: Catalogue) -> None:
    data = word_filled(
        docx_form.write(form), {"b2c3d_confirm": "Still true", "c3d4f_confirm": "Moved", "c3d4f_due": "2027-06"}
    )
    found = answers_of(data, orchard)
    assert (found.return_.answers["b2c3d"].confirm, found.return_.answers["c3d4f"].confirm) == ("same", "moved")
    assert told(found) == set()


def test_the_part_of_an_authority_holds_nothing_of_the_others(orchard: Catalogue, last: Return) -> None:
    part = prefilled(
        tailored(Form(orchard, checklists=("pond",)), Tailoring("LA", 2027, "gardener")), last, "LA-2026.json"
    )
    assert (part.carried, part.last) == ((), {})
    assert not [key for key in part.entries if key[0] in ("answer", "evidence")]


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Tailoring("CI"), "LA-2026.json is of the State LA, but the form is for CI. Name the right file."),
        (Tailoring(year=2026), "LA-2026.json is of the year 2026, so it cannot be the last return before 2026. Name the file "
         "of an earlier year, or a later year with --year."),
    ],
)  # fmt: skip
def test_a_last_return_that_does_not_fit_is_refused(
    orchard: Catalogue, last: Return, wish: Tailoring, message: str
) -> None:
    with pytest.raises(Unfit) as refused:
        prefilled(tailored(Form(orchard), wish), last, "LA-2026.json")
    assert str(refused.value) == message
