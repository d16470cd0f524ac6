"""What people and programs do to a Word form: what is read, what is kept and told, what is refused."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from assessbook.forms import docx as docx_form
from assessbook.forms.reading import Reading, Unreadable
from assessbook.forms.registry import carrier_for

from .word import DOCUMENT, Element, W, cell, changed, control, filled, heading, packed, paragraph, parts, put, run

Blank = Callable[[str], bytes]


def values(reading: Reading) -> dict[str, object]:
    return {f"{entry.code} {entry.column}": entry.value for entry in reading.entries}


def strays(reading: Reading) -> dict[str, str]:
    return {stray.text: stray.place for stray in reading.strays}


def test_without_tags_a_field_is_known_by_the_name_hidden_beside_it(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        put(root, "b2c3d_answer", "Partly")
        put(root, "h7j8k_women-girls_from-18_answer", "7")
        for tag in list(root.iter(f"{W}tag")):
            tag.getparent().remove(tag)

    reading = docx_form.read(changed(blank_docx("en"), spoil))
    assert values(reading) == {"b2c3d answer": "partly", "h7j8k/women-girls/from-18 answer": "7"}


def test_without_the_hidden_names_a_field_is_known_by_its_tag(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        put(root, "b2c3d_answer", "Partly")
        for hidden in list(root.iter(f"{W}vanish")):
            words = hidden.getparent().getparent()
            words.getparent().remove(words)

    reading = docx_form.read(changed(blank_docx("en"), spoil))
    assert values(reading) == {"b2c3d answer": "partly"}
    assert reading.origin is not None and reading.origin.catalogue == "orchard"
    assert any("hidden lines" in what for what, _ in reading.remarks)


def test_a_document_with_a_prefix_of_no_namespace_is_damaged(blank_docx: Blank) -> None:
    found = parts(blank_docx("en"))
    spoilt = found | {DOCUMENT: found[DOCUMENT].replace(b"<w:p>", b"<x:p/><w:p>", 1)}
    with pytest.raises(Unreadable, match="damaged"):
        docx_form.read(packed(spoilt))


def test_a_field_copied_to_another_question_answers_that_one(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        put(root, "b2c3d_answer", "Planned")
        target = control(root, "q5r6s_answer")
        target.getparent().replace(target, copy.deepcopy(control(root, "b2c3d_answer")))

    assert values(docx_form.read(changed(blank_docx("en"), spoil))) == {
        "b2c3d answer": "planned",
        "q5r6s answer": "planned",
    }


def test_a_field_deleted_and_typed_over_is_read_by_its_cell(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        field = control(root, "j8k9m_answer")
        field.getparent().replace(field, run("Water\nand trees"))

    assert values(docx_form.read(changed(blank_docx("en"), spoil))) == {"j8k9m answer": "Water\nand trees"}


def test_the_enter_key_makes_lines(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        """Word makes a field around paragraphs of a field within one."""
        put(root, "j8k9m_answer", "x")
        field, room = control(root, "j8k9m_answer"), cell(root, "j8k9m_answer")
        room.replace(room.find(f"{W}p"), field)
        field.find(f"{W}sdtContent")[:] = [paragraph("first"), paragraph(""), paragraph("third")]

    assert values(docx_form.read(changed(blank_docx("en"), spoil))) == {"j8k9m answer": "first\n\nthird"}


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("Microsoft Office Word", "Clique ou toque aqui para inserir o texto."),
        ("LibreOffice/7.4", "Click or tap here to enter text."),
        ("LibreOffice/7.4", "انقر أو اضغط هنا لإدخال نص."),
        ("LibreOffice/7.4", "\u2003\u2003\u2003"),
    ],
)
def test_what_a_field_shows_when_it_is_empty_is_no_answer(blank_docx: Blank, program: str, words: str) -> None:
    def spoil(root: Element) -> None:
        field = control(root, "j8k9m_answer")
        field.find(f"{W}sdtContent")[:] = [run(words)]

    found = parts(changed(blank_docx("en"), spoil))
    found["docProps/app.xml"] = f"<Properties><Application>{program}</Application></Properties>".encode()
    assert docx_form.read(packed(found)).entries == ()


def test_libreoffice_calls_a_filled_field_empty_and_it_is_read(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        control(root, "j8k9m_answer").find(f"{W}sdtContent")[:] = [run("\u2003Water\u2003\u2003")]
        control(root, "b2c3d_answer").find(f"{W}sdtContent")[:] = [run("▼Yes")]

    found = parts(changed(blank_docx("en"), spoil))
    found["docProps/app.xml"] = b"<Properties><Application>LibreOffice/7.4.7.2</Application></Properties>"
    assert values(docx_form.read(packed(found))) == {"j8k9m answer": "Water", "b2c3d answer": "yes"}


def test_an_answer_taken_back_is_none(blank_docx: Blank) -> None:
    typed = {"b2c3d_answer": "No answer", "p4q5r_figs_answer": "☐"}
    assert docx_form.read(filled(blank_docx("en"), typed)).entries == ()


def test_tracked_changes_count_as_accepted(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        put(root, "j8k9m_answer", "Water")
        content = control(root, "j8k9m_answer").find(f"{W}sdtContent")
        removed, added = (etree.SubElement(content, f"{W}{name}") for name in ("del", "ins"))
        removed.append(run(" and gold"))
        added.append(run(" and light"))

    reading = docx_form.read(changed(blank_docx("en"), spoil))
    assert values(reading) == {"j8k9m answer": "Water and light"}
    assert [what for what, _ in reading.remarks if "tracked" in what]


def test_a_row_whose_deletion_is_tracked_is_gone(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        put(root, "b2c3d_note", "gone")
        row = next(each for each in cell(root, "b2c3d_note").iterancestors() if each.tag == f"{W}tr")
        etree.SubElement(row.find(f"{W}trPr"), f"{W}del")

    assert docx_form.read(changed(blank_docx("en"), spoil)).entries == ()


def test_what_is_typed_outside_the_fields_is_kept_with_its_place(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        heading(root, "1.1  Are the trees watered?").addnext(paragraph("See also the annex."))
        cell(root, "b2c3d_answer").getprevious().append(paragraph("Yes, since 2020"))
        root.find(f"{W}body").insert(0, paragraph("Draft of 3 May"))

    reading = docx_form.read(changed(blank_docx("en"), spoil))
    assert strays(reading) == {
        "See also the annex.": "after “1.1 Are the trees watered? b2c3d”",
        "Yes, since 2020": "beside question b2c3d, Answer",
        "Draft of 3 May": "at the beginning",
    }
    assert reading.entries == ()


def test_text_boxes_footnotes_and_heads_are_not_lost(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        box = etree.fromstring(
            f'<w:p xmlns:w="{W[1:-1]}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>'
            "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
            "</w:r></w:p>"
        )
        root.find(f"{W}body").insert(3, box)

    data = changed(changed(blank_docx("en"), spoil), lambda head: head.append(paragraph("Secret")), "word/header1.xml")
    notes = etree.Element(f"{W}footnotes")
    etree.SubElement(notes, f"{W}footnote").append(paragraph("As counted in May"))
    found = docx_form.read(packed(parts(data) | {"word/footnotes.xml": etree.tostring(notes)}))
    assert {text.strip() for text in strays(found)} == {"In a box", "Secret", "As counted in May"}
    assert strays(found)["As counted in May"] == "footnotes"


def test_a_comment_is_kept_with_the_question_it_is_about(blank_docx: Blank) -> None:
    def spoil(root: Element) -> None:
        mark = etree.SubElement(cell(root, "b2c3d_due").find(f"{W}p"), f"{W}r")
        etree.SubElement(mark, f"{W}commentReference").set(f"{W}id", "7")

    comments = etree.Element(f"{W}comments")
    comment = etree.SubElement(comments, f"{W}comment")
    comment.set(f"{W}id", "7")
    comment.append(paragraph("Ask the ministry"))
    data = packed(parts(changed(blank_docx("en"), spoil)) | {"word/comments.xml": etree.tostring(comments)})
    assert strays(docx_form.read(data)) == {"Ask the ministry": "question b2c3d, If planned: month (2027-03)"}


def test_words_strict_format_is_read(blank_docx: Blank) -> None:
    found = parts(filled(blank_docx("en"), {"b2c3d_answer": "Yes"}))
    strict = {
        name: part.replace(W[1:-1].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in found.items()
        if name.endswith((".xml", ".rels"))
    }
    assert values(docx_form.read(packed(strict))) == {"b2c3d answer": "yes"}


def test_macros_pictures_and_links_are_told_and_not_touched(blank_docx: Blank) -> None:
    relations = b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>'
    more = {"word/vbaProject.bin": b"\xd0\xcf", "word/media/a.png": b"x", "word/_rels/settings.xml.rels": relations}
    told = " ".join(what for what, _ in docx_form.read(packed(parts(blank_docx("en")) | more)).remarks)
    assert "macros" in told and "pictures" in told and "other files" in told


def refusal(data: bytes) -> str:
    assert carrier_for(data).ID == "docx"
    with pytest.raises(Unreadable) as refused:
        docx_form.read(data)
    return str(refused.value)


def test_other_documents_are_refused_with_advice(blank_docx: Blank) -> None:
    import docx

    out = io.BytesIO()
    docx.Document().save(out)
    assert "not one of our forms" in refusal(out.getvalue())
    odt = io.BytesIO()
    with zipfile.ZipFile(odt, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    assert "Word (.docx)" in refusal(odt.getvalue())
    assert "damaged" in refusal(blank_docx("en")[:-2000])


def test_entities_are_refused_before_they_expand(blank_docx: Blank) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    found = parts(blank_docx("en"))
    declaration, _, rest = found[DOCUMENT].partition(b"?>")
    assert "document type" in refusal(packed(found | {DOCUMENT: declaration + b"?>" + bomb + rest}))


def test_what_unfolds_too_far_is_refused(blank_docx: Blank) -> None:
    large = packed(parts(blank_docx("en")) | {"word/glossary.xml": b"<a>" + b" " * 40_000_000 + b"</a>"})
    assert len(large) < 1_000_000 and "larger than any filled form" in refusal(large)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.integers(0, 10**6), at=st.integers(0, 10**6), cut=st.integers(0, 40), piece=st.binary(max_size=12))
def test_a_damaged_document_is_read_or_refused_in_plain_words(
    blank_docx: Blank, part: int, at: int, cut: int, piece: bytes
) -> None:
    found = parts(blank_docx("en"))
    name = sorted(found)[part % len(found)]
    start = at % len(found[name])
    try:
        reading = docx_form.read(packed(found | {name: found[name][:start] + piece + found[name][start + cut :]}))
    except Unreadable as refused:
        assert str(refused).endswith(".")
    else:
        assert reading.carrier == "docx"
