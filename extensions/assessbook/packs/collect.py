"""Read the modules and courses off a page, once it is translated."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from .course import COURSE
from .model import Course, Module, Quiz, Step
from .nodes import MODULE, QUIZ, STEP, parts


def modules(document: nodes.document, docname: str) -> Iterator[Module]:
    """Yield the modules of a page; all its steps and questions belong to each, so a page should hold one."""
    for card in parts(document, MODULE):
        yield Module(
            id=card["module"],
            title=_title(document),
            docname=docname,
            line=card.line or 1,
            objective=next((p.astext() for p in card.findall(nodes.paragraph) if "objective" in p["classes"]), ""),
            audience=tuple(card["audience"]),
            minutes=card["minutes"],
            materials=tuple(_materials(card)),
            sources=tuple(card["sources"]),
            items=tuple(card["items"]),
            steps=tuple(map(_step, parts(document, STEP))),
            quizzes=tuple(map(_quiz, parts(document, QUIZ))),
        )


def courses(document: nodes.document, docname: str) -> Iterator[Course]:
    """Yield the courses of a page."""
    for found in parts(document, COURSE):
        yield Course(
            id=found["course"],
            title=found[0].astext(),
            docname=docname,
            line=found.line or 1,
            anchor=found["ids"][0] if found["ids"] else "",
            audience=tuple(found["audience"]),
            start=found["start"],
            days=tuple(tuple(day) for day in found["days"]),
            sources=tuple(found["sources"]),
        )


def _title(document: nodes.document) -> str:
    return next((title.astext() for title in document.findall(nodes.title)), "")


def _materials(card: nodes.Element) -> Iterator[str]:
    for found in card.findall(nodes.bullet_list):
        if "materials" in found["classes"]:
            yield from (item.astext() for item in found.children)


def _step(found: nodes.Element) -> Step:
    anchor = found["ids"][0] if found["ids"] else ""
    return Step(title=found[0].astext(), minutes=found["minutes"], form=found["form"], anchor=anchor)


def _quiz(found: nodes.Element) -> Quiz:
    question, options, *_ = found.children
    assert isinstance(options, nodes.enumerated_list)
    return Quiz(
        question=question.astext(),
        options=tuple(option.astext() for option in options.children),
        key=tuple(found["key"]),
        test=found["test"],
    )
