"""The Sphinx side: checklists as pages. Thin; what is asked lives in the catalogue room."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from . import book, domain, freshness, page_assets, pot, views


def setup(app: Sphinx) -> dict[str, Any]:
    """Wire each part of the handbook into Sphinx."""
    book.setup_book(app)
    domain.setup_domain(app)
    views.setup_views(app)
    freshness.setup_freshness(app)
    pot.setup_pot(app)
    page_assets.setup_assets(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
