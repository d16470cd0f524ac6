"""What a page says about one item, in words: the same for web pages, print and plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..catalogue.answers import ScaleAnswer
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import (
    RELATION,
    STRENGTH_MEANS,
    answer_phrase,
    condition_phrase,
    provision_label,
    source_label,
)
from .book import Book
from .contents import Piece, Reference, Words
from .names import name_of
from .words import _


class Fact(NamedTuple):
    """One fact about an item: its heading, and one or several lines."""

    heading: str
    lines: tuple[Words, ...]


def labels(placed: Placed) -> tuple[str, ...]:
    """Return the short labels of an item: whether it is in the short form, whether it is still asked."""
    found = []
    if placed.item.core:
        found.append(_("Short form"))
    if placed.item.retired:
        found.append(_("Retired in version {}: no longer asked").format(placed.item.retired))
    return tuple(found)


def facts(item: Item, book: Book, catalogue: Catalogue) -> Iterator[Fact]:
    """Yield what is said about an item, in reading order."""
    yield Fact(_("How to answer"), ((_how(item, book, catalogue),),))
    if item.applies:
        yield Fact(_("Answer this if"), ((f"{condition_phrase(item.applies, catalogue, book.language, _)}.",),))
    yield Fact(_("What would show it"), ((item.evidence,),))
    yield Fact(_("Who answers"), ((respondents(item, catalogue),),))
    yield Fact(_("Source"), ((*sources(item.source, catalogue), ". ", _(STRENGTH_MEANS[item.strength])),))
    if item.serves:
        yield Fact(_("Also reported under"), tuple(_services(item, catalogue)))
    if item.replaced_by:
        yield Fact(_("Asked instead"), tuple(_replacements(item, catalogue)))


def respondents(item: Item, catalogue: Catalogue) -> str:
    """Return the authorities that answer, by name."""
    return ", ".join(catalogue.respondent[id].name if id in catalogue.respondent else id for id in item.respondents)


def sources(references: Iterable[str], catalogue: Catalogue) -> Iterator[Piece]:
    """Yield references to sources, separated by semicolons; what is called the same stands once."""
    seen: set[str] = set()
    for reference in references:
        words = source_label(reference, catalogue)
        if words not in seen:
            if seen:
                yield "; "
            seen.add(words)
            yield Reference("source", reference, words)


def _how(item: Item, book: Book, catalogue: Catalogue) -> str:
    how = answer_phrase(item.answer, catalogue, book.language, _)
    if not isinstance(item.answer, ScaleAnswer):
        return how
    match item.not_applicable:
        case "with-reason":
            return f"{how} {_('If you answer “not applicable”, say why.')}"
        case "never":
            return f"{how} {_('It applies to everyone: “not applicable” is not taken as an answer.')}"
    return how


def _services(item: Item, catalogue: Catalogue) -> Iterator[Words]:
    for service in item.serves:
        words = provision_label(service.provision, catalogue)
        after = f" ({_(RELATION[service.relation])}): {service.why}"
        yield Reference("provision", service.provision, words), after


def _replacements(item: Item, catalogue: Catalogue) -> Iterator[Words]:
    for id in item.replaced_by:
        yield (Reference("item", id, name_of("item", id, catalogue) or id),)
