"""The command on the returns of many States: analyse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import track

from ..catalogue.model import Catalogue
from ..forms.registry import Unwritable
from ..reports.analysis.analysis import Analysis, Wish, analyse_collection, check
from ..reports.analysis.analysis import analyse as analysed
from ..reports.analysis.counts import Engine
from ..reports.analysis.names import agreed_in, regions_in
from ..reports.analysis.output import record, write
from ..reports.analysis.taken import NotAnalysable, files_in, is_collection, take
from ..reports.sensitivity import AUDIENCES, Audience
from .options import ATTENTION, DONE, catalogue_option, json_option, refuse, the_catalogue

_NEEDS = (
    "Collections are kept and counted with DuckDB, which is not installed. Install it with: "
    "pip install 'assessbook[analysis]'"
)
_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RETURN.json...")
@click.option("-o", "--output", required=True, type=_FOLDER, help="The folder for the report, summary and tables.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="public",
    show_default=True,
    help="Who will read it: answers that are not for them count as withheld.",
)
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="The smallest group of States whose figures are shown.",
)
@click.option("--named", type=_FILE, help="A list of the States that agreed to be named, one code or name to a line.")
@click.option("--regions", type=_FILE, help="A CSV table with the columns state and region.")
@click.option("--exercise", is_flag=True, help="Count returns of invented States, and no others. Every output says so.")
@click.option("--leave-out", is_flag=True, help="Leave out files that cannot be read, and say so.")
@click.option("--keep", type=_FOLDER, help="Keep what is counted in this folder, as Parquet. It is not for readers.")
@click.option(
    "--engine",
    type=click.Choice(("plain", "duckdb", "spark")),
    help="What counts: by default DuckDB when it is installed, else plain, which needs no library.",
)
@catalogue_option
@json_option
def analyse(
    paths: tuple[Path, ...],
    output: Path,
    audience: Audience,
    least: int,
    named: Path | None,
    regions: Path | None,
    exercise: bool,
    leave_out: bool,
    keep: Path | None,
    engine: Engine | None,
    directory: Path,
    as_json: bool,
) -> NoReturn:
    """Analyse the returns of many States and years: tables, charts, and a summary for the Meeting.

    Name answer files, folders of them, or one folder that --keep has filled. Exit status 1: some files were left out.
    """
    catalogue = the_catalogue(directory)
    _installed(paths, keep, engine)
    try:
        wish = Wish(
            audience=audience,
            least=least,
            agreed=agreed_in(named, catalogue) if named else frozenset(),
            regions=regions_in(regions, catalogue) if regions else {},
            engine=engine or ("duckdb" if _has_libraries() else "plain"),
            keep=keep,
        )
        made = _analysis(paths, wish, exercise, leave_out, catalogue)
        written = write(made, output)
    except (NotAnalysable, Unwritable) as error:
        refuse(f"{error}\nNothing was written.")
    except OSError as error:
        refuse(f"The results cannot be written ({error.strerror}: {error.filename}). Choose another folder.")
    left_out = made.taken.left_out if made.taken else ()
    if as_json:
        files = [str(path) for path in written]
        click.echo(json.dumps({"written": files, "left-out": left_out, **record(made)}, ensure_ascii=False))
    else:
        click.echo("\n".join(_told(made, output, left_out)))
    sys.exit(ATTENTION if left_out else DONE)


def _has_libraries() -> bool:
    return all(find_spec(name) for name in ("duckdb", "ibis", "pyarrow"))


def _installed(paths: Sequence[Path], keep: Path | None, engine: Engine | None) -> None:
    """Refuse what needs libraries that are not installed, or what plain counting cannot do."""
    stored = keep is not None or any(is_collection(path) for path in paths)
    if stored and engine == "plain":
        refuse("Plain counting neither keeps nor reads a collection. Leave out --engine plain.\nNothing was written.")
    if (stored or engine in ("duckdb", "spark")) and not _has_libraries():
        refuse(f"{_NEEDS}\nNothing was written.")


def _analysis(paths: Sequence[Path], wish: Wish, exercise: bool, leave_out: bool, catalogue: Catalogue) -> Analysis:
    check(wish)
    kept = [path for path in paths if is_collection(path)]
    screen = Console(stderr=True)
    if kept and (len(paths) > 1 or wish.keep or wish.agreed or wish.regions):
        raise NotAnalysable(
            f"{kept[0]} holds a collection that was made before. Name it alone: its States have their names and "
            "regions already."
        )
    if kept:
        with screen.status("Counting") if screen.is_terminal else nullcontext():
            return analyse_collection(kept[0], wish, exercise, catalogue)

    def shown(files: Sequence[Path]) -> Iterator[Path]:
        yield from track(files, "Reading", console=screen, transient=True, disable=not screen.is_terminal)

    taken = take(files_in(paths), catalogue, exercise=exercise, leave_out=leave_out, shown=shown)
    with screen.status("Counting") if screen.is_terminal else nullcontext():
        return analysed(taken, wish, catalogue)


def _told(made: Analysis, output: Path, left_out: Sequence[str]) -> Iterator[str]:
    yield from left_out
    if made.taken and made.taken.twice:
        yield f"Files that hold the same return as another one, counted once: {len(made.taken.twice)}."
    years, figures = made.figures.years, made.figures
    span = sorted({years[0], years[-1]})
    returns = sum(figures.returns(year) for year in years)
    whole = [line.figure for line in made.tables.groups if line.group.kind == "all" and line.figure]
    withheld, answered = (sum(getattr(each.score, name) for each in whole) for name in ("withheld", "answered"))
    yield (
        f"Returns counted for the audience “{made.audience}”: {returns:,}, of {' to '.join(map(str, span))}. Answers "
        f"counted: {answered:,}; withheld: {withheld:,}."
    )
    if withheld > answered and made.audience != "internal":
        yield "Most answers are withheld from these readers: the States did not mark them for them."
    yield f"Open {output / 'analysis.html'}. The summary for the Meeting is {output / 'summary.docx'}."
    if made.exercise:
        yield "Exercise: the States and their answers are invented. Every output says so."
