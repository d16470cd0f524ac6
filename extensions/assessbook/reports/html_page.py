"""A document as one accessible HTML page: its style is in it, no script, and no request leaves it."""

from __future__ import annotations

from collections.abc import Iterator

from ..forms.html.elements import Html, element, together
from .blocks import Block, Chart, Grid, Heading, Paper, Points, Words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_LONG = 12
"""Rows from which on a table may go on on the next sheet of paper."""
_NUMBER = 24
"""Signs of the longest cell that is set as a number in a table of numbers."""
_STYLE = """
:root{color-scheme:light dark;--ink:#1f2933;--ground:#fff;--quiet:#4a5560;--deep:#1f3a5f;--band:#e8eef6;--rule:#75869a}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ed;--ground:#14181d;--quiet:#b4bec9;--deep:#a9c8ee;--band:#222c38;
--rule:#75869a}}
body{margin:0 auto;padding:1rem;max-width:50rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);
background:var(--ground);overflow-wrap:break-word}
body:has(.numbers){max-width:66rem}main>:is(p,ul){max-width:50rem}
h1,h2,h3,h4{color:var(--deep);line-height:1.25}
h1{font-size:1.7rem}h2{font-size:1.4rem;margin-top:3rem;border-bottom:2px solid var(--rule)}
h3{font-size:1.15rem;margin-top:2.2rem}h4{font-size:1rem;color:var(--ink);margin:1.8rem 0 .3rem}
p{margin:.4rem 0;white-space:pre-line}
.banner{font-weight:bold;letter-spacing:.04em;border:1px solid var(--rule);padding:.3rem .6rem;display:inline-block}
.quiet,.basis{color:var(--quiet);font-size:.9em}
.basis{border-inline-start:3px solid var(--rule);padding-inline-start:.7rem}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-size:.92em;width:100%}caption{text-align:start;font-weight:bold;padding:.3rem 0}
th,td{border:1px solid var(--rule);padding:.35rem .5rem;text-align:start;vertical-align:top;white-space:pre-line;
min-width:5rem}
th{background:var(--band);font-weight:600}
.numbers table{font-size:.85em;line-height:1.35}.numbers th,.numbers td{padding:.25rem .35rem}
.numbers td,.numbers thead th{min-width:0}.numbers td{text-align:end;font-variant-numeric:tabular-nums}
.numbers .text{text-align:start;min-width:15rem}
.drawing svg{max-width:100%;height:auto}.drawing text{fill:currentColor}
@media screen and (max-width:45rem){.numbers td:not(.text){white-space:nowrap}}
@media print{body{max-width:none;padding:0;font-size:10pt}h2.page{break-before:page}
h2{margin-top:2rem;break-after:avoid}.short{break-inside:avoid}
h3,h4{break-after:avoid}tr{break-inside:avoid}
.wide{overflow:visible}.drawing{break-inside:avoid}.drawing svg{max-height:21cm}
tbody tr:first-child{break-before:avoid}caption{break-after:avoid}
.numbers table{font-size:7pt}.numbers th,.numbers td{padding:.15rem .2rem}.numbers .text{min-width:0}}
"""
_BRIEF = """
body{max-width:62rem;line-height:1.4}h1{font-size:1.3rem;margin:.4rem 0}
h2{font-size:1rem;margin:.8rem 0 .2rem;border:0}
ul{margin:.2rem 0;padding-inline-start:1.1rem}li{margin:.15rem 0}
@media print{body{font-size:8.2pt;line-height:1.25}h1{font-size:12pt}
h2{break-before:auto;font-size:9pt;margin:.5em 0 .1em;break-after:avoid}
p,ul,li{margin-block:.1em}.banner{padding:.1rem .4rem}}
"""
"""For a document that is to fit on one page."""


def write(paper: Paper, brief: bool = False) -> bytes:
    """Return the page as UTF-8; a `brief` one is set small and has no contents."""
    style = Html(_STYLE + (_BRIEF if brief else "") + _on_every_page(paper.banner, brief))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("title", f"{paper.title} ({paper.banner})"),
        element("style", style),
    )
    about = (element("p", line) for line in (paper.subtitle, *paper.about))
    first = together((element("p", paper.banner, class_="banner"), element("h1", paper.title), *about))
    body = element("body", element("main", first, *(() if brief else _contents(paper)), *_blocks(paper)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n".encode()


def _contents(paper: Paper) -> Iterator[Html]:
    """Yield the links to the parts of the document."""
    titles = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    links = (element("li", element("a", title, href=f"#part-{n}")) for n, title in enumerate(titles, 1))
    yield element("nav", element("ul", *links), aria_label="Contents")


def _blocks(paper: Paper) -> Iterator[Html]:
    part = 0
    for block in paper.blocks:
        part += isinstance(block, Heading) and block.level == 1
        yield from _block(block, part)
        yield Html("\n")


def _block(block: Block, part: int) -> Iterator[Html]:
    match block:
        case Heading(level=level, text=text, basis=basis, page=page):
            yield element(f"h{level + 1}", text, id=f"part-{part}" if level == 1 else "", class_="page" if page else "")
            if basis:
                yield element("p", basis, class_="basis")
        case Words(text=text, label=label, quiet=quiet, said=said, basis=basis):
            words = element("span", text, dir="auto") if said else text
            before = (element("strong", label), " ") if label else ()
            yield element("p", *before, words, class_="quiet" if quiet else "")
            if basis:
                yield element("p", basis, class_="basis")
        case Points(points=points):
            yield element("ul", *(element("li", point) for point in points))
        case Grid():
            yield _table(block)
        case Chart(svg=svg, grid=grid):
            yield element("div", element("div", Html(svg), class_="drawing"), _table(grid), class_="beside")


def _table(grid: Grid) -> Html:
    title, rows = grid.title, grid.rows
    top = element("thead", element("tr", *(element("th", head, scope="col") for head in grid.heads)))
    body = (
        element("tr", element("th", row[0], scope="row"), *(_cell(cell, grid.numbers) for cell in row[1:]))
        for row in rows
    )
    made = element("table", element("caption", title), top, element("tbody", *body))
    # A table that scrolls sideways must be reachable by keyboard, and have a name.
    kinds = " ".join(("wide", *("short",) * (len(rows) < _LONG), *("numbers",) * grid.numbers))
    return element("div", made, class_=kinds, role="region", aria_label=title, tabindex="0")


def _cell(text: str, numbers: bool) -> Html:
    return element("td", text, dir="auto", class_="text" if numbers and len(text) > _NUMBER else "")


def _on_every_page(banner: str, brief: bool) -> str:
    # The banner is made of fixed words, so it needs no escapes in the style.
    foot = '@bottom-right{content:counter(page)" / "counter(pages);font:8pt sans-serif}'
    margin = "14mm 14mm" if brief else "18mm 16mm"
    return f'@page{{size:A4;margin:{margin};@top-left{{content:"{banner}";font:bold 9pt sans-serif}}{foot}}}'
