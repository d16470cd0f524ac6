"""One good filled file of every kind that can be read. Each text in them is a word that stands nowhere else."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from assessbook.catalogue.answers import ChoiceAnswer, DateAnswer, ScaleAnswer, ShareAnswer
from assessbook.catalogue.model import Catalogue
from assessbook.forms import docx as docx_form
from assessbook.forms import html as html_form
from assessbook.forms import json_file, pdf, xlsform, xlsx
from assessbook.forms.form import EVIDENCE, Form, Key, Line, Value

from ..forms.exports import kobo_csv, questions, submission

KINDS = ("json", "html", "csv", "xlsx", "ods", "docx", "pdf")
_SENDER: Mapping[Key, Value] = {
    ("identity", "state", "answer"): "LA",
    ("identity", "year", "answer"): 2027,
    ("identity", "authority", "answer"): "gardener",
    ("profile", "has-pond", "answer"): "yes",
}


def filled_files(catalogue: Catalogue, folder: Path) -> dict[str, bytes]:
    """Return a file of each of `KINDS`, all with the same answers. LibreOffice makes the ODS file in `folder`."""
    form = Form(catalogue, entries=answers(catalogue))
    book = xlsx.write(form)
    asked = questions(xlsform.write(Form(catalogue)), "en")
    export = kobo_csv(asked, [submission(form, asked)], labels=False, groups=False)
    return {
        "json": json_file.write(form),
        "html": saved_page(form),
        "csv": export,
        "xlsx": book,
        "ods": as_ods(book, folder),
        "docx": docx_form.write(form),
        "pdf": pdf.write(form),
    }


def answers(catalogue: Catalogue) -> dict[Key, Value]:
    """Return an answer to each question of the catalogue, a note at each, and two documents."""
    found = dict(_SENDER)
    for checklist in Form(catalogue).shown():
        for _, lines in Form(catalogue).sections(checklist):
            for line in lines:
                found |= dict(_line(line, len(found)))
    words = (
        ("title", "mark900"),
        ("holder", "mark901"),
        ("date", "2026-01-15"),
        ("link", "https://example.org/mark902"),
    )
    assert tuple(column for column, _ in words) == EVIDENCE
    return (
        found
        | {("evidence", "E1", column): value for column, value in words}
        | {("evidence", "E2", "title"): "mark903"}
    )


def _line(line: Line, number: int) -> Iterator[tuple[Key, Value]]:
    answer = line.placed.item.answer
    if line.takes != "nothing":
        yield ("answer", line.code, "answer"), _value(line.takes, line.part, answer, number)
    if "note" in line.columns:
        yield ("answer", line.code, "note"), f"mark{number}02"
    if "due" in line.columns:
        yield ("answer", line.code, "due"), "2027-06"
        yield ("answer", line.code, "owner"), f"mark{number}03"


def _value(takes: str, part: tuple[str, ...], answer: object, number: int) -> str:
    match answer:
        case ScaleAnswer():
            return "planned"
        case ChoiceAnswer(options=options):
            return options[0].code
        case DateAnswer(precision=precision):
            return "2026-09-30"[: 7 if precision == "month" else 10]
        case ShareAnswer():
            return "3" if part == ("part",) else "7"
    return {"number": "7", "text": f"mark{number}01", "tick": "yes"}[takes]


def saved_page(form: Form) -> bytes:
    """Return the HTML form as it saves itself with its answers."""
    page, count = re.subn(rb'(id="?assessbook-answers"?)', rb"\1 data-saved", html_form.write(form), count=1)
    assert count == 1
    return page


def as_ods(book: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it in its own format."""
    with tempfile.TemporaryDirectory(dir=folder.resolve()) as made:
        path = Path(made, "form.xlsx")
        path.write_bytes(book)
        profile = f"-env:UserInstallation={Path(made, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "ods", "--outdir", made, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return path.with_suffix(".ods").read_bytes()
