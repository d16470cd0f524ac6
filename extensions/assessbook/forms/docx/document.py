"""A form as a Word document: cover, questions, list of documents, meanings, and its identity in three places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from docx.document import Document

from ...catalogue.phrases import Text
from ..field_names import OTHER
from ..form import EVIDENCE, Form, Key
from ..identity import identity
from ..pdf.fields import REGISTER
from ..printed import anywhere, fingerprint, record
from ..tailor import preset_note
from ..words import words
from .elements import Xml, paragraph, row, run, table
from .fields import Asked, Fields
from .marks import CARRIED, ISSUED, PRINTED
from .paper import WIDTH, add, blank, first_lines, protect, saved
from .questions import checklists
from .read import AROUND, TEXT, printed_in
from .tables import contents, for_whom, heads, meaning_tables


def document(form: Form) -> bytes:
    """Return the Word form; the same form gives the same bytes."""
    mark = identity(form)
    return sealed(_filled(form, mark), form, mark)


def _filled(form: Form, mark: str) -> Document:
    say, fields = words(form.language), Fields(form)
    kind = say("Self-assessment, short form" if form.core else "Self-assessment form")
    made = blank(form, kind, mark)
    add(made, first_lines(form, kind))
    add(made, _cover(form, fields, mark))
    add(made, checklists(form, fields.room))
    add(made, _documents(form, fields))
    add(made, meaning_tables(form))
    return made


def sealed(made: Document, form: Form, mark: str) -> bytes:
    """Return the bytes of a document with fields: with its marks at the end, and all but the fields protected."""
    add(made, _marks(form, mark, {fingerprint(*each) for each in _printed(made)}))
    protect(made)
    return saved(made, form)


def prints(form: Form) -> frozenset[str]:
    """Return the fingerprints of all texts that the Word form prints, wherever they stand."""
    return anywhere(text for _, text in _printed(_filled(form, identity(form))))


def _printed(made: Document) -> Iterator[tuple[str, str]]:
    section = made.sections[0]
    roots = ((TEXT, made.element.body), (AROUND, section.header._element), (AROUND, section.footer._element))
    yield from ((where, text) for where, root in roots for text in printed_in(root, where))


def _cover(form: Form, fields: Fields, mark: str) -> Iterator[Xml]:
    say = words(form.language)
    yield from for_whom(form)
    yield paragraph("Heading2", run(say("How to fill it in")))
    for step in _steps(form):
        yield paragraph("Numbered", run(step))
    yield paragraph("Heading2", run(say("Who answers")))
    yield _identity(form, fields)
    yield paragraph("Guidance", run(say(_EXERCISE)))
    yield from _profile(form, fields)
    yield from contents(form)
    yield paragraph("Gap")
    yield paragraph("Small", run(say("Form: {identity}").format(identity=mark)))


_EXERCISE: Text = "It is an exercise if the State or the answers are invented, for example in a training."


def _steps(form: Form) -> Iterator[str]:
    say = words(form.language)
    yield say(
        "Fill in the yellow fields. Where you see ▼, click and choose from the list. Everything else is locked, "
        "without a password, so that nothing is moved by mistake. You can stop and save at any time."
    )
    states = (state for scale in form.catalogue.head.scales for state in scale.states if state.code == "planned")
    for state in states:
        rule = say("If you answer “{planned}”, give the month and the body responsible.")
        yield rule.format(planned=state.in_language(form.language))
        break
    yield say(
        "List your documents once, on the pages at the end, and write their codes (E1, E2) beside the answers. Give no "
        "names of victims and no coordinates."
    )
    yield say("Choose for each answer who may see it. Leave blank what you cannot answer.")
    yield say(
        "To comment or to track changes while you agree on the answers, end the protection of the document. Before you "
        "send the form, put into the fields what is to count: a comment is kept, but it is not an answer."
    )
    yield say(
        "Save the file as a Word document (.docx) and send it to the office that gave it to you. A copy that was "
        "printed or saved as PDF cannot be read back."
    )


def _identity(form: Form, fields: Fields) -> Xml:
    say = words(form.language)
    known = bool(form.catalogue.states)
    label = say("If it is not in the list: its name or code") if known else say("State")
    asked: list[Asked] = [
        *([(say("State"), _who("state"), False)] if known else []),
        (label, ("identity", "state", OTHER), False),
        (say("Authority that answers"), _who("authority"), True),
        (say("Reporting year"), _who("year"), False),
        (say("Is this an exercise?"), _who("exercise"), False),
    ]
    return fields.pairs(asked, say("Who answers"))


def _who(code: str) -> Key:
    return ("identity", code, "answer")


def _profile(form: Form, fields: Fields) -> Iterator[Xml]:
    say = words(form.language)
    asked = form.catalogue.head.profile
    if not asked:
        return
    widths = (7_200, WIDTH - 7_200)
    rows = [heads(widths, (say("Question"), say("Answer")))]
    for question in asked:
        key: Key = ("profile", question.id, "answer")
        told = (preset_note(form, question.id), question.help)
        help_ = [paragraph("Guidance", run(text)) for text in told if text]
        rows.append(row(fields.label(widths[0], question.ask, (key,), *help_), fields.entry(widths[1], key)))
    yield paragraph("Heading2", run(say("About your State")))
    yield table(widths, rows, say("About your State"), say("Question"))


def _documents(form: Form, fields: Fields) -> Iterator[Xml]:
    say = words(form.language)
    widths = (800, 3_500, 2_300, 1_300, WIDTH - 7_900)
    rows = [heads(widths, (say("Code"), *(say(title) for title in REGISTER.values())))]
    for id in form.evidence():
        keys: list[Key] = [("evidence", id, column) for column in EVIDENCE]
        entries = (fields.entry(width, key) for width, key in zip(widths[1:], keys, strict=True))
        rows.append(row(fields.label(widths[0], id, keys), *entries))
    title = say("Evidence: the documents that support your answers")
    yield paragraph("Heading1", run(title))
    about = say(
        "Name each document once. Write its code beside every answer that it supports. The documents themselves stay "
        "with you: say who holds them. Name no victims."
    )
    yield paragraph("Help", run(about))
    yield table(widths, rows, say("Evidence"), title)


def _marks(form: Form, mark: str, fingerprints: Iterable[str]) -> Iterator[Xml]:
    lines = [mark, ISSUED + " ".join(form.issued()), PRINTED + record(fingerprints)]
    lines += [CARRIED + json.dumps(dict(each), ensure_ascii=False, sort_keys=True) for each in form.carried]
    for line in lines:
        yield paragraph("Small", run(line, hidden=True), hidden=True)
