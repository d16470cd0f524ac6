"""No group of few States can be seen or worked out: proved by solving the equations that a curious reader would write."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assessbook.reports.analysis.disclosure import (
    PANELS,
    Groups,
    Panel,
    Pattern,
    Region,
    Sizes,
    groups_sent,
    parts_to_show,
    recomputable,
    showable,
)

PATTERNS: tuple[Pattern, ...] = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (1, 1, 0), (1, 1, 1))
"""Who reported every time also did so the time before and the time after."""
SIZES = st.dictionaries(
    st.sampled_from(["Africa", "Asia", "Europe", None]),
    st.dictionaries(st.sampled_from(PATTERNS), st.integers(0, 7), max_size=4),
    min_size=1,
)

Atom = tuple[Region, Pattern]


def shown_sets(sizes: Sizes, groups: Groups) -> list[set[Atom]]:
    """Return the sets of States of which a sum is shown."""
    atoms = {(region, pattern) for region, patterns in sizes.items() for pattern, n in patterns.items() if n}
    found = [atoms] if groups.all else []
    found += [{atom for atom in atoms if atom[0] == region} for region in groups.regions]
    return found + [{atom for atom in atoms if atom[1][PANELS.index(panel)]} for panel in groups.panels]


def small_sets(sizes: Sizes, least: int) -> list[set[Atom]]:
    """Return every set of States that has between one and `least` - 1 of them."""
    of = {
        (region, pattern): n for region, patterns in sizes.items() for pattern, n in patterns.items() if 0 < n < least
    }
    return [
        set(chosen)
        for count in range(1, least)
        for chosen in combinations(sorted(of, key=repr), count)
        if sum(of[atom] for atom in chosen) < least
    ]


def in_span(wanted: set[Atom], known: list[set[Atom]], atoms: list[Atom]) -> bool:
    """Tell whether some sum of multiples of the known sets is the wanted one, by elimination with fractions."""
    rows = [[Fraction(atom in each) for atom in atoms] for each in known]
    target = [Fraction(atom in wanted) for atom in atoms]
    for column in range(len(atoms)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        scale = lambda row: [a - row[column] / pivot[column] * b for a, b in zip(row, pivot, strict=True)]  # noqa: B023, E731
        target, rows = scale(target), [scale(row) for row in rows]
    return not any(target)


@settings(max_examples=200, deadline=None)
@given(sizes=SIZES, least=st.integers(1, 5))
def test_nothing_that_is_shown_lets_anyone_work_out_a_small_group(sizes: Sizes, least: int) -> None:
    groups = showable(sizes, Groups(True, frozenset(sizes), frozenset(PANELS)), least)
    known = shown_sets(sizes, groups)
    atoms = sorted({atom for each in known for atom in each}, key=repr)
    for small in small_sets(sizes, least):
        assert not (small <= set(atoms) and in_span(small, known, atoms)), (groups, small)


@settings(max_examples=200, deadline=None)
@given(sizes=SIZES, least=st.integers(1, 5), panels=st.sets(st.sampled_from(PANELS)).map(frozenset))
@example(
    {"Africa": {(0, 0, 0): 1, (1, 1, 0): 1}, "Asia": {(1, 0, 0): 1, (0, 1, 0): 1}}, 2, frozenset({"before", "after"})
)
def test_what_is_called_safe_is_safe_and_what_is_not_is_not(sizes: Sizes, least: int, panels: frozenset[Panel]) -> None:
    groups = Groups(True, frozenset(sizes), panels)
    known = shown_sets(sizes, groups)
    atoms = sorted({atom for each in known for atom in each}, key=repr)
    found = any(in_span(small, known, atoms) for small in small_sets(sizes, least))
    assert recomputable(sizes, groups, least) == found


def test_a_small_region_takes_another_one_with_it() -> None:
    sizes: Sizes = {name: {(0, 0, 0): n} for name, n in (("Africa", 12), ("Asia", 2), ("Europe", 8), ("Pacific", 9))}
    assert groups_sent(sizes, 5).regions == {"Africa", "Pacific"}
    assert groups_sent(sizes, 3).regions == {"Africa", "Pacific"}
    assert groups_sent(sizes, 2).regions == {"Africa", "Asia", "Europe", "Pacific"}


def test_the_same_states_are_not_shown_when_few_are_new() -> None:
    new_and_old = lambda new: {None: {(0, 0, 0): new, (1, 0, 0): 20}}  # noqa: E731
    assert groups_sent(new_and_old(2), 5).panels == {"after", "always"}  # both are empty
    assert "before" in groups_sent(new_and_old(5), 5).panels
    assert "before" in groups_sent(new_and_old(0), 5).panels


def test_too_few_states_show_nothing() -> None:
    assert groups_sent({None: {(0, 0, 0): 4}}, 5) == Groups(False)
    assert groups_sent({}, 5) == Groups(False)


def test_a_small_part_takes_a_large_one_with_it() -> None:
    assert parts_to_show({"trees": 12, "pond": 2, "paths": 7, "none": 0}, 5) == {"trees", "none"}
    assert parts_to_show({"trees": 12, "pond": 6}, 5) == {"trees", "pond"}
    assert parts_to_show({"trees": 3, "pond": 2}, 5) == frozenset()
