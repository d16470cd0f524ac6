"""Which groups of States may be shown, so that no group of fewer than `least` can be seen or worked out.

Figures of two groups can be subtracted from each other: all States less those that also reported last year are those
that are new. So a set of groups is only shown when no sum and no difference of them leaves between one and `least` - 1
States. Groups are told apart by region, and by what else their States sent (the panels).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

Panel = Literal["before", "after", "always"]
PANELS: tuple[Panel, ...] = ("before", "after", "always")
"""States that also sent a return in the analysed year before, in the one after, in every one."""

Region = str | None
Pattern = tuple[int, int, int]
"""1 for each of PANELS that a State belongs to."""
Sizes = Mapping[Region, Mapping[Pattern, int]]
"""How many States there are, by region and pattern."""

_STEPS = (-2, -1, 0, 1, 2)
_TIMES = (1, 2, 3)
"""A sum of groups may count a small group several times over: two panels can meet in it."""
_CHOICES: tuple[frozenset[Panel], ...] = (
    frozenset(PANELS),
    frozenset({"before", "after"}),
    frozenset({"before", "always"}),
    frozenset({"after", "always"}),
    frozenset({"before"}),
    frozenset({"after"}),
    frozenset({"always"}),
    frozenset(),
)
"""Sets of panels, the ones to be preferred first."""


@dataclass(frozen=True)
class Groups:
    """What may be shown: figures of all States, and of which regions and panels."""

    all: bool
    regions: frozenset[Region] = frozenset()
    panels: frozenset[Panel] = frozenset()


NOTHING = Groups(False)


def showable(asked: Sizes, sent: Groups, least: int) -> Groups:
    """Return which groups may be shown of one question, where `asked` counts the States that were asked it.

    `sent` is what may be shown by the number of returns alone: `groups_sent`.
    """
    total = _total(asked)
    if not sent.all or 0 < total < least:
        return NOTHING
    regions = _regions(asked, sent.regions, least)
    for panels in _CHOICES:
        if panels <= sent.panels and not recomputable(asked, Groups(True, regions, panels), least):
            return Groups(True, regions, panels)
    return Groups(True, regions)


def groups_sent(sent: Sizes, least: int) -> Groups:
    """Return which groups may be shown at all, where `sent` counts the States that sent a return."""
    whole = Groups(True, frozenset(sent), frozenset(PANELS))
    return showable(sent, whole, least) if _total(sent) else NOTHING


def _regions(sizes: Sizes, allowed: frozenset[Region], least: int) -> frozenset[Region]:
    """Return the regions to show: the small ones go, and with them others, until what is hidden is large enough."""
    total = {region: sum(patterns.values()) for region, patterns in sizes.items()}
    shown = {region for region in allowed if not 0 < total.get(region, 0) < least}
    by_size = sorted((region for region in shown if total.get(region, 0)), key=lambda r: (total[r], r or ""))
    while 0 < sum(total.values()) - sum(total.get(region, 0) for region in shown) < least:
        shown.remove(by_size.pop(0))
    return frozenset(shown)


def recomputable(sizes: Sizes, groups: Groups, least: int) -> bool:
    """Tell whether adding and subtracting the groups can leave a group of fewer than `least` States, but not none."""
    panels = tuple(panel for panel in PANELS if panel in groups.panels)
    blocks = tuple(sorted(_block(each, panels) for each in _blocks(sizes, groups.regions)))
    return _leaks(blocks, len(panels), least)


def _blocks(sizes: Sizes, shown: frozenset[Region]) -> Iterator[Mapping[Pattern, int]]:
    """Yield the States of each region that is shown, and those of all others together."""
    hidden: dict[Pattern, int] = {}
    for region, patterns in sizes.items():
        if region in shown:
            yield patterns
            continue
        for pattern, n in patterns.items():
            hidden[pattern] = hidden.get(pattern, 0) + n
    yield hidden


_Block = tuple[tuple[tuple[int, ...], int], ...]
"""How many States there are by what they belong to of the panels that are shown."""


def _block(patterns: Mapping[Pattern, int], panels: tuple[Panel, ...]) -> _Block:
    found: dict[tuple[int, ...], int] = {}
    for pattern, n in patterns.items():
        kept = tuple(pattern[PANELS.index(panel)] for panel in panels)
        found[kept] = found.get(kept, 0) + n
    return tuple(sorted((pattern, n) for pattern, n in found.items() if n))


@cache
def _leaks(blocks: tuple[_Block, ...], panels: int, least: int) -> bool:
    for times, steps in product(_TIMES, product(_STEPS, repeat=panels)):
        reached = {0}
        for block in blocks:
            left = _left(block, steps, times)
            reached = {min(sum_ + size, least) for sum_ in reached for size in left}
        if any(0 < size < least for size in reached):
            return True
    return False


@cache
def _left(block: _Block, steps: tuple[int, ...], times: int) -> frozenset[int]:
    """Return the sizes of the groups within a region that can be left, when the panels are taken `steps` times.

    The region itself may be added or subtracted as often as one likes; what is left must count each State `times`
    times or not at all.
    """
    if not block:
        return frozenset({0})
    weights = [(sum(a * b for a, b in zip(steps, pattern, strict=True)), n) for pattern, n in block]
    low, high = min(weight for weight, _ in weights), max(weight for weight, _ in weights)
    if low == high:
        return frozenset({0, sum(n for _, n in weights)})
    if high - low != times or any(low < weight < high for weight, _ in weights):
        return frozenset()
    return frozenset({sum(n for weight, n in weights if weight == high)})


def _total(sizes: Sizes) -> int:
    return sum(n for patterns in sizes.values() for n in patterns.values())


def parts_to_show(sizes: Mapping[str, int], least: int) -> frozenset[str]:
    """Return which parts of a whole that is shown may be shown too, when a State may belong to several of them.

    `sizes` counts the States of each part. When a part is too small, a part that is large enough goes too: then what
    is hidden cannot be worked out from the whole, and it is of `least` States at the least.
    """
    shown = {part for part, n in sizes.items() if not 0 < n < least}
    if len(shown) < len(sizes):
        other = sorted((part for part in shown if sizes[part]), key=lambda part: (sizes[part], part))
        shown -= set(other[:1])
    return frozenset(shown)
