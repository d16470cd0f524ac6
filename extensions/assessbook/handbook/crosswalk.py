"""The directive `crosswalk`: which question serves which framework, and how."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import directives

from ..catalogue.frameworks import Framework
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import RELATION, RELATION_SIGN
from .directive import CatalogueDirective, joined, link, paragraph, table
from .selection import Selection
from .words import _


class CrosswalkDirective(CatalogueDirective):
    """Show a matrix of questions and frameworks. Option `frameworks`: the ids of the columns; all when left out."""

    option_spec = {"frameworks": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the legend and one table for each checklist."""
        catalogue = self.book.catalogue
        if catalogue is None:
            return []
        self.note(Selection("crosswalk"))
        wanted = self.options.get("frameworks", "").replace(",", " ").split() or list(catalogue.framework)
        for id in wanted:
            if id not in catalogue.framework:
                return self.missing("framework", id, catalogue)
        columns = [catalogue.framework[id] for id in wanted]
        return [_legend(), *self._tables(catalogue, columns)]

    def _tables(self, catalogue: Catalogue, columns: list[Framework]) -> Iterator[nodes.Node]:
        for checklist in catalogue.checklists:
            rows = [
                [
                    paragraph(link(self.env.docname, "item", placed.item.id, catalogue, placed.item.ask)),
                    *(self._cell(placed, framework, catalogue) for framework in columns),
                ]
                for placed in catalogue.items.values()
                if placed.checklist is checklist and placed.item.serves and not placed.item.retired
            ]
            if rows:
                width = max(8, 60 // len(columns))
                matrix = table(
                    [checklist.title, *(framework.short for framework in columns)],
                    rows,
                    (40, *(width for _column in columns)),
                    "assess-crosswalk",
                )
                yield nodes.container("", matrix, classes=["assess-frame"])

    def _cell(self, placed: Placed, framework: Framework, catalogue: Catalogue) -> nodes.paragraph:
        owners = {framework.id, *(plan.id for plan in framework.plans)}
        cells = [
            nodes.inline(
                "",
                "",
                nodes.Text(f"{RELATION_SIGN[service.relation]} "),
                link(self.env.docname, "provision", service.provision, catalogue, _label(service.provision, catalogue)),
            )
            for service in placed.item.serves
            if service.provision.split(":")[0] in owners
        ]
        return paragraph(*joined(cells)) if cells else paragraph("–")


def _label(reference: str, catalogue: Catalogue) -> str:
    return catalogue.provisions[reference][2].label if reference in catalogue.provisions else reference


def _legend() -> nodes.paragraph:
    meanings = "; ".join(f"{RELATION_SIGN[relation]} {_(words)}" for relation, words in RELATION.items())
    return paragraph(nodes.strong("", _("How to read the signs. ")), _("The question … the provision: "), meanings, ".")
