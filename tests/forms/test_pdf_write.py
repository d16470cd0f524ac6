"""The blank PDF form: its fields, its pages, its accessibility, its bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.catalogue.translate import translated
from assessbook.forms import pdf, print_copy
from assessbook.forms.field_names import field_name, place_of
from assessbook.forms.form import Form, lines_of

from .pdf_samples import ANSWERS
from .pdf_viewers import in_chrome

Blank = Callable[[str], bytes]
OURS = Path(__file__).parents[2] / "checklists"

ARABIC = {
    "Care of orchards": "رعاية البساتين",
    "Trees": "الأشجار",
    "First": "أولاً",
    "What is asked.": "ما الذي يُسأل عنه.",
    "Are the trees watered?": "هل تُسقى الأشجار؟",
    "How many people were taught?": "كم عدد الذين تعلموا؟",
    "The log.": "السجل من سنة 2026-03 ثم.",
    "Gardener": "البستاني",
    "Sex": "الجنس",
    "Age": "العمر",
}


def failures(data: bytes) -> list[str]:
    """The rules of PDF/UA-1 that a file breaks."""
    limits = page.SafetyLimits(max_reference_depth=5_000)
    report = page.validate_pdf_bytes(data, profile="ua1", limits=limits)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def boxes(data: bytes) -> list[tuple[int, pikepdf.Object]]:
    """Every field that a person sees, with its page."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [
            (number, pikepdf.Dictionary(dict(box.items())))
            for number, each in enumerate(opened.pages, 1)
            for box in each.get("/Annots", [])
            if box.Subtype == "/Widget" and not int(box.F) & 2
        ]


def texts(data: bytes) -> list[str]:
    """The text of each page."""
    return [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(data)]


@pytest.fixture(scope="module")
def arabic(orchard: Catalogue) -> Catalogue:
    """The small catalogue, some of its texts in Arabic."""
    return translated(orchard, lambda text: ARABIC.get(text, text))


def test_every_value_that_is_asked_has_one_field(blank_pdf: Blank, orchard: Catalogue) -> None:
    form = Form(orchard)
    asked = [placed for checklist in form.shown() for placed in form.asked(checklist)]
    wanted = {
        field_name(("answer", line.code, column))
        for placed in asked
        for line in lines_of(placed, form)
        for column in line.columns
    }
    wanted |= {field_name(("profile", question.id, "answer")) for question in orchard.head.profile}
    wanted |= {
        field_name(("evidence", id, column)) for id in form.evidence() for column in ("title", "holder", "date", "link")
    }
    names = Counter(str(box.T) for _, box in boxes(blank_pdf("en")))
    assert set(names.values()) == {1}
    assert wanted <= names.keys()
    assert {name for name in names.keys() - wanted if not name.startswith("identity_")} == set()


def test_names_lead_back_to_their_places_and_hold_no_full_stop() -> None:
    for key in [*ANSWERS, ("evidence", "Annex_2.1", "title")]:
        name = field_name(key)  # type: ignore[arg-type]
        assert "." not in name
        assert place_of(name) == (key, False)


def test_a_field_says_what_it_asks(blank_pdf: Blank) -> None:
    said = {str(box.T): str(box.TU) for _, box in boxes(blank_pdf("en"))}
    assert said["b2c3d_answer"] == "1.1 Are the trees watered?"
    assert said["h7j8k_women-girls_under-18_answer"].startswith(
        "1.6 How many people were taught? Women and girls, Under 18 Give numbers (people)"
    )
    assert said["b2c3d_due"].startswith("1.1 If planned: the month")
    assert all(len(text) > 3 and text != name for name, text in said.items())


@pytest.mark.parametrize(("language", "labels"), [("fr", ["Oui", "En partie"]), ("ar", ["نعم", "جزئيًا"])])
def test_a_choice_is_a_list_of_labels_that_keeps_codes(blank_pdf: Blank, language: str, labels: list[str]) -> None:
    lists = {str(box.T): box for _, box in boxes(blank_pdf(language)) if box.FT == "/Ch"}
    options = [[str(part) for part in option] for option in lists["b2c3d_answer"].Opt]
    assert options[0] == ["", " "]
    assert options[1:3] == [["yes", labels[0]], ["partly", labels[1]]]
    assert [str(option[0]) for option in lists["c3d4f_answer"].Opt][-1] == "unknown"
    assert "not-applicable" not in [str(option[0]) for option in lists["c3d4f_answer"].Opt]


def test_there_are_no_radio_buttons_no_scripts_and_no_actions(blank_pdf: Blank) -> None:
    with pikepdf.open(io.BytesIO(blank_pdf("en"))) as opened:
        assert all(each.obj.Tabs == "/S" for each in opened.pages)
        assert opened.Root.AcroForm.NeedAppearances is True
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary):
                assert not {"/JS", "/JavaScript", "/AA", "/OpenAction"} & thing.keys()
                assert not int(thing.get("/Ff", 0)) & 1 << 15


def test_a_question_stands_on_one_page_with_all_its_fields(orchard: Catalogue, blank_pdf: Blank) -> None:
    pages = texts(blank_pdf("en"))
    for id in Form(orchard).issued():
        (where,) = {number for number, box in boxes(blank_pdf("en")) if str(box.T).startswith(f"{id}_")}
        assert id in pages[where - 1]
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert "Version 1.1.0" in pages[1]


def test_the_form_says_which_it_is(orchard: Catalogue, blank_pdf: Blank) -> None:
    with pikepdf.open(io.BytesIO(blank_pdf("en"))) as opened:
        assert orchard.hash in str(opened.docinfo["/Keywords"])
        assert opened.docinfo["/Title"] == "Care of orchards: Self-assessment form"
        with opened.open_metadata() as metadata:
            assert orchard.hash in metadata["pdf:Keywords"]
    assert "assessbook-form/1 orchard 1.1.0 en" in texts(blank_pdf("en"))[0]
    assert pdf.read(blank_pdf("en")).entries == ()


def test_arabic_runs_from_right_to_left(arabic: Catalogue) -> None:
    data = pdf.write(Form(arabic, "ar"))
    places = {str(box.T): box for _, box in boxes(data)}
    edges = [float(places[name].Rect[0]) for name in ("b2c3d_answer", "b2c3d_due", "b2c3d_owner")]
    assert edges == sorted(edges, reverse=True)
    assert all(box.Q == 2 for box in places.values() if box.FT != "/Btn")
    words = "".join(texts(data))
    assert "البستاني" in words
    assert "2026-03" in words
    assert "03-2026" not in words
    assert not re.search("[\ufb50-\ufdff\ufe70-\ufefc]", words), (
        "letters, not their shapes, can be searched and read aloud"
    )
    assert not failures(data)
    assert not failures(print_copy.write(Form(arabic, "ar")))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_form_is_accessible(blank_pdf: Blank, language: str, orchard: Catalogue) -> None:
    assert not failures(blank_pdf(language))


def test_a_form_with_answers_shows_them_and_stays_accessible(orchard: Catalogue) -> None:
    data = pdf.write(Form(orchard, entries=ANSWERS))
    assert not failures(data)
    shown = {str(box.T): str(box.V) for _, box in boxes(data) if "/V" in box}
    assert shown["b2c3d_answer"] == "planned"
    assert shown["p4q5r_figs_answer"] == "/yes"
    opened = pypdfium2.PdfDocument(in_chrome(data, {}))
    opened.init_forms()
    drawn, without = (opened[1].render(may_draw_forms=fields).to_pil().tobytes() for fields in (True, False))
    assert drawn != without


def test_the_same_form_gives_the_same_bytes_in_every_process(orchard_folder: Path, blank_pdf: Blank) -> None:
    program = (
        "import sys; from pathlib import Path; from assessbook.catalogue.load import load;"
        "from assessbook.forms import pdf; from assessbook.forms.form import Form;"
        "sys.stdout.buffer.write(pdf.write(Form(load(Path(sys.argv[1])).catalogue)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(orchard_folder)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert done.stdout == blank_pdf("en")


def test_the_whole_catalogue_fits_into_a_form_and_a_copy() -> None:
    catalogue = load(OURS).catalogue
    assert catalogue is not None
    form = Form(catalogue)
    data, copy = pdf.write(form), print_copy.write(form)
    assert pdf.read(data).asked == frozenset(form.issued())
    assert not failures(data)
    assert not failures(copy)
    assert len(data) < 1_500_000
    assert len(copy) < 500_000
    pages = texts(copy)
    for id in form.issued():
        assert sum(id in text for text in pages) == 1


def test_the_copy_says_that_it_cannot_be_read_back(orchard: Catalogue) -> None:
    copy = print_copy.write(Form(orchard))
    words = " ".join("".join(texts(copy)).split())
    assert "This copy cannot be read back." in words
    for wanted in ("Are the trees watered?", "What would show it: The log.", "Who answers: Gardener.", "Signed only"):
        assert wanted in words
    assert not boxes(copy)
    assert copy == print_copy.write(Form(orchard))
