"""A clean copy of a form that came back damaged or untidy stands beside its receipt, with the answers in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.forms import docx as docx_form
from assessbook.forms import xlsx
from assessbook.forms.form import Form

from ..forms.word import filled as word_filled
from ..forms.workbook import changed, filled, where

Read = Callable[..., None]


@pytest.fixture
def read(orchard_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    monkeypatch.chdir(tmp_path)

    def command(*files: str) -> None:
        result = CliRunner().invoke(main, ["read", "--catalogue", str(orchard_folder), "-o", "out", *files])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception

    return command


def names() -> list[str]:
    return sorted(path.name for path in Path("out").iterdir())


SENDER = {("identity:state", "answer"): "Lao PDR", ("identity:year", "answer"): 2027}


def test_a_tidy_form_needs_no_copy(read: Read, orchard: Catalogue) -> None:
    Path("f.xlsx").write_bytes(filled(xlsx.write(Form(orchard)), SENDER | {("b2c3d", "answer"): "Yes"}))
    read("f.xlsx")
    assert names() == ["f.json", "f.receipt.txt"]


def test_the_copy_reads_as_the_same_return_and_needs_no_repair(read: Read, orchard: Catalogue) -> None:
    untidy = {
        ("b2c3d", "answer"): " yes.",
        ("d4f5g", "answer"): "1 200",
        ("b2c3d", "evidence"): "The log",
        ("c3d4f", "answer"): "?",
    }
    Path("f.xlsx").write_bytes(filled(xlsx.write(Form(orchard, core=False)), SENDER | untidy))
    read("f.xlsx")
    assert names() == ["f.json", "f.receipt.txt", "f.repaired.xlsx"]
    receipt = Path("out/f.receipt.txt").read_text("utf-8")
    assert "f.repaired.xlsx is a clean copy of your form with your answers in it. Go on with that one." in " ".join(
        receipt.split()
    )
    read("out/f.repaired.xlsx")
    assert names() == ["f.json", "f.receipt.txt", "f.repaired.json", "f.repaired.receipt.txt", "f.repaired.xlsx"]
    assert Path("out/f.json").read_bytes() == Path("out/f.repaired.json").read_bytes()


def test_deleted_rows_stand_in_the_copy_again(read: Read, orchard: Catalogue) -> None:
    data = xlsx.write(Form(orchard, core=True))
    sheet, cell = where(data)["b2c3d", "answer"]
    Path("f.xlsx").write_bytes(
        changed(data, lambda book: book[sheet].delete_rows(int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))))
    )
    read("f.xlsx")
    assert ("b2c3d", "answer") in where(Path("out/f.repaired.xlsx").read_bytes())
    assert ("c3d4f", "answer") not in where(Path("out/f.repaired.xlsx").read_bytes())


def test_a_copy_that_somebody_has_filled_in_is_never_written_over(read: Read, orchard: Catalogue) -> None:
    Path("f.xlsx").write_bytes(filled(xlsx.write(Form(orchard)), SENDER | {("b2c3d", "answer"): "YES"}))
    read("f.xlsx")
    read("f.xlsx")
    assert names() == ["f.json", "f.receipt.txt", "f.repaired.xlsx"]
    copy = Path("out/f.repaired.xlsx")
    copy.write_bytes(filled(copy.read_bytes(), {("c3d4f", "answer"): "No"}))
    mine = copy.read_bytes()
    read("f.xlsx")
    assert copy.read_bytes() == mine
    assert names() == ["f.json", "f.receipt.txt", "f.repaired-2.xlsx", "f.repaired.xlsx"]


def test_a_word_form_gets_a_word_form(read: Read, orchard: Catalogue) -> None:
    tidy = word_filled(docx_form.write(Form(orchard)), {"b2c3d_answer": "Yes", "d4f5g_answer": "12"})
    Path("tidy.docx").write_bytes(tidy)
    Path("untidy.docx").write_bytes(word_filled(tidy, {"k9m2n_answer": "June 2026"}))
    read("tidy.docx", "untidy.docx")
    assert [name for name in names() if "repaired" in name] == ["untidy.repaired.docx"]


def test_what_was_not_understood_is_kept_in_the_copy(read: Read, orchard: Catalogue) -> None:
    Path("f.xlsx").write_bytes(
        filled(xlsx.write(Form(orchard)), SENDER | {("b2c3d", "answer"): "YES", ("c3d4f", "answer"): "maybe"})
    )
    read("f.xlsx")
    book = openpyxl.load_workbook("out/f.repaired.xlsx")
    hidden = [str(cell.value) for row in book["assessbook"].iter_rows() for cell in row]
    assert any('"maybe"' in text for text in hidden)
