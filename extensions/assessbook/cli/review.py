"""The command review."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.progress import track

from ..catalogue.model import Catalogue
from ..forms.issue import replace_if_changed
from ..forms.reading import Unreadable
from ..forms.registry import Unwritable
from ..forms.worker import Workers
from ..reports.review.files import files as files_of
from ..reports.review.review import Review, as_json, review
from ..reports.review.several import last_of, remarks
from ..reports.sensitivity import Audience
from ..returns.answer_file import answer_file, of_version
from ..returns.model import Return
from ..returns.outbox import plain_name, stem
from .options import ATTENTION, DONE, REFUSED, catalogue_option, json_option, refuse
from .reports import audience_option, catalogue_with_exercises, told_of

_RETURN = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True)
class _Taken:
    """One file: its return, or why it was refused; and what is to be told of it."""

    file: Path
    return_: Return | None
    told: tuple[str, ...]


@click.command("review")
@click.argument("files", nargs=-1, required=True, type=_RETURN, metavar="RETURN.json...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the sheets and letters.",
)
@click.option(
    "--since",
    "lasts",
    multiple=True,
    type=_RETURN,
    metavar="LAST.json",
    help="An earlier return to compare with; earlier years among the files are found without it. May be repeated.",
)
@audience_option
@catalogue_option
@json_option
def review_command(
    files: tuple[Path, ...],
    output: Path,
    lasts: tuple[Path, ...],
    audience: Audience,
    directory: Path,
    as_json: bool,
) -> NoReturn:
    """Make a reviewer's sheet of one page for each return, and a letter with follow-up questions to edit."""
    catalogue = catalogue_with_exercises(directory)
    taken, earlier = _all_taken(files, lasts, audience, catalogue)
    returns, since = (
        [(plain_name(str(each.file)), each.return_) for each in group if each.return_] for group in (taken, earlier)
    )
    told = [*(line for each in (*taken, *earlier) for line in each.told), *remarks(returns, since)]
    pool = [return_ for _, return_ in (*returns, *since)]
    made: list[tuple[Path, Review]] = []
    shown = _shown([each for each in taken if each.return_], "Reviewing")
    for name, each in zip(_names(taken), shown, strict=False):
        made.append((each.file, _made(each, output / name, audience, pool, catalogue)))
    if as_json:
        click.echo(json.dumps(_told(made, told), ensure_ascii=False))
    else:
        click.echo("\n".join((*told, *(_line(file, each) for file, each in made))))
    attention = told or any(each.needs_attention for _, each in made)
    sys.exit(REFUSED if not made else ATTENTION if attention else DONE)


def _all_taken(
    files: tuple[Path, ...], lasts: tuple[Path, ...], audience: Audience, catalogue: Catalogue
) -> tuple[list[_Taken], list[_Taken]]:
    """Return what the files, and the earlier ones, say; a file named twice counts once."""
    once = list(dict.fromkeys(files))
    with Workers() as workers:
        shown = _shown([*once, *dict.fromkeys(lasts)], "Reading")
        taken = [_taken(file, audience, catalogue, workers) for file in shown]
    return taken[: len(once)], taken[len(once) :]


def _taken(file: Path, audience: Audience, catalogue: Catalogue, workers: Workers) -> _Taken:
    try:
        found = answer_file(file, catalogue, workers)
    except Unreadable as error:
        return _Taken(file, None, (f"{error} It was left out.",))
    told = told_of(of_version(found, file.name), file.name, audience, catalogue)
    return _Taken(file, found.return_, tuple(told))


def _shown(items: list[Any], what: str) -> Iterable[Any]:
    """Show on a terminal how far a long work has come; in a pipe nothing."""
    screen = Console(stderr=True)
    return track(items, what, len(items), console=screen, transient=True, disable=not screen.is_terminal)


def _names(taken: list[_Taken]) -> Iterator[str]:
    """Yield the name of what is made of each return: that of its file, with a number where two have the same."""
    used: set[str] = set()
    for each in taken:
        if each.return_ is None:
            continue
        name, number = stem(each.file), 1
        while name.casefold() in used:
            number += 1
            name = f"{stem(each.file)}-{number}"
        used.add(name.casefold())
        yield name


def _made(each: _Taken, path: Path, audience: Audience, pool: list[Return], catalogue: Catalogue) -> Review:
    assert each.return_ is not None
    made = review(each.return_, audience, catalogue, last_of(each.return_, pool))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for ending, data in files_of(made, catalogue):
            replace_if_changed(path.with_name(path.name + ending), data)
    except Unwritable as error:
        refuse(f"{error}")
    except OSError as error:
        refuse(f"The sheets cannot be written to {path.parent} ({error.strerror}). Choose another folder with -o.")
    return made


def _told(made: list[tuple[Path, Review]], told: list[str]) -> dict[str, Any]:
    return {"remarks": told, "returns": [{"file": file.name, **as_json(each)} for file, each in made]}


def _line(file: Path, made: Review) -> str:
    """Return the receipt of one return."""
    since = f", compared with {made.comparison.last_year}" if made.comparison else ", compared with no earlier year"
    findings = (
        ("answers that may not fit together", len(made.contradictions)),
        ("plans to ask about", len(made.plans)),
        ("without a document", len(made.unsupported)),
        ("blank", len(made.blank)),
        ("withheld", made.counts.withheld),
    )
    told = ", ".join(f"{what}: {count}" for what, count in findings)
    exercise = " Exercise: do not send the letter." if made.seen.return_.respondent.exercise else ""
    return (
        f"{file.name}: {made.state}, {made.seen.audience}{since}. Questions: {len(made.questions)} ({told}).{exercise}"
    )
