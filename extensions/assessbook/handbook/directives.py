"""The directives by name."""

from __future__ import annotations

from sphinx.application import Sphinx

from .card import FrameworkDirective
from .checklist import ChecklistDirective
from .coverage import CoverageDirective, SourcesDirective
from .crosswalk import CrosswalkDirective
from .downloads import DownloadsDirective
from .examples import (
    AnalysisDirective,
    ChangesDirective,
    DraftDirective,
    ReviewDirective,
    ScoresDirective,
    setup_charts,
)

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
    "analysis": AnalysisDirective,
}


def setup_directives(app: Sphinx) -> None:
    """Register the directives, and the node of the drawings in examples."""
    setup_charts(app)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
