"""Indices of the questions: by framework served, by who answers, by pillar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast, overload

from sphinx.domains import Index, IndexEntry

from ..catalogue.model import Catalogue, Placed
from .names import anchor
from .words import _

if TYPE_CHECKING:
    from .domain import AssessDomain


class Entries(Sequence[IndexEntry]):
    """The entries under one heading, each made when it is drawn: Sphinx keeps those of all indices to the very end."""

    def __init__(self, domain: AssessDomain) -> None:
        self.domain = domain
        self.placed: list[Placed] = []

    def __len__(self) -> int:
        return len(self.placed)

    @overload
    def __getitem__(self, index: int) -> IndexEntry: ...
    @overload
    def __getitem__(self, index: slice) -> list[IndexEntry]: ...
    def __getitem__(self, index: int | slice) -> IndexEntry | list[IndexEntry]:
        if isinstance(index, slice):
            return [self._entry(placed) for placed in self.placed[index]]
        return self._entry(self.placed[index])

    def _entry(self, placed: Placed) -> IndexEntry:
        id = placed.item.id
        page = self.domain.homes["item", id].docname
        return IndexEntry(placed.item.ask, 0, page, anchor("item", id), placed.checklist.title, "", id)


class Heading(NamedTuple):
    """One heading: its code, its words and what stands under it."""

    code: str
    words: str
    entries: Entries


class ItemIndex(Index):
    """An index of the items still asked, under headings."""

    domain: AssessDomain

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the words and the entries of each heading."""
        content = [(heading.words, heading.entries) for heading in self.found(docnames)]
        return cast(list[tuple[str, list[IndexEntry]]], content), False

    def found(self, docnames: Iterable[str] | None = None) -> list[Heading]:
        """Return each heading in the order of the catalogue, without those that have no entries."""
        catalogue = self.domain.book.catalogue
        if catalogue is None:
            return []
        wanted = None if docnames is None else set(docnames)
        headings = [Heading(code, words, Entries(self.domain)) for code, words in self.headings(catalogue)]
        by_code = {heading.code: heading.entries for heading in headings}
        for placed in catalogue.items.values():
            home = self.domain.homes.get(("item", placed.item.id))
            if placed.item.retired or home is None or (wanted is not None and home.docname not in wanted):
                continue
            for code in dict.fromkeys(self.codes(placed, catalogue)):
                by_code[code].placed.append(placed)
        return [heading for heading in headings if heading.entries]

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
