"""Fingerprints of views: from one build to the next they tell which pages show something that has changed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from ..catalogue.coverage import citing
from ..catalogue.frameworks import Framework
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import condition_phrase, provision_label, source_label
from .book import Book
from .names import TYPES, name_of
from .selection import Selection, chosen


def fingerprint(selection: Selection, book: Book) -> str:
    """Return a mark of everything the view shows, the same in every process; it changes when the view does."""
    digest = blake2b(book.language.encode(), digest_size=12)
    if book.catalogue is not None:
        for part in _shown(selection, book, book.catalogue):
            digest.update(repr(part).encode())
    return digest.hexdigest()


def _shown(selection: Selection, book: Book, catalogue: Catalogue) -> Iterator[object]:
    match selection.kind:
        case "checklist":
            yield from _checklist(selection, book, catalogue)
        case "authored":
            yield from _words(catalogue)
        case "framework":
            yield from _framework(selection, book, catalogue)
        case "crosswalk":
            yield from _crosswalk(selection, catalogue)
        case "coverage":
            yield from _coverage(selection, catalogue)
        case "sources":
            yield from (
                (s.id, s.title, s.by, s.date, s.read_on, s.link, s.confidence, s.note) for s in catalogue.sources
            )
        case "downloads" | "picture":
            yield book.mark
        case "name":
            type_, _, id = selection.of.partition(" ")
            yield name_of(type_, id, catalogue)
        case "any":
            yield [name_of(type_, selection.of, catalogue) for type_ in TYPES]


def _checklist(selection: Selection, book: Book, catalogue: Catalogue) -> Iterator[object]:
    checklist = catalogue.checklist.get(selection.of)
    if checklist is None:
        return
    head = catalogue.head
    yield head.respondents, head.scales, head.breakdowns
    if checklist.applies:
        yield condition_phrase(checklist.applies, catalogue, book.language)
    for items in chosen(selection, checklist, catalogue).values():
        yield items[0].section.id, items[0].section.title, items[0].section.intro
        for placed in items:
            yield from _item(placed, book, catalogue)


def _item(placed: Placed, book: Book, catalogue: Catalogue) -> Iterator[object]:
    """Yield an item, then the words of whatever it names."""
    item = placed.item
    yield placed.number, item
    yield [provision_label(service.provision, catalogue) for service in item.serves]
    yield [source_label(reference, catalogue) for reference in item.source]
    yield [name_of("item", id, catalogue) for id in item.replaced_by]
    if item.applies:
        yield condition_phrase(item.applies, catalogue, book.language)


def _words(catalogue: Catalogue) -> Iterator[object]:
    """Yield every word that a checklist of a page's own can take from the catalogue."""
    head = catalogue.head
    yield head.respondents, head.scales, head.breakdowns, head.profile
    yield [provision_label(reference, catalogue) for reference in catalogue.provisions]
    yield [source_label(reference, catalogue) for reference in catalogue.citable]


def _framework(selection: Selection, book: Book, catalogue: Catalogue) -> Iterator[object]:
    framework = catalogue.framework.get(selection.of)
    if framework is None:
        return
    yield framework
    yield [(c.id, c.title) for c in catalogue.checklists if c.framework == framework.id]
    yield [source_label(id, catalogue) for id in _cited(framework)]
    for reference, (owner, *_) in catalogue.provisions.items():
        if owner is framework:
            yield book.serving.get(reference)


def _cited(framework: Framework) -> Iterator[str]:
    yield from framework.source
    for report in framework.reports:
        yield from report.source
    for plan in framework.plans:
        yield from plan.source
    for membership in framework.membership:
        for figure in membership.figures:
            yield from figure.source


def _crosswalk(selection: Selection, catalogue: Catalogue) -> Iterator[object]:
    columns = [catalogue.framework[id] for id in selection.columns if id in catalogue.framework]
    yield [(framework.id, framework.short, [plan.id for plan in framework.plans]) for framework in columns]
    yield [(reference, provision.label) for reference, (*_, provision) in catalogue.provisions.items()]
    for placed in catalogue.items.values():
        item = placed.item
        if item.serves and not item.retired and placed.checklist.id in selection.parts:
            yield placed.checklist.title, item.id, item.ask, [(s.provision, s.relation) for s in item.serves]


def _coverage(selection: Selection, catalogue: Catalogue) -> Iterator[object]:
    source = next((source for source in catalogue.sources if source.id == selection.of), None)
    if source is None:
        return
    yield source.paragraphs
    items = citing(catalogue)
    for paragraph in source.paragraphs:
        for reference in (paragraph.id, *(demand.id for demand in paragraph.demands)):
            yield [placed.item.id for placed in items.get(reference, ())]
