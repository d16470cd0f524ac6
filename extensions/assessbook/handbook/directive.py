"""What every directive of the handbook shares: the catalogue, noting its view, saying what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..catalogue.model import Catalogue
from .book import Book, domain_of
from .building import paragraph, target
from .nodes import catalogue_part
from .selection import Selection
from .unknown import warn_unknown
from .words import _

Options = Mapping[str, Callable[[str], Any]]

NO_INDEX: Options = {"no-index": directives.flag}


class CatalogueDirective(SphinxDirective):
    """Base of the directives that show a part of the catalogue."""

    def run(self) -> list[nodes.Node]:
        """Return what the directive shows; nothing when catalogue.yaml cannot be read, which has its own warning."""
        catalogue = self.book.catalogue
        return [] if catalogue is None else list(self.shown(catalogue))

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the nodes of the view."""
        raise NotImplementedError

    @property
    def book(self) -> Book:
        """The catalogue of this build."""
        return domain_of(self.env).book

    @property
    def docname(self) -> str:
        """The page that is read."""
        return self.env.current_document.docname

    def note(self, selection: Selection) -> None:
        """Remember that this page shows `selection`."""
        domain_of(self.env).note(self.docname, selection)

    def home(self, type_: str, id: str, view: Selection) -> list[nodes.Node]:
        """Return the place that links to an object lead to, once on a page; nothing where it is not at home."""
        node = target(type_, id)
        if not view.index or node["ids"][0] in self.state.document.ids:
            return []
        self.state.document.ids[node["ids"][0]] = node
        return [node]

    def part(self, view: Selection, of: str = "", **attributes: Any) -> catalogue_part:
        """Return a closed part of a view."""
        part = catalogue_part(docname=self.docname, view=view, of=of, **attributes)
        self.set_source_info(part)
        return part

    def free_id(self, wanted: str) -> str:
        """Return an id that the page does not have yet: a page can show one thing in several ways."""
        taken, id, number = self.state.document.ids, wanted, 2
        while id in taken:
            id, number = f"{wanted}-{number}", number + 1
        return id

    def missing(self, type_: str, id: str) -> list[nodes.Node]:
        """Warn that there is no such object, and say so on the page."""
        warn_unknown(type_, id, self.book, self.get_location())
        return [paragraph(_("[“{}” cannot be shown here: it is missing.]").format(id))]

    def ids(self, option: str) -> tuple[str, ...]:
        """Return the ids given in an option, separated by spaces or commas."""
        return tuple(self.options.get(option, "").replace(",", " ").split())
