"""The style sheet of the checklists, and the direction of the page's language."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

_STATIC = Path(__file__).parent / "static"


def setup_assets(app: Sphinx) -> None:
    """Register the style sheet; it travels with the extension."""
    app.connect("builder-inited", _add_static)
    app.add_css_file("assessbook.css")


def _add_static(app: Sphinx) -> None:
    if str(_STATIC) not in app.config.html_static_path:
        app.config.html_static_path.append(str(_STATIC))
