"""The Sphinx domain: what can be referred to, where it is at home, and which view stands on which page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.locale import _
from sphinx.util.nodes import make_refnode

from .book import Book
from .indices import FrameworkIndex, PillarIndex, RespondentIndex
from .roles import NamedRole
from .selection import Selection, chosen, fingerprint, name_of

Home = tuple[str, str]
"""(page, anchor)"""

TYPES = ("checklist", "item", "framework", "provision", "source")


class AssessDomain(Domain):
    """Checklists, items, frameworks, provisions and sources.

    The data holds, for each page, the views on it with their fingerprints. Where an object is at home follows from
    the views and the catalogue, so ten thousand items cost nothing in the environment.
    """

    name = "assess"
    label = "Assessment"
    object_types = {type_: ObjType(_(type_), type_) for type_ in TYPES}
    roles = {type_: NamedRole() for type_ in TYPES}
    dangling_warnings = {type_: f"no page shows the {type_} '%(target)s'" for type_ in TYPES}
    indices = [FrameworkIndex, RespondentIndex, PillarIndex]
    initial_data: dict[str, Any] = {"views": {}}
    data_version = 1

    book: Book
    builder: Builder
    contents: dict[str, str]
    """Marks of the titles of pages before they were read again in this build."""
    _homes: Mapping[tuple[str, str], Home] | None = None

    def setup(self) -> None:
        """Begin a build with no page remembered."""
        super().setup()
        self.contents = {}

    @property
    def views(self) -> dict[str, list[tuple[Selection, str]]]:
        """The views on each page, as (selection, fingerprint)."""
        found: dict[str, list[tuple[Selection, str]]] = self.data["views"]
        return found

    def note(self, docname: str, selection: Selection) -> None:
        """Remember that the page `docname` shows `selection` as the catalogue now stands."""
        on_page = self.views.setdefault(docname, [])
        if all(known != selection for known, _ in on_page):
            on_page.append((selection, fingerprint(selection, self.book)))
        self._homes = None

    def clear_doc(self, docname: str) -> None:
        """Forget the views of a page."""
        self.views.pop(docname, None)
        self._homes = None

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the views that another process has read."""
        self.views.update({name: views for name, views in otherdata["views"].items() if name in docnames})
        self._homes = None

    def home(self, type_: str, id: str) -> Home | None:
        """Return where an object is at home, or None when no page shows it."""
        if self._homes is None:
            self._homes = dict(_homes(self))
        return self._homes.get((type_, id))

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
        home = self.home(typ, target)
        return make_refnode(builder, fromdocname, *home, [contnode]) if home else None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link `{any}` to every object of that id."""
        found = []
        for type_ in TYPES:
            if home := self.home(type_, target):
                words = self.words(type_, target) or target
                content = contnode if node.get("refexplicit") else nodes.inline(words, words)
                found.append((f"{self.name}:{type_}", make_refnode(builder, fromdocname, *home, [content])))
        return found

    def words(self, type_: str, id: str) -> str | None:
        """Return how an object is called, or None when the catalogue does not have it."""
        catalogue = self.book.catalogue
        return name_of(Selection("name", f"{type_} {id}"), catalogue) if catalogue else None

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every object that a page shows, for objects.inv and the search."""
        self.home("", "")
        for (type_, id), (docname, anchor) in (self._homes or {}).items():
            yield id, self.words(type_, id) or id, type_, docname, anchor, 2 if type_ == "source" else 1


def _homes(domain: AssessDomain) -> Iterator[tuple[tuple[str, str], Home]]:
    """Yield each object with its home: the best view of it, whole lists before parts, pages in order of name."""
    seen: set[tuple[str, str]] = set()
    ranked = sorted(
        (not selection.whole, selection.layout != "list", docname, position)
        for docname, on_page in domain.views.items()
        for position, (selection, _) in enumerate(on_page)
        if selection.index
    )
    for *_, docname, position in ranked:
        selection = domain.views[docname][position][0]
        for key, anchor in _objects(selection, domain.book):
            if key not in seen:
                seen.add(key)
                yield key, (docname, anchor)


def _objects(selection: Selection, book: Book) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((type, id), anchor) of each object that a view shows."""
    catalogue = book.catalogue
    if catalogue is None:
        return
    if selection.kind == "checklist" and selection.of in catalogue.checklist:
        yield ("checklist", selection.of), anchor("checklist", selection.of)
        for _, items in chosen(selection, catalogue.checklist[selection.of]):
            for placed in items:
                yield ("item", placed.item.id), placed.item.id
    elif selection.kind == "framework" and selection.of in catalogue.framework:
        framework = catalogue.framework[selection.of]
        yield ("framework", selection.of), anchor("framework", selection.of)
        for reference, (owner, _, _) in catalogue.provisions.items():
            if owner is framework:
                yield ("provision", reference), anchor("provision", reference)
    elif selection.kind in ("coverage", "sources"):
        for reference, (source, paragraph, _) in catalogue.citable.items():
            listed = selection.kind == "sources" and paragraph is None
            if listed or (selection.kind == "coverage" and paragraph is not None and source.id == selection.of):
                yield ("source", reference), anchor("source", reference)


def anchor(type_: str, id: str) -> str:
    """Return the anchor of an object on its page."""
    return id if type_ == "item" else nodes.make_id(f"{type_}-{id.replace(':', '-').replace('.', '-')}")


def setup_domain(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(AssessDomain)
