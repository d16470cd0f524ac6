"""Open the closed parts of checklists when a page is written: as HTML, or as neutral nodes for other outputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..catalogue.checklists import Checklist
from ..catalogue.model import Placed
from . import html, plain
from .book import domain_of
from .nodes import checklist_part
from .selection import Selection, chosen


class _Draw(SphinxPostTransform):
    """Replaces each closed part."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace every part on the page, in order."""
        for part in list(self.document.findall(checklist_part)):
            part.replace_self(self.drawn(part))

    def drawn(self, part: checklist_part) -> list[nodes.Node]:
        """Return what stands in the part's place."""
        raise NotImplementedError

    def items(self, part: checklist_part) -> tuple[Placed, ...]:
        """Return the items of the part as the catalogue now stands."""
        catalogue = domain_of(self.env).book.catalogue
        selection: Selection = part["selection"]
        checklist: Checklist | None = part["authored"] or (catalogue and catalogue.checklist.get(selection.of))
        if checklist is None:
            return ()
        return next((items for section, items in chosen(selection, checklist) if section.id == part["section"]), ())


class DrawHtml(_Draw):
    """For web pages and EPUB."""

    def is_supported(self) -> bool:
        """Tell whether the builder writes HTML."""
        return domain_of(self.env).builder.format == "html"

    def drawn(self, part: checklist_part) -> list[nodes.Node]:
        """Return one raw node; Sphinx's search reads its words."""
        book = domain_of(self.env).book
        assert book.catalogue is not None
        depth = sum(isinstance(node, nodes.section) for node in _around(part))
        drawn = html.draw(self.items(part), part["selection"], book.catalogue, book.language, self._link, depth)
        return [nodes.raw("", drawn, format="html")]

    def _link(self, type_: str, id: str) -> str | None:
        domain = domain_of(self.env)
        home, builder = domain.home(type_, id), domain.builder
        if home is None:
            return None
        docname, anchor = home
        here = self.env.docname
        if docname == here or builder.name == "singlehtml":
            return f"#{anchor}"
        return f"{builder.get_relative_uri(here, docname)}#{anchor}"


class DrawPlain(_Draw):
    """For every other output."""

    def is_supported(self) -> bool:
        """Tell whether the builder writes something else than HTML; the gettext builder extracts, it does not write."""
        return domain_of(self.env).builder.format not in ("html", "")

    def drawn(self, part: checklist_part) -> list[nodes.Node]:
        """Return paragraphs, lists and tables."""
        book = domain_of(self.env).book
        assert book.catalogue is not None
        return plain.draw(self.items(part), part["selection"], book.catalogue, book.language)


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node
