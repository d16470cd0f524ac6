"""What the pages say of training, kept with Sphinx's environment: modules, courses, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment

from ..catalogue.problems import suggestion
from ..handbook.warnings import Kind, warn
from ..handbook.words import _
from .collect import courses, modules
from .model import Course, Minutes, Module
from .nodes import training_table
from .timetable import Slot, timetable

Shown = tuple[str, str, int | None, int]
"""(kind, course, start, line) of a table on a page."""


class TrainingDomain(Domain):
    """Modules and courses.

    The data holds, for each page, what it says of training and which tables it shows; and for each builder what these
    tables held when they were last written.
    """

    name = "training"
    label = "Training"
    object_types = {"module": ObjType(_("module")), "course": ObjType(_("course"))}
    initial_data = {"pages": {}, "tables": {}, "written": {}}
    data_version = 2

    @property
    def modules(self) -> Mapping[str, Module]:
        """Every module by its id; of two with one id, that on the first page."""
        return _by_id(self._all(0))

    @property
    def courses(self) -> Mapping[str, Course]:
        """Every course by its id."""
        return _by_id(self._all(1))

    @property
    def tables(self) -> Mapping[str, tuple[Shown, ...]]:
        """The tables that each page shows."""
        found: Mapping[str, tuple[Shown, ...]] = self.data["tables"]
        return found

    def days(self, course: str, start: Minutes | None) -> tuple[tuple[Slot, ...], ...]:
        """Return the timetable of a course; nothing for one that does not exist."""
        found = self.courses.get(course)
        return timetable(found, self.modules, start) if found else ()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Keep what a page says, and check it: minutes must add up."""
        found = tuple(modules(document, docname)), tuple(courses(document, docname))
        if any(found):
            self.data["pages"][docname] = found
        if tables := tuple((t["kind"], t["course"], t["start"], t.line or 1) for t in document.findall(training_table)):
            self.data["tables"][docname] = tables
        for n, module in enumerate(found[0]):
            where = f"{env.doc2path(docname)}:{module.line}"
            if n:
                warn(Kind.TRAINING, f"the page holds a second module, '{module.id}': give it a page of its own", where)
            elif (total := sum(step.minutes for step in module.steps)) != module.minutes:
                about = f"the steps of the module '{module.id}' add up to {total} minutes, not to {module.minutes}"
                warn(Kind.TRAINING, f"{about}: change the minutes of a step, or of the module", where)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.data["pages"].pop(docname, None)
        self.data["tables"].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for part in ("pages", "tables"):
            self.data[part].update({name: found for name, found in otherdata[part].items() if name in docnames})

    def check_consistency(self) -> None:
        """Warn of courses that name unknown modules, of tables of unknown courses, and of ids given twice."""
        for each in (*self._all(0), *self._all(1)):
            known = self.modules.get(each.id) if isinstance(each, Module) else self.courses.get(each.id)
            if known is not None and known.docname != each.docname:
                kind = "module" if isinstance(each, Module) else "course"
                self._warn(
                    each, f"the {kind} '{each.id}' stands on the page '{known.docname}' already: give it another id"
                )
        for course in self._all(1):
            for id in course.modules():
                if id not in self.modules:
                    self._warn(course, f"there is no module '{id}'.{suggestion(id, self.modules)}")
        for docname, tables in self.tables.items():
            for kind, id, _start, line in tables:
                if kind == "timetable" and id not in self.courses:
                    message = f"there is no course '{id}'.{suggestion(id, self.courses)}"
                    warn(Kind.TRAINING, message, f"{self.env.doc2path(docname)}:{line}")

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every module and course, for objects.inv and the search."""
        for id, module in self.modules.items():
            yield id, module.title, "module", module.docname, "", 1
        for id, course in self.courses.items():
            yield id, course.title, "course", course.docname, course.anchor, 1

    def resolve_any_xref(self, *args: Any, **kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Return nothing: modules are linked by the names of their pages."""
        return []

    def _all(self, part: int) -> Iterator[Any]:
        """Yield every module (0) or course (1), by page."""
        for docname in sorted(self.data["pages"]):
            yield from self.data["pages"][docname][part]

    def _warn(self, where: Module | Course, message: str) -> None:
        warn(Kind.TRAINING, message, f"{self.env.doc2path(where.docname)}:{where.line}")


def _by_id(found: Iterable[Any]) -> dict[str, Any]:
    by_id: dict[str, Any] = {}
    for each in found:
        by_id.setdefault(each.id, each)
    return by_id


def training_of(env: BuildEnvironment) -> TrainingDomain:
    """Return the domain of training of `env`."""
    found: TrainingDomain = env.domains["training"]  # type: ignore[assignment]
    return found
