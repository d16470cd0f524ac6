"""The directives `coverage` and `sources`: what the sources ask, which questions serve it, and the documents cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docutils import nodes

from ..catalogue.coverage import Coverage, citing, coverage
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import CONFIDENCE
from ..catalogue.sources import Source
from .building import paragraph, text
from .contents import Piece, Reference, Row, Table, Words
from .directive import NO_INDEX, CatalogueDirective
from .selection import Selection
from .words import _

_CHECKABLE = {"yes": _("Can be checked"), "partly": _("Can be checked in part"), "no": _("Context")}


class CoverageDirective(CatalogueDirective):
    """Show every paragraph and demand of one source, with the items that serve it. Argument: the source's id."""

    required_arguments = 1
    option_spec = {**NO_INDEX}

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the counts and the closed table."""
        id = self.arguments[0]
        view = Selection("coverage", id, index="no-index" not in self.options)
        self.note(view)
        source = _source(id, catalogue)
        if source is None:
            return self.missing("source", id)
        found = next((part for part in coverage(catalogue) if part.source.id == id), Coverage(source, ()))
        return [_counts(found), self.part(view, id)]


class SourcesDirective(CatalogueDirective):
    """List every document cited, with how it is known."""

    option_spec = {**NO_INDEX}

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the list."""
        view = Selection("sources", index="no-index" not in self.options)
        self.note(view)
        entries = (
            nodes.list_item("", *_document(source, self.home("source", source.id, view)))
            for source in catalogue.sources
        )
        return [nodes.bullet_list("", *entries)]


def coverage_table(id: str, catalogue: Catalogue) -> Table:
    """Return one row for each paragraph and each demand of a source."""
    source = _source(id, catalogue)
    assert source is not None
    heads = (_("Paragraph"), _("What it asks, in our words"), _("Kind"), _("Questions that serve it"))
    return Table(source.title, heads, (14, 46, 14, 26), _rows(source, citing(catalogue)), style="assess-coverage")


def _source(id: str, catalogue: Catalogue) -> Source | None:
    return next((source for source in catalogue.sources if source.id == id), None)


def _rows(source: Source, items: Mapping[str, tuple[Placed, ...]]) -> Iterator[Row]:
    for paragraph_ in source.paragraphs:
        serving = items.get(paragraph_.id, ())
        below: Words = (_("see the rows below"),) if paragraph_.demands and not serving else _links(serving)
        kind = str(_CHECKABLE[paragraph_.checkable])
        yield Row(((paragraph_.label,), (paragraph_.gist,), (kind,), below), ("source", paragraph_.id))
        for demand in paragraph_.demands:
            kind = str(_CHECKABLE[demand.checkable])
            cells: tuple[Words, ...] = ((demand.id,), (demand.gist,), (kind,), _links(items.get(demand.id, ())))
            yield Row(cells, ("source", demand.id))


def _links(items: Iterable[Placed]) -> Words:
    pieces: list[Piece] = []
    for placed in items:
        pieces += [*([", "] if pieces else []), Reference("item", placed.item.id, placed.item.id, code=True)]
    return tuple(pieces) or ("–",)


def _counts(found: Coverage) -> nodes.paragraph:
    served, demands, partly, of_partly = found.counts()
    words = _(
        "{} of {} demands that can be checked have at least one question. Of those that can be checked in part, "
        "{} of {} have one."
    )
    return paragraph(nodes.strong("", words.format(served, demands, partly, of_partly)))


def _document(source: Source, home: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    parts: list[nodes.Node | str] = [*home, nodes.emphasis("", source.title)]
    about = [words for words in (source.by, source.date) if words]
    parts.append(f". {', '.join(about)}." if about else ".")
    if source.link:
        parts += [" ", nodes.reference("", source.link, refuri=source.link), "."]
    if source.read_on:
        parts.append(" " + _("Read on {}.").format(source.read_on))
    parts.append(" " + _("How we know it: {}.").format(_(CONFIDENCE[source.confidence])))
    yield paragraph(*parts)
    if source.note:
        yield text(nodes.paragraph, source.note)
