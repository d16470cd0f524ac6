"""Where each object is at home: the page and the view that links to it lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..catalogue.model import Catalogue
from .book import Book
from .names import Key
from .selection import Selection, catalogue_owners, chosen


class Home(NamedTuple):
    """A page and the view on it that shows an object best."""

    docname: str
    view: Selection


def homes(views: Mapping[str, Mapping[Selection, str]], book: Book) -> Mapping[Key, Home]:
    """Return the home of each object shown: whole lists before parts, lists before tables, pages by name."""
    if book.catalogue is None:
        return {}
    ranked = sorted(
        ((not view.whole, view.layout != "list", docname, n), Home(docname, view))
        for docname, on_page in views.items()
        for n, view in enumerate(on_page)
        if view.index
    )
    found: dict[Key, Home] = {}
    for _, home in ranked:
        for key in _objects(home.view, book.catalogue):
            found.setdefault(key, home)
    return found


def _objects(view: Selection, catalogue: Catalogue) -> Iterator[Key]:
    """Yield each object that a view shows in a place of its own."""
    match view.kind:
        case "checklist" if view.of in catalogue.checklist:
            yield "checklist", view.of
            for items in chosen(view, catalogue.checklist[view.of], catalogue).values():
                for placed in items:
                    yield "item", placed.item.id
        case "framework" if view.of in catalogue.framework:
            yield "framework", view.of
            owners = catalogue_owners(view.of, catalogue)
            for reference in catalogue.provisions:
                if reference.partition(":")[0] in owners:
                    yield "provision", reference
        case "coverage" | "sources":
            for reference, (source, paragraph, _) in catalogue.citable.items():
                if paragraph is None if view.kind == "sources" else paragraph is not None and source.id == view.of:
                    yield "source", reference
