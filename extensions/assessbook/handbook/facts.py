"""What a page says about one item, in words: the same for web pages, print and plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import (
    RELATION,
    STRENGTH,
    answer_phrase,
    condition_phrase,
    provision_label,
    source_label,
)
from .words import _


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that link to an object: its type and id, and what follows the link."""

    type_: str
    id: str
    words: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about an item: its heading, and either a text or a list of references."""

    heading: str
    text: str = ""
    references: tuple[Reference, ...] = ()


def labels(placed: Placed) -> tuple[str, ...]:
    """Return the short labels of an item: its code, the force of its source, whether it is in the short form."""
    item = placed.item
    parts = [item.id, _(STRENGTH[item.strength])]
    if item.core:
        parts.append(_("Short form"))
    if item.retired:
        parts.append(_("Retired in version {}: no longer asked").format(item.retired))
    return tuple(parts)


def facts(item: Item, catalogue: Catalogue, language: str) -> Iterator[Fact]:
    """Yield what is said about an item, in reading order."""
    yield Fact(_("How to answer"), answer_phrase(item.answer, catalogue, language, _))
    if item.applies:
        yield Fact(_("Answer this if"), condition_phrase(item.applies, catalogue, language, _))
    yield Fact(_("What would show it"), item.evidence)
    yield Fact(_("Who answers"), respondents(item, catalogue))
    yield Fact(_("Source"), references=tuple(_sources(item, catalogue)))
    if item.serves:
        yield Fact(_("Also reported under"), references=tuple(_services(item, catalogue)))
    if item.replaced_by:
        yield Fact(_("Replaced by"), references=tuple(Reference("item", id, id) for id in item.replaced_by))


def respondents(item: Item, catalogue: Catalogue) -> str:
    """Return the authorities that answer, by name."""
    return ", ".join(catalogue.respondent[id].name if id in catalogue.respondent else id for id in item.respondents)


def _sources(item: Item, catalogue: Catalogue) -> Iterator[Reference]:
    seen = set()
    for reference in item.source:
        words = source_label(reference, catalogue)
        if words not in seen:
            seen.add(words)
            yield Reference("source", reference, words)


def _services(item: Item, catalogue: Catalogue) -> Iterator[Reference]:
    for service in item.serves:
        words = provision_label(service.provision, catalogue)
        yield Reference("provision", service.provision, words, f" ({_(RELATION[service.relation])}): {service.why}")
