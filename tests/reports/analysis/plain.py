"""The analysis counted as a person would with a pencil: one return and one question after the other.

It shares no code with the analysis; only the conditions of questions are looked up in the catalogue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from assessbook.catalogue.conditions import holds
from assessbook.catalogue.model import Catalogue
from assessbook.reports.analysis.taken import Taken

SEES = {
    "internal": {"internal", "secretariat", "public", None},
    "secretariat": {"secretariat", "public"},
    "public": {"public"},
}
Chooses = Callable[[Taken], bool]


def counts_as(taken: Taken, item: str, audience: str, catalogue: Catalogue) -> str:
    placed = catalogue.items[item]
    visible = {id: a for id, a in taken.return_.answers.items() if a.sensitivity in SEES[audience]}
    if item in taken.return_.answers and item not in visible:
        return "withheld"
    codes = {id: a.value for id, a in visible.items() if isinstance(a.value, str)}
    conditions = [c for c in (placed.checklist.applies, placed.item.applies) if c]
    if any(holds(condition, taken.return_.profile, codes) is False for condition in conditions):
        return "excluded"
    value = visible[item].value if item in visible else None
    scale = placed.item.answer.type == "scale"
    if value is None:
        since, then = ([int(part) for part in text.split(".")] for text in (placed.item.since, taken.version))
        return "not_yet_asked" if since > then else "blank" if scale else "figures_blank"
    return str(value).replace("-", "_") if scale else "figures"


def counted(
    returns: Sequence[Taken], year: int, item: str, audience: str, catalogue: Catalogue, chosen: Chooses
) -> Counter[str]:
    """Count the answers to one question in one year, of the States that are chosen."""
    found: Counter[str] = Counter()
    for taken in returns:
        if taken.year == year and chosen(taken):
            found[counts_as(taken, item, audience, catalogue)] += 1
            answer = taken.return_.answers.get(item)
            seen = answer is not None and answer.sensitivity in SEES[audience] and answer.value is not None
            found["unchecked"] += seen and answer is not None and answer.confirm == "not-checked"
    return found


def panels(returns: Sequence[Taken]) -> dict[str, Chooses]:
    """Return who belongs to each panel."""
    sent = {(taken.state, taken.year) for taken in returns}
    years = sorted({year for _, year in sent})
    before = {year: last for last, year in pairwise(years)}
    after = dict(pairwise(years))
    return {
        "all": lambda taken: True,
        "before": lambda taken: (taken.state, before.get(taken.year)) in sent,
        "after": lambda taken: (taken.state, after.get(taken.year)) in sent,
        "always": lambda taken: all((taken.state, year) in sent for year in years),
    }


def fates(returns: Sequence[Taken], year: int, audience: str, items: Sequence[str]) -> tuple[Counter[str], int]:
    """Return what became of the plans of each State's return before, and how many States had one."""
    found: Counter[str] = Counter()
    states = set()
    for taken in returns:
        earlier = [each for each in returns if each.state == taken.state and each.year < taken.year]
        if taken.year != year or not earlier:
            continue
        last = max(earlier, key=lambda each: each.year)
        for item in items:
            old, new = last.return_.answers.get(item), taken.return_.answers.get(item)
            if old is None or old.value != "planned" or old.sensitivity not in SEES[audience]:
                continue
            if new is not None and new.sensitivity not in SEES[audience]:
                continue
            states.add(taken.state)
            now = new.value if new else None
            late = old.due is not None and old.due[:7] <= f"{year}-12"
            later = bool(now == "planned" and old.due and new and new.due and new.due > old.due)
            if now in ("yes", "no"):
                found["done" if now == "yes" else "dropped"] += 1
            elif now in ("planned", "partly"):
                found["slipped" if late or later else "open"] += 1
            else:
                found["unclear"] += 1
    return found, len(states)
