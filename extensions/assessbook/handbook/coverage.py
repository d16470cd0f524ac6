"""The directives `coverage` and `sources`: what the sources ask, which questions serve it, and the documents cited."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..catalogue.coverage import Coverage, coverage
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import CONFIDENCE
from ..catalogue.sources import Demand, Paragraph, Source
from .directive import CatalogueDirective, joined, link, paragraph, table, target, text
from .selection import Selection
from .words import _

_CHECKABLE = {"yes": "Can be checked", "partly": "Can be checked in part", "no": "Context"}


class CoverageDirective(CatalogueDirective):
    """Show every paragraph and demand of one source, with the items that serve it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the counts and the table."""
        catalogue = self.book.catalogue
        if catalogue is None:
            return []
        id = self.arguments[0]
        self.note(Selection("coverage", id))
        source = next((source for source in catalogue.sources if source.id == id), None)
        if source is None:
            return self.missing("source", id, catalogue)
        found = next((part for part in coverage(catalogue) if part.source.id == id), Coverage(source, ()))
        rows = list(self._rows(source, found, catalogue))
        heads = [_("Paragraph"), _("What it asks, in our words"), _("Kind"), _("Questions that serve it")]
        return [_counts(found), table(heads, rows, (14, 46, 14, 26), "assess-coverage")]

    def _rows(self, source: Source, found: Coverage, catalogue: Catalogue) -> Iterator[list[nodes.Node]]:
        served = {demand.id: items for _paragraph, demand, items in found.demands}
        for part in source.paragraphs:
            yield [
                self._label(part, part.id),
                paragraph(part.gist),
                paragraph(_(_CHECKABLE[part.checkable])),
                self._items(served.get(part.id, ()), catalogue, part),
            ]
            for demand in part.demands:
                yield [
                    self._label(demand, demand.id),
                    paragraph(demand.gist),
                    paragraph(_(_CHECKABLE[demand.checkable])),
                    self._items(served.get(demand.id, ()), catalogue, None),
                ]

    def _label(self, part: Paragraph | Demand, id: str) -> nodes.paragraph:
        return paragraph(target("source", id), part.label if isinstance(part, Paragraph) else id)

    def _items(self, items: tuple[Placed, ...], catalogue: Catalogue, part: Paragraph | None) -> nodes.paragraph:
        docname = self.env.docname
        links = joined(link(docname, "item", placed.item.id, catalogue, placed.item.id) for placed in items)
        if not links and part and part.demands:
            return paragraph(_("see the rows below"))
        return paragraph(*links) if links else paragraph("–")


class SourcesDirective(CatalogueDirective):
    """List every document cited, with how it is known."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        catalogue = self.book.catalogue
        if catalogue is None:
            return []
        self.note(Selection("sources"))
        return [nodes.bullet_list("", *(nodes.list_item("", *_document(source)) for source in catalogue.sources))]


def _counts(found: Coverage) -> nodes.paragraph:
    served, demands, partly, of_partly = found.counts()
    words = _(
        "{} of {} demands that can be checked have at least one question. Of those that can be checked in part, "
        "{} of {} have one."
    )
    return paragraph(nodes.strong("", words.format(served, demands, partly, of_partly)))


def _document(source: Source) -> Iterator[nodes.Node]:
    parts: list[nodes.Node | str] = [target("source", source.id), nodes.emphasis("", source.title)]
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
