"""Commands on what comes back: read, merge, migrate."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import track

from ..forms.worker import Workers
from ..returns.intake import Intake, summary
from ..returns.outbox import Outbox
from .options import ATTENTION, DONE, REFUSED, catalogue_option, json_option, refuse, the_catalogue


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the answer files and receipts.",
)
@catalogue_option
@json_option
def read(files: tuple[Path, ...], output: Path, directory: Path, as_json: bool) -> NoReturn:
    """Read filled forms: each FILE becomes an answer file and a receipt in plain words."""
    screen = Console(stderr=True)
    try:
        outbox = Outbox(output)
    except OSError as error:
        refuse(f"The folder {output} cannot be used ({error.strerror}). Choose another with -o.")
    catalogue = the_catalogue(directory)
    with Workers() as workers:
        each_taken = Intake(catalogue, workers, outbox).take(files)
        shown = track(each_taken, "Reading", len(files), console=screen, transient=True, disable=not screen.is_terminal)
        taken = list(shown)
    if as_json:
        click.echo(json.dumps({"files": [each.as_json() for each in taken]}, ensure_ascii=False))
    else:
        for each in taken:
            click.echo(summary(each), err=each.receipt is None)
    refused = sum(each.receipt is None for each in taken)
    clean = not refused and not any(each.receipt and each.receipt.needs_attention for each in taken)
    sys.exit(REFUSED if refused == len(taken) else DONE if clean else ATTENTION)
