"""An export of KoboToolbox, ODK Central or Survey123, read: each submission is a return of its own.

Columns are found by the names of our questions, whatever groups a tool puts before them, or by the code at the end of a
label. Sources: the exports of formpack (KoboToolbox), of getodk/central-backend, and of feature layers (Survey123).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ...catalogue.phrases import Text, Told
from ..form import Key
from ..identity import origin_in
from ..printed import visible
from ..reading import Entry, Origin, Raw, Reading, Stray, Unreadable
from .names import FORM, INSTEAD, NUMBER, OTHER, is_shown_only, key_of
from .table import Table, text_file, workbook

ID = "xlsform"

NOT_FILLED: Text = (
    "This workbook is the XLSForm from which a form for phones and browsers is made; it holds no answers. Upload it to "
    "KoboToolbox, ODK Central or Survey123, collect the answers there, export them as CSV or Excel, and send that file."
)
EMPTY: Text = "This export holds no submission yet. Export it again when the form has been sent in."
SEVERAL: Text = "This export holds {count} submissions. Each of them is a return; read them with `assessbook read`."
_UNKNOWN: Text = "this column is none of the form's"
_NO_QUESTION: Text = "this column holds no answers in our forms, it only shows a text"
_BEYOND: Text = "nothing stands above it in the row of titles"
_ABOVE: Text = "this row stands above the row of titles"
_SHORT: Text = "this row is shorter than the row of titles: the end of it was cut off, and may have held answers"
_ELSEWHERE: Text = "this sheet holds no submissions of the form; it was not read"

_OF_THE_TOOLS = frozenset(
    {
        *("start", "end", "today", "username", "deviceid", "phonenumber", "simserial", "subscriberid", "audit"),
        *(
            "_id",
            "_uuid",
            "_submission_time",
            "_validation_status",
            "_status",
            "_submitted_by",
            "__version__",
            "_index",
        ),
        *("_version_", "_xform_id_string", "_attachments", "_geolocation", "uuid", "instanceid", "instancename"),
        *("rootuuid", "deprecatedid", "submissiondate", "key", "submitterid", "submittername", "attachmentspresent"),
        *("attachmentsexpected", "status", "reviewstate", "edits", "formversion", "objectid", "globalid"),
        *("creationdate", "creator", "editdate", "editor", "x", "y", "shape"),
    }
)
"""Columns that the tools add, in small letters and without what stands before the last `/`, `-` or `:`."""
_NUMBERS = frozenset({"_uuid", "key", "globalid"})
"""Of these, the columns that tell one submission from another."""
_TITLES_WITHIN = 5
_LONGEST_TITLE = 100
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?")
"""How Survey123 writes a day into CSV: the month first, and a time that nobody has entered."""


@dataclass(frozen=True)
class _Columns:
    """What each column of a table holds, by its position."""

    keys: Mapping[int, Key]
    form: int | None
    number: int | None
    others: Mapping[int, str]
    """Why what stands in a column is no answer, by its position."""
    unknown: Mapping[int, str]
    """What a column is called that somebody has added, by its position."""
    titles: int
    """How many columns have a title."""
    by_survey123: bool


def read(data: bytes) -> Reading:
    """Return the only submission of an export; raises Unreadable when there are several, or none."""
    found = read_all(data)
    if len(found) > 1:
        raise Unreadable(Told(SEVERAL, count=len(found)))
    return found[0]


def read_all(data: bytes) -> tuple[Reading, ...]:
    """Return every submission of an export, in its order; raises Unreadable."""
    tables = workbook(data) if data.startswith(b"PK") else text_file(data)
    if {"survey", "choices"} <= {table.name for table in tables}:
        raise Unreadable(NOT_FILLED)
    found: list[Reading] = []
    elsewhere = []
    for table in tables:
        header = _header(table)
        if header is not None:
            found += _submissions(table, header)
        elif any(cell is not None for row in table.rows for cell in row):
            elsewhere.append((_ELSEWHERE, table.name))
    if not found:
        raise Unreadable(EMPTY)
    return tuple(replace(reading, remarks=(*reading.remarks, *elsewhere)) for reading in found)


def _header(table: Table) -> int | None:
    """Return the row of titles; None when the table has none of our questions."""
    for number, row in enumerate(table.rows[:_TITLES_WITHIN]):
        if sum(isinstance(cell, str) and key_of(cell) is not None for cell in row) > 1:
            return number
    return None


def _submissions(table: Table, header: int) -> Iterator[Reading]:
    """Yield each submission. Whoever sorts a sheet with its titles finds some of them above: these are read as well."""
    columns = _columns(table.rows[header])
    asked = frozenset(code.partition("/")[0] for area, code, _ in columns.keys.values() if area == "answer")
    told = {row: _origin(table.rows[row], columns) for row in range(len(table.rows)) if row != header}
    form = next((origin for origin in told.values() if origin), None)
    above = tuple(stray for row in range(header) if not told[row] for stray in _above(table, row))
    for row, origin in told.items():
        if row < header and not origin:
            continue
        entries, strays = tuple(_entries(table, row, columns)), tuple(_strays(table, row, columns))
        if entries or strays or origin:
            short = len(table.rows[row]) < len(table.rows[header])
            remarks = ((_SHORT, table.place(row, 0)),) if short else ()
            number = _number_of(table, row, columns)
            yield Reading(ID, origin or form, entries, (*above, *strays), asked, remarks, (), number)
            above = ()


def _above(table: Table, row: int) -> Iterator[Stray]:
    for at, value in enumerate(table.rows[row]):
        if value is not None and visible(str(value)):
            yield Stray(str(value), table.place(row, at), _ABOVE)


def _number_of(table: Table, row: int, columns: _Columns) -> str:
    """Return what the tool calls a submission, or the number of its row."""
    cells = table.rows[row]
    known = cells[columns.number] if columns.number is not None and columns.number < len(cells) else None
    return str(row + 1 if known is None else known)


def _columns(titles: Sequence[Raw | None]) -> _Columns:
    keys: dict[int, Key] = {}
    others: dict[int, str] = {}
    form, number, last_words = None, None, set()
    for at, title in enumerate(titles):
        name = str(title or "").strip()
        last = re.split("[/:-]", name)[-1].lower()
        last_words.add(last)
        if last in _NUMBERS:
            number = at
        if last == FORM:
            form = at
        elif key := key_of(name):
            keys[at] = key
        elif last not in _OF_THE_TOOLS:
            others[at] = _NO_QUESTION if is_shown_only(name) else _UNKNOWN
    unknown = {at: _title(titles[at]) for at, why in others.items() if why is _UNKNOWN}
    return _Columns(keys, form, number, others, unknown, len(titles), {"objectid", "globalid"} <= last_words)


def _title(title: Raw | None) -> str:
    name = " ".join(str(title or "").split())
    return name if len(name) <= _LONGEST_TITLE else f"{name[:_LONGEST_TITLE]}…"


def _origin(row: Sequence[Raw | None], columns: _Columns) -> Origin | None:
    if columns.form is None or columns.form >= len(row):
        return None
    return origin_in(str(row[columns.form] or ""))


def _entries(table: Table, row: int, columns: _Columns) -> Iterator[Entry]:
    cells = table.rows[row]
    for at, (area, code, column) in columns.keys.items():
        value = cells[at] if at < len(cells) else None
        if value is not None and visible(str(value)):
            known = "answer" if column in (NUMBER, INSTEAD, OTHER) else column
            found = _number(value) if column == NUMBER or "/" in code else _day(value, area, known, columns)
            yield Entry(area, code, known, found, table.place(row, at))


def _number(value: Raw) -> Raw:
    """Return a number as a number where a tool has written it with digits and a full stop alone."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", value.strip()):
        return value
    return float(value) if "." in value else int(value)


def _day(value: Raw, area: str, column: str, columns: _Columns) -> Raw:
    """Return a day as a day where a tool has put a time behind it that nobody entered."""
    if area != "answer" or column not in ("answer", "checked"):
        return value
    if isinstance(value, datetime):
        return value.date()
    found = _US_DATE.fullmatch(value) if isinstance(value, str) and columns.by_survey123 else None
    if found is None:
        return value
    month, day, year = (int(number) for number in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return value


def _strays(table: Table, row: int, columns: _Columns) -> Iterator[Stray]:
    cells = table.rows[row]
    for at, value in enumerate(cells):
        if value is not None and visible(str(value)) and (why := _why_no_answer(cells, at, columns)):
            title = columns.unknown.get(at)
            place = table.place(row, at)
            yield Stray(str(value), f"{place} ({title})" if title else place, why)


def _why_no_answer(cells: Sequence[Raw | None], at: int, columns: _Columns) -> str | None:
    """Return why what stands in a column is no answer but has to be kept; None when it is one, or the tool's own."""
    if at >= columns.titles:
        return _BEYOND
    if at == columns.form:
        return None if origin_in(str(cells[at])) else _NO_QUESTION
    if len(cells) < columns.titles and at not in columns.keys:
        return columns.others.get(at, _SHORT)  # cells of such a row may have moved into a column of the tool
    return columns.others.get(at)
