"""The directive `crosswalk`: which question serves which framework, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docutils import nodes
from docutils.parsers.rst import directives

from ..catalogue.model import Catalogue, Placed, place
from ..catalogue.phrases import RELATION, RELATION_SIGN
from .contents import Contents, Legend, Piece, Reference, Row, Sign, Table, Words
from .directive import CatalogueDirective
from .names import name_of
from .selection import Selection, catalogue_owners
from .words import _

Owners = Mapping[str, frozenset[str]]
"""The frameworks of the columns by id, each with what stands before the colon in its provisions."""


class CrosswalkDirective(CatalogueDirective):
    """Show a matrix of questions and frameworks.

    Options: `frameworks` (the ids of the columns), `checklists` (the ids of those shown); all when left out.
    """

    option_spec = {"frameworks": directives.unchanged_required, "checklists": directives.unchanged_required}

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the legend and one closed table for each checklist that serves one of the frameworks."""
        view = Selection("crosswalk", parts=self.ids("checklists"), columns=self.ids("frameworks"), index=False)
        self.note(view)
        for type_, ids in (("framework", view.columns), ("checklist", view.parts)):
            for id in ids:
                if name_of(type_, id, catalogue) is None:
                    return self.missing(type_, id)
        owners = _owners(view, catalogue)
        serving = [id for id in view.parts or catalogue.checklist if any(True for _ in _serving(id, owners, catalogue))]
        return [self.part(view), *(self.part(view, id) for id in serving)]


def crosswalk(checklist: str, view: Selection, catalogue: Catalogue) -> Contents:
    """Return the table of one checklist, one row for each question; the legend when `checklist` is empty."""
    if not checklist:
        signs = tuple(Sign(RELATION_SIGN[relation], _(words)) for relation, words in RELATION.items())
        return Legend(_("The sign tells how what a question asks relates to the provision:"), signs)
    owners = _owners(view, catalogue)
    heads: list[Piece] = [_("Question")]
    heads += [Reference("framework", id, catalogue.framework[id].short) for id in owners]
    widths = (40, *(max(8, 60 // len(owners)) for _ in owners))
    rows = _rows(checklist, owners, catalogue)
    return Table(catalogue.checklist[checklist].title, tuple(heads), widths, rows, style="assess-crosswalk")


def _owners(view: Selection, catalogue: Catalogue) -> Owners:
    return {id: catalogue_owners(id, catalogue) for id in view.columns or catalogue.framework}


def _rows(checklist: str, owners: Owners, catalogue: Catalogue) -> Iterator[Row]:
    for placed in _serving(checklist, owners, catalogue):
        item = placed.item
        cells = (_cell(placed, each, catalogue) for each in owners.values())
        yield Row(((Reference("item", item.id, item.ask),), *cells))


def _serving(checklist: str, owners: Owners, catalogue: Catalogue) -> Iterator[Placed]:
    wanted: frozenset[str] = frozenset().union(*owners.values())
    for placed in place(catalogue.checklist[checklist]):
        served = (service.provision.partition(":")[0] for service in placed.item.serves)
        if not placed.item.retired and not wanted.isdisjoint(served):
            yield placed


def _cell(placed: Placed, owners: frozenset[str], catalogue: Catalogue) -> Words:
    pieces: list[Piece] = []
    for service in placed.item.serves:
        if service.provision.partition(":")[0] in owners and service.provision in catalogue.provisions:
            label = catalogue.provisions[service.provision][2].label
            sign = Sign(RELATION_SIGN[service.relation], _(RELATION[service.relation]))
            pieces += [*([";\n"] if pieces else []), sign, f" {label}"]
    return tuple(pieces)
