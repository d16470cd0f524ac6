"""The directives by name."""

from __future__ import annotations

from sphinx.application import Sphinx

from .card import FrameworkDirective
from .checklist import ChecklistDirective
from .coverage import CoverageDirective, SourcesDirective
from .crosswalk import CrosswalkDirective
from .downloads import DownloadsDirective
from .examples import ChangesDirective, DraftDirective, ReviewDirective, ScoresDirective

DIRECTIVES = {
    "checklist": ChecklistDirective,
    "framework": FrameworkDirective,
    "crosswalk": CrosswalkDirective,
    "coverage": CoverageDirective,
    "sources": SourcesDirective,
    "downloads": DownloadsDirective,
    "draft": DraftDirective,
    "scores": ScoresDirective,
    "changes": ChangesDirective,
    "review": ReviewDirective,
}


def setup_directives(app: Sphinx) -> None:
    """Register the directives."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
