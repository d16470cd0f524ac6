"""The directive `downloads`: the forms that this build has written, with format, language and size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale, UnknownLocaleError
from docutils import nodes

from ..catalogue.model import Catalogue
from .book import Book
from .contents import Contents, Reference, Row, Table
from .directive import CatalogueDirective
from .selection import Selection
from .words import _


class DownloadsDirective(CatalogueDirective):
    """List the forms."""

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the closed list: the forms differ from builder to builder, the page that is read does not."""
        view = Selection("downloads", index=False)
        self.note(view)
        return [self.part(view)]


def downloads_table(book: Book) -> Contents:
    """Return one row for each form, or where to find them when this output carries none."""
    if not book.forms:
        return _("The forms are part of the online handbook, in its folder “forms”.")
    heads = (_("Form"), _("Format"), _("Language"), _("Size"))
    return Table(_("Forms to download"), heads, (52, 16, 16, 16), _rows(book), style="assess-downloads")


def _rows(book: Book) -> Iterator[Row]:
    for form in book.forms:
        name = Reference("form", form.path.name, form.title)
        language = language_name(form.language, book.language)
        yield Row(((name,), (form.carrier.upper(),), (language,), (size(form.size),)))


def size(count: int) -> str:
    """Return a number of bytes as people read it: `37 KB`, `1.2 MB` (1 KB = 1,000 bytes)."""
    number, unit = (f"{count / 1_000_000:.1f}", "MB") if count >= 1_000_000 else (max(1, round(count / 1000)), "KB")
    return f"{number}\N{NO-BREAK SPACE}{unit}"


def language_name(code: str, language: str) -> str:
    """Return what a language is called in `language`, for example `French`; its code when that is not known."""
    try:
        return Locale.parse(code, sep="-").get_display_name(Locale.parse(language, sep="-")) or code
    except (ValueError, UnknownLocaleError):
        return code
