"""The options of `forms` that make a form for somebody, and the forms that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from ..catalogue.model import Catalogue
from ..catalogue.phrases import said
from ..forms.form import Form
from ..forms.reading import Unreadable
from ..forms.tailor import Tailoring, state_code, tailored
from ..forms.wishes import nothing_asked, unknown_state, wrong_tailoring
from ..forms.words import words
from ..forms.worker import Workers
from ..returns.answer_file import answer_file
from ..returns.outbox import plain_name
from ..returns.prefill import prefilled
from .options import nothing_written

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--state", metavar="CODE", help="The State that answers: what is known of it is filled in."),
    click.option("--year", type=int, help="The reporting year."),
    click.option("--authority", "authorities", multiple=True, metavar="ID", help="Only its part; may be repeated."),
    click.option("--deadline", metavar="DAY", help="The day by which the form is to come back: 2027-03-15."),
    click.option(
        "--from",
        "last",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="LAST.json",
        help="The last return: its answers stand in the form, each to be confirmed.",
    ),
)


@dataclass(frozen=True)
class For:
    """What the options say."""

    state: str | None
    year: int | None
    authorities: tuple[str, ...]
    deadline: str | None
    last: Path | None

    @property
    def given(self) -> bool:
        """Tell whether any of the options is there."""
        return any((self.state, self.year, self.authorities, self.deadline, self.last))


def tailoring_options(command: F) -> F:
    """Add the options to a command; it takes them as `state`, `year`, `authorities`, `deadline` and `last`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def forms_for(base: Form, wish: For) -> tuple[Form, ...]:
    """Return the forms that are asked for, one for each authority.

    Ends the command when a wish cannot be met, in the language of the form.
    """
    catalogue = base.catalogue
    wishes = [
        Tailoring(wish.state, wish.year, authority, wish.deadline)
        for authority in dict.fromkeys(wish.authorities or (None,))
    ]
    for each in wishes:
        if message := wrong_tailoring(catalogue, each):
            nothing_written(message, base.language)
    state = state_code(catalogue, wish.state) if wish.state else None
    if message := unknown_state(catalogue, state):
        click.echo(said(message, words(base.language)), err=True)
    made = [tailored(base, Tailoring(state, wish.year, each.authority, wish.deadline)) for each in wishes]
    if wish.last:
        made = _filled(made, wish.last, catalogue, base.language)
    for form in made:
        if message := nothing_asked(form):
            nothing_written(message, base.language)
    return tuple(made)


def _filled(forms: list[Form], last: Path, catalogue: Catalogue, language: str) -> list[Form]:
    try:
        with Workers() as workers:
            found = answer_file(last, catalogue, workers)
        return [prefilled(form, found.return_, plain_name(last.name)) for form in forms]
    except Unreadable as error:
        nothing_written(error.why, language)
