"""The interface texts of the handbook, translated by the catalogue `assessbook`."""

from __future__ import annotations

from sphinx.locale import get_translation


def _(message: str) -> str:
    """Return an interface text in the language of the build."""
    return str(get_translation("assessbook")(message))
