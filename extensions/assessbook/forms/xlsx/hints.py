"""What a checklist's sheet does by itself: warn, point out what is missing, count what is answered. It never scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...catalogue.answers import ScaleAnswer
from ...catalogue.checklists import Checklist
from ..form import Column, Line
from .fields import beside, check, number_words, state_labels
from .page import Page, Paper


@dataclass(frozen=True)
class Row:
    """A line of the form and the row where it stands, counted from 0."""

    line: Line
    row: int


def progress(paper: Paper, answered: int, asked: int) -> str:
    """Return what the progress of a sheet shows."""
    return _progress(paper).format(answered=answered, asked=asked)


def _progress(paper: Paper) -> str:
    return paper.say("{answered} of {asked} questions answered (for information only)")


def counts(paper: Paper, checklist: Checklist) -> tuple[int, int]:
    """Return how many questions of a checklist are answered in the form, and how many it asks."""
    asked = [placed.item.id for placed in paper.form.asked(checklist)]
    known = {
        code.partition("/")[0] for area, code, column in paper.form.entries if (area, column) == ("answer", "answer")
    }
    return sum(id in known for id in asked), len(asked)


def check_columns(page: Page, rows: Sequence[Row], titles: Mapping[str, str]) -> None:
    """Attach checks and prompts to the columns beside the answers, each once for all its cells."""
    say = page.paper.say
    prompts: dict[Column, str] = {
        "due": say("Only for a planned step: the month by which it will be done, for example 2027-03."),
        "owner": say("Only for a planned step: the body that is responsible for it."),
        "note": say(
            "What you want to add in your own words. If you answer Not applicable, say why. No names of victims."
        ),
        "evidence": say("Codes from the sheet Evidence, with commas: E1, E4."),
        "sensitivity": say("Who may see this answer and its note."),
        "checked": say("The day on which you last made sure that this answer is right, for example 2026-03-14."),
    }
    for column, message in prompts.items():
        at = [each.row for each in rows if column in each.line.columns]
        if at:
            rule = beside(page.paper, column).check
            position = page.columns[column]
            check(page, at[0], position, rule, (titles[column], message), _ranges(page, position, at))


def _note(paper: Paper) -> str:
    words = [paper.say("What you want to add in your own words. No names of victims.")]
    for label, _ in state_labels(paper, "not-applicable")[:1]:
        words.append(paper.say("If you answer “{state}”, say why.").format(state=label))
    return " ".join(words)


def point_out(page: Page, rows: Sequence[Row]) -> None:
    """Point out a plan without month or body, a missing reason, and a number that is none."""
    for column in ("due", "owner"):
        at = [each.row for each in rows if column in each.line.columns]
        _mark(page, column, at, "planned", "missing")
    reasons = [
        each.row
        for each in rows
        if isinstance(each.line.placed.item.answer, ScaleAnswer)
        and each.line.placed.item.not_applicable == "with-reason"
    ]
    _mark(page, "note", reasons, "not-applicable", "missing")
    numbers = [each.row for each in rows if each.line.takes == "number"]
    if numbers:
        cell, words = page.cell(numbers[0], page.columns["answer"]), number_words(page.paper)
        formula = f'=AND({cell}<>"",NOT(ISNUMBER({cell})),ISNA(MATCH({cell},{words},0)))'
        _format(page, page.columns["answer"], numbers, formula, "doubtful")


def _mark(page: Page, column: str, rows: Sequence[int], state: str, style: str) -> None:
    """Point out the empty cells of a column beside an answer that says `state`."""
    labels = state_labels(page.paper, state)
    if rows and labels:
        said = f"${page.cell(rows[0], page.columns['answer'])}"
        names = page.paper.lists.name(labels, state)
        formula = f'=AND(ISNUMBER(MATCH({said},{names},0)),{page.cell(rows[0], page.columns[column])}="")'
        _format(page, page.columns[column], rows, formula, style)


def _format(page: Page, column: int, rows: Sequence[int], formula: str, style: str) -> None:
    options = {
        "type": "formula",
        "criteria": formula,
        "format": page.paper.styles[style],
        "multi_range": _ranges(page, column, rows),
    }
    page.sheet.conditional_format(rows[0], column, rows[0], column, options)


def count(page: Page, rows: Sequence[Row]) -> None:
    """Count the questions answered; one in parts counts when any part is filled in. For information only."""
    column = page.columns["answer"]
    single = [each.row for each in rows if "answer" in each.line.columns and not each.line.part]
    terms = [f"COUNTA({cells})" for cells in _ranges(page, column, single).split()]
    for _, parts in groupby((each for each in rows if each.line.part), key=lambda each: each.line.placed.item.id):
        at = [each.row for each in parts]
        terms.append(f"(COUNTA({_ranges(page, column, at)})>0)")
    answered, asked = counts(page.paper, rows[0].line.placed.checklist)
    text = _progress(page.paper).replace('"', '""')
    formula = f'="{text}"'.replace("{answered}", f'"&({"+".join(terms)})&"').replace("{asked}", str(asked))
    page.formula(1, 0, formula, progress(page.paper, answered, asked), "band")


def _ranges(page: Page, column: int, rows: Iterable[int]) -> str:
    """Return the cells of a column as ranges: `D7:D9 D12`."""
    return " ".join(page.cells(first, last, column) for first, last in _runs(rows))


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    last = 0
    for row in rows:
        if first is not None and row != last + 1:
            yield first, last
            first = None
        first = row if first is None else first
        last = row
    if first is not None:
        yield first, last
