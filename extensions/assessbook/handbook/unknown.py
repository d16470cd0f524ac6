"""What happens when a page names something that the catalogue does not have."""

from __future__ import annotations

from docutils import nodes

from ..catalogue.problems import suggestion
from .book import Book
from .names import known
from .warnings import Kind, warn


def warn_unknown(type_: str, id: str, book: Book, location: str | nodes.Node) -> None:
    """Warn that there is no such object, unless a file that cannot be read explains it: that has its own warning."""
    if book.catalogue is None or id in book.declared or id.partition(":")[0] in book.declared:
        return
    hint = suggestion(id, known(type_, book.catalogue))
    warn(Kind.REFERENCE, f"there is no {type_} '{id}'.{hint}", location)
