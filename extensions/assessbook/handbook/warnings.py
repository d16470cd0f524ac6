"""Every kind of warning that the handbook gives, and one way to give it."""

from __future__ import annotations

from enum import Enum

from docutils import nodes
from sphinx.util import logging

_logger = logging.getLogger(__name__)


class Kind(Enum):
    """The subtypes of `assessbook` warnings, for `suppress_warnings`."""

    CATALOGUE = "catalogue"
    """A problem in a YAML file."""
    REFERENCE = "reference"
    """A page names a checklist, item, framework, provision or source that does not exist."""
    OPTION = "option"
    """A directive's option cannot be used as it is written."""


def warn(kind: Kind, message: str, location: str | nodes.Node | tuple[str, int] | None) -> None:
    """Give one warning at `location`: a node, `path:line`, or (document, line)."""
    _logger.warning(message, type="assessbook", subtype=kind.value, location=location)
