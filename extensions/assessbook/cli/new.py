"""The command new."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from ..catalogue.mint import mint
from .options import refuse


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The title of the handbook; else the name of the folder.")
def new(directory: Path, title: str | None) -> None:
    """Start another handbook in DIR: pages, checklists with three example questions, and a README."""
    if directory.exists() and any(directory.iterdir()):
        refuse(f"{directory} is not empty. Name a folder that is empty or does not exist yet. Nothing was written.")
    title = " ".join((title or directory.resolve().name.replace("-", " ").capitalize()).split())
    if re.search(r'["\\{}<>]|^#', title) or not title.isprintable():
        refuse("A title has no quotation marks, brackets or backslashes. Change it; nothing was written.")
    items = mint(3, ())
    words = {
        "title": title,
        "id": _slug(directory.resolve().name),
        "year": str(date.today().year),
        **{f"item-{number}": item for number, item in enumerate(items, 1)},
    }
    try:
        for name, text in _filled(files(__package__.rpartition(".")[0]) / "starter", words):
            (directory / name).parent.mkdir(parents=True, exist_ok=True)
            (directory / name).write_text(text, encoding="utf-8")
    except OSError as error:
        refuse(f"The handbook cannot be written to {directory} ({error.strerror}). Choose another folder.")
    click.echo(f"A handbook is begun in {directory}. Go on there:")
    click.echo("  assessbook check                     are the checklists right?")
    click.echo("  sphinx-build -c . docs build/html    the handbook and its forms: open build/html/index.html")


def _filled(folder: Traversable, words: Mapping[str, str], under: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file of the starter, with the words in their places."""
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _filled(each, words, f"{under}{each.name}/")
        elif not each.name.endswith(".pyc"):
            text = each.read_text(encoding="utf-8")
            for name, word in words.items():
                text = text.replace(f"{{{name}}}", word)
            yield f"{under}{each.name}", text


def _slug(name: str) -> str:
    """Return an id made of the name of a folder."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-") or "handbook"
