"""One sheet of a workbook as it is written: cells, heights of rows, print, protection, and where the cursor stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from ...catalogue.phrases import Gettext
from ..form import Form
from ..printed import uncounted
from ..words import right_to_left
from .book import Book
from .lists import Lists
from .marks import COLUMN
from .styles import SIZE, Styles, broken, height, wraps

A4 = 9
_LONGEST_HEADER = 120
_MAX_HEIGHT = 400.0
_FILTER = 3.0
"""The width that the button of a filter takes from the title of its column."""
_ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


@dataclass(frozen=True)
class Paper:
    """What the sheets of one workbook share. `printed` collects every text that the form prints, with its column."""

    form: Form
    book: Book
    styles: Styles
    say: Gettext
    lists: Lists
    printed: set[tuple[str, str]] = field(default_factory=set)


class Page:
    """A sheet. Rows and columns count from 0; `columns` gives each column's code and its width."""

    def __init__(self, paper: Paper, name: str, columns: Sequence[tuple[str, float]]) -> None:
        self.paper = paper
        self.name = name
        self.codes = [code for code, _ in columns]
        self.columns = {code: position for position, code in enumerate(self.codes)}
        self.widths = [width for _, width in columns]
        self.sheet = paper.book.add_worksheet(name)
        self._heights: dict[int, float] = {}
        for position, width in enumerate(self.widths):
            self.sheet.set_column(position, position, width)

    def text(self, row: int, column: int, text: str, style: str) -> None:
        """Print a text that nobody is to change."""
        self._know(column, text)
        self.sheet.write_string(row, column, text, self.paper.styles[style])
        if wraps(style):
            self.grow(row, text, self.widths[column], style)

    def rich(self, row: int, column: int, pieces: Sequence[tuple[str, str]], style: str) -> None:
        """Print a text of several pieces, each a bold lead (or "") and its words, a line each."""
        runs: list[Any] = []
        for number, (lead, words) in enumerate(pieces):
            end = "" if number == len(pieces) - 1 else "\n"
            runs += [self.paper.styles["lead"], f"{lead} "] if lead else []
            runs += [self.paper.styles["run"], f"{words}{end}"]
        text = "".join(run for run in runs if isinstance(run, str))
        self._know(column, text)
        if len(runs) < 4:
            self.sheet.write_string(row, column, text, self.paper.styles[style])
        else:
            self.sheet.write_rich_string(row, column, *runs, self.paper.styles[style])
        self.grow(row, text, self.widths[column], style)

    def across(self, row: int, text: str, style: str, first: int = 0, last: int | None = None) -> None:
        """Print a text in one cell made of several; only where nothing is filled in or sorted."""
        last = len(self.widths) - 1 if last is None else last
        self._know(first, text)
        self.sheet.merge_range(row, first, row, last, text, self.paper.styles[style])
        self.grow(row, text, sum(self.widths[first : last + 1]), style)

    def prose(self, row: int, text: str) -> int:
        """Print a text over the whole width, a row for each of its lines; return the row below."""
        room = sum(self.widths)
        for part in broken(text, room, SIZE):
            self.text(row, 0, part, "line")
            row += 1
        return row

    def fill(self, row: int, style: str, columns: Iterable[int]) -> None:
        """Give cells a style and no content."""
        for column in columns:
            self.sheet.write_blank(row, column, None, self.paper.styles[style])

    def formula(self, row: int, column: int, formula: str, shown: str, style: str) -> None:
        """Put in a formula and what it shows until it is counted again."""
        code = self.codes[column]
        self.paper.printed.update(((code, uncounted(shown)), (code, uncounted(formula))))
        self.sheet.write_formula(row, column, formula, self.paper.styles[style], shown)

    def link(self, row: int, column: int, sheet: str, text: str, style: str) -> None:
        """Print a link to another sheet of the workbook."""
        self._know(column, text)
        target = "internal:'{}'!A1".format(sheet.replace("'", "''"))
        self.sheet.write_url(row, column, target, self.paper.styles[style], text)

    def header(self, row: int, titles: Mapping[str, str]) -> None:
        """Print the hidden row of codes and, below it, the titles of the columns."""
        for code, column in self.columns.items():
            self.text(row, column, f"{COLUMN}{code}", "code")
            self.text(row + 1, column, titles[code], "header")
            self.grow(row + 1, titles[code], self.widths[column] - _FILTER, "header")
        self.sheet.set_row(row, 12, None, {"hidden": True})
        self._heights.pop(row)

    def grow(self, row: int, text: str, width: float, style: str) -> None:
        """Make a row high enough for a text in a column of that width."""
        self.at_least(row, min(_MAX_HEIGHT, height(text, width, style)))

    def at_least(self, row: int, points: float) -> None:
        """Make a row at least so high."""
        self._heights[row] = max(points, self._heights.get(row, 15.0))

    def cell(self, row: int, column: int) -> str:
        """Return the name of a cell, for formulas: `D7`."""
        return xl_rowcol_to_cell(row, column)

    def cells(self, first: int, last: int, column: int) -> str:
        """Return the cells of a column from one row to another: `D7:D9`; `D7` when it is one."""
        one, other = self.cell(first, column), self.cell(last, column)
        return one if one == other else f"{one}:{other}"

    def finish(self, header: int | None, last: int, cursor: tuple[int, int], freeze: int = 0) -> None:
        """Set heights, print, protection, panes and cursor. `header` is the row of titles, `last` the last row."""
        for row, points in self._heights.items():
            self.sheet.set_row(row, points)
        self._print(header, last)
        if right_to_left(self.paper.form.language):
            self.sheet.right_to_left()
        if header is not None:
            self.sheet.freeze_panes(header + 1, freeze)
        self.sheet.set_selection(*cursor, *cursor)
        self.sheet.hide_gridlines(2)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{self.cell(last, len(self.widths) - 1)}"})
        self.sheet.protect("", _ALLOWED)

    def _print(self, header: int | None, last: int) -> None:
        head, say = self.paper.form.catalogue.head, self.paper.say
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.6)
        version = say("Version {version}").format(version=head.version)
        self.sheet.set_header(f"&L&9{_plain(head.title)}&R&9{_plain(version)}", {"margin": 0.3})
        pages = _plain(say("Page {page} of {pages}")).replace("{page}", "&P").replace("{pages}", "&N")
        self.sheet.set_footer(f"&L&9{_plain(self.name)}&R&9{pages}", {"margin": 0.3})
        self.sheet.print_area(0, 0, last, len(self.widths) - 1)
        if header is not None:
            self.sheet.repeat_rows(header)

    def _know(self, column: int, text: str) -> None:
        self.paper.printed.add((self.codes[column], text))


def _plain(text: str) -> str:
    """Return a text for the head or foot of a page, where `&` begins a command and a number in front is a size."""
    return (" " if text[:1].isdigit() else "") + text[:_LONGEST_HEADER].replace("&", "&&")
