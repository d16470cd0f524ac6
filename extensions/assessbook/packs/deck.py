"""A deck of slides as plain data: what a slide says, before anybody has measured what fits on it.

It travels to the process that makes the file as JSON, and a deck that says the same is not made again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

Style = Literal["", "bold", "italic"]
Run = tuple[str, Style]
"""A piece of text and how it looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One paragraph: `number` is its place in a numbered list, 0 a bullet, None neither. `level` counts from 0."""

    runs: tuple[Run, ...]
    level: int = 0
    number: int | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(words for words, _ in self.runs)


Rows = tuple[tuple[str, ...], ...]
"""A table; the first row holds the heads of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What wants to be one slide: points or a table. `line` stands small below the title, `notes` only the speaker
    sees."""

    title: str
    line: str = ""
    points: tuple[Point, ...] = ()
    table: Rows = ()
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The slides of one module. The first frame is the title slide; `part` is the pattern that marks a second slide of
    one frame, `(part {})`; `footer` stands on every slide."""

    language: str
    rtl: bool
    title: str
    footer: str
    part: str
    frames: tuple[Frame, ...]


def as_json(deck: Deck) -> str:
    """Return a deck as text, the same for the same deck."""
    return json.dumps(asdict(deck), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Deck:
    """Return the deck that a text of `as_json` holds."""
    found: dict[str, Any] = json.loads(text)
    return Deck(**{**found, "frames": tuple(map(_frame, found["frames"]))})


def _frame(found: dict[str, Any]) -> Frame:
    return Frame(**{**found, "points": tuple(map(_point, found["points"])), "table": tuple(map(tuple, found["table"]))})


def _point(found: dict[str, Any]) -> Point:
    runs = tuple((words, style) for words, style in found["runs"])
    return Point(**{**found, "runs": runs})
