"""Whether files are parts of one return: of one catalogue and version, State and year, all real or all exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..catalogue.model import Catalogue
from .model import Return
from .texts import in_line

Named = tuple[str, Return]
"""(name of the file, what it holds)."""


class NotTogether(Exception):
    """The files are not parts of one return; the message says which differ, and what to do."""


def check_same(parts: Iterable[Named], catalogue: Catalogue) -> None:
    """Raise NotTogether when the parts are not of one return. A blank State or year is no other State or year."""
    parts = tuple(parts)
    if not parts:
        raise NotTogether("There is nothing to merge. Name the answer files of the parts.")
    for name, part in parts:
        _known(name, part, catalogue)
    if two := _differing(parts, lambda part: part.respondent.exercise):
        (one, _), (other, is_exercise) = two
        real, invented = (one, other) if is_exercise else (other, one)
        raise NotTogether(
            f"{invented} is an exercise and {real} is not. They are never merged. Leave one of them out, or correct "
            "the line “Is this an exercise?”."
        )
    for what, told in (("State", lambda part: part.respondent.state), ("year", lambda part: part.respondent.year)):
        if two := _differing(parts, told):
            (one, first), (other, second) = two
            raise NotTogether(
                f"{one} is of the {what} {first} and {other} of the {what} {second}. One return has one {what}. Leave "
                f"one of them out, or correct the {what} in it."
            )


def _known(name: str, part: Return, catalogue: Catalogue) -> None:
    head, ref = catalogue.head, part.catalogue
    if ref.id != head.id:
        raise NotTogether(
            f"{name} answers the questions of “{in_line(ref.id)}”, but these checklists are “{head.id}”. Leave it out, "
            "or name its checklists with --catalogue."
        )
    if ref.version != head.version:
        raise NotTogether(
            f"{name} is of version {ref.version} of the questions, and the checklists are of version {head.version}. "
            "Bring all parts to one version first: `assessbook migrate`."
        )


def _differing(parts: tuple[Named, ...], told: Callable[[Return], object]) -> tuple[tuple[str, object], ...]:
    """Return two files that say different things, each with what it says; nothing when all agree or are blank."""
    first: tuple[str, object] | None = None
    for name, part in parts:
        value = told(part)
        if value is None:
            continue
        if first is not None and first[1] != value:
            return first, (name, value)
        first = first or (name, value)
    return ()
