"""Reviews of several returns: each beside the last one of the same State that is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...returns.model import Return

Named = tuple[str, Return]
"""A return with the name of its file."""


def last_of(return_: Return, among: Iterable[Return]) -> Return | None:
    """Return the latest return of an earlier year of the same State; None when there is none."""
    mine = return_.respondent
    if mine.state is None or mine.year is None:
        return None
    earlier = [
        each
        for each in among
        if (each.respondent.state, each.respondent.exercise) == (mine.state, mine.exercise)
        and each.respondent.year is not None
        and each.respondent.year < mine.year
    ]
    return max(earlier, key=lambda each: each.respondent.year or 0, default=None)


def remarks(returns: Iterable[Named], lasts: Iterable[Named]) -> Iterator[str]:
    """Yield what is to be told of the files themselves: one year twice, an earlier return of no use."""
    returns = tuple(returns)
    seen: dict[tuple[str, int], str] = {}
    for name, return_ in returns:
        state, year = return_.respondent.state, return_.respondent.year
        if state is None or year is None:
            yield f"{name} does not say of which State or year it is, so it is compared with nothing."
        elif (state, year) in seen:
            yield (
                f"{seen[state, year]} and {name} are both of {state}, {year}. Each has a sheet of its own. If they are "
                "parts of one return, merge them first: `assessbook merge`."
            )
        else:
            seen[state, year] = name
    for name, last in lasts:
        if not any(last_of(return_, [last]) for _, return_ in returns):
            yield f"{name} is not of an earlier year of one of these States, so nothing is compared with it."
