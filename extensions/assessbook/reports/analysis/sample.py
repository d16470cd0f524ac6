"""A group of invented States, for the worked example of the handbook: their answers are drawn by lot."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from string import ascii_uppercase

from ...catalogue.answers import ScaleAnswer
from ...catalogue.model import Catalogue, Placed
from ...returns.as_written import digest
from ...returns.model import Answer, CatalogueRef, Respondent, Return
from .taken import Collection, Taken

STATES, YEARS = 14, (2025, 2026)
_LATE = 10
"""States from this one on sent no return in the first year."""
_LEVELS = ("no", "planned", "partly", "yes", "yes")
_ODD = ("unknown", None, "not-applicable")


def invented(catalogue: Catalogue) -> Collection:
    """Return two years of invented States, the same for the same questions; four States join in the second year."""
    found = []
    for number, letter in enumerate(ascii_uppercase[:STATES]):
        for year in YEARS[number >= _LATE :]:
            return_ = Return(
                catalogue=CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash),
                respondent=Respondent(state=f"X{letter}", year=year, exercise=True),
                profile={
                    question.id: question.options[_draw(letter, question.id) % len(question.options)].code
                    for question in catalogue.head.profile
                },
                answers=dict(_answers(letter, year, catalogue)),
            )
            found.append(Taken(f"x{letter.lower()}-{year}.json", return_, catalogue.head.version, digest(return_)))
    return Collection(tuple(found))


def _answers(letter: str, year: int, catalogue: Catalogue) -> Iterator[tuple[str, Answer]]:
    """Yield answers on a scale; what was planned in the first year is often done in the second."""
    for id, placed in catalogue.items.items():
        if placed.item.retired or not isinstance(placed.item.answer, ScaleAnswer):
            continue
        level = _draw(letter, id) % len(_LEVELS)
        if year == YEARS[0]:
            level = max(0, level - _draw(letter, id, "earlier") % 3)
        value = _odd(letter, placed) if _draw(letter, id, "odd") % 8 == 0 else _LEVELS[level]
        if value is not None:
            due, owner = (f"{year + _draw(letter, id) % 2}-09", "Field Group") if value == "planned" else (None, None)
            yield id, Answer(value=value, due=due, owner=owner, sensitivity="public")


def _odd(letter: str, placed: Placed) -> str | None:
    value = _ODD[_draw(letter, placed.item.id, "which") % len(_ODD)]
    return "unknown" if value == "not-applicable" and placed.item.not_applicable == "never" else value


def _draw(*names: str) -> int:
    return int.from_bytes(sha256(" ".join(names).encode()).digest()[:4])
