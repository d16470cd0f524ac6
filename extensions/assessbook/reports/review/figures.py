"""Figures looked at together: counts of nobody and of somebody, parts and wholes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ...returns.model import Answer, Number

WHOLE = ""
"""The line of a question that asks for one number."""


def figures(answer: Answer | None, group: str | None = None) -> Mapping[str, Number]:
    """Return the figures of an answer by their lines; with `group`, only the lines of that group or part."""
    if answer is None:
        return {}
    if isinstance(answer.value, Mapping):
        return {line: n for line, n in answer.value.items() if group is None or group in line.split("/")}
    return {WHOLE: answer.value} if isinstance(answer.value, int | float) and group is None else {}


def count(found: Mapping[str, Number], are: Literal["none", "some", "not-collected"]) -> bool:
    """Tell whether figures count nobody, count somebody, or were not collected; a line left blank says nothing."""
    match are:
        case "some":
            return any(isinstance(n, int | float) and n > 0 for n in found.values())
        case "none":
            return bool(found) and all(n == 0 for n in found.values())
    return bool(found) and all(n == "not-collected" for n in found.values())


def exceed(one: Mapping[str, Number], other: Mapping[str, Number]) -> bool:
    """Tell whether `one` is surely more than `other`: on a line that both have, or in all.

    In all only when every line of `other` is a number; of `one` the numbers that there are.
    """
    same_line = any(_more(n, other.get(line)) for line, n in one.items())
    return same_line or _more(_least(one), _sum(other))


def _more(one: Number | None, other: Number | None) -> bool:
    return isinstance(one, int | float) and isinstance(other, int | float) and one > other


def _least(found: Mapping[str, Number]) -> float:
    return sum(n for n in found.values() if isinstance(n, int | float))


def _sum(found: Mapping[str, Number]) -> float | None:
    whole = bool(found) and all(isinstance(n, int | float) for n in found.values())
    return _least(found) if whole else None
