"""Which demands of the sources are served by which items: every demand that can be checked needs one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .load import Loaded
from .marked import Path
from .model import Catalogue, Placed, place
from .problems import Problem
from .sources import Demand, Paragraph, Source
from .walk import items_with_paths


@dataclass(frozen=True, slots=True)
class Coverage:
    """How one source is served: (paragraph, demand, items) for each demand, in the source's order."""

    source: Source
    demands: tuple[tuple[Paragraph, Demand, tuple[Placed, ...]], ...]

    def counts(self) -> tuple[int, int, int, int]:
        """Return (checkable demands served, checkable demands, partly checkable served, partly checkable)."""
        fully = [bool(items) for _, demand, items in self.demands if demand.checkable == "yes"]
        partly = [bool(items) for _, demand, items in self.demands if demand.checkable == "partly"]
        return sum(fully), len(fully), sum(partly), len(partly)


def citing(catalogue: Catalogue) -> Mapping[str, tuple[Placed, ...]]:
    """Return the items still asked that cite each reference."""
    found: dict[str, list[Placed]] = {}
    for placed in (placed for checklist in catalogue.checklists for placed in place(checklist)):
        if not placed.item.retired:
            for reference in placed.item.source:
                found.setdefault(reference, []).append(placed)
    return {reference: tuple(items) for reference, items in found.items()}


def coverage(catalogue: Catalogue) -> tuple[Coverage, ...]:
    """Return the coverage of every source that makes demands.

    An item serves a demand when it cites the demand itself, or its paragraph when the paragraph is one single demand.
    """
    by_reference = citing(catalogue)
    return tuple(
        Coverage(source, tuple((p, d, by_reference.get(d.id, ())) for p, d in source.demands()))
        for source in catalogue.sources
        if any(True for _ in source.demands())
    )


def unserved(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for every demand that no item cites, at its place in sources.yaml."""
    if loaded.catalogue is None:
        return
    by_reference = citing(loaded.catalogue)
    for s, source in enumerate(loaded.catalogue.sources):
        for p, paragraph in enumerate(source.paragraphs):
            path: Path = ("sources", s, "paragraphs", p)
            for d, demand in enumerate(paragraph.demands):
                if demand.checkable != "no" and demand.id not in by_reference:
                    yield _unserved(loaded, demand.id, paragraph, (*path, "demands", d, "id"))
            if not paragraph.demands and paragraph.checkable != "no" and paragraph.id not in by_reference:
                yield _unserved(loaded, paragraph.id, paragraph, (*path, "id"))


def _unserved(loaded: Loaded, id: str, paragraph: Paragraph, path: Path) -> Problem:
    hint = f"Write an item with 'source: [{id}]', or add it to an item that asks for it."
    if paragraph.restates:
        hint = f"It repeats {', '.join(paragraph.restates)}: add it to the items that serve those."
    message = f"no item serves '{id}', although it can be checked"
    return loaded.problem(("sources", ""), path, "not-served", message, hint)


def asked_twice(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for every item that rests only on paragraphs that repeat what was asked before."""
    if loaded.catalogue is None:
        return
    restates = {
        id: paragraph.restates if paragraph else ()
        for id, (_source, paragraph, _demand) in loaded.catalogue.citable.items()
    }
    for file, path, item in items_with_paths(loaded):
        repeated = [restates.get(reference, ()) for reference in item.source]
        if all(repeated) and not item.retired:
            yield loaded.problem(
                file,
                (*path, "source"),
                "asked-twice",
                f"'{item.id}' asks again what its source only repeats",
                f"Delete the item, and add its source to the items that serve {', '.join(repeated[0])}.",
            )
