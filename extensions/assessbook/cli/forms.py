"""The command forms."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ..forms.blank_set import Source, issue_set, wanted
from ..forms.form import Form
from ..forms.issue import issue_each
from ..forms.registry import Unwritable, carriers
from ..forms.wishes import wrong
from .options import (
    catalogue_option,
    folder_option,
    locale_of,
    no_room,
    nothing_written,
    refuse,
    spoken,
    tell,
    the_catalogue,
    translations_option,
)
from .tailoring import For, forms_for, tailoring_options


@click.command()
@folder_option("the forms.")
@click.option(
    "--format", "formats", default="xlsx", show_default=True, help="The formats, with commas: xlsx,json; or all."
)
@click.option(
    "--language", "languages", default="en", show_default=True, help="The languages, with commas: en,fr; or all."
)
@click.option("--checklist", "checklists", multiple=True, metavar="ID", help="Only this checklist; may be repeated.")
@click.option("--core", is_flag=True, help="Only the questions of the short form.")
@tailoring_options
@catalogue_option
@translations_option
def forms(
    output: Path,
    formats: str,
    languages: str,
    checklists: tuple[str, ...],
    core: bool,
    directory: Path,
    locale: Path | None,
    **options: Any,
) -> None:
    """Write forms: the whole one and the short one, or only what the options choose.

    A form that would be the same as the one in the folder is left alone.
    """
    catalogue = the_catalogue(directory)
    names = _chosen(formats.lower(), carriers())
    tongues = _chosen(languages, catalogue.head.languages)
    for language in tongues or ("",):
        if message := wrong(catalogue, names, language, checklists, core):
            nothing_written(message, language)
    chosen, wish, folders = tuple(dict.fromkeys(checklists)), For(**options), locale_of(directory, locale)
    speak = spoken(catalogue, folders)
    bases = [Form(speak(language), language, chosen, core, spoken=speak) for language in tongues]
    try:
        if wish.given:
            issued = issue_each((form for base in bases for form in forms_for(base, wish)), output, names)
        else:
            issued = issue_set(Source(directory, folders), wanted(catalogue, names, tongues, chosen, core), output)
    except Unwritable as error:
        refuse(f"{error}")
    except OSError as error:
        no_room(output, error, (tongues or ("en",))[0])
    for form in issued:
        tell(form)


def _chosen(wish: str, offered: Iterable[str]) -> tuple[str, ...]:
    """Return the names in a list with commas, each once; `all` are those that are offered."""
    names = dict.fromkeys(name.strip() for name in wish.split(",") if name.strip())
    return tuple(offered) if list(names) == ["all"] else tuple(names)
