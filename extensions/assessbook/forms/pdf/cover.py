"""The first pages of the PDF form: how to fill it in, who answers, what is true of the State, and the contents."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...catalogue.phrases import Gettext
from ..field_names import OTHER, field_name
from ..form import Form
from ..tailor import advice, not_asked, preset_note
from ..tailor import cover as cover_lines
from ..words import right_to_left, words
from .boxes import box, field_box, labelled, row
from .page import contents


def cover(form: Form, mark: str) -> str:
    """Return the first pages; `mark` names the form and stands at their end."""
    say = words(form.language)
    steps = "".join(f"<li>{escape(step)}</li>" for step in _steps(form, say))
    return (
        f"{_for_whom(form)}"
        f'<h2 class="small">{escape(say("How to fill it in"))}</h2><ol class="steps">{steps}</ol>'
        f'<h2 class="small">{escape(say("Who answers"))}</h2><div class="q">{_identity(form, say)}</div>'
        f"{_profile(form, say)}{_not_asked(form, say)}{contents(form)}"
        f'<p class="mark">{escape(say("Form: {identity}").format(identity=mark))}</p>'
    )


def _for_whom(form: Form) -> str:
    """Return for whom the form is and by when it is to come back; nothing when it is for anybody."""
    lines = cover_lines(form)
    rows = "".join(f'<tr><th scope="row">{escape(label)}</th><td>{escape(text)}</td></tr>' for label, text in lines)
    return f'<table class="profile"><tbody>{rows}</tbody></table>' if lines else ""


def _not_asked(form: Form, say: Gettext) -> str:
    """Return the list of what is not asked because of what is known of the State."""
    left = not_asked(form)
    if not left:
        return ""
    rows = "".join(f'<tr><th scope="row">{escape(each.what)}</th><td>{escape(each.why)}</td></tr>' for each in left)
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in (say("Not asked"), say("Because")))
    return (
        f'<h2 class="small">{escape(say("Not asked"))}</h2><p class="help">{escape(advice(form))}</p>'
        f'<table class="profile"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _help(text: str) -> str:
    return f'<p class="help">{escape(text)}</p>' if text else ""


def _steps(form: Form, say: Gettext) -> Iterator[str]:
    yield say(
        "Fill in this form on the screen, with the program in which you read PDF files. Choose answers from the lists, "
        "and type into the boxes. You can stop and save at any time."
    )
    planned = next(
        (state for scale in form.catalogue.head.scales for state in scale.states if state.code == "planned"), None
    )
    if planned:
        rule = say("If you answer “{planned}”, give the month and the body responsible.")
        yield rule.format(planned=planned.in_language(form.language))
    yield say(
        "List your documents once, on the pages at the end, and write their codes (E1, E2) beside the answers. Give no "
        "names of victims and no coordinates."
    )
    yield say("Choose for each answer who may see it. Leave blank what you cannot answer.")
    if right_to_left(form.language):
        yield say(
            "Some programs show the letters that you type unjoined, or not at all. The file keeps them as you typed "
            "them. If this disturbs you, fill in the workbook or the web page instead."
        )
    yield say(
        "Save the file as it is and send it to the office that gave it to you. A copy that was printed, scanned or "
        "“printed to PDF” cannot be read back: the answers stand in the fields, not on the page."
    )


def _identity(form: Form, say: Gettext) -> str:
    state = [box("identity", "state", "answer", say("State"), "w5")] if form.catalogue.states else []
    label = say("If it is not in the list: its name or code") if state else say("State")
    other = labelled(field_name(("identity", "state", OTHER)), label, "w4")
    year = box("identity", "year", "answer", say("Reporting year"), "w2")
    authority = box("identity", "authority", "answer", say("Authority that answers"), "w6")
    exercise = box("identity", "exercise", "answer", say("Is this an exercise?"), "w3")
    hint = say("It is an exercise if the State or the answers are invented, for example in a training.")
    return f'{row(*state, other, year)}{row(authority, exercise)}<p class="help">{escape(hint)}</p>'


def _profile(form: Form, say: Gettext) -> str:
    asked = form.catalogue.head.profile
    if not asked:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(question.ask)}'
        f"{_help(preset_note(form, question.id))}{_help(question.help or '')}</th>"
        f"<td>{field_box(field_name(('profile', question.id, 'answer')))}</td></tr>"
        for question in asked
    )
    heads = f'<th scope="col">{escape(say("Question"))}</th><th scope="col">{escape(say("Answer"))}</th>'
    return (
        f'<h2 class="small">{escape(say("About your State"))}</h2>'
        f'<table class="profile"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
