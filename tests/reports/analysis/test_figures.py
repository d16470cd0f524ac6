"""Every figure, against a plain count that shares no code with the analysis."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.reports.analysis import store
from assessbook.reports.analysis.counts import About, Counts
from assessbook.reports.analysis.engine import count
from assessbook.reports.analysis.figures import Figure, figures
from assessbook.reports.analysis.names import aliases
from assessbook.reports.analysis.plainly import count_plainly
from assessbook.reports.analysis.rows import rows
from assessbook.reports.analysis.tables import tables
from assessbook.reports.analysis.taken import Taken
from assessbook.reports.sensitivity import AUDIENCES, Audience

from . import plain
from .worlds import worlds

REGIONS = {"LA": "Asia", "CI": "Africa", "ZM": "Africa", "TD": "Africa", "FR": "Europe", "NO": "Europe"}
AT_LEISURE = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def counted(returns: tuple[Taken, ...], audience: Audience, catalogue: Catalogue) -> Counts:
    """Count returns as the command does, and in the way that needs no library: both say the same."""
    with TemporaryDirectory() as folder:
        called, found = aliases(returns, (), catalogue), tuple(rows(returns, audience, catalogue))
        store.write(Path(folder), found, called, REGIONS, About(audience, exercise=False), catalogue)
        counts = count(Path(folder), each_state=True)
    assert count_plainly(found, called, REGIONS, catalogue, each_state=True) == counts
    return counts


def told(figure: Figure | None) -> dict[str, int]:
    """Return the counts of a figure that are not zero."""
    assert figure is not None
    every = {**asdict(figure.score), "not_yet_asked": figure.not_yet_asked, "unchecked": figure.unchecked}
    return {name: n for name, n in every.items() if n}


@AT_LEISURE
@given(data=st.data(), audience=st.sampled_from(AUDIENCES))
def test_each_figure_is_what_a_plain_count_gives(data: st.DataObject, audience: Audience, orchard: Catalogue) -> None:
    returns = data.draw(worlds(orchard))
    found = figures(counted(returns, audience, orchard), 1, orchard)
    groups = plain.panels(returns)
    assert found.years == tuple(sorted({taken.year for taken in returns}))
    for year in found.years:
        for item in found.items:
            for of, chosen in groups.items():
                wanted = plain.counted(returns, year, item, audience, orchard, chosen)
                if of == "all" or of in found.groups[year, item].panels:
                    assert told(found.figure(year, item, of)) == {k: n for k, n in wanted.items() if n}  # type: ignore[arg-type]
            for region in found.regions:
                here = lambda taken, region=region: REGIONS.get(taken.state) == region  # noqa: E731
                wanted = plain.counted(returns, year, item, audience, orchard, here)
                if region in found.sent[year]:
                    assert told(found.figure(year, item, ("region", region))) == {k: n for k, n in wanted.items() if n}


@AT_LEISURE
@given(data=st.data(), audience=st.sampled_from(AUDIENCES))
def test_groups_plans_and_options_are_what_a_plain_count_gives(
    data: st.DataObject, audience: Audience, orchard: Catalogue
) -> None:
    returns = data.draw(worlds(orchard))
    counts = counted(returns, audience, orchard)
    found = figures(counts, 1, orchard)
    made = tables(found, counts, orchard)
    for line in made.groups:
        sums: dict[str, int] = {}
        for item in line.group.items:
            one = plain.counted(returns, line.year, item, audience, orchard, lambda taken: True)
            sums = {name: sums.get(name, 0) + one.get(name, 0) for name in sums.keys() | one.keys()}
        if line.group.items:
            assert told(line.figure) == {name: n for name, n in sums.items() if n}
    for plans in made.plans:
        items = [
            id
            for id, placed in orchard.items.items()
            if plans.name in ("All questions", placed.checklist.title) and not placed.item.retired
        ]
        fates, states = plain.fates(returns, plans.year, audience, items)
        assert plans.fates is not None
        assert ({k: n for k, n in plans.fates.items() if n}, plans.states) == (dict(fates), states)
    for year, item, option, n in made.options:
        values = [
            taken.return_.answers[item].value
            for taken in returns
            if taken.year == year
            and item in taken.return_.answers
            and taken.return_.answers[item].sensitivity in plain.SEES[audience]
        ]
        assert n == sum(option == value or (isinstance(value, tuple) and option in value) for value in values)


@AT_LEISURE
@given(data=st.data())
def test_years_are_compared_by_the_same_states_and_the_same_questions(data: st.DataObject, orchard: Catalogue) -> None:
    returns = data.draw(worlds(orchard))
    counts = counted(returns, "internal", orchard)
    made = tables(figures(counts, 1, orchard), counts, orchard)
    groups = plain.panels(returns)
    for pair in made.pairs:
        if not pair.shown:
            continue
        one, other = pair.first, pair.second
        assert one.returns == other.returns
        assert one.figure and other.figure and one.figure.questions == other.figure.questions
        young = {
            item
            for item in one.group.items
            for year, of in ((one.year, "after"), (other.year, "before"))
            if plain.counted(returns, year, item, "internal", orchard, groups[of])["not_yet_asked"]
        }
        assert one.figure.questions <= len(set(one.group.items) - young)
