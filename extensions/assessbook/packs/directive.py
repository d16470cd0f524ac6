"""What the directives of a training page share: titles that translators see, room for contents, words of options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from docutils import nodes

from ..handbook.book import domain_of
from ..handbook.building import joined, link
from ..handbook.directive import CatalogueDirective
from ..handbook.names import name_of
from ..handbook.selection import Selection
from ..handbook.unknown import warn_unknown
from ..handbook.warnings import Kind, warn
from .nodes import PART

T = TypeVar("T", bound=nodes.TextElement)


class TrainingDirective(CatalogueDirective):
    """Base of the directives of training. They work without a catalogue too: then no source has a name."""

    def run(self) -> list[nodes.Node]:
        """Return what the directive shows."""
        return list(self.drawn())

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the nodes."""
        raise NotImplementedError

    def complain(self, message: str) -> None:
        """Warn at the line of the directive."""
        warn(Kind.TRAINING, message, self.get_location())

    def words(self, kind: type[T], written: str) -> T:
        """Return a node of text as the author wrote it, for translators too."""
        children, messages = self.parse_inline(written, lineno=self.lineno)
        node = kind(written, "", *children)
        self.set_source_info(node)
        node.extend(messages)
        return node

    def titled(self, kind: str, title: str) -> nodes.Element:
        """Return the node that holds a part of a session, its title in it: a section where one may stand."""
        classes = ["assess-training", f"assess-{kind}"]
        if isinstance(self.state_machine.node, nodes.section | nodes.document):
            node: nodes.Element = nodes.section("", self.words(nodes.title, title), classes=classes)
            node["ids"] = [self.free_id(nodes.make_id(f"{kind}-{title}"))]
            self.state.document.ids[node["ids"][0]] = node
        else:
            node = nodes.container("", self.words(nodes.rubric, title), classes=classes)
        node[PART] = kind
        self.set_source_info(node)
        return node

    def contents(self, node: nodes.Element) -> None:
        """Parse the body of the directive into `node`."""
        self.state.nested_parse(self.content, self.content_offset, node)

    def codes(self, option: str, allowed: Iterable[str] = (), separator: str = ",") -> tuple[str, ...]:
        """Return the words of an option; those that are not `allowed` are warned of."""
        found = tuple(word.strip() for word in self.options.get(option, "").split(separator) if word.strip())
        for word in found if allowed else ():
            if word not in allowed:
                self.complain(f"{option}: there is no '{word}'; use {', '.join(allowed)}")
        return found

    def named(self, type_: str, ids: Iterable[str]) -> list[nodes.Node]:
        """Return links to objects of the catalogue, with their words."""
        return joined((self._named(type_, id) for id in ids), "; ")

    def _named(self, type_: str, id: str) -> nodes.Node:
        catalogue = domain_of(self.env).book.catalogue
        words = name_of(type_, id, catalogue) if catalogue else None
        self.note(Selection("name", f"{type_} {id}"))
        if words is None:
            warn_unknown(type_, id, self.book, self.get_location())
            return nodes.Text(id)
        return link(self.docname, type_, id, words)
