"""What the commands have in common: options, exit status, refusals, and the catalogue that they work on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NoReturn

import click

from ..catalogue.load import load
from ..catalogue.model import Catalogue
from ..catalogue.translations import in_language

DONE, ATTENTION, REFUSED = 0, 1, 2

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


def the_catalogue(directory: Path) -> Catalogue:
    """Return the catalogue; a catalogue with errors is refused, since answers to what it lost would have no place."""
    loaded = load(directory)
    if loaded.catalogue is None or any(problem.severity == "error" for problem in loaded.problems):
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


def refuse(message: str) -> NoReturn:
    """End the command: nothing was done, and this is why (exit status 2)."""
    click.echo(message, err=True)
    sys.exit(REFUSED)
