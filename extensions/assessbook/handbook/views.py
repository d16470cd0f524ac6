"""Directives that show a part of the catalogue, and the transforms that draw it for each kind of output."""

from __future__ import annotations

from sphinx.application import Sphinx

from .card import FrameworkDirective
from .checklist import ChecklistDirective
from .coverage import CoverageDirective, SourcesDirective
from .crosswalk import CrosswalkDirective
from .downloads import DownloadsDirective
from .nodes import checklist_part
from .post_transforms import DrawHtml, DrawPlain


def setup_views(app: Sphinx) -> None:
    """Register the directives in the domain, and the drawing."""
    for name, directive in (
        ("checklist", ChecklistDirective),
        ("framework", FrameworkDirective),
        ("crosswalk", CrosswalkDirective),
        ("coverage", CoverageDirective),
        ("sources", SourcesDirective),
        ("downloads", DownloadsDirective),
    ):
        app.add_directive_to_domain("assess", name, directive)
    app.add_node(checklist_part)
    app.add_post_transform(DrawHtml)
    app.add_post_transform(DrawPlain)
