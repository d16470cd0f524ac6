"""Roles that name something of the catalogue: the link shows its words as they now stand."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import ReferenceRole

from .book import domain_of
from .names import name_of
from .selection import Selection
from .unknown import warn_unknown


class NamedRole(ReferenceRole):
    """`{item}`, `{checklist}`, `{framework}`, `{provision}` and `{source}`.

    With words of its own, `{item}`this question <k7m4q>``, the link shows these; a `!` in front makes no link.
    """

    def __init__(self, type_: str) -> None:
        super().__init__()
        self.type_ = type_

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return a reference with the object's own words; a warning and plain text where there is no such object."""
        if self.disabled:
            return [nodes.inline(self.rawtext, self.text.removeprefix("!"))], []
        domain = domain_of(self.env)
        book = domain.book
        words = name_of(self.type_, self.target, book.catalogue) if book.catalogue else None
        domain.note(self.env.current_document.docname, Selection("name", f"{self.type_} {self.target}"))
        if words is None:
            warn_unknown(self.type_, self.target, book, self.get_location())
            return [nodes.inline(self.rawtext, self.title)], []
        return [self._reference(self.title if self.has_explicit_title else words)], []

    def _reference(self, words: str) -> pending_xref:
        reference = pending_xref(
            self.rawtext,
            refdomain="assess",
            reftype=self.type_,
            reftarget=self.target,
            refexplicit=True,
            refwarn=False,
            refdoc=self.env.current_document.docname,
            named=True,
        )
        self.set_source_info(reference)
        reference += nodes.inline(words, words, classes=["xref", f"assess-{self.type_}"])
        return reference
