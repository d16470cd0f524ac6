"""The Sphinx domain: what can be referred to, where it is at home, and which view stands on which page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from ..catalogue.terms import ITEM_ID
from .book import Book
from .fingerprints import fingerprint
from .homes import Home, homes
from .indices import FrameworkIndex, PillarIndex, RespondentIndex
from .names import TYPES, Key, anchor, known, name_of
from .roles import NamedRole
from .selection import Selection
from .warnings import Kind, warn
from .words import _

LABELS = {
    "checklist": _("checklist"),
    "item": _("question"),
    "framework": _("framework"),
    "provision": _("provision"),
    "source": _("source"),
}


UNTYPED = ("any", "myst")
"""The references that name an object without saying of which type it is: `{any}` and MyST's own links."""


class AssessDomain(Domain):
    """Checklists, items, frameworks, provisions and sources.

    The data holds, for each page, the views on it with their fingerprints; and where each object was at home when the
    pages were last written. The catalogue itself is never stored: ten thousand items cost the environment nothing.
    """

    name = "assess"
    label = "Assessment"
    object_types = {type_: ObjType(LABELS[type_], type_) for type_ in TYPES}
    roles = {type_: NamedRole(type_) for type_ in TYPES}
    indices = [FrameworkIndex, RespondentIndex, PillarIndex]
    initial_data = {"views": {}, "homes": {}}
    data_version = 1

    _homes: Mapping[Key, Home] | None = None
    _book: Book | None = None

    @property
    def book(self) -> Book:
        """The catalogue of this build; set before anything is read."""
        assert self._book is not None
        return self._book

    @book.setter
    def book(self, book: Book) -> None:
        self._book = book
        self._homes = None

    @property
    def views(self) -> dict[str, dict[Selection, str]]:
        """The fingerprint of each view on each page, in the order of the page."""
        found: dict[str, dict[Selection, str]] = self.data["views"]
        return found

    def note(self, docname: str, selection: Selection) -> None:
        """Remember that a page shows `selection` as the catalogue now stands."""
        on_page = self.views.setdefault(docname, {})
        if selection not in on_page:
            on_page[selection] = fingerprint(selection, self.book)
            self._homes = None

    @property
    def homes(self) -> Mapping[Key, Home]:
        """Where each object is at home."""
        if self._homes is None:
            self._homes = homes(self.views, self.book)
        return self._homes

    def pages(self) -> dict[Key, str | None]:
        """Return the page where each object of the catalogue is at home; None where no page shows it."""
        catalogue = self.book.catalogue
        found: dict[Key, str | None] = {key: home.docname for key, home in self.homes.items()}
        for type_ in TYPES:
            for id in known(type_, catalogue) if catalogue else ():
                found.setdefault((type_, id), None)
        return found

    def clear_doc(self, docname: str) -> None:
        """Forget the views of a page."""
        if self.views.pop(docname, None):
            self._homes = None

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the views that another process has read."""
        self.views.update({name: views for name, views in otherdata["views"].items() if name in docnames})
        self._homes = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Remember what untyped references name: their words come from the catalogue when they are written."""
        for reference in document.findall(pending_xref):
            if reference.get("reftype") in UNTYPED and not reference.get("refexplicit"):
                id = str(reference["reftarget"])
                if self._cannot_be_known(id) or any(self.words(type_, id) != id for type_ in TYPES):
                    self.note(docname, Selection("any", id))

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link a role to the home of its object."""
        home = self.homes.get((typ, target))
        if home is not None:
            return self._reference(builder, fromdocname, home.docname, anchor(typ, target), contnode)
        if node.get("named"):
            warn(Kind.NOT_SHOWN, f"no page shows the {typ} '{target}', so this cannot be a link", node)
        return None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link `{any}` to every object of that id.

        Raises NoUri, so that words stand there and nobody is warned, when a file that cannot be read is to blame.
        """
        found = []
        for type_ in TYPES:
            if home := self.homes.get((type_, target)):
                words = self.words(type_, target)
                content = contnode if node.get("refexplicit") else nodes.inline(words, words)
                reference = self._reference(builder, fromdocname, home.docname, anchor(type_, target), content)
                found.append((f"{self.name}:{type_}", reference))
        if not found and self._cannot_be_known(target):
            raise NoUri
        return found

    def _cannot_be_known(self, id: str) -> bool:
        return id in self.book.declared or (self.book.catalogue is None and re.match(ITEM_ID, id) is not None)

    def _reference(
        self, builder: Builder, here: str, page: str, anchor: str, content: nodes.Element
    ) -> nodes.reference:
        """Return a reference to an anchor on a page; where pages have no addresses of their own, all is one page."""
        address = builder.get_relative_uri(here, page).partition("#")[0]
        return make_refnode(builder, here, page if address else here, anchor, [content])

    def words(self, type_: str, id: str) -> str:
        """Return how an object is called; its id when the catalogue does not have it."""
        catalogue = self.book.catalogue
        return (catalogue and name_of(type_, id, catalogue)) or id

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every object that a page shows, for objects.inv and the search; single paragraphs come last there."""
        for (type_, id), home in self.homes.items():
            place = _encoded(anchor(type_, id))
            yield id, self.words(type_, id), type_, home.docname, place, 2 if type_ == "source" else 1


def _encoded(anchor: str) -> str:
    """Return an anchor as a part of an address: the same place, but never the same letters as an id.

    Where both are the same, Sphinx's search links to the words of the object instead, which lead nowhere.
    """
    return f"%{ord(anchor[0]):x}{anchor[1:]}"


def setup_domain(app: Sphinx) -> None:
    """Register the domain, and its roles without the name of the domain: pages say `{item}`, not `{assess:item}`."""
    app.add_domain(AssessDomain)
    for type_, role in AssessDomain.roles.items():
        app.add_role(type_, role)
