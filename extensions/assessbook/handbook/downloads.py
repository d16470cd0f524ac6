"""The directive `downloads`: the forms that this build has written, with format, language and size.

With the option `exercises` it lists the filled returns of the invented States instead of the blank forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale, UnknownLocaleError
from docutils import nodes
from docutils.parsers.rst import directives

from ..catalogue.model import Catalogue
from ..forms.issue import Issued
from .book import Book
from .contents import Contents, Reference, Row, Table
from .directive import CatalogueDirective
from .selection import Selection
from .words import _

EXERCISES = "exercises"


class DownloadsDirective(CatalogueDirective):
    """List the forms."""

    option_spec = {EXERCISES: directives.flag}

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the closed list: the forms differ from builder to builder, the page that is read does not."""
        view = Selection("downloads", of=EXERCISES if EXERCISES in self.options else "", index=False)
        self.note(view)
        return [self.part(view)]


def downloads_table(book: Book, of: str) -> Contents:
    """Return one row for each form, or where to find them when this output carries none; `of` as in `Selection`."""
    forms = tuple(form for form in book.forms if bool(form.exercise) == (of == EXERCISES))
    if not forms:
        return _("The forms are part of the online handbook, in its folder “forms”.")
    heads = (_("Form"), _("Format"), _("Language"), _("Size"))
    return Table(_("Forms to download"), heads, (52, 16, 16, 16), _rows(book, forms), style="assess-downloads")


def _rows(book: Book, forms: Iterable[Issued]) -> Iterator[Row]:
    for form in forms:
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
