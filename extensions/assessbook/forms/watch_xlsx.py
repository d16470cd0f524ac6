"""Watches the parts of an Excel workbook: cells that hold something, errors, formulas, merged cells, comments."""

from __future__ import annotations

import re

from .reading import Unreadable
from .watch import DAMAGED, Attributes, Watch, column_letters, column_number

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[0-9]{1,9}")


class XlsxWatch(Watch):
    """Watches a part of an Excel workbook."""

    starts = {
        "row": "_row",
        "c": "_cell",
        "f": "_formula",
        "v": "_value",
        "is": "_value",
        "mergeCell": "_merged",
        "comment": "_comment",
        "t": "_words",
    }
    ends = {"c": "_cell_over", "f": "_formula_over", "v": "_value_over", "comment": "_comment_over", "t": "_words_over"}

    _at = (0, 0)
    _type = ""
    _calculated = ""
    _has_value = False
    _comments = False
    _said: list[str] | None = None
    _place = ""

    def _row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        if number and not _ROW.fullmatch(number):
            raise Unreadable(DAMAGED)
        self._at = (int(number) if number else self._at[0] + 1, 0)

    def _cell(self, attributes: Attributes) -> None:
        self._place = attributes.get("r", "")
        self._at = (self._at[0], self._at[1] + 1)
        self._type = attributes.get("t", "")
        self._calculated, self._has_value = "", False

    def _here(self) -> tuple[int, int]:
        """Return (row, column) of the cell; looked up only for cells that hold something."""
        if self._place:
            found = _CELL.fullmatch(self._place)
            if not found:
                raise Unreadable(DAMAGED)
            self._at = (int(found[2]), column_number(found[1]))
        return self._at

    def _formula(self, _: Attributes) -> None:
        self._filled(*self._here())
        self._listen()

    def _formula_over(self) -> None:
        self._calculated = "=" + self._stop()

    def _value(self, _: Attributes) -> None:
        self._filled(*self._here())
        if self._type == "e" or self._calculated:
            self._listen()

    def _value_over(self) -> None:
        if self._type == "e":
            self._note(self._name(), "error", self._stop())
            self._has_value = True
        elif self._calculated:
            self._has_value = bool(self._stop()) or self._type == "str"

    def _cell_over(self) -> None:
        if self._calculated and not self._has_value:
            self._note(self._name(), "formula", self._calculated)

    def _name(self) -> str:
        row, column = self._here()
        return f"{column_letters(column)}{row}"

    def _merged(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        if _CELL.fullmatch(first) and _CELL.fullmatch(last):
            self._note(first, "merged", last)

    def _comment(self, attributes: Attributes) -> None:
        self._place, self._said = attributes.get("ref", ""), []

    def _words(self, _: Attributes) -> None:
        if self._said is not None:
            self._listen()

    def _words_over(self) -> None:
        if self._said is not None:
            self._said.append(self._stop())

    def _comment_over(self) -> None:
        self._note(self._place, "comment", "".join(self._said or ()))
        self._said = None
