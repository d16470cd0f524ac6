"""The coordination sheet as a Word document: a table for each line, with fields to decide in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..coordination import SHEET, Dispute, Sheet, about, key, steps, titles
from ..field_names import field_name
from ..identity import identity
from ..words import words
from .document import sealed
from .elements import Xml, cell, list_field, paragraph, row, run, table, text_field, together
from .paper import WIDTH, add, blank, first_lines
from .styles import BAND, FIELD
from .tables import heads

SUFFIX = ".docx"

_VIEWS = (900, 2_400, 2_400, 2_660, 1_500)
_DECIDE = (2_500, WIDTH - 2_500)


def write(sheet: Sheet) -> bytes:
    """Return the Word document; the same sheet gives the same bytes."""
    form = replace(sheet.form, carried=({SHEET: str(len(sheet.disputes))},))
    say, mark = words(form.language), identity(form)
    made = blank(form, say("Coordination sheet"), mark)
    add(made, first_lines(form, say("Coordination sheet")))
    add(made, [paragraph("Heading2", run(about(sheet)))] if about(sheet) else [])
    for number, step in enumerate(steps(sheet, say)):
        add(made, [paragraph("Step", run(f"{number}.  {step}" if number else step))])
    for dispute in sheet.disputes:
        add(made, _dispute(sheet, dispute))
    return sealed(made, form, mark)


def _dispute(sheet: Sheet, dispute: Dispute) -> Iterator[Xml]:
    say = words(sheet.form.language)
    named = titles(say)
    heading = f"{dispute.place}: {dispute.question}"
    yield paragraph("Heading3", run(heading), keep=True)
    yield paragraph("Guidance", run(dispute.how), keep=True)
    rows = [heads(_VIEWS, (named[each] for each in ("side", "who", "says", "beside", "files")))]
    for view in dispute.views:
        texts = (view.letter, view.who, view.says, view.beside, view.files)
        cells = (cell(width, paragraph("Entry", run(text))) for width, text in zip(_VIEWS, texts, strict=True))
        rows.append(row(*cells))
    yield together(table(_VIEWS, rows, heading, say("The answers that differ")), last=True)
    yield paragraph("Gap", keep=True)
    yield together(table(_DECIDE, _fields(dispute, named), say("Decision"), heading))


def _fields(dispute: Dispute, named: dict[str, str]) -> Iterator[Xml]:
    letters = tuple((view.letter, view.letter) for view in dispute.views)
    options = tuple((option, option) for option in dispute.options)
    for column, choices in (("choice", letters), ("own", options), ("why", ())):
        name = field_name(key(dispute, column))
        if choices:
            control = list_field(name, named[column], "", choices, "–", typed=True)
        else:
            control = text_field(name, named[column], "")
        hidden = run(f" {name}", hidden=True)
        label = cell(_DECIDE[0], paragraph("Label", run(named[column]), hidden), shade=BAND)
        yield row(label, cell(_DECIDE[1], paragraph("Entry", control), shade=FIELD))
