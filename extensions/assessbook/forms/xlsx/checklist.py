"""The sheet of one checklist: a line for each question, and one for each part of a question that has parts."""

from __future__ import annotations

from ...catalogue.answers import NumberAnswer, TableAnswer
from ...catalogue.checklists import Checklist, Section
from ..confirm import CONFIRM, confirmations, reminder
from ..form import COLUMNS as ENTRIES
from ..form import Line
from ..guidance import guidance
from .fields import answer, beside, choice, how_to, pairs, put
from .hints import Row, check_columns, count, point_out
from .page import Page, Paper

COLUMNS: tuple[tuple[str, float], ...] = (
    ("number", 5),
    ("question", 31),
    ("guidance", 38),
    ("answer", 14),
    ("due", 10),
    ("owner", 15),
    ("note", 27),
    ("evidence", 10),
    ("sensitivity", 12),
    ("checked", 11),
    ("code", 10),
)
_CONFIRM = ("confirm", 12.0)
_PLAIN_ROW = 18.0


def write_checklist(paper: Paper, checklist: Checklist, name: str, start: str) -> None:
    """Write the sheet of one checklist; `start` is the name of the first sheet."""
    page = Page(paper, name, _columns(paper))
    header = _head(page, checklist, start)
    rows: list[Row] = []
    at = header + 1
    for section, lines in paper.form.sections(checklist):
        _section(page, at, lines[0].placed.section_number, section)
        at += 1
        for line in lines:
            _line(page, at, line)
            rows.append(Row(line, at))
            at += 1
    check_columns(page, rows, titles_of(paper))
    point_out(page, rows)
    count(page, rows)
    page.sheet.autofilter(header, 0, at - 1, len(page.widths) - 1)
    first = next((each.row for each in rows if "answer" in each.line.columns), header + 1)
    page.finish(header, at - 1, (first, page.columns["answer"]), freeze=2)


def _columns(paper: Paper) -> tuple[tuple[str, float], ...]:
    """Return the columns of a sheet; in a form with last year's answers there is one more, beside the answer."""
    after = [code for code, _ in COLUMNS].index("answer") + 1
    return (*COLUMNS[:after], _CONFIRM, *COLUMNS[after:]) if paper.form.last else COLUMNS


def _head(page: Page, checklist: Checklist, start: str) -> int:
    say, columns = page.paper.say, range(len(page.widths))
    page.fill(0, "title", columns)
    page.text(0, 0, checklist.title, "title")
    page.at_least(0, 28)
    page.fill(1, "band", columns)
    page.link(1, page.columns["answer"], start, say("Back to the first sheet"), "band-link")
    page.at_least(1, 20)
    below = page.prose(2, checklist.summary)
    page.header(below, titles_of(page.paper))
    return below + 1


def titles_of(paper: Paper) -> dict[str, str]:
    """Return what the columns are called."""
    say = paper.say
    return {
        "number": say("No."),
        "question": say("Question"),
        "guidance": say("Guidance"),
        "answer": say("Answer"),
        "confirm": say(CONFIRM),
        "due": say("If planned: month"),
        "owner": say("If planned: body responsible"),
        "note": say("Note"),
        "evidence": say("Evidence (E1, E2)"),
        "sensitivity": say("Who may see it"),
        "checked": say("Last checked on"),
        "code": say("Code"),
    }


def _section(page: Page, row: int, number: str, section: Section) -> None:
    page.fill(row, "section", range(len(page.widths)))
    page.text(row, 0, number, "section")
    page.text(row, page.columns["question"], section.title, "section")
    page.at_least(row, 20)
    if section.intro:
        page.text(row, page.columns["guidance"], section.intro, "section-intro")


def _line(page: Page, row: int, line: Line) -> None:
    placed, columns = line.placed, page.columns
    if line.part:
        page.fill(row, "printed", (columns["number"], columns["guidance"]))
        page.text(row, columns["question"], part_words(line), "part")
    else:
        page.text(row, columns["number"], placed.number or "", "number")
        page.text(row, columns["question"], placed.item.ask, "question")
        page.rich(row, columns["guidance"], tuple(guidance(page.paper.form, placed)), "guidance")
    page.at_least(row, _PLAIN_ROW)
    page.fill(row, "no-entry", (columns[each] for each in ENTRIES if each in columns and each not in line.columns))
    if "answer" in line.columns:
        message = f"{line.label or placed.item.ask}\n{how_to(page.paper, line)}"
        title = f"{placed.number} {page.paper.say('Answer')}"
        put(page, row, columns["answer"], answer(page.paper, line), ("answer", line.code, "answer"), (title, message))
    if "confirm" in line.columns:
        _confirm(page, row, line)
    for column in line.columns:
        if column not in ("answer", "confirm"):
            put(page, row, columns[column], beside(page.paper, column), ("answer", line.code, column))
    page.text(row, columns["code"], line.code, "code")


def _confirm(page: Page, row: int, line: Line) -> None:
    """Put in the field that asks whether the last answer is still true, or what became of a plan."""
    form, column = page.paper.form, page.columns["confirm"]
    made = choice(page.paper, pairs(confirmations(form, line.placed), form.language), "confirm")
    lead, words = reminder(form, line.placed, page.paper.say) or ("", "")
    put(page, row, column, made, ("answer", line.code, "confirm"), (lead, words))


def part_words(line: Line) -> str:
    """Return the words of one part of a question, with its unit."""
    kind = line.placed.item.answer
    return f"{line.label} ({kind.unit})" if isinstance(kind, TableAnswer | NumberAnswer) else line.label
