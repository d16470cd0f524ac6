"""The command line: each command parses its arguments, calls one function and prints (design §5)."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import track

from .catalogue.check import check as check_catalogue
from .catalogue.coverage import coverage
from .catalogue.ledger import as_yaml, released
from .catalogue.load import load
from .catalogue.mint import mint as mint_ids
from .catalogue.model import Catalogue
from .catalogue.problems import Problem
from .catalogue.schema import schemas
from .catalogue.translators import checklist_texts
from .forms.issue import issue, replace_if_changed, wrong
from .forms.registry import Unwritable
from .forms.worker import Workers
from .interface import own_texts
from .returns.intake import Intake, summary
from .returns.outbox import Outbox
from .returns.schema import return_schema, schema_name

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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assessbook")
def main() -> None:
    """Self-assessment checklists: check them, make the forms, read the filled forms back."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a letter still shows the rest


@main.command()
@catalogue_option
@json_option
def check(directory: Path, as_json: bool) -> NoReturn:
    """Check the catalogue: files, references, ledger, and that every demand of the sources has an item."""
    loaded, problems = check_catalogue(directory)
    served = coverage(loaded.catalogue) if loaded.catalogue else ()
    if as_json:
        counts = {part.source.id: part.counts() for part in served}
        click.echo(json.dumps({"problems": [p.as_json() for p in problems], "coverage": counts}, ensure_ascii=False))
    else:
        _print(problems)
        for part in served:
            done, of, partly, of_partly = part.counts()
            rest = f", and {partly} of {of_partly} that can be checked only in part" if of_partly else ""
            click.echo(f"{part.source.id}: {done} of {of} demands are covered{rest}.")
        if loaded.catalogue:
            items = sum(not placed.item.retired for placed in loaded.catalogue.items.values())
            click.echo(f"{len(loaded.catalogue.checklists)} checklists, {items} items.")
        click.echo(_summary(problems))
    sys.exit(REFUSED if loaded.catalogue is None else ATTENTION if problems else DONE)


@main.command()
@click.argument("count", type=click.IntRange(1, 1000), default=1)
@catalogue_option
def mint(count: int, directory: Path) -> None:
    """Print COUNT fresh item ids."""
    loaded = load(directory)
    taken = {*(loaded.catalogue.items if loaded.catalogue else ()), *(loaded.ledger.items if loaded.ledger else ())}
    click.echo("\n".join(mint_ids(count, taken | loaded.declared)))


@main.command()
@catalogue_option
def release(directory: Path) -> None:
    """Record the ids of this version in the ledger; refused while the catalogue has errors."""
    loaded, problems = check_catalogue(directory)
    errors = [p for p in problems if p.severity == "error"]
    if errors or loaded.catalogue is None:
        _print(errors)
        _refuse("Nothing was released. Mend the errors above first; `assessbook check` shows them again.")
    try:
        ledger = released(loaded.catalogue, loaded.ledger)
    except ValueError as error:
        _refuse(f"Nothing was released: {error}. Raise 'version:' in {directory / 'catalogue.yaml'}.")
    (directory / "ledger.yaml").write_text(as_yaml(ledger), encoding="utf-8")
    click.echo(f"Released {ledger.releases[-1]}: {len(ledger.items)} items in {directory / 'ledger.yaml'}.")


@main.command()
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
@catalogue_option
def forms(output: Path, formats: str, language: str, checklists: tuple[str, ...], core: bool, directory: Path) -> None:
    """Write blank forms: the whole one and the short one, or only what the options choose."""
    catalogue = _catalogue(directory)
    names = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip()))
    if message := wrong(catalogue, names, language, checklists, core):
        _refuse(f"{message} Nothing was written.")
    try:
        issued = issue(catalogue, output, names, language, tuple(dict.fromkeys(checklists)), core)
    except Unwritable as error:
        _refuse(f"{error}")
    except OSError as error:
        _refuse(f"The forms cannot be written to {output} ({error.strerror}). Choose another folder with -o.")
    for form in issued:
        state = "" if form.written else ", unchanged"
        click.echo(f"{form.path}: {form.title} ({max(1, round(form.size / 1000))} KB{state})")


@main.command()
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
        _refuse(f"The folder {output} cannot be used ({error.strerror}). Choose another with -o.")
    catalogue = _catalogue(directory)
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


@main.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("checklists/schema"))
@click.option("--answer-file", is_flag=True, help="Write the schema of the answer file of these checklists instead.")
@catalogue_option
def schema(output: Path, answer_file: bool, directory: Path) -> None:
    """Write the JSON Schemas of the YAML files, for editors."""
    catalogue = _catalogue(directory) if answer_file else None
    output.mkdir(parents=True, exist_ok=True)
    for name, text in [(schema_name(catalogue), return_schema(catalogue))] if catalogue else schemas():
        (output / name).write_text(text, encoding="utf-8")
        click.echo(str(output / name))


@main.command()
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only this language; may be repeated.")
@click.option("--interface", is_flag=True, help="The program's own texts, in its own folder, not the checklists.")
@catalogue_option
@translations_option
def translations(languages: tuple[str, ...], interface: bool, directory: Path, locale: Path | None) -> None:
    """Bring the files of the translators up to date, and tell how far each language is."""
    try:
        if interface:
            wanted = own_texts(languages)
        else:
            _catalogue(directory)
            wanted = checklist_texts(load(directory), _locale(directory, locale), languages)
        for path, data, progress in wanted:
            replace_if_changed(path, data)
            click.echo(f"{path}" if progress is None else f"{path}: {progress}")
    except ValueError as error:
        _refuse(f"A translation is damaged, and was left as it is: {error}.")
    except OSError as error:
        _refuse(f"The translations cannot be written ({error.strerror}).")


def _locale(directory: Path, locale: Path | None) -> Path:
    """Return the folder of the translations; by default `docs/locale` beside the folder of the checklists."""
    return locale or directory.resolve().parent / "docs" / "locale"


def _catalogue(directory: Path) -> Catalogue:
    """Return the catalogue; a catalogue with errors is refused, since answers to what it lost would have no place."""
    loaded = load(directory)
    if loaded.catalogue is None or any(problem.severity == "error" for problem in loaded.problems):
        _refuse(f"The checklists in {directory} have errors, so nothing was done. `assessbook check` shows them.")
    return loaded.catalogue


def _print(problems: tuple[Problem, ...] | list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))


def _summary(problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{errors} errors, {len(problems) - errors} warnings."


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(REFUSED)
