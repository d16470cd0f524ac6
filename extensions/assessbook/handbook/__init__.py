"""The Sphinx side: checklists as pages. Thin; what is asked lives in the catalogue room.

`book` holds the catalogue of a build and `domain` what can be referred to. One module per directive says what it shows;
that stays closed (`nodes`) until a page is written, when `drawing` draws it as `html` or `plain`. `freshness` finds the
pages that a change concerns.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from . import (
    answering,
    directives,
    domain,
    drawing,
    freshness,
    index_pages,
    instead,
    offline,
    opening,
    page_assets,
    pictures,
    pot,
    search_terms,
    theme,
    widths,
    words,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Wire each part of the handbook into Sphinx."""
    words.setup_words(app)
    opening.setup_opening(app)
    domain.setup_domain(app)
    directives.setup_directives(app)
    drawing.setup_drawing(app)
    index_pages.setup_index_pages(app)
    freshness.setup_freshness(app)
    pot.setup_pot(app)
    search_terms.setup_search_terms(app)
    page_assets.setup_assets(app)
    answering.setup_answering(app)
    theme.setup_theme(app)
    widths.setup_widths(app)
    instead.setup_instead(app)
    pictures.setup_pictures(app)
    offline.setup_offline(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
