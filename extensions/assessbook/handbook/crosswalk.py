"""The directive `crosswalk`: which question serves which framework, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from docutils.parsers.rst import directives

from ..catalogue.model import Catalogue, Placed, place
from ..catalogue.phrases import RELATION, RELATION_SIGN
from .contents import Contents, Legend, Piece, Reference, Row, Sign, Table, Words
from .directive import CatalogueDirective
from .names import name_of
from .selection import Selection, catalogue_owners
from .words import _


class CrosswalkDirective(CatalogueDirective):
    """Show a matrix of questions and frameworks.

    Options: `frameworks` (the ids of the columns), `checklists` (the ids of those shown); all when left out.
    """

    option_spec = {"frameworks": directives.unchanged_required, "checklists": directives.unchanged_required}

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the legend and one closed table for each checklist that serves one of the frameworks."""
        columns = self.ids("frameworks") or tuple(catalogue.framework)
        checklists = self.ids("checklists") or tuple(catalogue.checklist)
        view = Selection("crosswalk", parts=checklists, columns=columns, index=False)
        self.note(view)
        for type_, ids in (("framework", columns), ("checklist", checklists)):
            for id in ids:
                if name_of(type_, id, catalogue) is None:
                    return self.missing(type_, id)
        serving = [id for id in checklists if any(True for _ in _serving(id, columns, catalogue))]
        return [self.part(view), *(self.part(view, id) for id in serving)]


def crosswalk(checklist: str, columns: tuple[str, ...], catalogue: Catalogue) -> Contents:
    """Return the table of one checklist; the legend when `checklist` is empty."""
    if checklist:
        return _table(checklist, columns, catalogue)
    signs = tuple(Sign(RELATION_SIGN[relation], _(words)) for relation, words in RELATION.items())
    return Legend(_("The sign tells how what a question asks relates to the provision:"), signs)


def _table(checklist: str, columns: tuple[str, ...], catalogue: Catalogue) -> Table:
    """Return one row for each question of a checklist that serves one of the frameworks, which are the columns."""
    frameworks = tuple(Reference("framework", id, catalogue.framework[id].short) for id in columns)
    width = max(8, 60 // len(columns))
    rows = _rows(checklist, columns, catalogue)
    widths = (40, *(width for _ in columns))
    return Table(
        catalogue.checklist[checklist].title, (_("Question"), *frameworks), widths, rows, style="assess-crosswalk"
    )


def _rows(checklist: str, columns: tuple[str, ...], catalogue: Catalogue) -> Iterator[Row]:
    owners = [catalogue_owners(id, catalogue) for id in columns]
    for placed in _serving(checklist, columns, catalogue):
        item = placed.item
        yield Row(((Reference("item", item.id, item.ask),), *(_cell(placed, each, catalogue) for each in owners)))


def _serving(checklist: str, columns: tuple[str, ...], catalogue: Catalogue) -> Iterator[Placed]:
    owners = frozenset().union(*(catalogue_owners(id, catalogue) for id in columns))
    for placed in place(catalogue.checklist[checklist]):
        served = (service.provision.partition(":")[0] for service in placed.item.serves)
        if not placed.item.retired and not owners.isdisjoint(served):
            yield placed


def _cell(placed: Placed, owners: frozenset[str], catalogue: Catalogue) -> Words:
    pieces: list[Piece] = []
    for service in placed.item.serves:
        if service.provision.partition(":")[0] in owners and service.provision in catalogue.provisions:
            label = catalogue.provisions[service.provision][2].label
            sign = Sign(RELATION_SIGN[service.relation], _(RELATION[service.relation]))
            pieces += [*([";\n"] if pieces else []), sign, f" {label}"]
    return tuple(pieces)
