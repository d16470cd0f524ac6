"""Every kind of warning that the handbook gives, and one way to give it."""

from __future__ import annotations

from enum import Enum

from docutils import nodes
from sphinx.util import logging

_logger = logging.getLogger(__name__)


class Kind(Enum):
    """The subtypes of `assessbook` warnings, for `suppress_warnings`."""

    CATALOGUE = "catalogue"
    """A problem in a YAML file, or in the YAML of a page."""
    REFERENCE = "reference"
    """A page names a checklist, item, framework, provision or source that does not exist."""
    NOT_SHOWN = "not-shown"
    """A page names something that exists, but no page shows it, so there is nothing to link to."""
    OPTION = "option"
    """A directive is used in a way that shows nothing."""
    TRANSLATION = "translation"
    """The translation of the checklists cannot be read."""
    FORMS = "forms"
    """A form cannot be written."""
    TRAINING = "training"
    """A module or a course does not add up, or names what does not exist."""
    PACKS = "packs"
    """A pack to print cannot be made."""


def warn(kind: Kind, message: str, location: str | nodes.Node | None = None) -> None:
    """Give one warning at `location`: a node or `path:line`."""
    _logger.warning(message, type="assessbook", subtype=kind.value, location=location)
