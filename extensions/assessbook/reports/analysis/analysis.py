"""The analysis as a whole: from returns, or from a collection of them, to everything that may be shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from ...catalogue.model import Catalogue
from ...catalogue.terms import VERSION, version_key
from ...returns.texts import cleaned, quoted
from ..sensitivity import Audience
from .counts import About, Counts, Engine
from .figures import Figures, figures
from .names import aliases
from .plainly import count_plainly
from .practice import Practices, practices
from .rows import COUNTS_AS, rows
from .tables import Tables, tables
from .taken import Collection, NotAnalysable

LEAST_OUTSIDE = 3
"""The smallest group that is ever shown to readers outside: of two States, each knows the other."""


@dataclass(frozen=True)
class Wish:
    """How to analyse: for whom, from which size of group on, who may be named, and what is known of regions."""

    audience: Audience = "public"
    least: int = 5
    agreed: frozenset[str] = frozenset()
    regions: Mapping[str, str] = field(default_factory=dict)
    engine: Engine = "duckdb"
    keep: Path | None = None
    """A folder to keep the collection in, for counting it again."""


@dataclass(frozen=True)
class Analysis:
    """Everything that may be shown to the audience, and what must be told with it.

    `taken` are the returns, None when a collection was counted that was made before; `called` how States are called.
    """

    catalogue: Catalogue
    audience: Audience
    exercise: bool
    least: int
    counts: Counts
    figures: Figures
    tables: Tables
    practices: Practices
    taken: Collection | None
    called: Mapping[str, str]
    named: tuple[str, ...]
    """The names of the States that agreed to be named and sent a return."""

    def versions(self, year: int) -> Mapping[str, int]:
        """Return how many returns of a year were answered in each version of the questions, the oldest first."""
        found: dict[str, int] = {}
        for row in self.counts.years:
            if row["year"] == year:
                found[row["version"]] = found.get(row["version"], 0) + row["n"]
        return {version: found[version] for version in sorted(found, key=version_key)}


def analyse(taken: Collection, wish: Wish, catalogue: Catalogue) -> Analysis:
    """Return the analysis of these returns. Raises NotAnalysable, and OSError when the collection cannot be kept."""
    check(wish)
    called = aliases(taken.returns, wish.agreed, catalogue)
    about = About(wish.audience, taken.exercise)
    counts = _counted(taken, wish, about, called, catalogue)
    named = tuple(sorted(called[state] for state in called.keys() & wish.agreed))
    quoted = practices(taken, called, wish.agreed, catalogue)
    return _analysis(counts, wish, about, catalogue, quoted, taken, called, named)


def _counted(taken: Collection, wish: Wish, about: About, called: Mapping[str, str], catalogue: Catalogue) -> Counts:
    found, each_state = rows(taken.returns, wish.audience, catalogue), wish.audience == "internal"
    if wish.engine == "plain":
        return count_plainly(found, called, wish.regions, catalogue, each_state)
    from . import store
    from .engine import count

    with TemporaryDirectory(prefix="assessbook-") as passing:
        folder = wish.keep or Path(passing)
        store.write(folder, found, called, wish.regions, about, catalogue)
        return count(folder, wish.engine, each_state)


def analyse_collection(folder: Path, wish: Wish, exercise: bool, catalogue: Catalogue) -> Analysis:
    """Return the analysis of a collection that was kept, or made by another program. Raises NotAnalysable."""
    from . import store
    from .engine import count

    check(wish)
    about = store.about(folder, catalogue)
    if about.audience != wish.audience:
        raise NotAnalysable(
            f"The collection in {folder} was made for the audience “{about.audience}”. Name it with --audience, or "
            "make another one from the answer files."
        )
    if about.exercise != exercise:
        advice = "add --exercise" if about.exercise else "leave --exercise out"
        raise NotAnalysable(f"The collection in {folder} is {'' if about.exercise else 'not '}of exercises: {advice}.")
    counts = count(folder, "spark" if wish.engine == "spark" else "duckdb")
    return _analysis(counts, wish, about, catalogue, Practices(), None, {}, ())


def check(wish: Wish) -> None:
    """Raise NotAnalysable when what is wished would show single States to readers outside."""
    if wish.audience != "internal" and wish.least < LEAST_OUTSIDE:
        raise NotAnalysable(
            f"For readers outside, the smallest group that may be shown has {LEAST_OUTSIDE} States: in a smaller one, "
            "everybody would know who they are. Choose --least 3 or more, or --audience internal."
        )


def _analysis(
    counts: Counts,
    wish: Wish,
    about: About,
    catalogue: Catalogue,
    quoted: Practices,
    taken: Collection | None,
    called: Mapping[str, str],
    named: tuple[str, ...],
) -> Analysis:
    _known(counts, catalogue)
    shown = figures(counts, wish.least, catalogue)
    return Analysis(
        catalogue=catalogue,
        audience=about.audience,
        exercise=about.exercise,
        least=wish.least,
        counts=counts,
        figures=shown,
        tables=tables(shown, counts, catalogue),
        practices=quoted,
        taken=taken,
        called=called,
        named=named,
    )


def _known(counts: Counts, catalogue: Catalogue) -> None:
    """Raise NotAnalysable when a collection holds words that no collection has, or lacks a row."""
    strange = {row["counts_as"] for row in counts.cells} - set(COUNTS_AS)
    asked = {id for id, placed in catalogue.items.items() if not placed.item.retired}
    unknown = {row["item"] for row in counts.cells} - asked
    lists = {row["checklist"] for row in counts.plans_by_checklist} - {each.id for each in catalogue.checklists}
    versions = {row["version"] for row in counts.years if not re.fullmatch(VERSION, row["version"])}
    regions = {row["region"] for row in counts.groups if row["region"] and cleaned(row["region"])[0] != row["region"]}
    if wrong := sorted(strange | unknown | lists | versions | regions):
        shown = ", ".join(quoted(word, 40) for word in wrong[:5])
        raise NotAnalysable(f"The collection holds codes that are not known: {shown}. Make the collection again.")
    returns: Counter[int] = Counter()
    answers: Counter[tuple[int, str]] = Counter()
    for row in counts.groups:
        returns[row["year"]] += row["n"]
    for row in counts.cells:
        answers[row["year"], row["item"]] += row["n"]
    lacking = [f"{item} ({year})" for year in returns for item in sorted(asked) if answers[year, item] != returns[year]]
    if lacking:
        raise NotAnalysable(
            f"In the collection some returns have no row, or two rows, for a question: {', '.join(lacking[:5])}. Each "
            "return needs one row for each question, also where nothing was answered."
        )
