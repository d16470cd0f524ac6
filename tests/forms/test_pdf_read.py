"""What officials and their programs do to a PDF form: it is read with its oddities told, or refused with advice."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from assessbook.catalogue.model import Catalogue
from assessbook.forms import pdf, print_copy
from assessbook.forms.form import Form
from assessbook.forms.pdf.open import MAX_FILE
from assessbook.forms.reading import Unreadable
from assessbook.forms.registry import carrier_for
from assessbook.returns.interpret import interpret

from .pdf_samples import held
from .pdf_viewers import changed, put

VALUES = {
    "identity_state_answer": "LA",
    "b2c3d_answer": "partly",
    "b2c3d_note": "نُشرت",
    "h7j8k_men-boys_under-18_answer": "4",
    "p4q5r_figs_answer": "yes",
    "s7t8v_answer": "no",
}
FOUND = {
    ("identity", "state", "answer"): "LA",
    ("answer", "b2c3d", "answer"): "partly",
    ("answer", "b2c3d", "note"): "نُشرت",
    ("answer", "h7j8k/men-boys/under-18", "answer"): "4",
    ("answer", "p4q5r/figs", "answer"): "yes",
    ("answer", "s7t8v", "answer"): "no",
}


@pytest.fixture(scope="module")
def filled(blank_pdf: Callable[[str], bytes]) -> bytes:
    return put(blank_pdf("en"), VALUES)


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        carrier_for(data).read(data)
    return str(caught.value)


def remarks(data: bytes) -> str:
    return "; ".join(what for what, _ in pdf.read(data).remarks)


def fields_of(opened: pikepdf.Pdf) -> list[Any]:
    return [box for page in opened.pages for box in page.get("/Annots", []) if "/T" in box]


def test_a_value_tells_its_page_and_field(filled: bytes) -> None:
    places = [entry.place for entry in pdf.read(filled).entries]
    assert places[0] == "page 1, field identity_state_answer"
    assert "page 2, field b2c3d_note" in places


@pytest.mark.parametrize(
    "name", ["{}#1", "{}+1", "{}_2", "{} (3)", "Form2.{}", "topmost[0].Page1[0].{}[0]", "0.{}", "{}#1#2"]
)
def test_fields_that_a_program_renamed_are_read(filled: bytes, name: str) -> None:
    def rename(opened: pikepdf.Pdf) -> None:
        for box in fields_of(opened):
            box.T = pikepdf.String(name.format(box.T))

    reading = pdf.read(changed(filled, rename))
    assert held(reading) == FOUND
    assert reading.origin is not None
    assert reading.origin.catalogue == "orchard"
    assert "renamed fields" in remarks(changed(filled, rename))


def test_a_field_with_separate_boxes_below_it_is_read(filled: bytes) -> None:
    def split(opened: pikepdf.Pdf) -> None:
        box = next(box for box in fields_of(opened) if box.T == "b2c3d_answer")
        parent = opened.make_indirect(pikepdf.Dictionary(T=box.T, FT=box.FT, V=box.V, Kids=[box]))
        opened.Root.AcroForm.Fields.append(parent)
        box.Parent = parent
        del box.T, box.V, box.FT

    assert held(pdf.read(changed(filled, split))) == FOUND


def test_a_file_saved_bit_by_bit_holds_the_last_values(filled: bytes) -> None:
    for answer in ("yes", "no"):
        writer = PdfWriter(io.BytesIO(filled), incremental=True)
        for page in writer.pages:
            for box in page.get("/Annots", []):
                if box.get_object().get("/T") == "b2c3d_answer":
                    writer.update_page_form_field_values(page, {"b2c3d_answer": answer}, auto_regenerate=False)
        out = io.BytesIO()
        writer.write(out)
        assert out.getvalue().startswith(filled)
        filled = out.getvalue()
    assert held(pdf.read(filled)) == FOUND | {("answer", "b2c3d", "answer"): "no"}


def test_pages_put_in_and_taken_out_are_noticed(filled: bytes, orchard: Catalogue) -> None:
    def cut(opened: pikepdf.Pdf) -> None:
        (number,) = {
            n
            for n, page in enumerate(opened.pages)
            if any(b.get("/T") == "s7t8v_answer" for b in page.get("/Annots", []))
        }
        del opened.pages[number]
        opened.add_blank_page()
        blank = opened.pages[-1]
        del opened.pages[-1]
        opened.pages.insert(0, blank)

    reading = pdf.read(changed(filled, cut))
    gone = ("answer", "s7t8v", "answer")
    assert held(reading) == {key: value for key, value in FOUND.items() if key != gone}
    assert [(stray.text, stray.place) for stray in reading.strays] == [("no", "field s7t8v_answer")]
    assert reading.entries[0].place.startswith("page 2,")
    assert reading.asked is not None
    assert {"q5r6s", "s7t8v"}.isdisjoint(reading.asked)
    assert "fields of the form that are no longer in the file: 14." in reading.remarks[0][0]
    assert "rows-missing" in [finding.code for finding in interpret(reading, orchard).findings]


def test_pages_taken_out_of_a_form_are_still_read(filled: bytes) -> None:
    """A program that extracts pages leaves the list of fields behind."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(filled)).pages[1:3]:
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    assert held(pdf.read(out.getvalue())) == {k: v for k, v in FOUND.items() if k[1].startswith(("b2c3d", "h7j8k"))}


def test_a_form_of_which_a_part_cannot_be_unpacked_is_refused(filled: bytes) -> None:
    """Readers pass over such a part in silence, and with it the answers that it holds."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(filled)) as opened:
        opened.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    data = bytearray(packed.getvalue())
    assert held(pdf.read(bytes(data))) == FOUND
    part = data.index(b"stream", data.index(b"/Type /ObjStm"))
    data[part + 400 : part + 408] = bytes(8)
    assert "This PDF is damaged" in refused(bytes(data))


def _joined_by_pypdf(one: bytes, two: bytes) -> bytes:
    writer = PdfWriter()
    writer.append(io.BytesIO(one))
    writer.append(io.BytesIO(two))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _joined_by_qpdf(one: bytes, two: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(two)) as second:
        return changed(one, lambda first: first.add_pages_from(second))


@pytest.mark.parametrize("join", [_joined_by_pypdf, _joined_by_qpdf])
def test_two_forms_in_one_file_are_read_and_a_contradiction_is_told(
    join: Callable[[bytes, bytes], bytes], filled: bytes, blank_pdf: Callable[[str], bytes], orchard: Catalogue
) -> None:
    other = put(blank_pdf("en"), {"b2c3d_answer": "yes", "c3d4f_answer": "planned", "s7t8v_answer": "no"})
    reading = pdf.read(join(filled, other))
    assert sorted(str(e.value) for e in reading.entries if (e.code, e.column) == ("b2c3d", "answer")) == [
        "partly",
        "yes",
    ]
    assert held(reading)["answer", "c3d4f", "answer"] == "planned"
    assert "several forms" in "; ".join(what for what, _ in reading.remarks)
    found = interpret(reading, orchard)
    assert {carried.code for carried in found.return_.carried} == {"b2c3d"}
    assert found.return_.answers["s7t8v"].value == "no"


def test_forms_of_different_versions_in_one_file_are_refused(filled: bytes) -> None:
    def another_version(opened: pikepdf.Pdf) -> None:
        mark = next(box for box in fields_of(opened) if box.T == "form_identity")
        mark.V = pikepdf.String(str(mark.V).replace("1.1.0", "1.0.0"))

    assert "file of its own" in refused(_joined_by_pypdf(filled, changed(filled, another_version)))


@pytest.mark.skipif(not shutil.which("pdftocairo"), reason="pdftocairo is not here")
def test_a_printed_form_is_refused_with_advice(filled: bytes, tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(filled)
    subprocess.run(["pdftocairo", "-pdf", tmp_path / "form.pdf", tmp_path / "printed.pdf"], check=True)
    assert "printed to PDF, scanned, or “flattened”" in refused((tmp_path / "printed.pdf").read_bytes())


def test_a_flattened_form_is_refused_also_when_it_is_signed(filled: bytes) -> None:
    def flatten(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.obj.Annots = []
        opened.Root.AcroForm.Fields = [_signature(opened)]

    assert "“flattened” by a program that signs" in refused(changed(filled, flatten))


def _signature(opened: pikepdf.Pdf) -> Any:
    signed = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Contents=pikepdf.String("0"), Name=pikepdf.String("A. Minister"))
    return opened.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("Signature1"), V=signed))


def test_a_signed_form_is_read(filled: bytes) -> None:
    signed = changed(filled, lambda opened: opened.Root.AcroForm.Fields.append(_signature(opened)))
    assert held(pdf.read(signed)) == FOUND
    assert "was not checked" in remarks(signed)
    assert not pdf.read(signed).strays


@pytest.mark.parametrize("strength", [{"R": 4}, {"R": 6}])
def test_a_protected_form_is_read_unless_it_needs_a_password(filled: bytes, strength: dict[str, Any]) -> None:
    protected = changed(filled, lambda opened: None, encryption=pikepdf.Encryption(owner="x", user="", **strength))
    assert held(pdf.read(protected)) == FOUND
    assert "protected" in remarks(protected)
    locked = changed(filled, lambda opened: None, encryption=pikepdf.Encryption(owner="x", user="y", **strength))
    assert "remove the password" in refused(locked)


def test_another_form_an_xfa_form_and_the_copy_are_refused(filled: bytes, orchard: Catalogue) -> None:
    def another(opened: pikepdf.Pdf) -> None:
        for number, box in enumerate(fields_of(opened)):
            box.T = pikepdf.String(f"Text{number}")

    def xfa(opened: pikepdf.Pdf) -> None:
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pikepdf.String("<xdp/>"))
        for page in opened.pages:
            page.obj.Annots = []

    assert "another form" in refused(changed(filled, another))
    assert "XFA" in refused(changed(filled, xfa))
    assert "preparation copy" in refused(print_copy.write(Form(orchard, checklists=("pond",))))


def test_what_stands_outside_the_fields_is_kept_word_for_word(filled: bytes) -> None:
    def add(opened: pikepdf.Pdf) -> None:
        page = opened.pages[1].obj
        comment = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9], Contents="see Žofie"
        )
        extra = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="Remarks",
            V="more",
            Rect=[0] * 4,
        )
        page.Annots.extend([opened.make_indirect(comment), opened.make_indirect(extra)])
        opened.attachments["plan.docx"] = b"plan"

    data = changed(filled, add)
    assert sorted((stray.text, stray.place) for stray in pdf.read(data).strays) == [
        ("more", "page 2, field Remarks"),
        ("see Žofie", "page 2, comment"),
    ]
    assert ("files are attached to this PDF. They were not read", "plan.docx") in pdf.read(data).remarks


def test_values_of_an_unexpected_kind_are_read_as_they_are(filled: bytes, orchard: Catalogue) -> None:
    def odd(opened: pikepdf.Pdf) -> None:
        named = {str(box.T): box for box in fields_of(opened)}
        named["d4f5g_answer"].V = 1900
        named["k9m2n_answer"].V = pikepdf.String("tomorrow")
        named["n3p4q_answer"].V = [pikepdf.String("staff"), pikepdf.String("rain")]
        named["j8k9m_answer"].V = opened.make_stream("\ufeffعربي".encode("utf-16-be"))
        named["p4q5r_apples_answer"].V = pikepdf.Name("/1")

    reading = pdf.read(changed(filled, odd))
    found = held(reading)
    assert found["answer", "d4f5g", "answer"] == "1900"
    assert found["answer", "n3p4q", "answer"] == "staff, rain"
    assert found["answer", "j8k9m", "answer"] == "عربي"
    assert found["answer", "p4q5r/apples", "answer"] == "yes"
    understood = interpret(reading, orchard)
    assert {(f.code, f.place) for f in understood.findings if f.level == "not-understood"} == {
        ("not-a-date", "page 3, field k9m2n_answer"),
        ("not-an-option", "page 4, field n3p4q_answer"),
    }


def test_what_earlier_readers_kept_travels_with_the_form(orchard: Catalogue) -> None:
    kept = ({"text": "=؟", "place": "Trees!D9", "why": "no such row"},)
    assert pdf.read(pdf.write(Form(orchard, "ar", ("pond",), carried=kept))).carried == kept


def test_damaged_files_are_refused_or_read_never_worse(filled: bytes) -> None:
    chance = random.Random(1)
    for cut in range(9, len(filled), len(filled) // 6):
        _survives(filled[:cut])
    for _ in range(10):
        spoilt = bytearray(filled)
        for _ in range(chance.choice((1, 20, 400))):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        _survives(bytes(spoilt))
    _survives(b"%PDF-1.7\n" + os.urandom(5_000))
    assert "damaged" in refused(b"%PDF-1.7\n%%EOF")


def _survives(data: bytes) -> None:
    try:
        carrier_for(data).read(data)
    except Unreadable as error:
        assert len(str(error)) > 40


@pytest.mark.parametrize("added", [b"% saved by another program\n", b"%" + b"x" * 3_000 + b"\n"])
def test_objects_are_found_where_the_table_of_the_file_is_wrong(filled: bytes, added: bytes) -> None:
    plain = changed(filled, lambda opened: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = plain.index(b"\n") + 1
    assert held(pdf.read(plain[:start] + added + plain[start:])) == FOUND


def test_a_form_whose_table_of_objects_is_lost_is_refused(filled: bytes) -> None:
    table = filled.rindex(b"/Type /XRef")
    stream = filled.index(b"stream", table)
    assert "damaged" in refused(filled[: stream + 8] + b"\xff" * 60 + filled[stream + 68 :])


def test_a_record_of_what_earlier_readers_kept_that_is_damaged_is_kept_itself(orchard: Catalogue) -> None:
    form = Form(
        orchard, checklists=("pond",), carried=({"text": "about 300", "place": "Trees!D9", "why": "no number"},)
    )
    reading = pdf.read(put(pdf.write(form), {"form_carried": '[{"text": "about 300", "pl'}))
    assert [each["text"] for each in reading.carried] == ['[{"text": "about 300", "pl']


def test_a_form_without_end_is_refused(filled: bytes) -> None:
    def circle(opened: pikepdf.Pdf) -> None:
        one = opened.make_indirect(pikepdf.Dictionary(T=pikepdf.String("a")))
        one.Kids = [opened.make_indirect(pikepdf.Dictionary(T=pikepdf.String("b"), Kids=[one], Parent=one))]
        opened.Root.AcroForm.Fields.append(one)

    def crowd(opened: pikepdf.Pdf) -> None:
        opened.Root.AcroForm.Fields = [pikepdf.Dictionary(T=pikepdf.String(f"x{n}")) for n in range(25_000)]

    assert held(pdf.read(changed(filled, circle))) == FOUND
    assert "far more than a form" in refused(changed(filled, crowd))
    assert "far more than a form" in refused(b"%PDF-1.7\n" + b" " * MAX_FILE)


def test_a_small_file_that_unpacks_to_a_giant_is_refused(filled: bytes) -> None:
    def swell(opened: pikepdf.Pdf) -> None:
        box = next(box for box in fields_of(opened) if box.T == "b2c3d_note")
        box.V = opened.make_stream(b"a" * 50_000_000)

    data = changed(filled, swell, compress_streams=True)
    assert len(data) < 2_000_000
    assert "far more than a form" in refused(data)
