"""The directive `downloads`: the forms that this build has written, with format, language and size."""

from __future__ import annotations

from docutils import nodes

from .directive import CatalogueDirective, paragraph, table
from .selection import Selection
from .words import _


class DownloadsDirective(CatalogueDirective):
    """List the forms."""

    def run(self) -> list[nodes.Node]:
        """Return a table of the forms, or where to find them when this output carries none."""
        self.note(Selection("downloads"))
        forms = self.book.forms
        if not forms:
            return [paragraph(_("The forms are part of the online handbook, in its folder “forms”."))]
        depth = self.env.docname.count("/") + (self.env.docname != "index" and self._builder == "dirhtml")
        rows = [
            [
                paragraph(nodes.reference("", form.title, refuri=f"{'../' * depth}forms/{form.path.name}")),
                paragraph(form.carrier.upper()),
                paragraph(form.language),
                paragraph(size(form.size)),
            ]
            for form in forms
        ]
        return [table([_("Form"), _("Format"), _("Language"), _("Size")], rows, (52, 16, 16, 16), "assess-downloads")]

    @property
    def _builder(self) -> str:
        from .book import domain_of

        return domain_of(self.env).builder.name


def size(count: int) -> str:
    """Return a number of bytes as people read it: `37 KB`, `1.2 MB` (1 KB = 1,000 bytes)."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
