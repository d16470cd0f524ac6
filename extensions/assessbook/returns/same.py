"""Whether files are parts of one return: of one catalogue and version, State and year, all real or all exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told
from ..forms.reading import Unreadable
from .model import Return
from .texts import in_line

Named = tuple[str, Return]
"""(name of the file, what it holds)."""


class NotTogether(Unreadable):
    """The files are not parts of one return; the message says which differ, and what to do."""


_EXERCISE: Text = (
    "{invented} is an exercise and {real} is not. They are never merged. Leave one of them out, or correct the line "
    "“Is this an exercise?”."
)
_STATES: Text = (
    "{one} is of the State {first} and {other} of the State {second}. One return has one State. Leave one of them out, "
    "or correct the State in it."
)
_YEARS: Text = (
    "{one} is of the year {first} and {other} of the year {second}. One return has one year. Leave one of them out, or "
    "correct the year in it."
)
_OTHER: Text = (
    "{name} answers the questions of “{theirs}”, but these checklists are “{ours}”. Leave it out, or name its "
    "checklists with --catalogue."
)
_VERSION: Text = (
    "{name} is of version {theirs} of the questions, and the checklists are of version {ours}. Bring all parts to one "
    "version first: `assessbook migrate`."
)


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
        raise NotTogether(Told(_EXERCISE, invented=invented, real=real))
    for text, told in ((_STATES, lambda part: part.respondent.state), (_YEARS, lambda part: part.respondent.year)):
        if two := _differing(parts, told):
            (one, first), (other, second) = two
            raise NotTogether(Told(text, one=one, first=first, other=other, second=second))


def _known(name: str, part: Return, catalogue: Catalogue) -> None:
    head, ref = catalogue.head, part.catalogue
    if ref.id != head.id:
        raise NotTogether(Told(_OTHER, name=name, theirs=in_line(ref.id), ours=head.id))
    if ref.version != head.version:
        raise NotTogether(Told(_VERSION, name=name, theirs=ref.version, ours=head.version))


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
