"""The preparation copy: every question with its guidance, to print, discuss and write on. It is never read back."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..catalogue.answers import TableAnswer
from ..catalogue.phrases import Gettext, Text
from .choices import SENSITIVITIES, YES_NO
from .form import Form, Line
from .pdf.fields import REGISTER, choices_of, how_to
from .pdf.open import COPY, COPY_MARK
from .pdf.page import DOCUMENTS, STYLE, contents, heading, meanings, page, sections_of, targets
from .pdf.press import press
from .pdf.repair import finished
from .pdf.table import table
from .reading import Reading, Unreadable
from .words import words

ID = "print"
SUFFIX = "-to-print.pdf"
TITLE: Text = "Preparation copy, to print and discuss"

_ROWS = 20


def write(form: Form) -> bytes:
    """Return the copy as a PDF that keeps PDF/UA-1. What is filled in already does not stand in it."""
    say = words(form.language)
    kind = say("Preparation copy, short form" if form.core else "Preparation copy")
    mark = f"{COPY_MARK} {form.name} {form.catalogue.head.version}"
    body = heading(form, kind) + _cover(form, say) + sections_of(form, _question) + _documents(say) + meanings(form)
    return finished(press(page(form, kind, mark, body, of_paper(form)), STYLE, with_fields=False), targets(form))


def recognises(data: bytes) -> bool:
    """Return False: the carrier PDF meets the copy first, and says what it is."""
    return False


def read(data: bytes) -> Reading:
    """Raise Unreadable: the copy holds no fields."""
    raise Unreadable(COPY)


def of_paper(form: Form) -> str:
    """Return what stands at the foot of each page, so that a sheet that gets loose is put back: State and year."""
    say = words(form.language)
    return f"{say('State')} {'.' * 30}  {say('Reporting year')} {'.' * 12}"


def _cover(form: Form, say: Gettext) -> str:
    about = (
        say("This copy cannot be read back. It is made to print, to discuss and to write on."),
        say(
            "Read the questions, and ask the offices that each of them names. When you are ready, type the answers "
            "into the form itself, which bears the same numbers and codes."
        ),
        say("Write no names of victims and no coordinates on it."),
    )
    notice = "".join(f"<p>{escape(text)}</p>" for text in about)
    blanks = _blanks((say("State"), 3), (say("Reporting year"), 1), (say("Authority that answers"), 3))
    blanks += _boxes((option.in_language(form.language) for option in YES_NO), say("Is this an exercise?"))
    asked = "".join(
        f'<div class="q"><p class="ask">{escape(question.ask)} <span class="code">{question.id}</span></p>'
        f"{f'<p class=help>{escape(question.help)}</p>' if question.help else ''}"
        f"{_boxes(option.in_language(form.language) for option in question.options)}</div>"
        for question in form.catalogue.head.profile
    )
    profile = f'<h2 class="small">{escape(say("About your State"))}</h2>{asked}' if asked else ""
    return (
        f'<div class="notice">{notice}</div><h2 class="small">{escape(say("Who answers"))}</h2>{blanks}'
        f'{contents(form)}<div class="new">{profile}</div>'
    )


def _question(form: Form, own: Line, parts: tuple[Line, ...]) -> str:
    say = words(form.language)
    how = how_to(form, own.placed)
    shown = f'<p class="how">{escape(how)}</p>' if how else ""
    planned = _blanks((say("If planned: month (2027-03)"), 1), (say("If planned: body responsible"), 2))
    levels = _boxes((option.in_language(form.language) for option in SENSITIVITIES), say("Who may see it"))
    return (
        f"{shown}{_answer(form, own, parts)}{planned if 'due' in own.columns else ''}"
        f"{_writing(say('Note'), 3)}{_blanks((say('Evidence'), 2), (say('Last checked on'), 1))}{levels}"
    )


def _answer(form: Form, own: Line, parts: tuple[Line, ...]) -> str:
    """Return room for the answer: boxes to tick, lines to write on, or a table to fill in."""
    say = words(form.language)
    if isinstance(own.placed.item.answer, TableAnswer):
        return table(form, own.placed, parts, lambda line: "", "room")
    if parts and parts[0].takes == "tick":
        return _boxes(part.label for part in parts)
    if parts:
        return _blanks(*((part.label, 1) for part in parts))
    if own.takes == "option":
        return _boxes(label for _, label in choices_of(form, own.placed))
    return _writing(say("Answer"), 4) if own.takes == "text" else _blanks((say("Answer"), 1), ("", 2))


def _documents(say: Gettext) -> str:
    heads = "".join(f'<th scope="col">{escape(say(title))}</th>' for title in ("Code", *REGISTER.values()))
    cells = "<td></td>" * len(REGISTER)
    rows = "".join(f'<tr><th scope="row">E{number}</th>{cells}</tr>' for number in range(1, _ROWS + 1))
    return (
        f'<section class="new"><h2 id="{DOCUMENTS}">{escape(say("Evidence: the documents that support your answers"))}'
        f'</h2><table class="register blank"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _boxes(labels: Iterable[str], lead: str = "") -> str:
    about = f'<span class="label">{escape(lead)}</span> ' if lead else ""
    return f'<p class="boxes">{about}{" ".join(f"<span><i></i>{escape(label)}</span>" for label in labels)}</p>'


def _blanks(*blanks: tuple[str, int]) -> str:
    """Return lines to write on beside each other, each with its label and its share of the width."""
    return "".join(
        (
            '<div class="row">',
            *(f'<div class="blank w{width}">{escape(label)}</div>' for label, width in blanks),
            "</div>",
        )
    )


def _writing(label: str, lines: int) -> str:
    rules = '<div class="rule"></div>' * (lines - 1)
    return f'<div class="blank">{escape(label)}</div>{rules}'
