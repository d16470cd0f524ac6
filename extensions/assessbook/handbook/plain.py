"""Checklists as neutral nodes, for every output that is not HTML: LaTeX, text, manual pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from ..catalogue.model import Catalogue, Placed
from .directive import paragraph, table, text
from .facts import Fact, facts, labels, respondents
from .selection import Selection
from .words import _


def draw(items: Iterable[Placed], selection: Selection, catalogue: Catalogue, language: str) -> list[nodes.Node]:
    """Return the nodes of the items of one section."""
    if selection.layout == "list":
        return [node for placed in items for node in _item(placed, catalogue, language)]
    if selection.layout == "table":
        return [_table(items, catalogue)]
    return [_sheet(items, catalogue, language)]


def _item(placed: Placed, catalogue: Catalogue, language: str) -> Iterator[nodes.Node]:
    item = placed.item
    ask = paragraph(nodes.strong("", f"{placed.number or '–'} {item.ask}"))
    yield ask
    yield paragraph(nodes.emphasis("", " · ".join(labels(placed))))
    if item.help:
        yield text(nodes.paragraph, item.help)
    yield nodes.bullet_list("", *(nodes.list_item("", _fact(fact)) for fact in facts(item, catalogue, language)))


def _fact(fact: Fact) -> nodes.paragraph:
    said = fact.text or "; ".join(f"{reference.words}{reference.after}" for reference in fact.references)
    return paragraph(nodes.strong("", fact.heading), f": {said}")


def _table(items: Iterable[Placed], catalogue: Catalogue) -> nodes.table:
    rows = [
        [
            paragraph(words)
            for words in (
                placed.number or "–",
                placed.item.ask,
                labels(placed)[1],
                respondents(placed.item, catalogue),
                placed.item.id,
            )
        ]
        for placed in items
    ]
    return table([_("No."), _("Question"), _("Force"), _("Who answers"), _("Code")], rows, (6, 44, 12, 26, 12))


def _sheet(items: Iterable[Placed], catalogue: Catalogue, language: str) -> nodes.table:
    rows = [
        [
            paragraph(words)
            for words in (
                f"{placed.number or '–'} {placed.item.id}",
                placed.item.ask,
                _boxes(placed, catalogue, language),
                "",
            )
        ]
        for placed in items
    ]
    heads = [_("No."), _("Question"), _("Answer"), _("Notes, evidence, who does what by when")]
    return table(heads, rows, (10, 40, 20, 30), "assess-sheet")


def _boxes(placed: Placed, catalogue: Catalogue, language: str) -> str:
    options = catalogue.options(placed.item.answer) or getattr(placed.item.answer, "options", ())
    return "  ".join(f"[ ] {option.in_language(language)}" for option in options) or "________"
