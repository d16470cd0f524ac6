"""The frame of every printed pack: paper, size of letters, running heads and page numbers."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from ..forms.words import dates_in_order, right_to_left
from ..handbook.theme_page import css_text
from ..handbook.words import _
from .material import Wish

STYLE = (Path(__file__).parent / "static" / "pack.css").read_text(encoding="utf-8")
"""The style sheet of every pack."""
_SIZES = {
    ("a4", "portrait"): "210mm 297mm",
    ("a4", "landscape"): "297mm 210mm",
    ("a4", "wall"): "297mm 420mm",
    ("letter", "portrait"): "8.5in 11in",
    ("letter", "landscape"): "11in 8.5in",
    ("letter", "wall"): "11in 17in",
}
_APART = "\N{EM SPACE}\N{ZERO WIDTH SPACE}"
"""Keeps the title in a running head apart from the part's name, also where they fill the line; a space at the very end
would count for nothing."""
_LINK = re.compile(r"</?a\b[^>]*>")
_ID = re.compile(r'(<[a-z][^<>]*?) id="[^"]*"')


def framed(
    body: str,
    wish: Wish,
    title: str,
    *,
    kind: str = "",
    style: str = "",
    shape: str = "portrait",
    heads: bool = True,
    empty: str = "",
) -> str:
    """Return the whole document as HTML.

    `title` is what the document is called, `kind` what stands at the foot of each page, `style` a class of the style
    sheet, `shape` how the paper lies. Without `heads` nothing stands above the text. `empty` stands on pages that are
    empty so that a part begins on an odd page.
    """
    rtl = right_to_left(wish.language)
    size = _SIZES[wish.paper, shape]
    classes = " ".join(filter(None, [style, wish.paper, "large" if wish.large else "usual"]))
    return (
        f'<!DOCTYPE html><html lang="{wish.language}" dir="{"rtl" if rtl else "ltr"}" class="{classes}">'
        f'<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_page(wish, size, title, kind or title, heads, empty)}</style>"
        f"</head><body>{dates_in_order(body) if rtl else body}</body></html>"
    )


def without_links(html: str) -> str:
    """Return HTML of a page without links and anchors: on paper they lead nowhere, and pages are put together."""
    return _ID.sub(r"\1", _LINK.sub("", html))


def heading(level: int, words: str, anchor: str = "", style: str = "") -> str:
    """Return a heading as HTML."""
    id = f' id="{escape(anchor)}"' if anchor else ""
    class_ = f' class="{style}"' if style else ""
    return f"<h{level}{id}{class_}>{escape(words)}</h{level}>"


def paragraph(words: str, style: str = "") -> str:
    """Return a paragraph as HTML."""
    class_ = f' class="{style}"' if style else ""
    return f"<p{class_}>{escape(words)}</p>"


def table(heads: list[str], *groups: list[list[str]], style: str) -> str:
    """Return a table as HTML. Its rows, in groups, are HTML already; the first cell of each names the row."""
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    body = "".join(f"<tbody>{''.join(map(_row, rows))}</tbody>" for rows in groups)
    return f'<table class="{style}"><thead><tr>{head}</tr></thead>{body}</table>'


def _row(cells: list[str]) -> str:
    first, *rest = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def _page(wish: Wish, size: str, title: str, kind: str, heads: bool, empty: str) -> str:
    """Return the running head and foot; the outer side of a line is where reading begins."""
    start, end = ("right", "left") if right_to_left(wish.language) else ("left", "right")
    before, _page, rest = _("Page {page} of {pages}").partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    count = f"{css_text(before)} counter(page) {css_text(between)} counter(pages) {css_text(after)}"
    above = f"@top-{start}{{content:{css_text(title + _APART)}}}@top-{end}{{content:string(part)}}" if heads else ""
    letters, larger = ("font-size:13pt;", ";font-size:18pt") if wish.large else ("", "")
    words = f"@top-{start}{{content:{css_text(empty)}{larger}}}" if empty else ""
    return (
        f"@page{{size:{size};{letters}{above}@bottom-{start}{{content:{css_text(kind)}}}@bottom-{end}{{content:{count}}}}}"
        f"@page:blank{{@top-{start}{{content:none}}@top-{end}{{content:none}}{words}}}"
        f"@page wide{{size:{_SIZES[wish.paper, 'landscape']}}}"
    )
