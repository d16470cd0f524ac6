"""Room to write by hand: lines, blanks with a label, boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def lines(count: int) -> str:
    """Return empty lines to write on."""
    return f'<div class="lines">{"<div></div>" * count}</div>'


def blanks(*labels: str) -> str:
    """Return blanks beside each other, each with its label in front of its line."""
    cells = "".join(f"<p><span>{escape(label)}</span></p>" for label in labels)
    return f'<div class="blanks of{len(labels)}">{cells}</div>'


def boxes(labels: Iterable[str]) -> str:
    """Return boxes to tick, each with its label, beside each other."""
    return f'<p class="boxes">{" ".join(f"<span><i></i>{escape(label)}</span>" for label in labels)}</p>'
