"""The filled forms of an exercise, and the trainer's key to its faults: made when they are wanted, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..catalogue.model import Catalogue
from ..forms.form import Form
from ..forms.issue import Issued, replace_if_changed
from ..forms.registry import carriers
from ..forms.wishes import CHOOSE, NO_FORMAT, NO_FORMAT_NAMED, unknown
from .exercises import Exercise, exercise_return
from .record import entries

BLANK = ("print",)
"""Formats that show the questions only: a filled return cannot be made in them."""


def exercise_forms(
    exercise: Exercise, years: Iterable[int], catalogue: Catalogue, directory: Path, formats: Sequence[str]
) -> tuple[Issued, ...]:
    """Write the filled forms of an exercise for each year in each format, and return what was written.

    A file whose bytes would not change is left alone. Raises KeyError for another year or format, Unwritable, OSError.
    """
    made: list[Issued] = []
    for year in years:
        form = Form(catalogue, "en", entries=entries(exercise_return(exercise, year, catalogue)))
        for name in formats:
            carrier = carriers()[name]
            data = carrier.write(form)
            path = directory / f"exercise-{exercise.id}-{year}{carrier.SUFFIX}"
            written = replace_if_changed(path, data)
            title = f"{exercise.name}, {year}"
            made.append(Issued(path, name, title, "en", None, len(data), written, exercise.id))
    return tuple(made)


def exercise_keys(
    exercise: Exercise, years: Iterable[int], catalogue: Catalogue, directory: Path
) -> tuple[Issued, ...]:
    """Write the trainer's key to each return that has faults on purpose, as text, and return what was written.

    Raises KeyError for another year, OSError.
    """
    made: list[Issued] = []
    for year in years:
        if exercise.filled(year).faults:
            data = _key(exercise, year, catalogue).encode()
            path = directory / f"exercise-{exercise.id}-{year}-key.txt"
            written = replace_if_changed(path, data)
            title = f"{exercise.name}, {year}: what a reviewer should find (for the trainer)"
            made.append(Issued(path, "txt", title, "en", None, len(data), written, exercise.id))
    return tuple(made)


def _key(exercise: Exercise, year: int, catalogue: Catalogue) -> str:
    lines = [f"{exercise.name}, {year}: what a reviewer should find. For the trainer only.", ""]
    for number, fault in enumerate(exercise.filled(year).faults, 1):
        lines.append(f"{number}. {fault.find}")
        for id in fault.items:
            placed = catalogue.items[id]
            lines.append(f"   {id} ({placed.checklist.title}, {placed.number}): {placed.item.ask}")
        lines.append("")
    return "\n".join(lines)


def wrong_formats(formats: Sequence[str]) -> str:
    """Return what is wrong with a wish for formats of filled forms, and what to ask for; nothing when it can be met."""
    offered = [name for name in carriers() if name not in BLANK]
    choose = CHOOSE.format(names=", ".join(offered))
    for name in formats:
        if name in BLANK:
            return f"The format “{name}” shows the questions only. {choose}"
        if name not in offered:
            return unknown(NO_FORMAT, name, offered)
    return "" if formats else f"{NO_FORMAT_NAMED} {choose}"
