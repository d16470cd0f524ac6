"""The first sheet: what the form is, how to fill it in, who answers, and where the questions are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...catalogue.checklists import Checklist
from ..choices import YES_NO
from ..identity import identity
from ..tailor import preset_note
from ..words import about_translation, language_name
from .cover import write_cover, write_not_asked
from .fields import Field, choice, pairs, put, state_labels
from .hints import counts, progress
from .marks import LINK
from .page import Page, Paper


@dataclass(frozen=True)
class Tab:
    """The sheet of one checklist: its name, and the cell that shows its progress."""

    checklist: Checklist
    name: str


def write_start(paper: Paper, name: str, tabs: Iterable[Tab], evidence: str) -> None:
    """Write the first sheet: what the form is, how to fill it in, who answers, and where the questions are."""
    page = Page(paper, name, (("question", 46), ("answer", 44), ("help", 60), ("code", 18)))
    say, head = paper.say, paper.form.catalogue.head
    columns = range(len(page.widths))
    page.fill(0, "title", columns)
    page.text(0, 0, head.title, "title")
    page.at_least(0, 30)
    page.fill(1, "under-title", columns)
    page.text(1, 0, _about(paper), "under-title")
    page.at_least(1, 20)
    row = write_cover(page, 2)
    for title, texts in ((say("What this is"), _what(paper)), (say("How to fill it in"), _steps(paper, evidence))):
        page.text(row, 0, title, "heading")
        page.at_least(row, 24)
        for text in texts:
            row += 1
            page.across(row, text, "prose", 0, 2)
        row += 1
    page.header(row, _start_titles(paper))
    header = row + 1
    row = write_not_asked(page, _fields(page, header + 1))
    row = _tabs(page, row, tabs)
    page.text(row, 0, say("Form: {identity}").format(identity=identity(paper.form)), "identity")
    page.finish(None, row, (header + 1, page.columns["answer"]))


def _about(paper: Paper) -> str:
    say, head = paper.say, paper.form.catalogue.head
    version = say("Version {version}").format(version=head.version)
    parts = [say("Self-assessment form"), version, language_name(paper.form.language)]
    if paper.form.core:
        parts.insert(1, say("short form"))
    if head.publisher:
        parts.append(head.publisher)
    return "  ·  ".join(parts)


def _what(paper: Paper) -> Iterator[str]:
    say = paper.say
    yield say(
        "This workbook asks how far your State has come, and what supports each answer. It is for the officials who "
        "know: beside each question stands who answers it. Several offices can share one copy, or fill in one copy "
        "each; the copies are put together later."
    )
    yield say(
        "It works without a network, and nothing leaves this file until you send it. It gives no marks. The counts of "
        "answered questions are for information only."
    )
    if translation := about_translation(paper.form):
        yield translation


def _steps(paper: Paper, evidence: str) -> Iterator[str]:
    say = paper.say
    steps = [
        say("Fill in the table below: your State, the year, your office, and what is true of your State."),
        say(
            "Go through the sheets one by one; the list below leads to them. Fill in the yellow cells. Choose an "
            "answer from the list of the cell, or type it. Grey cells take nothing."
        ),
        _if_planned(paper),
        say(
            "List your documents once, in the sheet “{evidence}”, and write their codes (E1, E2) beside the "
            "answers. Give no names of victims and no coordinates."
        ).format(evidence=evidence),
        say(
            "Choose for each answer who may see it. Save the file as it is (.xlsx or .ods) and send it to the office "
            "that gave it to you."
        ),
    ]
    yield from (f"{number}.  {step}" for number, step in enumerate(steps, 1))
    yield say(
        "You may sort, filter, hide and widen. The sheets are protected without a password. Leave the codes in the "
        "last column as they are: they say which question an answer belongs to."
    )


def _if_planned(paper: Paper) -> str:
    """Return what a planned step needs, in the words of the first scale that has such a state."""
    words = paper.say("Use the note for your own words.")
    planned = next(iter(state_labels(paper, "planned")), None)
    rule = paper.say("If you answer “{planned}”, give the month and the body responsible.")
    return f"{rule.format(planned=planned[0])} {words}" if planned else words


def _start_titles(paper: Paper) -> dict[str, str]:
    say = paper.say
    return {"question": say("Question"), "answer": say("Answer"), "help": say("Help"), "code": say("Code")}


def _fields(page: Page, row: int) -> int:
    say, catalogue = page.paper.say, page.paper.form.catalogue
    for code, ask, help, made in identity_fields(page.paper):
        _field(page, row, ask, help, f"identity:{code}")
        put(page, row, page.columns["answer"], made, ("identity", code, "answer"), (ask, help))
        row += 1
    if catalogue.head.profile:
        page.fill(row, "section", range(len(page.widths)))
        page.text(row, 0, say("About your State"), "section")
        page.at_least(row, 20)
        row += 1
    for question in catalogue.head.profile:
        help_ = " ".join(part for part in (preset_note(page.paper.form, question.id), question.help) if part)
        _field(page, row, question.ask, help_, f"profile:{question.id}")
        made = choice(page.paper, pairs(question.options, page.paper.form.language), question.id)
        prompt = (say("About your State"), f"{question.ask}\n{question.help or ''}")
        put(page, row, page.columns["answer"], made, ("profile", question.id, "answer"), prompt)
        row += 1
    return row


def _field(page: Page, row: int, ask: str, help: str, code: str) -> None:
    page.text(row, 0, ask, "question")
    page.text(row, page.columns["help"], help, "guidance")
    page.text(row, page.columns["code"], code, "code")
    page.at_least(row, 18)


def identity_fields(paper: Paper) -> Iterator[tuple[str, str, str, Field]]:
    """Yield who answers: of each field its code, what it is called, its help, and what it takes."""
    say, catalogue, language = paper.say, paper.form.catalogue, paper.form.language
    states = tuple((state.name, state.id) for state in catalogue.states.states) if catalogue.states else ()
    state = choice(paper, states, "states") if states else Field("text")
    yield "state", say("State"), say("Choose it from the list, or type its name or its code of two letters."), state
    rule = {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1990,
        "maximum": 2100,
        "error_title": say("Not a year"),
        "error_message": say("Write the year in four digits, for example 2026."),
    }
    yield (
        "year",
        say("Reporting year"),
        say("The year that the answers are about, for example 2026."),
        Field("year", rule),
    )
    names = tuple((term.name, term.id) for term in catalogue.head.respondents)
    yield (
        "authority",
        say("Authority that answers"),
        say("Choose the kind of office from the list, or type its name."),
        choice(paper, names, "authorities"),
    )
    yield (
        "exercise",
        say("Is this an exercise?"),
        say("Choose “{yes}” if the State or the answers are invented, for example in a training.").format(
            yes=YES_NO[0].in_language(language)
        ),
        choice(paper, pairs(YES_NO, language), "yes no"),
    )


def _tabs(page: Page, row: int, tabs: Iterable[Tab]) -> int:
    say, catalogue = page.paper.say, page.paper.form.catalogue
    row += 1
    for column, title in enumerate((say("Sheet"), say("Progress"), say("Who answers"), say("Code"))):
        page.text(row, column, title, "header")
    page.at_least(row, 18)
    for tab in tabs:
        row += 1
        names = [catalogue.respondent[id].name for id in tab.checklist.respondents if id in catalogue.respondent]
        page.link(row, 0, tab.name, tab.checklist.title, "link")
        page.grow(row, tab.checklist.title, page.widths[0], "link")
        shown = progress(page.paper, *counts(page.paper, tab.checklist))
        page.formula(row, 1, "='{}'!$A$2".format(tab.name.replace("'", "''")), shown, "printed")
        page.grow(row, shown, page.widths[1], "printed")
        page.text(row, 2, "; ".join(names), "printed")
        page.text(row, page.columns["code"], f"{LINK}:{tab.checklist.id}", "code")
    return row + 2
