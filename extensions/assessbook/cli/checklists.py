"""Commands on the checklists: check, mint, release, schema, translations."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from ..catalogue.check import check as check_catalogue
from ..catalogue.coverage import coverage
from ..catalogue.ledger import as_yaml, released
from ..catalogue.load import load
from ..catalogue.mint import mint as mint_ids
from ..catalogue.problems import Problem
from ..catalogue.schema import schemas
from ..catalogue.translators import checklist_texts
from ..forms.issue import replace_if_changed
from ..interface import own_texts
from ..returns.exercises import exercise_schema, exercises
from ..returns.schema import return_schema, schema_name
from .options import (
    ATTENTION,
    DONE,
    REFUSED,
    catalogue_option,
    json_option,
    locale_of,
    refuse,
    the_catalogue,
    translations_option,
)


@click.command()
@catalogue_option
@json_option
def check(directory: Path, as_json: bool) -> NoReturn:
    """Check the catalogue: files, references, ledger, and that every demand of the sources has an item."""
    loaded, problems = check_catalogue(directory)
    known, wrong = exercises(loaded)
    problems = tuple(sorted({*problems, *wrong}))
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
        if known:
            returns = sum(len(exercise.returns) for exercise in known)
            click.echo(f"{len(known)} exercise States, {returns} returns.")
        click.echo(_summary(problems))
    sys.exit(REFUSED if loaded.catalogue is None else ATTENTION if problems else DONE)


@click.command()
@click.argument("count", type=click.IntRange(1, 1000), default=1)
@catalogue_option
def mint(count: int, directory: Path) -> None:
    """Print COUNT fresh item ids."""
    loaded = load(directory)
    taken = {*(loaded.catalogue.items if loaded.catalogue else ()), *(loaded.ledger.items if loaded.ledger else ())}
    click.echo("\n".join(mint_ids(count, taken | loaded.declared)))


@click.command()
@catalogue_option
def release(directory: Path) -> None:
    """Record the ids of this version in the ledger; refused while the catalogue has errors."""
    loaded, problems = check_catalogue(directory)
    errors = [p for p in problems if p.severity == "error"]
    if errors or loaded.catalogue is None:
        _print(errors)
        refuse("Nothing was released. Mend the errors above first; `assessbook check` shows them again.")
    try:
        ledger = released(loaded.catalogue, loaded.ledger)
    except ValueError as error:
        refuse(f"Nothing was released: {error}. Raise 'version:' in {directory / 'catalogue.yaml'}.")
    (directory / "ledger.yaml").write_text(as_yaml(ledger), encoding="utf-8")
    click.echo(f"Released {ledger.releases[-1]}: {len(ledger.items)} items in {directory / 'ledger.yaml'}.")


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("checklists/schema"))
@click.option("--answer-file", is_flag=True, help="Write the schema of the answer file of these checklists instead.")
@catalogue_option
def schema(output: Path, answer_file: bool, directory: Path) -> None:
    """Write the JSON Schemas of the YAML files, for editors."""
    catalogue = the_catalogue(directory) if answer_file else None
    output.mkdir(parents=True, exist_ok=True)
    for name, text in (
        [(schema_name(catalogue), return_schema(catalogue))] if catalogue else (*schemas(), exercise_schema())
    ):
        (output / name).write_text(text, encoding="utf-8")
        click.echo(str(output / name))


@click.command()
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
            the_catalogue(directory)
            wanted = checklist_texts(load(directory), locale_of(directory, locale), languages)
        for path, data, progress in wanted:
            replace_if_changed(path, data)
            click.echo(f"{path}" if progress is None else f"{path}: {progress}")
    except ValueError as error:
        refuse(f"A translation is damaged, and was left as it is: {error}.")
    except OSError as error:
        refuse(f"The translations cannot be written ({error.strerror}).")


def _print(problems: tuple[Problem, ...] | list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))


def _summary(problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{errors} errors, {len(problems) - errors} warnings."
