"""Commands on what comes back: read, merge, migrate."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import track

from ..catalogue.phrases import said
from ..forms.reading import Unreadable
from ..forms.registry import Unwritable
from ..forms.words import words
from ..forms.worker import Workers
from ..returns.intake import Intake, summary
from ..returns.merge_files import Wish, merge_files
from ..returns.merge_receipt import merge_json, merge_text
from ..returns.migrate_files import preview_json, preview_text, previews
from ..returns.outbox import Outbox
from ..returns.shelf import Shelf
from .options import (
    ATTENTION,
    DONE,
    REFUSED,
    catalogue_option,
    folder_option,
    json_option,
    language_option,
    locale_of,
    nothing_written,
    refuse,
    spoken,
    the_catalogue,
    translations_option,
)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@folder_option("the answer files and receipts.")
@language_option("The language in which a file is refused, and of what is printed; a receipt has that of its form.")
@catalogue_option
@translations_option
@json_option
def read(
    files: tuple[Path, ...], output: Path, language: str, directory: Path, locale: Path | None, as_json: bool
) -> NoReturn:
    """Read filled forms: each FILE becomes an answer file and a receipt in plain words."""
    screen = Console(stderr=True)
    outbox = _outbox(output)
    catalogue = the_catalogue(directory)
    with Workers() as workers:
        intake = Intake(catalogue, workers, outbox, spoken(catalogue, locale_of(directory, locale)), language)
        shown = track(
            intake.take(files), "Reading", len(files), console=screen, transient=True, disable=not screen.is_terminal
        )
        taken = list(shown)
    if as_json:
        click.echo(json.dumps({"files": [each.as_json(words(language)) for each in taken]}, ensure_ascii=False))
    else:
        for each in taken:
            click.echo(summary(each, words(language)), err=each.receipt is None)
    refused = sum(each.receipt is None for each in taken)
    clean = not refused and not any(each.receipt and each.receipt.needs_attention for each in taken)
    sys.exit(REFUSED if refused == len(taken) else DONE if clean else ATTENTION)


@click.command()
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PART.json...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file of the merged return; its receipt is written beside it.",
)
@click.option(
    "--sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a coordination sheet here if answers differ: .xlsx or .docx.",
)
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A coordination sheet that was filled in: its decisions are taken.",
)
@language_option("The language of receipt and coordination sheet.")
@catalogue_option
@translations_option
@json_option
def merge(
    parts: tuple[Path, ...],
    output: Path,
    sheet: Path | None,
    decisions: Path | None,
    language: str,
    directory: Path,
    locale: Path | None,
    as_json: bool,
) -> NoReturn:
    """Merge the answer files of several offices into one return. Where they differ, nobody wins: you decide."""
    catalogue, say = spoken(the_catalogue(directory), locale_of(directory, locale))(language), words(language)
    try:
        with Workers() as workers, Shelf() as shelf:
            receipt = merge_files(Wish(parts, output, sheet, decisions, language), catalogue, workers, shelf)
            if as_json:
                told = json.dumps(merge_json(receipt, catalogue), ensure_ascii=False)
            else:
                told = merge_text(receipt, catalogue)
    except Unreadable as error:
        nothing_written(error.why, language)
    except Unwritable as error:
        nothing_written(f"{error}", language)
    except OSError as error:
        why = say("The result cannot be written ({why}: {file}). Choose another place with -o.")
        refuse(why.format(why=error.strerror, file=error.filename or output))
    click.echo(told, nl=as_json)
    sys.exit(ATTENTION if receipt.needs_attention else DONE)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RETURN.json...")
@folder_option("the answer files in the present version. Without it, you only see what will happen.", required=False)
@language_option("The language of what is printed.")
@catalogue_option
@translations_option
@json_option
def migrate(
    files: tuple[Path, ...],
    output: Path | None,
    language: str,
    directory: Path,
    locale: Path | None,
    as_json: bool,
) -> NoReturn:
    """Bring answer files to the present version of the questions: first see what will happen, then write with -o."""
    catalogue, say = the_catalogue(directory), words(language)
    speak = spoken(catalogue, locale_of(directory, locale))
    with Workers() as workers:
        found = tuple(previews(files, catalogue, workers))
        good = [file for file, preview in zip(files, found, strict=True) if not preview.refused]
        if as_json:
            click.echo(json.dumps({"files": [preview_json(each, say) for each in found]}, ensure_ascii=False))
        else:
            for preview in found:
                click.echo(preview_text(preview, speak(language), say) + "\n", err=bool(preview.refused))
        if output is not None and good:
            _write_migrated(good, output, Intake(catalogue, workers, _outbox(output), speak, language), as_json)
        elif not as_json and good:
            click.echo(say("Nothing was written. Add -o FOLDER to write the files."))
    attention = any(each.needs_attention for each in found)
    sys.exit(REFUSED if not good else ATTENTION if attention else DONE)


def _write_migrated(files: list[Path], output: Path, intake: Intake, silent: bool) -> None:
    say = words(intake.language)
    for taken in intake.take(files):
        if taken.receipt is None:
            refuse(said(taken.refused, say))
        if not silent:
            click.echo(say("{file}: written to {answers}.").format(file=taken.file, answers=taken.answer_file))


def _outbox(output: Path) -> Outbox:
    try:
        return Outbox(output)
    except OSError as error:
        refuse(f"The folder {output} cannot be used ({error.strerror}). Choose another with -o.")
