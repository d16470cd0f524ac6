"""The command exercise."""

from __future__ import annotations

from pathlib import Path

import click

from ..catalogue.check import check
from ..forms.registry import Unwritable
from ..returns.exercise_forms import exercise_forms, exercise_keys, wrong_formats
from ..returns.exercises import FOLDER, Exercise, exercises
from .options import catalogue_option, folder_option, no_room, nothing_written, refuse, tell, without_errors


@click.command()
@folder_option("the filled forms.")
@click.option("--state", "states", multiple=True, metavar="ID", help="Only this exercise: avaria. May be repeated.")
@click.option("--year", type=int, help="Only the return for this year.")
@click.option("--format", "formats", default="xlsx,json", show_default=True, help="The formats, with commas.")
@click.option("--key", is_flag=True, help="Also the trainer's key: what a reviewer should find in each return.")
@catalogue_option
def exercise(output: Path, states: tuple[str, ...], year: int | None, formats: str, key: bool, directory: Path) -> None:
    """Write the filled forms of invented States, for training. Each is flagged as an exercise."""
    loaded, problems = check(directory)
    catalogue = without_errors(loaded, problems, directory)
    known, wrong = exercises(loaded)
    if wrong:
        refuse(
            f"The exercises in {directory / FOLDER} have errors. `assessbook check` shows them. Nothing was written."
        )
    names = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip()))
    if message := wrong_formats(names):
        nothing_written(message)
    for each in _wanted(known, states, year, directory):
        years = [year] if year else list(each.years)
        try:
            made = exercise_forms(each, years, catalogue, output, names)
            made += exercise_keys(each, years, catalogue, output) if key else ()
            for form in made:
                tell(form)
        except Unwritable as error:
            refuse(f"{error}")
        except OSError as error:
            no_room(output, error)


def _wanted(known: tuple[Exercise, ...], states: tuple[str, ...], year: int | None, directory: Path) -> list[Exercise]:
    """Return the exercises that are asked for; ends the command when there is none."""
    by_id = {each.id: each for each in known}
    if not known:
        refuse(f"There are no exercises in {directory / FOLDER}. Nothing was written.")
    for state in states:
        if state.lower() not in by_id:
            refuse(f"There is no exercise “{state}”. Choose from: {', '.join(by_id)}. Nothing was written.")
    chosen = [by_id[state.lower()] for state in dict.fromkeys(states)] or list(known)
    found = [each for each in chosen if year is None or year in each.years]
    if not found:
        years = sorted({one for each in chosen for one in each.years})
        refuse(f"There is no return for {year}. Choose from: {', '.join(map(str, years))}. Nothing was written.")
    return found
