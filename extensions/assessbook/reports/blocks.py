"""What a document consists of, whatever its format: headings, paragraphs, lists and tables of plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 a part of the document, 2 a part of the report, 3 a question.

    `basis` says on what the text below it rests. With `page` it begins a new page on paper.
    """

    level: Literal[1, 2, 3]
    text: str
    basis: str = ""
    page: bool = False


@dataclass(frozen=True)
class Words:
    """A paragraph. `label` stands before the text, in bold; `said` marks words of the officials who answered.

    `basis` says on what the text rests.
    """

    text: str
    label: str = ""
    quiet: bool = False
    said: bool = False
    basis: str = ""


@dataclass(frozen=True)
class Points:
    """A list."""

    points: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table; the first cell of each row is its head. `numbers`: all but the first cell are numbers or short."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = False


@dataclass(frozen=True)
class Chart:
    """A drawing (SVG, made by svg.py) of what the table beside it says. Where nothing is drawn, the table is enough."""

    svg: str
    grid: Grid


Block = Heading | Words | Points | Grid | Chart


@dataclass(frozen=True)
class Paper:
    """A whole document. `banner` stands on every page."""

    title: str
    subtitle: str
    banner: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    properties: Mapping[str, str]
