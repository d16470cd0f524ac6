"""Training: modules and courses on the handbook's pages, and the packs that a trainer prints from the same pages.

`model` holds training as plain data, `timetable` computes times. The directives return ordinary sections that say which
part of a session they are (`nodes`); `collect` reads the model off them, and `domain` keeps it. `builder` makes the
packs.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from . import builder, listing, shown, web
from .course import CourseDirective, TimetableDirective
from .domain import TrainingDomain
from .listing import PacksDirective
from .module import ModuleDirective, StepDirective
from .parts import (
    CaseDirective,
    DebriefDirective,
    ExerciseDirective,
    FacilitatorDirective,
    HandoutDirective,
    SafetyDirective,
)
from .quiz import QuizDirective, WhyDirective

DIRECTIVES = {
    "module": ModuleDirective,
    "step": StepDirective,
    "facilitator": FacilitatorDirective,
    "safety": SafetyDirective,
    "exercise": ExerciseDirective,
    "case": CaseDirective,
    "handout": HandoutDirective,
    "debrief": DebriefDirective,
    "quiz": QuizDirective,
    "why": WhyDirective,
    "course": CourseDirective,
    "timetable": TimetableDirective,
    "packs": PacksDirective,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Wire training into Sphinx."""
    app.setup_extension("assessbook.handbook")
    app.add_domain(TrainingDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.connect("config-inited", _free_the_name_module)
    builder.setup_builder(app)
    listing.setup_listing(app)
    shown.setup_shown(app)
    web.setup_web(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _free_the_name_module(app: Sphinx, config: Config) -> None:
    """Let `{module}` mean a session: with the domain of Python as the primary one, it would be its `module`."""
    if config.primary_domain == "py":
        config.primary_domain = None
