"""The command keyed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from ..forms.issue import replace_if_changed
from ..forms.reading import Unreadable
from ..forms.worker import Workers
from ..returns.answer_file import read_file
from ..returns.keyed import Compared, Copy, compared, differences_json
from ..returns.keyed_lists import differences_text, differences_workbook
from ..returns.outbox import plain_name
from .options import (
    ATTENTION,
    DONE,
    catalogue_option,
    folder_option,
    json_option,
    locale_of,
    refuse,
    spoken,
    the_catalogue,
    translations_option,
)


@click.command()
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@folder_option("the list of differences and the agreed answer file.")
@catalogue_option
@translations_option
@json_option
def keyed(first: Path, second: Path, output: Path, directory: Path, locale: Path | None, as_json: bool) -> NoReturn:
    """Compare two keyed copies of one paper. What both say is the agreed answer file; the rest is listed."""
    catalogue = the_catalogue(directory)
    speak = spoken(catalogue, locale_of(directory, locale))
    if first.resolve() == second.resolve():
        refuse("Both names are of one file. Name two copies, typed by two people. Nothing was written.")
    names = (first.name, second.name) if first.name != second.name else (str(first), str(second))
    try:
        with Workers() as workers:
            copies = [
                Copy(plain_name(name), read_file(file, workers), catalogue, speak)
                for name, file in zip(names, (first, second), strict=True)
            ]
        found = compared(copies[0], copies[1], catalogue)
    except Unreadable as error:
        refuse(f"{error} Nothing was written.")
    try:
        written = _write(found, output, first.stem)
    except OSError as error:
        refuse(f"The results cannot be written to {output} ({error.strerror}). Choose another folder with -o.")
    if as_json:
        click.echo(json.dumps({**differences_json(found), "written": written}, ensure_ascii=False))
    else:
        click.echo(differences_text(found), nl=False)
        click.echo("\nWritten: " + ", ".join(written))
    sys.exit(DONE if found.settled else ATTENTION)


def _write(found: Compared, output: Path, stem: str) -> list[str]:
    results = {
        ".agreed.json": found.agreed,
        ".differences.txt": differences_text(found).encode(),
        ".differences.xlsx": differences_workbook(found),
    }
    for suffix, data in results.items():
        replace_if_changed(output / f"{stem}{suffix}", data)
    return [str(output / f"{stem}{suffix}") for suffix in results]
