"""Indices of the questions: by framework served, by who answers, by pillar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sphinx.domains import Index, IndexEntry

from ..catalogue.model import Catalogue, Placed
from .names import anchor
from .words import _

if TYPE_CHECKING:
    from .domain import AssessDomain


class ItemIndex(Index):
    """An index of the items still asked, under headings."""

    domain: AssessDomain

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the entries under each heading, in the order of the catalogue; without headings that have none."""
        catalogue = self.domain.book.catalogue
        if catalogue is None:
            return [], False
        wanted = None if docnames is None else set(docnames)
        headings = dict(self.headings(catalogue))
        found: dict[str, list[IndexEntry]] = {code: [] for code in headings}
        for placed in catalogue.items.values():
            home = self.domain.homes.get(("item", placed.item.id))
            if placed.item.retired or home is None or (wanted is not None and home.docname not in wanted):
                continue
            entry = _entry(placed, home.docname)
            for code in dict.fromkeys(self.codes(placed, catalogue)):
                found[code].append(entry)
        return [(headings[code], entries) for code, entries in found.items() if entries], False

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
        """Yield (code, words) of each heading."""
        raise NotImplementedError

    def codes(self, placed: Placed, catalogue: Catalogue) -> Iterable[str]:
        """Return the codes of the headings that an item stands under."""
        raise NotImplementedError


class FrameworkIndex(ItemIndex):
    """Which questions serve which framework."""

    name = "frameworks"
    localname = _("Questions by treaty or agenda")
    shortname = _("treaties and agendas")

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
        """Yield each framework."""
        return ((framework.id, framework.name) for framework in catalogue.frameworks)

    def codes(self, placed: Placed, catalogue: Catalogue) -> Iterable[str]:
        """Return the frameworks that the item serves, itself or through a plan."""
        served = (service.provision for service in placed.item.serves)
        return [catalogue.provisions[provision][0].id for provision in served if provision in catalogue.provisions]


class RespondentIndex(ItemIndex):
    """Who answers which questions."""

    name = "respondents"
    localname = _("Questions by who answers")
    shortname = _("who answers")

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
        """Yield each authority."""
        return ((term.id, term.name) for term in catalogue.head.respondents)

    def codes(self, placed: Placed, catalogue: Catalogue) -> Iterable[str]:
        """Return the authorities that answer the item."""
        return [id for id in placed.item.respondents if id in catalogue.respondent]


class PillarIndex(ItemIndex):
    """Which questions belong to which pillar."""

    name = "pillars"
    localname = _("Questions by pillar")
    shortname = _("pillars")

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
        """Yield each pillar."""
        return ((term.id, term.name) for term in catalogue.head.pillars)

    def codes(self, placed: Placed, catalogue: Catalogue) -> Iterable[str]:
        """Return the pillars of the item."""
        return [id for id in placed.item.pillars if id in catalogue.pillar]


def _entry(placed: Placed, docname: str) -> IndexEntry:
    id = placed.item.id
    return IndexEntry(placed.item.ask, 0, docname, anchor("item", id), placed.checklist.title, "", id)
