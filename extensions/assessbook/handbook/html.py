"""Checklists as HTML, written directly: at ten thousand questions this is what keeps a build short."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from ..catalogue.model import Catalogue, Placed
from .facts import Fact, Reference, facts, labels, respondents
from .selection import Selection
from .words import _

Link = Callable[[str, str], str | None]
"""(type, id) to a relative address, or None when no page shows the object."""


def draw(
    items: Iterable[Placed], selection: Selection, catalogue: Catalogue, language: str, link: Link, depth: int
) -> str:
    """Return the HTML of the items of one section.

    `depth` is the number of sections around it, so that headings follow on; `link` gives the address of an object.
    """
    if selection.layout == "list":
        rows = "".join(_item(placed, selection, catalogue, language, link, min(depth + 2, 6)) for placed in items)
        return f'<ol class="assess-items">{rows}</ol>\n'
    if selection.layout == "table":
        return _table(items, selection, catalogue, link)
    return _sheet(items, selection, catalogue, language)


def _item(placed: Placed, selection: Selection, catalogue: Catalogue, language: str, link: Link, level: int) -> str:
    item = placed.item
    permalink = (
        f'<a class="headerlink" href="#{item.id}" title="{escape(_("Link to this question"))}">¶</a>'
        if selection.index
        else ""
    )
    marks = "".join(f"<li>{escape(label)}</li>" for label in labels(placed)[1:])
    help_ = f'<p class="assess-help">{escape(item.help)}</p>' if item.help else ""
    details = "".join(_fact(fact, link) for fact in facts(item, catalogue, language))
    return (
        f'<li class="assess-item{" assess-retired" if item.retired else ""}"{_id(placed, selection)}'
        f' data-item="{item.id}" data-answer="{item.answer.type}">'
        f'<h{level} class="assess-ask"><span class="assess-number">{placed.number or "–"}</span> '
        f"{escape(item.ask)}{permalink}</h{level}>"
        f'<ul class="assess-marks"><li><code>{item.id}</code></li>{marks}</ul>'
        f'{help_}<dl class="assess-facts">{details}</dl></li>\n'
    )


def _fact(fact: Fact, link: Link) -> str:
    if not fact.references:
        return f"<div><dt>{escape(fact.heading)}</dt><dd>{escape(fact.text)}</dd></div>"
    if len(fact.references) == 1:
        return f"<div><dt>{escape(fact.heading)}</dt><dd>{_reference(fact.references[0], link)}</dd></div>"
    entries = "".join(f"<li>{_reference(reference, link)}</li>" for reference in fact.references)
    return f"<div><dt>{escape(fact.heading)}</dt><dd><ul>{entries}</ul></dd></div>"


def _reference(reference: Reference, link: Link) -> str:
    address = link(reference.type_, reference.id)
    words = escape(reference.words)
    linked = f'<a class="reference internal" href="{escape(address)}">{words}</a>' if address else words
    return linked + escape(reference.after)


def _id(placed: Placed, selection: Selection) -> str:
    return f' id="{placed.item.id}"' if selection.index else ""


def _table(items: Iterable[Placed], selection: Selection, catalogue: Catalogue, link: Link) -> str:
    rows = "".join(
        f'<tr{_id(placed, selection)}><td>{placed.number or "–"}</td><th scope="row">{escape(placed.item.ask)}</th>'
        f"<td>{escape(labels(placed)[1])}</td><td>{escape(respondents(placed.item, catalogue))}</td>"
        f"<td><code>{_code(placed, link)}</code></td></tr>"
        for placed in items
    )
    return _framed(_("Questions"), [_("No."), _("Question"), _("Force"), _("Who answers"), _("Code")], rows, "docutils")


def _code(placed: Placed, link: Link) -> str:
    address = link("item", placed.item.id)
    return f'<a class="reference internal" href="{escape(address)}">{placed.item.id}</a>' if address else placed.item.id


def _sheet(items: Iterable[Placed], selection: Selection, catalogue: Catalogue, language: str) -> str:
    rows = "".join(
        f"<tr{_id(placed, selection)}><td>{placed.number or '–'}<br><code>{placed.item.id}</code></td>"
        f'<th scope="row">{escape(placed.item.ask)}</th><td class="assess-boxes">{_boxes(placed, catalogue, language)}</td>'
        f'<td class="assess-room"></td></tr>'
        for placed in items
    ).replace("<br>", "<br/>")
    heads = [_("No."), _("Question"), _("Answer"), _("Notes, evidence, who does what by when")]
    return _framed(_("Sheet to fill by hand"), heads, rows, "docutils assess-sheet")


def _boxes(placed: Placed, catalogue: Catalogue, language: str) -> str:
    options = catalogue.options(placed.item.answer) or getattr(placed.item.answer, "options", ())
    if not options:
        return '<span class="assess-line"></span>'
    return "".join(f'<span class="assess-box">☐ {escape(option.in_language(language))}</span> ' for option in options)


def _framed(name: str, heads: list[str], rows: str, classes: str) -> str:
    """Return a table in a frame that scrolls by itself and can be reached by keyboard (WCAG 2.1.1, 1.4.10)."""
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return (
        f'<div class="assess-frame" role="region" tabindex="0" aria-label="{escape(name)}">'
        f'<table class="{classes} assess-table"><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>\n'
    )
