"""The directives `course` and `timetable`: modules on one or several days, with computed times."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from docutils.parsers.rst import directives

from ..handbook.building import paragraph
from ..handbook.words import _
from .choosing import START
from .directive import TrainingDirective
from .model import Minutes
from .nodes import PART, training_table
from .timetable import from_clock
from .words import AUDIENCES, audience

COURSE = "course"


class CourseDirective(TrainingDirective):
    """A course. Argument: its id. The timetable stands below its title.

    Options: `title`, `audience` (codes), `start` (09:00), `modules` (ids with commas; a `|` begins a new day),
    `source` (paragraphs).
    """

    required_arguments = 1
    has_content = True
    option_spec = {
        "title": directives.unchanged_required,
        "audience": directives.unchanged,
        "start": from_clock,
        "modules": directives.unchanged_required,
        "source": directives.unchanged,
    }

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the course as a section of the page; its timetable stays closed."""
        id = self.arguments[0]
        course = self.titled(COURSE, self.options.get("title", id))
        course[PART], course["course"] = COURSE, id
        course["audience"], course["sources"] = self.codes("audience", AUDIENCES), self.codes("source")
        course["start"] = self.options.get("start", START)
        course["days"] = tuple(day for part in self.codes("modules", separator="|") if (day := _ids(part)))
        if not course["days"]:
            self.complain("the course names no modules: add a line :modules:")
        if course["audience"]:
            course += paragraph(nodes.strong("", _("For whom:")), " ", audience(course["audience"]))
        self.contents(course)
        course += _table(id, None)
        if course["sources"]:
            links = self.named("source", course["sources"])
            course += paragraph(nodes.strong("", _("Source:")), " ", *links)
        return [course]


class TimetableDirective(TrainingDirective):
    """The timetable of a course, here with another `start`. Argument: the course's id."""

    required_arguments = 1
    option_spec = {"start": from_clock}

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the closed timetable."""
        table = _table(self.arguments[0], self.options.get("start"))
        self.set_source_info(table)
        return [table]


def _table(course: str, start: Minutes | None) -> training_table:
    return training_table(kind="timetable", course=course, start=start)


def _ids(part: str) -> tuple[str, ...]:
    return tuple(id.strip() for id in part.split(",") if id.strip())
