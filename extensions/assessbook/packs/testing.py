"""The test that opens and closes a course, and its key."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..handbook.words import _
from .frame import framed, heading, paragraph
from .material import Job, Material
from .model import Course, Quiz
from .nodes import QUIZ, facilitator_notes, parts
from .press import press_pack
from .room import blanks, boxes


def tests(material: Material) -> Iterator[Job]:
    """Yield the test of each course that has questions for it: one sheet, used before and after."""
    for course in material.courses:
        if questions := _questions(material, course):
            yield _job(material, course, "test", str(_("Test, before and after")), _test(course, questions))


def keys(material: Material) -> Iterator[Job]:
    """Yield the key to each test."""
    for course in material.courses:
        if questions := _questions(material, course):
            kind = str(_("For the facilitator, not for participants"))
            title = str(_("Key to the test"))
            yield _job(material, course, "test-key", title, _key(material, course, questions), kind)


def _job(material: Material, course: Course, id: str, title: str, body: str, kind: str = "") -> Job:
    document = f"{course.title}: {title}"
    return Job(
        name=f"{course.id}-{id}{material.wish.mark}.pdf",
        title=title,
        group=course.title,
        content=framed(body, material.wish, document, kind=kind or document, style="test", heads=False),
        make=press_pack,
    )


def _questions(material: Material, course: Course) -> list[tuple[str, int, Quiz]]:
    """Return the questions of a test, each with the module's id and its place among the module's questions."""
    return [
        (module.id, place, quiz)
        for module in material.of(course)
        for place, quiz in enumerate(module.quizzes)
        if quiz.test
    ]


def _test(course: Course, questions: list[tuple[str, int, Quiz]]) -> str:
    about = _("Tick the answer that you think is right. For some questions, more than one is right. Nobody is graded.")
    code = _("Your code: a word and a number that only you know. Write the same one before and after.")
    asked = "".join(
        f'<div class="question">{_asked(number, quiz)}{_options(quiz)}</div>'
        for number, (_module, _place, quiz) in enumerate(questions, 1)
    )
    return (
        f"<header>{paragraph(course.title, 'kind')}{heading(1, str(_('Test')))}"
        f"{boxes([str(_('before the course')), str(_('after the course'))])}</header>"
        f"{paragraph(str(about))}{paragraph(str(code))}{blanks(str(_('Code')), str(_('Date')))}{asked}"
    )


def _key(material: Material, course: Course, questions: list[tuple[str, int, Quiz]]) -> str:
    about = _("Compare before and after by code. The figures that matter: how many answered each question right.")
    asked = "".join(
        f'<div class="question">{_asked(number, quiz)}{_right(quiz)}{_why(material, module, place)}</div>'
        for number, (module, place, quiz) in enumerate(questions, 1)
    )
    return (
        f"<header>{paragraph(course.title, 'kind')}{heading(1, str(_('Key to the test')))}</header>"
        f"{paragraph(str(about))}{asked}"
    )


def _asked(number: int, quiz: Quiz) -> str:
    return heading(2, f"{number}. {quiz.question}")


def _options(quiz: Quiz) -> str:
    return f'<ul class="options">{"".join(f"<li><i></i>{escape(option)}</li>" for option in quiz.options)}</ul>'


def _right(quiz: Quiz) -> str:
    right = "; ".join(quiz.options[number - 1] for number in quiz.key)
    return f"<p><b>{escape(str(_('Right:')))}</b> {escape(right)}</p>"


def _why(material: Material, module: str, place: int) -> str:
    """Return the reasons that stand with the question on its page, without the line that names the answer."""
    quiz = list(parts(material.pages[module], QUIZ))[place]
    notes = next(quiz.findall(facilitator_notes), None)
    return material.html([child.deepcopy() for child in notes.children[1:]], 3) if notes is not None else ""
