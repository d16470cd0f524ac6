"""A document as Markdown (CommonMark with GitHub's tables). No text can act as Markdown or as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .blocks import Block, Chart, Grid, Heading, Paper, Points, Words

_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=www)\.)")
_BEGINS = re.compile(r"^([-+=])")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def write(paper: Paper) -> bytes:
    """Return the document: UTF-8, one line end."""
    head = [f"**{_line(paper.banner)}**", f"# {_line(paper.title)}", _line(paper.subtitle)]
    body = (piece for block in paper.blocks for piece in _block(block))
    pieces = (*head, *(_text(line) for line in paper.about), *body)
    return ("\n\n".join(pieces) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text, basis=basis):
            yield f"{'#' * (level + 1)} {_line(text)}"
            if basis:
                yield f"> {_line(basis)}"
        case Words(text=text, label=label, quiet=quiet, basis=basis):
            words = f"**{_line(label)}** {_text(text)}" if label else _text(text)
            yield f"> {_line(text)}" if quiet and not label else words
            if basis:
                yield f"> {_line(basis)}"
        case Points(points=points):
            yield "\n".join(f"- {_beginning(_line(point))}" for point in points)
        case Grid(title=title, heads=heads, rows=rows):
            yield f"*{_line(title)}*"
            lines = (heads, ("---",) * len(heads), *rows)
            yield "\n".join(_row(cells, rule=index == 1) for index, cells in enumerate(lines))
        case Chart(grid=grid):
            yield from _block(grid)


def _row(cells: tuple[str, ...], rule: bool) -> str:
    return f"| {' | '.join(cells if rule else (_line(cell) for cell in cells))} |"


def _text(text: str) -> str:
    """Return a text of one or more lines; its line breaks are kept as hard ones."""
    return "\\\n".join(_beginning(_line(line)) for line in text.splitlines() if line.strip())


def _beginning(line: str) -> str:
    """Return a line at whose beginning nothing makes a list, a heading or a rule."""
    return _NUMBERED.sub(r"\1\\\2", _BEGINS.sub(r"\\\1", line))


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return _ACTS.sub(r"\\\1", text)
