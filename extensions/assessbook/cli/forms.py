"""The command forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..forms.form import Form
from ..forms.issue import issue, issue_each, wrong
from ..forms.registry import Unwritable
from .options import catalogue_option, locale_of, refuse, spoken, the_catalogue, translations_option
from .tailoring import For, forms_for, tailoring_options


@click.command()
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the forms.",
)
@click.option("--format", "formats", default="xlsx", show_default=True, help="The formats, with commas: xlsx,json.")
@click.option("--language", default="en", show_default=True, help="The language of the forms.")
@click.option("--checklist", "checklists", multiple=True, metavar="ID", help="Only this checklist; may be repeated.")
@click.option("--core", is_flag=True, help="Only the questions of the short form.")
@tailoring_options
@catalogue_option
@translations_option
def forms(
    output: Path,
    formats: str,
    language: str,
    checklists: tuple[str, ...],
    core: bool,
    directory: Path,
    locale: Path | None,
    **options: Any,
) -> None:
    """Write forms: the whole one and the short one, or only what the options choose."""
    catalogue = the_catalogue(directory)
    names = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip()))
    if message := wrong(catalogue, names, language, checklists, core):
        refuse(f"{message} Nothing was written.")
    speak = spoken(catalogue, locale_of(directory, locale))
    chosen, wish = tuple(dict.fromkeys(checklists)), For(**options)
    whole = Form(speak(language), language, chosen, core, spoken=speak)
    made = forms_for(whole, wish) if wish.given else ()
    try:
        issued = issue_each(made, output, names) if made else issue(whole, output, names)
    except Unwritable as error:
        refuse(f"{error}")
    except OSError as error:
        refuse(f"The forms cannot be written to {output} ({error.strerror}). Choose another folder with -o.")
    for form in issued:
        state = "" if form.written else ", unchanged"
        click.echo(f"{form.path}: {form.title} ({max(1, round(form.size / 1000))} KB{state})")
