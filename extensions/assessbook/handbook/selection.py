"""Which part of the catalogue a place on a page shows, as plain data that can be stored, compared and fingerprinted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from ..catalogue.checklists import Checklist, Section
from ..catalogue.coverage import coverage
from ..catalogue.model import Catalogue, Placed, place
from .book import Book

Kind = Literal["checklist", "framework", "crosswalk", "coverage", "sources", "downloads", "name"]
Layout = Literal["list", "table", "sheet"]


@dataclass(frozen=True, slots=True)
class Selection:
    """One view: its kind, what it is of (an id, or a reference for `name`), and for checklists which items and how."""

    kind: Kind
    of: str = ""
    sections: tuple[str, ...] = ()
    framework: str = ""
    respondent: str = ""
    pillar: str = ""
    core: bool = False
    layout: Layout = "list"
    index: bool = True

    @property
    def whole(self) -> bool:
        """Tell whether a checklist is shown from end to end: then this is where its items are at home."""
        return not (self.sections or self.framework or self.respondent or self.pillar or self.core)

    def shows(self, placed: Placed) -> bool:
        """Tell whether the view shows an item; retired items only stand in the whole list."""
        item = placed.item
        if item.retired:
            return self.whole and self.layout == "list"
        return (
            (not self.sections or placed.section.id in self.sections)
            and (not self.respondent or self.respondent in item.respondents)
            and (not self.pillar or self.pillar in item.pillars)
            and (not self.core or item.core)
            and (not self.framework or any(s.provision.split(":")[0] == self.framework for s in item.serves))
        )


def chosen(selection: Selection, checklist: Checklist) -> Iterator[tuple[Section, tuple[Placed, ...]]]:
    """Yield each section of the checklist that has items to show, with those items."""
    by_section: dict[str, list[Placed]] = {}
    for placed in place(checklist):
        if selection.shows(placed):
            by_section.setdefault(placed.section.id, []).append(placed)
    for section in checklist.sections:
        if section.id in by_section:
            yield section, tuple(by_section[section.id])


def fingerprint(selection: Selection, book: Book) -> str:
    """Return a mark of everything the view shows; it changes exactly when the view must be drawn again."""
    digest = blake2b(digest_size=12)
    for part in _shown(selection, book):
        digest.update(repr(part).encode())
    return digest.hexdigest()


def _shown(selection: Selection, book: Book) -> Iterator[object]:
    catalogue = book.catalogue
    if catalogue is None:
        return
    yield book.language
    match selection.kind:
        case "checklist":
            yield from _of_checklist(selection, catalogue)
        case "framework":
            yield catalogue.framework.get(selection.of)
            yield [c.id for c in catalogue.checklists if c.framework == selection.of], _serving(catalogue, selection.of)
        case "crosswalk":
            yield [(f.id, f.short, f.name) for f in catalogue.frameworks]
            for placed in catalogue.items.values():
                yield placed.number, placed.item.id, placed.item.ask, placed.item.serves, placed.checklist.title
        case "coverage":
            yield from (
                (p, d, [x.item.id for x in items])
                for c in coverage(catalogue)
                if c.source.id == selection.of
                for p, d, items in c.demands
            )
        case "sources":
            yield from ((s.id, s.title, s.by, s.date, s.link, s.confidence, s.note) for s in catalogue.sources)
        case "downloads":
            yield from ((form.path.name, form.title, form.size) for form in book.forms)
        case "name":
            yield name_of(selection, catalogue)


def _of_checklist(selection: Selection, catalogue: Catalogue) -> Iterator[object]:
    checklist = catalogue.checklist.get(selection.of)
    if checklist is None:
        return
    head = catalogue.head
    yield head.respondents, head.pillars, head.scales, head.breakdowns, head.profile
    yield checklist.title, checklist.summary, checklist.respondents, checklist.applies
    for section, items in chosen(selection, checklist):
        yield section.title, section.intro
        for placed in items:
            yield placed.number, placed.item
            yield [
                catalogue.provisions.get(service.provision) and _named(catalogue, service.provision)
                for service in placed.item.serves
            ]


def _named(catalogue: Catalogue, reference: str) -> tuple[str, str, str]:
    framework, plan, provision = catalogue.provisions[reference]
    return plan.name if plan else framework.short, provision.label, provision.title


def _serving(catalogue: Catalogue, framework: str) -> list[tuple[str, str]]:
    owners = (
        [framework, *(plan.id for plan in catalogue.framework[framework].plans)]
        if framework in catalogue.framework
        else []
    )
    return [(placed.item.id, service.provision) for owner in owners for placed, service in catalogue.serving(owner)]


def name_of(selection: Selection, catalogue: Catalogue) -> str | None:
    """Return the words a cross-reference shows for `selection.of`, or None when the catalogue does not have it."""
    type_, _, target = selection.of.partition(" ")
    match type_:
        case "item" if target in catalogue.items:
            return f"{catalogue.items[target].item.ask} ({target})"
        case "checklist" if target in catalogue.checklist:
            return catalogue.checklist[target].title
        case "framework" if target in catalogue.framework:
            return catalogue.framework[target].short
        case "provision" if target in catalogue.provisions:
            return ", ".join(_named(catalogue, target)[:2])
        case "source" if target in catalogue.citable:
            source, paragraph, _ = catalogue.citable[target]
            return paragraph.label if paragraph else source.title
    return None
