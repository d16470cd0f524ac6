"""Choose what packs are made of: courses of the handbook, or a course of one's own out of single modules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..catalogue.problems import suggestion
from ..handbook.words import _
from .model import Course, Minutes, Module, Modules

START: Minutes = 9 * 60
"""When a day begins unless the course says otherwise."""
_A_DAY: Minutes = 390
"""The work that a course of one's own puts into a day at most."""
OWN = "selection"
"""The id of such a course."""


def chosen(
    courses: Mapping[str, Course], modules: Modules, wanted_courses: Sequence[str], wanted_modules: Sequence[str]
) -> tuple[tuple[Course, ...], tuple[str, ...]]:
    """Return the courses to make packs for and the ids of all modules needed; everything when nothing is named."""
    if not (wanted_courses or wanted_modules):
        taught = dict.fromkeys(id for course in courses.values() for id in course.modules() if id in modules)
        return tuple(courses.values()), tuple({**taught, **dict.fromkeys(modules)})
    found = [courses[id] for id in wanted_courses if id in courses]
    own = [modules[id] for id in dict.fromkeys(wanted_modules) if id in modules]
    found += [_own(own)] if own else []
    return tuple(found), tuple(dict.fromkeys(id for course in found for id in course.modules() if id in modules))


def unknown(
    courses: Mapping[str, Course], modules: Modules, wanted_courses: Sequence[str], wanted_modules: Sequence[str]
) -> Iterator[str]:
    """Yield what is wrong with each name that nothing bears."""
    for kind, wanted, known in (("course", wanted_courses, courses), ("module", wanted_modules, modules)):
        for id in wanted:
            if id not in known:
                hint = suggestion(id, known) or f" Choose from: {', '.join(known)}."
                yield f"there is no {kind} '{id}'.{hint}"


def _own(modules: Sequence[Module]) -> Course:
    days: list[list[Module]] = [[]]
    for module in modules:
        if days[-1] and sum(each.minutes for each in days[-1]) + module.minutes > _A_DAY:
            days.append([])
        days[-1].append(module)
    title = modules[0].title if len(modules) == 1 else str(_("A course of your own"))
    return Course(
        id=OWN,
        title=title,
        docname="",
        line=0,
        anchor="",
        audience=tuple(dict.fromkeys(each for module in modules for each in module.audience)),
        start=START,
        days=tuple(tuple(module.id for module in day) for day in days),
        sources=(),
    )
