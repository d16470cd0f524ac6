"""Fingerprints of views: from one build to the next they tell which pages show something that has changed.

A fingerprint is taken of the very words that are drawn, so nothing that a page shows can be forgotten, and nothing that
it does not show counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from ..catalogue.coverage import coverage
from ..catalogue.frameworks import Framework
from ..catalogue.model import Catalogue
from ..catalogue.phrases import condition_phrase, source_label
from .book import Book
from .contents import Contents, Items, Table
from .example_blocks import example_blocks
from .facts import facts, labels
from .names import TYPES, name_of
from .opener import Opener
from .selection import Selection, chosen


def fingerprint(view: Selection, book: Book) -> str:
    """Return a mark of everything the view shows, the same in every process; it changes when the view does."""
    digest = blake2b(f"{book.language} {book.wording}".encode(), digest_size=12)
    if book.catalogue is not None:
        for words in (*_around(view, book, book.catalogue), *_within(view, book, book.catalogue)):
            digest.update(json.dumps(words).encode())
    return digest.hexdigest()


def _around(view: Selection, book: Book, catalogue: Catalogue) -> Iterator[object]:
    """Yield what stands around the parts of a view, or in a view that has none."""
    match view.kind:
        case "name":
            type_, _, id = view.of.partition(" ")
            yield name_of(type_, id, catalogue)
        case "any":
            yield [name_of(type_, view.of, catalogue) for type_ in TYPES]
        case "authored":
            yield repr((catalogue.head.scales, catalogue.head.breakdowns, catalogue.head.profile))
        case "sources":
            yield [
                repr((s.id, s.title, s.by, s.date, s.read_on, s.link, s.confidence, s.note)) for s in catalogue.sources
            ]
        case "checklist" if view.of in catalogue.checklist:
            applies = catalogue.checklist[view.of].applies
            yield condition_phrase(applies, catalogue, book.language) if applies else ""
        case "framework" if view.of in catalogue.framework:
            yield from _card(catalogue.framework[view.of], catalogue)
        case "example":
            yield repr(tuple(example_blocks(view, book, catalogue)))
        case "coverage":
            yield [found.counts() for found in coverage(catalogue) if found.source.id == view.of]


def _within(view: Selection, book: Book, catalogue: Catalogue) -> Iterator[object]:
    """Yield the words of the parts of a view."""
    opener = Opener(book, catalogue)
    for part in _parts(view, catalogue):
        for contents in opener.contents(view, part):
            yield from _words(contents, book, catalogue)


def _parts(view: Selection, catalogue: Catalogue) -> Sequence[str]:
    match view.kind:
        case "checklist" if view.of in catalogue.checklist:
            return list(chosen(view, catalogue.checklist[view.of], catalogue))
        case "crosswalk" if all(id in catalogue.framework for id in view.columns):
            return [id for id in view.parts or catalogue.checklist if id in catalogue.checklist]
        case "framework" if view.of in catalogue.framework:
            framework = catalogue.framework[view.of]
            return ["", framework.id, *(plan.id for plan in framework.plans)]
        case "coverage" if any(source.id == view.of for source in catalogue.sources):
            return [view.of]
        case "picture":
            return [view.of]
    return []


def _card(framework: Framework, catalogue: Catalogue) -> Iterator[object]:
    """Yield what a card holds beside its tables."""
    yield repr((framework.name, framework.short, framework.summary, framework.link, framework.reports, framework.plans))
    yield [membership.note for membership in framework.membership]
    cited = (framework.source, *(each.source for each in framework.reports), *(each.source for each in framework.plans))
    yield [source_label(id, catalogue) for ids in cited for id in ids]
    yield [(checklist.id, checklist.title) for checklist in catalogue.checklists if checklist.framework == framework.id]


def _words(contents: Contents, book: Book, catalogue: Catalogue) -> Iterator[object]:
    match contents:
        case Items(placed):
            yield placed[0].section.title
            for each in placed:
                item = each.item
                yield each.number, item.id, item.ask, item.help, labels(each), tuple(facts(item, book, catalogue))
        case Table():
            yield contents.caption, contents.heads
            yield from contents.rows
        case _:
            yield contents
