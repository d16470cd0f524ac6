"""The list of differences between two keyed copies: as text, and as a workbook to take to the paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from textwrap import wrap

from xlsxwriter.workbook import Workbook

from .keyed import Compared, Difference, Said

_WIDTH = 100
_CREATED = datetime(2000, 1, 1)
"""A workbook must say when it was made. It always says the same, so that the same copies give the same bytes."""
_COLUMNS = (
    ("No.", 5),
    ("Where on the paper", 24),
    ("Question", 44),
    ("Code", 24),
    ("What", 16),
    ("First copy", 24),
    ("Cell", 14),
    ("Second copy", 24),
    ("Cell", 14),
    ("What the paper says", 24),
)


def differences_text(found: Compared) -> str:
    """Return the list in plain words: what differs, with the cells of both copies, and what to do."""
    title = f"Two copies of one paper: {found.names[0]} and {found.names[1]}"
    lines = [title, "=" * len(title), "", *wrap(_verdict(found), _WIDTH)]
    for heading, differences in (
        ("The copies differ", found.differences),
        ("Both say the same, but it is not understood", found.unclear),
    ):
        if differences:
            lines += ["", heading, ""]
            for number, each in enumerate(differences, 1):
                lines += [*_entry(number, each, found.names), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _verdict(found: Compared) -> str:
    if found.settled:
        return f"The copies agree. All {found.alike} entries are in the agreed answer file."
    count = len(found.differences) + len(found.unclear)
    return (
        f"{found.alike} entries are the same in both and stand in the agreed answer file. {count} must be looked up on "
        "the paper; they are left out of that file. Mend the copy that is wrong, save it, and compare again."
    )


def _entry(number: int, each: Difference, names: tuple[str, str]) -> Iterator[str]:
    column = f", {each.column}" if each.column else ""
    code = f" ({each.code})" if each.code else ""
    yield from wrap(f"{number}. {each.where}: {each.asked}{code}{column}", _WIDTH, subsequent_indent="   ")
    for name, said in zip(names, (each.first, each.second), strict=True):
        yield from wrap(f"{name}: {_said(said)}", _WIDTH, initial_indent="   ", subsequent_indent="     ")


def _said(said: Said) -> str:
    place = f" [{said.place}]" if said.place else ""
    return f"“{said.words}”{place}" if said.words else "blank"


def differences_workbook(found: Compared) -> bytes:
    """Return the list as a workbook: a row for each difference, with room for what the paper says.

    It is no form: it is not read back. The same copies give the same bytes; what looks like a formula stays text.
    """
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Differences between two keyed copies", "created": _CREATED})
    sheet = book.add_worksheet("Differences")
    base = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top", "border": 1}
    head = book.add_format({**base, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F"})
    cell, prose = book.add_format(base), book.add_format({"font_name": "Arial", "font_size": 10})
    sheet.write_string(0, 0, f"First copy: {found.names[0]}. Second copy: {found.names[1]}.", prose)
    sheet.write_string(1, 0, _verdict(found), prose)
    for column, (title, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, title, head)
    for row, each in enumerate((*found.differences, *found.unclear), 4):
        for column, text in enumerate((str(row - 3), *_cells(each))):
            sheet.write_string(row, column, text, cell)
    sheet.freeze_panes(4, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.set_footer("&L&9Differences between two keyed copies&R&9Page &P of &N")
    book.close()
    return stream.getvalue()


def _cells(each: Difference) -> tuple[str, ...]:
    first, second = each.first, each.second
    words = (first.words or "blank", first.place, second.words or "blank", second.place)
    return each.where, each.asked, each.code, each.column, *words, ""
