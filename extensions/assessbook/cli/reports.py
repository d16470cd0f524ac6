"""Commands on finished returns: report, score."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import click

from ..catalogue.load import load
from ..catalogue.model import Catalogue
from ..forms.issue import replace_if_changed
from ..forms.reading import Unreadable
from ..forms.registry import Unwritable
from ..forms.worker import Workers
from ..reports.annexes import score_lines
from ..reports.compare import NotComparable
from ..reports.draft import Draft, draft
from ..reports.score import NOT_COMPLIANCE, Score, by_framework, by_pillar, by_section
from ..reports.sensitivity import AUDIENCES, Audience, seen_by
from ..reports.written import FORMATS, Format, written
from ..returns.answer_file import answer_file, of_version
from ..returns.exercises import exercises, with_invented
from ..returns.findings import Finding
from ..returns.model import Return
from ..returns.receipt_text import finding_lines
from .options import ATTENTION, DONE, catalogue_option, json_option, refuse, the_catalogue, without_errors

audience_option = click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="internal",
    show_default=True,
    help="Who will read it: answers that are not for them are withheld, and counted.",
)
_RETURN = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_RETURN, metavar="RETURN.json")
@click.option("--framework", required=True, metavar="ID", help="The treaty or agenda: ccm, crpd, …")
@click.option("--format", "chosen", type=click.Choice(FORMATS), help="By default what the name after -o ends in.")
@audience_option
@click.option("--since", type=_RETURN, metavar="LAST.json", help="Also tell what has changed since this return.")
@click.option("-o", "--output", required=True, type=_RETURN, help="The file of the draft.")
@catalogue_option
def report(
    file: Path,
    framework: str,
    chosen: Format | None,
    audience: Audience,
    since: Path | None,
    output: Path,
    directory: Path,
) -> NoReturn:
    """Draft the report under a treaty or agenda from one return."""
    catalogue = catalogue_with_exercises(directory)
    format = chosen or _format(output)
    _reportable(framework, catalogue)
    if output.resolve() in {each.resolve() for each in (file, since) if each}:
        refuse(f"{output} is a return. Choose another name with -o. Nothing was written.")
    return_, told = _taken(file, catalogue, audience)
    last, told_last = _taken(since, catalogue, audience) if since else (None, [])
    try:
        made = draft(return_, framework, audience, catalogue, last)
        replace_if_changed(output, written(made, format, catalogue))
    except (NotComparable, Unwritable) as error:
        refuse(f"{error} Nothing was written.")
    except OSError as error:
        refuse(f"The draft cannot be written to {output} ({error.strerror}). Choose another file with -o.")
    click.echo("\n".join((*told, *told_last, f"{output}: {_summary(made)}")))
    sys.exit(ATTENTION if told or told_last else DONE)


def catalogue_with_exercises(directory: Path) -> Catalogue:
    """Return the catalogue with the invented States of its folder, as reports call them by name."""
    loaded = load(directory)
    return with_invented(without_errors(loaded, loaded.problems, directory), exercises(loaded)[0])


@click.command()
@click.argument("file", type=_RETURN, metavar="RETURN.json")
@audience_option
@catalogue_option
@json_option
def score(file: Path, audience: Audience, directory: Path, as_json: bool) -> NoReturn:
    """Count the answers of one return, by section, pillar and framework. A score is not compliance."""
    catalogue = the_catalogue(directory)
    return_, told = _taken(file, catalogue, audience)
    seen = seen_by(return_, audience)
    groups = {"sections": by_section, "pillars": by_pillar, "frameworks": by_framework}
    found = {name: count(seen, catalogue) for name, count in groups.items()}
    if as_json:
        told_of = {name: [_json(each.id, each.score) for each in scores] for name, scores in found.items()}
        click.echo(json.dumps({"note": NOT_COMPLIANCE, **told_of}, ensure_ascii=False))
    else:
        click.echo("\n".join((*told, NOT_COMPLIANCE)))
        for name, scores in found.items():
            click.echo("\n".join(("", f"By {name.removesuffix('s')}:", *(f"  {x}" for x in score_lines(scores)))))
    sys.exit(ATTENTION if told else DONE)


def _json(id: str, score: Score) -> dict[str, Any]:
    counts = {"asked": score.asked, "answered": score.answered, **asdict(score)}
    return {"id": id, "score": score.points, "of": score.scored, **counts, "formula": score.formula}


def _format(output: Path) -> Format:
    ending = output.suffix.lower().removeprefix(".")
    for format in FORMATS:
        if ending == format:
            return format
    return refuse(
        f"{output} ends in none of: {', '.join(FORMATS)}. Name the format with --format. Nothing was written."
    )


def _reportable(framework: str, catalogue: Catalogue) -> None:
    known = ", ".join(each.id for each in catalogue.frameworks if each.reports)
    if framework not in catalogue.framework or not catalogue.framework[framework].reports:
        refuse(
            f"“{framework}” is no treaty or agenda with a report. There are: {known or 'none'}. Nothing was written."
        )


def _taken(file: Path, catalogue: Catalogue, audience: Audience) -> tuple[Return, list[str]]:
    """Return the return, and lines on what in it needs a person's attention."""
    try:
        with Workers() as workers:
            found = answer_file(file, catalogue, workers)
    except Unreadable as error:
        refuse(f"{error} Nothing was written.")
    return found.return_, told_of(of_version(found, file.name), file.name, audience, catalogue)


def told_of(findings: Sequence[Finding], name: str, audience: Audience, catalogue: Catalogue) -> list[str]:
    """Return lines on what in a return needs a person; to other readers than the State itself only how much it is.

    What was not understood is quoted, and has no mark that says who may see it.
    """
    if not findings:
        return []
    if audience == "internal":
        return finding_lines(findings, catalogue, str)
    return [f"{name}: {len(findings)} entries need a person. Use --audience internal to see which."]


def _summary(made: Draft) -> str:
    entries = {entry.placed.item.id for part in made.parts for entry in part.entries}
    exercise = " Exercise: do not send it." if made.seen.return_.respondent.exercise else ""
    return (
        f"draft of {made.framework.short}, {made.report.name}, {made.seen.audience}. Answers in it: {len(entries)}, "
        f"still open: {len(made.open)}, withheld: {made.withheld}.{exercise}"
    )
