"""No form, receipt or refusal has a text that translators cannot reach."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from assessbook import interface
from assessbook.catalogue import translations
from assessbook.catalogue.answers import Option
from assessbook.catalogue.model import Catalogue
from assessbook.catalogue.phrases import said
from assessbook.catalogue.translate import texts
from assessbook.catalogue.translations import CHECKLISTS, INTERFACE, in_language
from assessbook.forms import csv_file, json_file, keying, pdf, print_copy, xlsform, xlsx
from assessbook.forms import docx as docx_form
from assessbook.forms import html as html_form
from assessbook.forms.choices import NUMBER_STATES, SENSITIVITIES, YES_NO
from assessbook.forms.confirm import CONFIRMATIONS
from assessbook.forms.docx import copy as docx_copy
from assessbook.forms.form import Form
from assessbook.forms.pdf.fields import fields
from assessbook.forms.reading import Unreadable
from assessbook.forms.tailor import Tailoring, tailored
from assessbook.forms.words import words
from assessbook.forms.worker import Workers
from assessbook.returns.intake import Intake, summary
from assessbook.returns.merge_files import Wish, merge_files
from assessbook.returns.merge_receipt import merge_text
from assessbook.returns.outbox import Outbox
from assessbook.returns.shelf import Shelf

from . import pdf_viewers, word
from .pseudo import (
    LANGUAGE,
    in_page,
    in_pdf,
    in_table,
    in_word,
    in_workbook,
    in_xlsform,
    outside,
    write_translation,
)

BROKEN = {
    "empty": b"",
    "text": b"hello",
    "old format": b"\xd0\xcf\x11\xe0" + bytes(600),
    "zip": b"PK\x05\x06" + bytes(18),
    "cut off": b"PK\x03\x04" + bytes(60),
    "pdf": b"%PDF-1.7\n%%EOF",
    "json": b'{"format": "assessbook-return/9"}',
    "other json": b"[1, 2]",
    "damaged json": b'{"format": ',
    "page": b"<!doctype html><p>hello",
    "other catalogue": b'{"format": "assessbook-return/1", "catalogue": {"id": "9-1", "version": "1.0.0"}}',
    "none of ours": b'{"format": "assessbook-return/1"}',
}
SENDER = {("identity", "state", "answer"): "LA", ("identity", "authority", "answer"): "gardener"}
PARTS = {
    "one.json": {
        "answer:b2c3d:answer": "planned",
        "answer:b2c3d:due": "2027-01",
        "answer:b2c3d:evidence": "E1",
        "answer:d4f5g:answer": 1,
        "evidence:E1:title": "12",
        "profile:has-pond:answer": "yes",
    },
    "two.json": {
        "answer:b2c3d:answer": "no",
        "answer:b2c3d:evidence": "E1, E7",
        "answer:c3d4f:answer": "planned",
        "answer:d4f5g:answer": 2,
        "evidence:E1:title": "34",
        "profile:has-pond:answer": "no",
    },
}

CARRIERS: dict[str, tuple[Callable[[Form], bytes], Callable[[bytes], Iterator[str]]]] = {
    "xlsx": (xlsx.write, in_workbook),
    "html": (html_form.write, in_page),
    "docx": (docx_form.write, in_word),
    "docx copy": (docx_copy.write, in_word),
    "pdf": (pdf.write, in_pdf),
    "print copy": (print_copy.write, in_pdf),
    "keying": (keying.write, in_workbook),
    "xlsform": (xlsform.write, in_xlsform),
    "csv": (csv_file.write, in_table),
}


@pytest.fixture(scope="module")
def brackets(orchard: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The small catalogue and the program in the language of brackets."""
    folder = tmp_path_factory.mktemp("brackets")
    write_translation(folder, INTERFACE, (text for text, _, _ in interface.texts()))
    write_translation(folder, CHECKLISTS, texts(orchard))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(translations, "OWN_LOCALE", folder)
        words.cache_clear()
        yield in_language(orchard, LANGUAGE, folder)
    words.cache_clear()


@pytest.fixture(scope="module")
def whole(brackets: Catalogue) -> Callable[[str], bytes]:
    """The whole form in a format, written once."""
    return cache(lambda name: CARRIERS[name][0](Form(brackets, LANGUAGE)))


@pytest.mark.parametrize("name", CARRIERS)
@pytest.mark.parametrize("part", ["whole", "one State's"])
def test_a_form_says_nothing_that_cannot_be_translated(
    brackets: Catalogue, whole: Callable[[str], bytes], name: str, part: str
) -> None:
    write, shown = CARRIERS[name]
    one = tailored(Form(brackets, LANGUAGE), Tailoring("LA", 2027, "gardener", "2027-03-15"))
    found = list(shown(whole(name) if part == "whole" else write(one)))
    assert any("⟦" in text for text in found)
    assert left(found, brackets) == []


def test_a_receipt_says_nothing_that_cannot_be_translated(
    brackets: Catalogue, whole: Callable[[str], bytes], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(whole("xlsx")))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.protection.locked is False and cell.value is None:
                    cell.value = "12,345"
    book.save(tmp_path / "filled.xlsx")
    with Workers() as workers:
        intake = Intake(brackets, workers, Outbox(tmp_path / "out"), lambda language: brackets)
        (taken,) = intake.take([tmp_path / "filled.xlsx"])
    assert taken.receipt_file is not None
    lines = taken.receipt_file.read_text(encoding="utf-8")
    assert "⟦" in lines
    assert left([lines], brackets) == []


FILL = "12,345"


def test_receipts_of_word_and_pdf_forms_say_nothing_that_cannot_be_translated(
    brackets: Catalogue, whole: Callable[[str], bytes], tmp_path: Path
) -> None:
    form = Form(brackets, LANGUAGE)
    spoilt = dict.fromkeys(fields(form), FILL)
    spoilt_by_tick = {name: "on" if each.kind == "tick" else FILL for name, each in fields(form).items()}
    document = word.changed(whole("docx"), lambda root: root[0].insert(0, word.paragraph(FILL)))
    (tmp_path / "filled.docx").write_bytes(word.filled(document, spoilt))
    (tmp_path / "filled.pdf").write_bytes(pdf_viewers.put(whole("pdf"), spoilt_by_tick))
    for name in ("filled.docx", "filled.pdf"):
        (lines,) = receipts(brackets, tmp_path, name)
        assert "⟦" in lines
        assert left([lines], brackets) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_refusal_says_nothing_that_cannot_be_translated(brackets: Catalogue, tmp_path: Path, name: str) -> None:
    (tmp_path / "filled").write_bytes(BROKEN[name])
    with Workers(seconds=5) as workers:
        intake = Intake(brackets, workers, Outbox(tmp_path / "out"), lambda language: brackets, LANGUAGE)
        (taken,) = intake.take([tmp_path / "filled"])
    assert taken.receipt is None and taken.receipt_file is not None
    said_ = summary(taken, words(LANGUAGE))
    assert said_.startswith("⟦filled: not read.")
    assert left([said_, taken.receipt_file.read_text(encoding="utf-8")], brackets) == []


@pytest.mark.parametrize("sheet", ["sheet.xlsx", "sheet.docx"])
def test_a_merge_says_nothing_that_cannot_be_translated(brackets: Catalogue, tmp_path: Path, sheet: str) -> None:
    for name, values in PARTS.items():
        entries = {tuple(code.split(":")): value for code, value in values.items()} | SENDER
        (tmp_path / name).write_bytes(json_file.write(Form(brackets, entries=entries)))  # type: ignore[arg-type]
    wish = Wish(tuple(tmp_path / name for name in PARTS), tmp_path / "return.json", tmp_path / sheet, language=LANGUAGE)
    with Workers() as workers, Shelf() as shelf:
        receipt = merge_files(wish, brackets, workers, shelf)
        text = merge_text(receipt, brackets)
        seen = in_workbook if sheet.endswith("xlsx") else in_word
        assert receipt.conflicts and receipt.renumbered and receipt.findings
        shown = [text, *seen((tmp_path / sheet).read_bytes())]
        assert left(shown, brackets) == []
        for wrong in (
            replace(wish, output=tmp_path / "return.txt"),
            replace(wish, decisions=wish.parts[0]),
            replace(wish, parts=(tmp_path / sheet,)),
            replace(wish, output=tmp_path / "filled.json", sheet=wish.parts[0]),
        ):
            with pytest.raises(Unreadable) as refused:
                merge_files(wrong, brackets, workers, shelf)
            assert left([said(refused.value.why, words(LANGUAGE))], brackets) == []


def receipts(catalogue: Catalogue, folder: Path, *names: str) -> list[str]:
    """Read files and return their receipts."""
    with Workers() as workers:
        intake = Intake(catalogue, workers, Outbox(folder / "out"), lambda language: catalogue)
        taken = [each.receipt_file for each in intake.take(folder / name for name in names)]
    return [file.read_text(encoding="utf-8") for file in taken if file]


def left(found: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Return the words outside brackets that are no code, no label of an answer and no name of a file or program."""
    labels = {label for option in _options(catalogue) for label in option.label.values()}
    known = sorted(
        {*labels, "assessbook", "orchard", "filled", "gardener", "ministry", "qps", "18 and"}, key=len, reverse=True
    )
    ids = (*catalogue.items, *(question.id for question in catalogue.head.profile))
    codes = {*ids, *(part for id in ids for part in id.split("-"))}
    words_left: list[str] = []
    for text in found:
        rest = outside(text)
        for each in known:
            rest = re.sub(rf"(?<!\w){re.escape(each)}(?!\w)", " ", rest)
        rest = re.sub(r"\S*[\d/_|@:.]\S*", " ", rest)
        words_left += [word for word in re.findall(r"[^\W\d_]{3,}", rest) if word not in codes]
    return words_left


def _options(catalogue: Catalogue) -> Iterator[Option]:
    yield from (*NUMBER_STATES, *SENSITIVITIES, *YES_NO, *CONFIRMATIONS)
    yield from (state for scale in catalogue.head.scales for state in scale.states)
    yield from (group for each in catalogue.head.breakdowns for group in each.groups)
    yield from (option for question in catalogue.head.profile for option in question.options)
    for placed in catalogue.items.values():
        yield from catalogue.options(placed.item.answer)
        yield from getattr(placed.item.answer, "options", ())
