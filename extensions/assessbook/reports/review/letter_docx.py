"""The letter as a Word document, to be edited before it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalogue.model import Catalogue
from ...forms.docx.elements import Xml, element, paragraph, run
from ...forms.docx.paper import add, blank, saved
from ...forms.form import Form
from .letter import Letter, Question

_FIRST = "Questions"
_MORE = "More questions, if you have the time"


def write(letter: Letter, catalogue: Catalogue) -> bytes:
    """Return the document; the same letter gives the same bytes."""
    form = Form(catalogue, "en")
    document = blank(form, letter.banner, "assessbook-letter/1")
    document.core_properties.title = f"{letter.title} ({letter.banner})"
    add(document, _blocks(letter))
    return saved(document, form)


def _blocks(letter: Letter) -> Iterator[Xml]:
    yield paragraph("Subtitle", run(letter.banner))
    for line in letter.opening:
        yield paragraph("Normal", run(line))
        yield paragraph("Gap")
    yield from _questions(_FIRST, letter.first)
    yield from _questions(_MORE, letter.more)
    yield paragraph("Gap")
    for line in letter.closing:
        yield paragraph("Normal", run(line))
        yield paragraph("Gap")


def _questions(title: str, questions: tuple[Question, ...]) -> Iterator[Xml]:
    if not questions:
        return
    yield paragraph("Heading2", run(title))
    for question in questions:
        quotes = list(question.quotes)
        yield paragraph("Numbered", run(quotes[0]), keep=True)
        for line in (*quotes[1:], question.why):
            yield _under(run(line), keep=True)
        yield _under(run(question.ask, bold=True))
        yield paragraph("Gap")


def _under(words: Xml, keep: bool = False) -> Xml:
    """Return a line that stands under the number of its question."""
    made = paragraph("Normal", words, keep=keep)
    made.pPr.append(element("w:ind", left=360))
    return made
