"""The command pack."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import ATTENTION, DONE, folder_option, refuse

if TYPE_CHECKING:
    from ..packs.record import Pack

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_KIND = re.compile(r"(?:WARNING|ERROR): |\s*\[assessbook\.packs\]")


@click.command()
@folder_option("the packs.")
@click.option("--module", "modules", multiple=True, metavar="ID", help="A course of this module; may be repeated.")
@click.option("--course", "courses", multiple=True, metavar="ID", help="Only this course; may be repeated.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--large-print", is_flag=True, help="Letters of 18 points.")
@click.option("--language", metavar="CODE", help="The language of the packs; by default that of the handbook.")
@click.option("--start", metavar="TIME", help="When each day begins, for example 09:00.")
def pack(output: Path, language: str | None, **wish: Any) -> None:
    """Print what a trainer needs: guide, workbook, handouts, cards, tests, lists, of all courses or a choice."""
    conf = _conf()
    if conf is None:
        refuse("There is no conf.py here or in a folder above. Run this command in the folder of the handbook.")
    values = {f"assessbook_pack_{name}": _value(value) for name, value in wish.items() if value}
    if language:
        values["language"] = language
    if sys.stderr.isatty():
        click.echo("Reading the pages and printing. This can take a minute.", err=True)
    packs, warnings = _built(conf, output, values)
    for line in warnings:
        click.echo(line, err=True)
    if not packs:
        refuse("Nothing was written.")
    for each in packs:
        group = f"{each.group}: " if each.group else ""
        pages = "1 page" if each.pages == 1 else f"{each.pages} pages"
        click.echo(f"{output / each.name}: {group}{each.title} ({pages}, {max(1, round(each.size / 1000))} KB)")
    sys.exit(ATTENTION if warnings else DONE)


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _conf() -> Path | None:
    """Return the folder of the nearest conf.py, here or above."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "conf.py").is_file()), None)


def _built(conf: Path, output: Path, values: dict[str, Any]) -> tuple[tuple[Pack, ...], list[str]]:
    """Return the packs made and the warnings about the pages."""
    try:
        from sphinx.application import Sphinx
        from sphinx.errors import SphinxError
        from sphinx.util.docutils import docutils_namespace, patch_docutils
    except ImportError:
        refuse("Packs are made from the handbook, which needs Sphinx: pip install 'assessbook[book]'")
    said = io.StringIO()
    pages = conf / "docs" if (conf / "docs").is_dir() else conf
    cache = conf / "build" / "packs-cache" / str(values.get("language", "pages"))
    try:
        with patch_docutils(conf), docutils_namespace():
            app = Sphinx(
                pages, conf, output, cache, "packs", values, status=None, warning=said, parallel=os.cpu_count() or 1
            )
            app.build()
    except (SphinxError, OSError) as error:
        refuse(f"The handbook cannot be read, so nothing was written. {error}")
    made: tuple[Pack, ...] = getattr(app.builder, "packs", ())
    return made, [_KIND.sub("", line) for line in _COLOUR.sub("", said.getvalue()).splitlines() if line.strip()]
