"""The boxes in which the fields of a PDF form stand, by the names of the fields."""

from __future__ import annotations

from html import escape

from ..field_names import field_name
from ..form import Area


def row(*boxes: str) -> str:
    """Return boxes beside each other."""
    return f'<div class="row">{"".join(boxes)}</div>'


def box(area: Area, code: str, column: str, label: str, style: str) -> str:
    """Return the box of one value, with its label above; `style` gives its share of the width."""
    return labelled(field_name((area, code, column)), label, style)


def labelled(name: str, label: str, style: str) -> str:
    """Return the box of the field `name`, with its label above."""
    return f'<div class="box {style}"><p class="label">{escape(label)}</p>{field_box(name)}</div>'


def field_box(name: str, style: str = "") -> str:
    """Return the box of the field `name` alone."""
    return f'<input name="{escape(name)}" title="{escape(name)}"{f" class={style}" if style else ""}>'
