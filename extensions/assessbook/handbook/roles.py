"""Roles that name something of the catalogue: the link shows its words as they now stand."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.roles import XRefRole

from ..catalogue.model import Catalogue
from ..catalogue.problems import suggestion
from .book import domain_of
from .selection import Selection, name_of
from .warnings import Kind, warn


class NamedRole(XRefRole):
    """`{item}`, `{checklist}`, `{framework}`, `{provision}` and `{source}`."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return a reference with the object's own words; a warning and plain text where there is no such object."""
        type_ = self.name.rpartition(":")[2]
        domain = domain_of(self.env)
        selection = Selection("name", f"{type_} {self.target}")
        domain.note(self.env.docname, selection)
        catalogue = domain.book.catalogue
        words = name_of(selection, catalogue) if catalogue else None
        if words is None:
            if catalogue is not None:
                hint = suggestion(self.target, known(type_, catalogue))
                warn(Kind.REFERENCE, f"there is no {type_} '{self.target}'.{hint}", self.get_location())
            return [nodes.inline(self.rawtext, self.title)], []
        if not self.has_explicit_title:
            self.title = words
        return super().run()


def known(type_: str, catalogue: Catalogue) -> list[str]:
    """Return every id of a type, for suggestions."""
    tables = {
        "item": catalogue.items,
        "checklist": catalogue.checklist,
        "framework": catalogue.framework,
        "provision": catalogue.provisions,
        "source": catalogue.citable,
    }
    return list(tables[type_])
