"""The interface texts of the handbook, translated by the message catalogue `assessbook`."""

from __future__ import annotations

from sphinx.locale import get_translation

INTERFACE = "assessbook"

_ = get_translation(INTERFACE)
"""Returns an interface text in the language of the build."""
