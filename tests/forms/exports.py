"""Exports as the tools make them of an XLSForm and its submissions.

Shapes: KoboToolbox as formpack writes them (semicolons, every field quoted, names or labels, groups joined by a sign,
its own columns at the end); ODK Central as central-backend writes them (groups joined by hyphens, its own columns at
both ends); Survey123 as ArcGIS Online exports a feature layer (a noon or midnight behind each day, month first).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import openpyxl

from assessbook.forms.form import Form, Key
from assessbook.forms.xlsform.names import INSTEAD, NUMBER, OTHER, name_of

KOBO_COLUMNS = (
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
    "_index",
)
CENTRAL_COLUMNS = (
    "KEY",
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "Status",
    "ReviewState",
    "DeviceID",
    "Edits",
    "FormVersion",
)

Submission = Mapping[str, str]
"""What was entered, by the names of the questions; choices by their codes."""


@dataclass(frozen=True)
class Question:
    """One row of the survey with the groups it stands in."""

    type: str
    name: str
    label: str
    path: tuple[str, ...]
    choices: Mapping[str, str]
    """The labels of what can be chosen, by code."""


def questions(xlsform: bytes, language: str) -> list[Question]:
    """Return the questions of an XLSForm with their labels in one language."""
    book = openpyxl.load_workbook(io.BytesIO(xlsform))
    lists: dict[str, dict[str, str]] = {}
    for row in _rows(book["choices"]):
        lists.setdefault(row["list_name"], {})[row["name"]] = _told(row, "label", language)
    found, path = [], []
    for row in _rows(book["survey"]):
        if row["type"] == "begin_group":
            path.append(row["name"])
        elif row["type"] == "end_group":
            path.pop()
        else:
            kind, _, listed = row["type"].partition(" ")
            label = _told(row, "label", language)
            found.append(Question(kind, row["name"], label, tuple(path), lists.get(listed, {})))
    return found


def submission(form: Form, asked: Iterable[Question]) -> Submission:
    """Return what a person enters to say what stands in the entries of a form."""
    names = {question.name: question for question in asked}
    found: dict[str, str] = {}
    for (area, code, column), value in form.entries.items():
        for told in (column, NUMBER, INSTEAD, OTHER):
            key: Key = (area, code, told if column == "answer" else column)
            question = names.get(name_of(key))
            if question is not None and _takes(question, told, value):
                found[question.name] = str(value)
                break
        else:
            raise AssertionError(f"no question takes {area} {code} {column}: {value!r}")
    calculated = [question for question in names.values() if question.type == "calculate"]
    return found | {question.name: _identity(form) for question in calculated}


def _takes(question: Question, told: str, value: object) -> bool:
    if question.type == "select_one":
        return value in question.choices
    if question.type in ("integer", "decimal"):
        return not isinstance(value, str) or value.lstrip("-").replace(".", "", 1).isdecimal()
    return told != NUMBER


def kobo_csv(
    asked: Sequence[Question], sent: Sequence[Submission], *, labels: bool, groups: bool, separator: str = ";"
) -> bytes:
    """Return the CSV file of KoboToolbox."""
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow([*(_kobo_title(each, labels, groups) for each in asked), *KOBO_COLUMNS])
    for number, entered in enumerate(sent, 1):
        table.writerow([*(_shown(each, entered, labels) for each in asked), *_kobo_own(number)])
    return out.getvalue().encode()


def kobo_xlsx(asked: Sequence[Question], sent: Sequence[Submission], *, labels: bool, groups: bool) -> bytes:
    """Return the workbook of KoboToolbox, with numbers as numbers."""
    rows = [[*(_kobo_title(each, labels, groups) for each in asked), *KOBO_COLUMNS]]
    for number, entered in enumerate(sent, 1):
        rows.append([*(_typed(each, _shown(each, entered, labels)) for each in asked), *_kobo_own(number)])
    return _workbook("Care of orchards", rows)


def central_csv(asked: Sequence[Question], sent: Sequence[Submission], *, groups: bool) -> bytes:
    """Return the CSV file of ODK Central; texts that are only shown are no fields there."""
    fields = [each for each in asked if each.type != "note"]
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    names = ("-".join((*each.path, each.name)) if groups else each.name for each in fields)
    table.writerow(["SubmissionDate", *names, "meta-instanceID" if groups else "instanceID", *CENTRAL_COLUMNS])
    for number, entered in enumerate(sent, 1):
        key = f"uuid:{number:08}"
        own = [key, "5", "App user", "0", "0", "", "", "collect:abc", "0", "1.1.0"]
        values = (_shown(each, entered, False) for each in fields)
        table.writerow([f"2027-02-0{number}T10:00:00.000Z", *values, key, *own])
    return out.getvalue().encode()


def survey123_csv(asked: Sequence[Question], sent: Sequence[Submission], *, labels: bool) -> bytes:
    """Return the CSV file of Survey123."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerows(_survey123(asked, sent, labels, lambda day: f"{day.month}/{day.day}/{day.year} 12:00:00 PM"))
    return out.getvalue().encode("utf-8-sig")


def survey123_xlsx(asked: Sequence[Question], sent: Sequence[Submission], *, labels: bool) -> bytes:
    """Return the workbook of Survey123."""
    return _workbook("survey_0", list(_survey123(asked, sent, labels, lambda day: day.replace(hour=12))))


def _survey123(asked: Sequence[Question], sent: Sequence[Submission], labels: bool, day: Any) -> Iterator[list[Any]]:
    fields = [each for each in asked if each.type != "note"]
    titles = (each.label if labels and each.label else each.name for each in fields)
    yield ["ObjectID", "GlobalID", *titles, "CreationDate", "Creator", "EditDate", "Editor", "x", "y"]
    for number, entered in enumerate(sent, 1):
        row: list[Any] = [number, f"0f-{number}"]
        for each in fields:
            value = _typed(each, entered.get(each.name, ""))
            row.append(day(datetime.fromisoformat(value)) if each.type == "date" and value else value)
        yield [*row, day(datetime(2027, 2, number)), "user", day(datetime(2027, 2, number)), "user", 0, 0]


def _kobo_title(question: Question, labels: bool, groups: bool) -> str:
    own = question.label if labels and question.label else question.name
    return "/".join((*question.path, own)) if groups else own


def _kobo_own(number: int) -> list[str]:
    return [
        str(900 + number),
        f"uuid-{number}",
        "2027-02-01T10:00:00",
        "",
        "",
        "submitted_via_web",
        "",
        "vXa",
        "",
        str(number),
    ]


def _shown(question: Question, entered: Submission, labels: bool) -> str:
    value = entered.get(question.name, "")
    return question.choices.get(value, value) if labels else value


def _typed(question: Question, value: str) -> Any:
    if value and question.type == "integer":
        return int(value)
    return float(value) if value and question.type == "decimal" else value


def _workbook(title: str, rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value != "":
                cell = sheet.cell(number, column, value)
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(sheet: Any) -> Iterator[dict[str, str]]:
    titles, *rows = sheet.iter_rows(values_only=True)
    for row in rows:
        yield {title: str(value) for title, value in zip(titles, row, strict=True) if value is not None}


def _told(row: Mapping[str, str], column: str, language: str) -> str:
    return next(
        (text for title, text in row.items() if title.startswith(f"{column}::") and f"({language})" in title), ""
    )


def _identity(form: Form) -> str:
    head = form.catalogue.head
    return f"assessbook-form/1 {head.id} {head.version} {form.language} {form.catalogue.hash}"
