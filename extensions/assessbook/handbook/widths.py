"""The widths that an author gives to the columns of a table hold on every output."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

_GIVEN, _FREE = "colwidths-given", "colwidths-auto"


def setup_widths(app: Sphinx) -> None:
    """Register the repair."""
    app.add_transform(KeepWidths)


class KeepWidths(SphinxTransform):
    """MyST notes its own "no widths" beside the author's widths, and docutils believes the former: takes it away."""

    default_priority = 500

    def apply(self) -> None:
        """Mend all tables of the page."""
        for table in self.document.findall(nodes.table):
            if _GIVEN in table["classes"]:
                table["classes"] = [each for each in table["classes"] if each != _FREE]
