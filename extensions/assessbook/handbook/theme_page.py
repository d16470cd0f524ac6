"""The body of one page as the theme writes it, with what assistive technology needs and the theme leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from .words import _


@dataclass(frozen=True, slots=True)
class Edition:
    """The same page in one language: its code, its own name, its direction, its address; none for the page itself."""

    code: str
    name: str
    direction: str
    address: str


@dataclass(frozen=True)
class Search:
    """What the page of search shows above the results: its heading; and lists, each with its title and address."""

    heading: str
    lists: tuple[tuple[str, str], ...]


_HEADING_OR_FRAME = re.compile(
    r"<h[1-6][^>]*>(?P<words>.*?)</h[1-6]>"
    r'|<div (?P<kinds>class="table-wrapper[^"]*")(?: id="[^"]*")?>(?P<table>\s*<table[^>]*>)'
    r"(?P<caption>\s*<caption>.*?</caption>)?"
    r"|<pre(?=[ >])",
    re.DOTALL,
)
_TASK = re.compile(r'(<input class="task-list-item-checkbox"[^>]*?)\s*/?>\s*([^<]+)')
_BUTTON = {"sidebar-drawer": "nav-overlay-icon", "toc-drawer": "toc-overlay-icon toc-header-icon"}
"""The class of the label that opens each sidebar on a phone."""
_NO_WORDS = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>')


def mended(html: str, editions: Iterable[Edition] = (), search: Search | None = None) -> str:
    """Return what the theme writes around a page; `search` stands above search results, which have no heading.

    Captions of the menu get a level, both sidebars a name (WCAG 2.2: 1.3.1, 4.1.2).
    """
    html = html.replace('<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">')
    for drawer, name in (("sidebar-drawer", _("Menu")), ("toc-drawer", _("On this page"))):
        html = _reached(html, drawer, escape(name))
    html = html.replace('id="furo-main-content"', 'id="furo-main-content" tabindex="-1"')
    html = html.replace('<article role="main"', f'{_switcher(editions)}<article role="main"')
    if search:
        html = html.replace('<div id="search-results">', f'{_above_results(search)}<div id="search-results">')
    return html


def _above_results(search: Search) -> str:
    """Return the heading, and where no script runs the lists that lead on."""
    lists = "".join(f'<li><a href="{escape(address)}">{escape(title)}</a></li>\n' for title, address in search.lists)
    return f"<h1>{escape(search.heading)}</h1>\n<noscript><ul>\n{lists}</ul></noscript>\n"


def mended_body(html: str) -> str:
    """Return the body of a page: scrolling frames get a name and a place in the tab order, boxes to tick their label.

    WCAG 2.2: 1.3.1, 2.1.1, 4.1.2.
    """
    if "task-list-item-checkbox" in html:
        html = _TASK.sub(lambda task: f'{task[1]} aria-label="{escape(task[2].strip())}">{task[2]}', html)
    return _named_frames(html) if '<div class="table-wrapper' in html or "<pre" in html else html


def _reached(html: str, drawer: str, name: str) -> str:
    """Return the page with a name for a sidebar, and, for its closed state on a phone, links to open and close it.

    The theme opens it with a label, which no keyboard reaches; a link to it works without a script.
    """
    close = f'<a class="assess-menu-close" href="#furo-main-content">{escape(_("Close"))}</a>'
    html = re.sub(
        f'<aside class="{drawer}([^"]*)">',
        rf'<aside id="{drawer}" aria-label="{name}" class="{drawer}\1">{close}',
        html,
    )
    label = re.compile(rf'(<label class="{_BUTTON[drawer]}[^"]*".*?</label>)', re.DOTALL)
    return label.sub(rf'\1<a class="assess-menu-open" href="#{drawer}">{name}</a>', html, count=1)


def css_text(words: str) -> str:
    """Return words as a string of CSS that is safe inside an element `style`."""
    return '"' + re.sub(r'[\\"<>&\n]', lambda sign: f"\\{ord(sign[0]):x} ", words) + '"'


def _switcher(editions: Iterable[Edition]) -> str:
    """Return links to the page in the other languages: each in its own language and direction."""
    links = "".join(
        f'<li lang="{each.code}" dir="{each.direction}">'
        + (
            f'<a href="{escape(each.address)}" hreflang="{each.code}">{escape(each.name)}</a>'
            if each.address
            else f'<span aria-current="true">{escape(each.name)}</span>'
        )
        + "</li>\n"
        for each in editions
    )
    label = escape(_("Language"))
    return f'<nav class="assess-languages" aria-label="{label}"><ul>\n{links}</ul></nav>\n' if links else ""


def _named_frames(html: str) -> str:
    """Return the page with each frame that can scroll named and reached by the keyboard.

    It has the name of its table, or of the heading above it. The theme gives it the id of its table; that stays alone.
    """
    heading = ""

    def named(found: re.Match[str]) -> str:
        nonlocal heading
        if found["words"] is not None:
            heading = " ".join(_NO_WORDS.sub("", found["words"]).split())
            return found[0]
        kind = _("Table") if found["kinds"] else _("Text sample")
        name = " ".join(_NO_WORDS.sub("", found["caption"] or "").split()) or heading
        frame = f'role="group" tabindex="0" aria-label="{_quoted(f"{kind}: {name}" if name else str(kind))}"'
        if found["kinds"] is None:
            return f"<pre {frame}"
        return f"<div {frame} {found['kinds']}>{found['table']}{found['caption'] or ''}"

    return _HEADING_OR_FRAME.sub(named, html)


def _quoted(words: str) -> str:
    # The words come from HTML: their signs are escaped already, only quotation marks are not.
    return words.replace('"', "&quot;").replace("\\", "&#92;")
