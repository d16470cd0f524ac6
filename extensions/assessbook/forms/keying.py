"""The keying sheet: a workbook to type answers from paper into, a row for each line in the order of the printed copy.

It comes back as any other workbook does. Two people type the same paper; `assessbook keyed` compares what they typed.
"""

from __future__ import annotations

from ..catalogue.phrases import Text
from .form import Form, Line
from .identity import identity
from .printed import anywhere
from .reading import Reading
from .xlsx.checklist import part_words, titles_of
from .xlsx.fields import Field, answer, beside, choice, cut, how_to, pairs, put
from .xlsx.page import Page, Paper
from .xlsx.read import read as read_workbook
from .xlsx.register import write_evidence
from .xlsx.start import identity_fields
from .xlsx.write import finished, new_paper

ID = "keying"
SUFFIX = "-keying.xlsx"
TITLE: Text = "Keying sheet, to type in answers from paper"

_COLUMNS: tuple[tuple[str, float], ...] = (
    ("code", 24),
    ("number", 6),
    ("question", 50),
    ("answer", 18),
    ("due", 11),
    ("owner", 20),
    ("note", 40),
    ("evidence", 14),
    ("checked", 12),
    ("sensitivity", 14),
)
_ENTRIES = ("answer", "due", "owner", "note", "evidence", "checked", "sensitivity")
_WORDING = 56
_ROW = 18.0


def write(form: Form) -> bytes:
    """Return the workbook; the same form gives the same bytes. The columns follow the printed copy too."""
    return finished(_filled(form))


def prints(form: Form) -> frozenset[str]:
    """Return the fingerprints of all texts that the sheet prints, wherever they stand."""
    return anywhere(text for _, text in _filled(form).printed)


def recognises(data: bytes) -> bool:
    """Return False: the carrier XLSX meets the sheet first, and reads it."""
    return False


def read(data: bytes) -> Reading:
    """Return what was typed, as from any workbook of the form; raises Unreadable."""
    return read_workbook(data)


def _filled(form: Form) -> Paper:
    paper = new_paper(form)
    say = paper.say
    page = Page(paper, say("Keying"), _COLUMNS)
    header = _head(page)
    row = _who(page, header + 1)
    for checklist in form.shown():
        row = _section(page, row, checklist.title)
        for section, lines in form.sections(checklist):
            row = _section(page, row, section.title, lines[0].placed.section_number)
            for line in lines:
                _line(page, row, line)
                row += 1
    page.text(row, 0, say("Form: {identity}").format(identity=identity(form)), "identity")
    page.finish(header, row, (header + 1, page.columns["answer"]), freeze=3)
    write_evidence(paper, say("Evidence"))
    return paper


def _head(page: Page) -> int:
    """Print what the sheet is and how it is used; return the row of the titles."""
    say, head = page.paper.say, page.paper.form.catalogue.head
    page.fill(0, "title", range(len(_COLUMNS)))
    page.text(0, 0, f"{say('Keying sheet')}: {head.title}", "title")
    page.at_least(0, 28)
    row = page.prose(1, say("The rows stand in the order of the printed copy, and bear the same codes."))
    row = page.prose(
        row,
        say(
            "Type what stands on the paper, nothing else. Leave blank what is blank. Two people type the same paper, "
            "each into a sheet of their own; a program then lists where the two differ."
        ),
    )
    page.header(row, {code: title for code, title in titles_of(page.paper).items() if code in page.columns})
    return row + 1


def _who(page: Page, row: int) -> int:
    """Print the first pages of the paper: who answers, and what is true of the State. Return the row below."""
    say, form = page.paper.say, page.paper.form
    row = _section(page, row, say("Who answers"))
    for code, ask, help_, made in identity_fields(page.paper):
        row = _field(page, row, ("identity", code), (ask, help_), made)
    if form.catalogue.head.profile:
        row = _section(page, row, say("About your State"))
    for question in form.catalogue.head.profile:
        made = choice(page.paper, pairs(question.options, form.language), question.id)
        row = _field(page, row, ("profile", question.id), (question.ask, ""), made)
    return row


def _section(page: Page, row: int, title: str, number: str = "") -> int:
    page.fill(row, "section", range(len(_COLUMNS)))
    page.text(row, page.columns["number"], number, "section")
    page.text(row, page.columns["question"], title, "section")
    page.at_least(row, 20)
    return row + 1


def _field(page: Page, row: int, of: tuple[str, str], asked: tuple[str, str], made: Field) -> int:
    columns = page.columns
    area, code = of
    page.text(row, columns["code"], f"{area}:{code}", "printed")
    page.fill(row, "printed", [columns["number"]])
    page.text(row, columns["question"], cut(asked[0], _WORDING), "printed")
    page.fill(row, "no-entry", (columns[each] for each in _ENTRIES if each != "answer"))
    put(page, row, columns["answer"], made, (area, code, "answer"), asked)  # type: ignore[arg-type]
    page.at_least(row, _ROW)
    return row + 1


def _line(page: Page, row: int, line: Line) -> None:
    columns, item = page.columns, line.placed.item
    page.text(row, columns["code"], line.code, "printed")
    page.text(row, columns["number"], "" if line.part else line.placed.number or "", "number")
    words = part_words(line) if line.part else cut(item.ask, _WORDING)
    page.text(row, columns["question"], words, "part" if line.part else "printed")
    page.at_least(row, _ROW)
    page.fill(row, "no-entry", (columns[each] for each in _ENTRIES if each not in line.columns))
    for column in line.columns:
        if column in columns:
            made = answer(page.paper, line) if column == "answer" else beside(page.paper, column)
            prompt = (titles_of(page.paper)[column], how_to(page.paper, line)) if column == "answer" else None
            put(page, row, columns[column], made, ("answer", line.code, column), prompt)
