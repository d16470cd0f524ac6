"""What the commands have in common: options, exit status, refusals, and the catalogue that they work on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from ..catalogue.load import Loaded, load
from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told, said
from ..catalogue.problems import Problem
from ..catalogue.translations import in_language
from ..forms.issue import Issued
from ..forms.words import words

F = TypeVar("F", bound=Callable[..., Any])

DONE, ATTENTION, REFUSED = 0, 1, 2
_NOT_WRITTEN: Text = "The forms cannot be written to {folder} ({why}). Choose another folder with -o."

catalogue_option = click.option(
    "--catalogue",
    "directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("checklists"),
    show_default=True,
    help="The folder of the checklists.",
)
translations_option = click.option(
    "--translations",
    "locale",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the translations; by default docs/locale, beside the folder of the checklists.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, for programs.")


def folder_option(holds: str, required: bool = True) -> Callable[[F], F]:
    """Return the option -o of a command that writes into a folder; `holds` is the end of its help, "the packs."."""
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option("-o", "--output", required=required, type=kind, help=f"The folder for {holds}")


def language_option(of: str) -> Callable[[F], F]:
    """Return the option --language; `of` is its help."""
    return click.option("--language", default="en", show_default=True, help=of)


def the_catalogue(directory: Path) -> Catalogue:
    """Return the catalogue; a catalogue with errors is refused, since answers to what it lost would have no place."""
    loaded = load(directory)
    return without_errors(loaded, loaded.problems, directory)


def without_errors(loaded: Loaded, problems: Iterable[Problem], directory: Path) -> Catalogue:
    """Return the catalogue that was loaded; ends the command when there are errors in it."""
    if loaded.catalogue is None or any(problem.severity == "error" for problem in problems):
        refuse(f"The checklists in {directory} have errors, so nothing was done. `assessbook check` shows them.")
    return loaded.catalogue


def spoken(catalogue: Catalogue, locale: Path) -> Callable[[str], Catalogue]:
    """Return what gives the catalogue in a language; a translation that is damaged is refused."""

    @cache
    def speak(language: str) -> Catalogue:
        try:
            return in_language(catalogue, language, locale)
        except (ValueError, OSError) as error:
            refuse(f"A translation of the checklists cannot be read, so nothing was done. {error}")

    return speak


def locale_of(directory: Path, locale: Path | None) -> Path:
    """Return the folder of the translations; by default `docs/locale` beside the folder of the checklists."""
    return locale or directory.resolve().parent / "docs" / "locale"


def tell(form: Issued) -> None:
    """Print what was written, and whether it is new."""
    state = "" if form.written else ", unchanged"
    click.echo(f"{form.path}: {form.title} ({max(1, round(form.size / 1000))} KB{state})")


def nothing_written(why: str, language: str = "en") -> NoReturn:
    """End the command: nothing was written, and this is why, in a language (exit status 2)."""
    say = words(language)
    refuse(f"{said(why, say)} {say('Nothing was written.')}")


def no_room(folder: Path, error: OSError, language: str = "en") -> NoReturn:
    """End the command: forms cannot be written into a folder."""
    refuse(said(Told(_NOT_WRITTEN, folder=folder, why=error.strerror), words(language)))


def refuse(message: str) -> NoReturn:
    """End the command: nothing was done, and this is why (exit status 2)."""
    click.echo(message, err=True)
    sys.exit(REFUSED)
