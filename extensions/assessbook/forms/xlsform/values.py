"""What is filled in already, as an XLSForm takes it: as the default of a question."""

from __future__ import annotations

import re
from decimal import Decimal

from ..form import Form, Key
from .names import INSTEAD

DATE = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
"""A year, a month or a day."""


def known(form: Form, key: Key) -> str:
    """Return the value that is filled in already; of a number, what stands in its place has a question of its own."""
    area, code, column = key
    if column == INSTEAD:
        value = form.entries.get((area, code, "answer"), "")
        return value if isinstance(value, str) else ""
    return str(form.entries.get(key, ""))


def number(form: Form, key: Key) -> str:
    """Return the number that is filled in already, as a tool writes it."""
    area, code, _ = key
    value = form.entries.get((area, code, "answer"), "")
    return "" if isinstance(value, str) else f"{Decimal(str(value)):f}"


def expression(text: str) -> str:
    """Return a text as the default of a question; empty when it has several lines.

    A default that looks like an expression is taken for one, so each is made one. An expression is one line: a text of
    several is left out, and the question shows it as a hint.
    """
    return "" if has_lines(text) or not text else quoted(text)


def has_lines(text: str) -> bool:
    """Tell whether a text has several lines, or a tab."""
    return re.search(r"[\n\t]", text) is not None


def quoted(text: str) -> str:
    """Return a text as an XPath 1.0 expression; it never holds `${`, which would be taken for another question."""
    pieces = [piece for piece in re.split(r"('+|\$(?=\{))", text) if piece]
    literals = [f'"{piece}"' if piece.startswith("'") else f"'{piece}'" for piece in pieces]
    return f"concat({', '.join([*literals, chr(39) * 2])})"
