"""What a closed part of a page holds once it is opened: items or a table, in words and references.

The same contents are drawn as HTML and, for every other output, as neutral nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..catalogue.model import Placed
from .names import Key


class Reference(NamedTuple):
    """Words that link to an object: its type and id. A `code` is shown as one."""

    type_: str
    id: str
    words: str
    code: bool = False


class Box(NamedTuple):
    """A box to tick, with its label; without one, a line to write on."""

    label: str = ""


class Sign(NamedTuple):
    """A mathematical sign, and the words to put in its place where signs cannot be relied on."""

    sign: str
    words: str


Piece = str | Reference | Box | Sign
Words = tuple[Piece, ...]


class Row(NamedTuple):
    """One row of a table; `home` is the object that links to this row lead to."""

    cells: tuple[Words, ...]
    home: Key | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is called, the heads of its columns with their widths in percent, which column names the row."""

    caption: str
    heads: tuple[Piece, ...]
    widths: tuple[int, ...]
    rows: Iterable[Row]
    names_row: int = 0
    style: str = ""
    below_heading: bool = False
    """The heading above says the same as the caption, so that only who does not see the page needs the caption."""


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one section, each with all that is said about it."""

    placed: tuple[Placed, ...]


class Legend(NamedTuple):
    """What the signs of a table mean; not needed where words stand in their place."""

    lead: str
    signs: tuple[Sign, ...]


Contents = Items | Table | Legend | str
"""A text stands as one paragraph."""
