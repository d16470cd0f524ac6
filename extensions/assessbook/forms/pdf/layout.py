"""The PDF form as HTML: cover, questions, list of documents. Fields are named boxes, which pdf_repair.py completes."""

from __future__ import annotations

from html import escape

from ...catalogue.answers import TableAnswer
from ...catalogue.phrases import Gettext
from ..confirm import CONFIRM
from ..field_names import field_name
from ..form import EVIDENCE, Column, Form, Line
from ..words import words
from .boxes import box, field_box, row
from .cover import cover
from .fields import REGISTER, how_to
from .page import DOCUMENTS, heading, meanings, page, sections_of
from .table import table


def layout(form: Form, mark: str) -> str:
    """Return the form as one HTML document; `mark` names the form and stands in its properties and on its cover."""
    kind = words(form.language)("Self-assessment, short form" if form.core else "Self-assessment form")
    body = heading(form, kind) + cover(form, mark) + sections_of(form, _question) + _evidence(form) + meanings(form)
    return page(form, kind, mark, body)


def _question(form: Form, own: Line, parts: tuple[Line, ...]) -> str:
    say = words(form.language)
    how = how_to(form, own.placed)
    return f"{f'<p class=how>{escape(how)}</p>' if how else ''}{_answers(form, own, parts, say)}{_beside(own, say)}"


def _answers(form: Form, own: Line, parts: tuple[Line, ...], say: Gettext) -> str:
    if isinstance(own.placed.item.answer, TableAnswer):
        return table(form, own.placed, parts, lambda line: field_box(field_name(("answer", line.code, "answer"))))
    if parts and parts[0].takes == "tick":
        ticks = "".join(
            f'<p class="tick">{field_box(field_name(("answer", part.code, "answer")), "box")} {escape(part.label)}</p>'
            for part in parts
        )
        return f'<div class="ticks">{ticks}</div>'
    if parts:
        return row(*(box("answer", part.code, "answer", part.label, "w3") for part in parts))
    plan = ("due", "owner") if "due" in own.columns else ()
    style = "lines" if own.takes == "text" else "w3" if plan else "third"
    answer = box("answer", own.code, "answer", say("Answer"), style)
    labels = {"due": say("If planned: month (2027-03)"), "owner": say("If planned: body responsible")}
    rest = (box("answer", own.code, column, labels[column], "w2" if column == "due" else "w4") for column in plan)
    return row(answer, *rest)


def _beside(own: Line, say: Gettext) -> str:
    note = box("answer", own.code, "note", say("Note"), "lines")
    again = row(box("answer", own.code, "confirm", say(CONFIRM), "third")) if "confirm" in own.columns else ""
    labels: dict[Column, str] = {
        "evidence": say("Evidence (E1, E2)"),
        "sensitivity": say("Who may see it"),
        "checked": say("Last checked on (2026-03-14)"),
    }
    return again + row(note) + row(*(box("answer", own.code, column, label, "w3") for column, label in labels.items()))


def _evidence(form: Form) -> str:
    say = words(form.language)
    heads = "".join(f'<th scope="col">{escape(say(title))}</th>' for title in ("Code", *REGISTER.values()))
    rows = "".join(
        f'<tr><th scope="row">{escape(id)}</th>'
        + "".join(f"<td>{field_box(field_name(('evidence', id, column)))}</td>" for column in EVIDENCE)
        + "</tr>"
        for id in form.evidence()
    )
    about = say(
        "Name each document once. Write its code beside every answer that it supports. The documents themselves stay "
        "with you: say who holds them. Name no victims."
    )
    return (
        f'<section class="new"><h2 id="{DOCUMENTS}">{escape(say("Evidence: the documents that support your answers"))}'
        f'</h2><p class="summary">{escape(about)}</p><table class="register"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )
