"""The style sheets of the handbook; they travel with the extension."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from ..forms.issue import replace_if_changed

_STATIC = Path(__file__).parent / "static"


def setup_assets(app: Sphinx) -> None:
    """Register the style sheet of the checklists."""
    app.connect("write-started", _put_beside_pages)
    app.add_css_file("assessbook.css")


def _put_beside_pages(app: Sphinx, builder: Builder) -> None:
    """Write the style sheets where the pages look for them.

    A folder in `html_static_path` would do the same, but it would also change the configuration, and with it the mark
    that Sphinx writes beside the pages, from machine to machine.
    """
    if builder.format == "html":
        for path in sorted(_STATIC.iterdir()):
            replace_if_changed(Path(app.outdir, "_static", path.name), path.read_bytes())
