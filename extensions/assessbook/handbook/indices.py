"""Indices of the questions: by framework served, by who answers, by pillar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sphinx.domains import Index, IndexEntry
from sphinx.locale import _

from ..catalogue.model import Catalogue, Placed

if TYPE_CHECKING:
    from .domain import AssessDomain


class _ItemIndex(Index):
    """An index of items under headings."""

    domain: AssessDomain

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the entries under each heading, in the order of the catalogue."""
        catalogue = self.domain.book.catalogue
        if catalogue is None:
            return [], False
        wanted = None if docnames is None else set(docnames)
        headings = [(heading, list(self._entries(items, wanted))) for heading, items in self.headings(catalogue)]
        return [(heading, entries) for heading, entries in headings if entries], False

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, list[Placed]]]:
        """Yield each heading with its items."""
        raise NotImplementedError

    def _entries(self, items: Iterable[Placed], docnames: set[str] | None) -> Iterator[IndexEntry]:
        for placed in items:
            home = self.domain.home("item", placed.item.id)
            if home and (docnames is None or home[0] in docnames):
                yield IndexEntry(placed.item.ask, 0, *home, placed.checklist.title, "", "")


class FrameworkIndex(_ItemIndex):
    """Which questions serve which framework."""

    name = "frameworks"
    localname = _("Questions by framework")
    shortname = _("frameworks")

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, list[Placed]]]:
        """Yield each framework with the items that serve it or its plans."""
        found: dict[str, list[Placed]] = {framework.short: [] for framework in catalogue.frameworks}
        for placed in _asked(catalogue):
            owners = {
                catalogue.provisions[s.provision][0].short: None
                for s in placed.item.serves
                if s.provision in catalogue.provisions
            }
            for short in owners:
                found[short].append(placed)
        yield from found.items()


class RespondentIndex(_ItemIndex):
    """Who answers which questions."""

    name = "respondents"
    localname = _("Questions by who answers")
    shortname = _("who answers")

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, list[Placed]]]:
        """Yield each authority with its items."""
        for term in catalogue.head.respondents:
            yield term.name, [placed for placed in _asked(catalogue) if term.id in placed.item.respondents]


class PillarIndex(_ItemIndex):
    """Which questions belong to which pillar."""

    name = "pillars"
    localname = _("Questions by pillar")
    shortname = _("pillars")

    def headings(self, catalogue: Catalogue) -> Iterator[tuple[str, list[Placed]]]:
        """Yield each pillar with its items."""
        for term in catalogue.head.pillars:
            yield term.name, [placed for placed in _asked(catalogue) if term.id in placed.item.pillars]


def _asked(catalogue: Catalogue) -> Iterator[Placed]:
    return (placed for placed in catalogue.items.values() if not placed.item.retired)
