"""A checklist as a table to look through, or as a sheet to fill by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..catalogue.answers import SeveralAnswer
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import STRENGTH
from .book import Book
from .contents import Box, Reference, Row, Table, Words
from .facts import respondents
from .words import _


def overview(caption: str, items: Iterable[Placed], catalogue: Catalogue) -> Table:
    """Return the items as a table: number, question, force of the source, who answers, code."""
    heads = (_("No."), _("Question"), _("Source says"), _("Who answers"), _("Code"))
    return Table(
        caption, heads, (6, 46, 12, 26, 10), _overview(items, catalogue), 1, "assess-overview", below_heading=True
    )


def sheet(caption: str, items: Iterable[Placed], book: Book, catalogue: Catalogue) -> Table:
    """Return the items as a sheet with boxes to tick and room to write."""
    heads = (_("No."), _("Question"), _("Answer"), _("Notes and proof. For a plan: who, and by when"))
    return Table(caption, heads, (8, 40, 22, 30), _sheet(items, book, catalogue), 1, "assess-sheet", below_heading=True)


def _overview(items: Iterable[Placed], catalogue: Catalogue) -> Iterator[Row]:
    for placed in items:
        item = placed.item
        cells: tuple[Words, ...] = (
            (placed.number or "–",),
            (item.ask,),
            (_(STRENGTH[item.strength]).lower(),),
            (respondents(item, catalogue),),
            (_code(placed),),
        )
        yield Row(cells, ("item", item.id))


def _sheet(items: Iterable[Placed], book: Book, catalogue: Catalogue) -> Iterator[Row]:
    for placed in items:
        number = f"{placed.number or '–'} "
        yield Row(
            ((number, _code(placed)), (placed.item.ask,), tuple(_boxes(placed, book, catalogue)), ()),
            ("item", placed.item.id),
        )


def _code(placed: Placed) -> Reference:
    return Reference("item", placed.item.id, placed.item.id, code=True)


def _boxes(placed: Placed, book: Book, catalogue: Catalogue) -> Iterator[Box]:
    answer = placed.item.answer
    options = answer.options if isinstance(answer, SeveralAnswer) else catalogue.options(answer)
    for option in options:
        if option.code != "not-applicable" or placed.item.not_applicable != "never":
            yield Box(option.in_language(book.language))
    if not options:
        yield Box()
