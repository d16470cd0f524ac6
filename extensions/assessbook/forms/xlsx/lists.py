"""The lists that cells offer: labels with their codes on a hidden sheet, each list with a defined name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook

from .marks import LIST

Pair = tuple[str, str]
"""(label, code)."""

SHEET = "lists"


class Lists:
    """The lists of one workbook. The same labels are listed once, whoever asks for them."""

    def __init__(self) -> None:
        self._names: dict[tuple[Pair, ...], str] = {}

    def name(self, pairs: Iterable[Pair], title: str) -> str:
        """Return the defined name of the list of these labels and codes; `title` names it when it is new."""
        key = tuple(pairs)
        if key not in self._names:
            plain = "list_" + re.sub("[^a-z0-9]+", "_", title.lower()).strip("_")
            taken = self._names.values()
            self._names[key] = plain if plain not in taken else f"{plain}_{len(taken)}"
        return self._names[key]

    def texts(self) -> frozenset[str]:
        """Return every label and code of the lists."""
        return frozenset(text for pairs in self._names for pair in pairs for text in pair)

    def write(self, book: Workbook) -> None:
        """Write the hidden sheet and define the names."""
        sheet = book.add_worksheet(SHEET)
        sheet.hide()
        sheet.protect()
        for number, (pairs, name) in enumerate(self._names.items()):
            column = 2 * number
            sheet.write_string(0, column, f"{LIST}{name}")
            for row, pair in enumerate(pairs, 1):
                for offset, text in enumerate(pair):
                    sheet.write_string(row, column + offset, text)
            book.define_name(name, f"={quote_sheetname(SHEET)}!{xl_range_abs(1, column, len(pairs), column)}")
