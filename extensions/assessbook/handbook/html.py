"""Contents as HTML, written directly: at ten thousand questions this is what keeps a build short."""

from __future__ import annotations

from html import escape

from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from ..catalogue.model import Catalogue, Placed
from .book import Book
from .contents import Box, Contents, Items, Legend, Piece, Reference, Row, Sign, Table, Words
from .domain import AssessDomain
from .facts import Fact, facts, labels
from .forms_beside import FOLDER
from .names import anchor
from .selection import Selection
from .words import _


class Addresses:
    """Addresses of objects as seen from one page."""

    def __init__(self, domain: AssessDomain, builder: Builder, docname: str) -> None:
        self.domain = domain
        self.builder = builder
        self.docname = docname
        self._pages = {docname: ""}

    def of(self, type_: str, id: str) -> str | None:
        """Return the relative address of an object; None when no page shows it."""
        if type_ == "form":
            return relative_uri(self.builder.get_target_uri(self.docname), f"{FOLDER}/{id}")
        home = self.domain.homes.get((type_, id))
        if home is None:
            return None
        page = self._pages.get(home.docname)
        if page is None:
            # On a single page every address begins with '#'.
            page = self.builder.get_relative_uri(self.docname, home.docname).partition("#")[0]
            self._pages[home.docname] = page
        return f"{page}#{anchor(type_, id)}"


class HtmlPen:
    """Draws the contents of the parts of one page."""

    def __init__(self, book: Book, catalogue: Catalogue, addresses: Addresses, permalink: str) -> None:
        self.book = book
        self.catalogue = catalogue
        self.addresses = addresses
        self.permalink = permalink
        self._at_home: set[str] = set()

    def draw(self, contents: Contents, view: Selection, level: int) -> str:
        """Return the HTML of the contents of one part; `level` is the level of a heading there."""
        match contents:
            case Items(placed):
                items = "".join([self._item(each, view, level) for each in placed])
                return narrow(f'<ol class="assess-items">\n{items}</ol>\n')
            case Table():
                return narrow(self._table(contents, view))
            case Legend(lead, signs):
                items = "".join([f"<li>{sign.sign} {escape(sign.words, quote=False)}</li>\n" for sign in signs])
                return narrow(f'<p>{escape(lead, quote=False)}</p>\n<ul class="assess-legend">\n{items}</ul>\n')
            case str():
                return f"<p>{escape(contents, quote=False)}</p>\n"

    def _item(self, placed: Placed, view: Selection, level: int) -> str:
        item = placed.item
        id = self._id("item", item.id, view)
        code = f"<code>{item.id}</code>" if id else self._reference(Reference("item", item.id, item.id, code=True))
        marks = "".join([f"\n<li>{escape(label, quote=False)}</li>" for label in labels(placed)])
        help_ = f'<p class="assess-help">{escape(item.help, quote=False)}</p>\n' if item.help else ""
        details = "".join([self._fact(fact) for fact in facts(item, self.book, self.catalogue)])
        return (
            f'<li class="assess-item{" assess-retired" if item.retired else ""}"{id}'
            f' data-item="{item.id}" data-answer="{item.answer.type}">\n'
            f'<h{level} class="assess-ask"><span class="assess-number">{placed.number or "–"}</span> '
            f"{escape(item.ask, quote=False)}{self._permalink(id, item.id)}</h{level}>\n"
            f'<ul class="assess-marks">\n<li>{code}</li>{marks}\n</ul>\n'
            f'{help_}<dl class="assess-facts simple">\n{details}</dl>\n</li>\n'
        )

    def _fact(self, fact: Fact) -> str:
        lines = [self._words(line) for line in fact.lines]
        said = lines[0] if len(lines) == 1 else "<ul>" + "".join([f"<li>{line}</li>\n" for line in lines]) + "</ul>"
        return f"<div><dt>{escape(fact.heading, quote=False)}</dt> <dd>{said}</dd></div>\n"

    def _table(self, table: Table, view: Selection) -> str:
        """Return a table in a frame that scrolls by itself and can be reached by keyboard (WCAG 2.1.1, 1.4.10)."""
        caption = escape(table.caption)
        unseen = '<caption class="assess-unseen">' if table.below_heading else "<caption>"
        heads = "".join([f'<th scope="col">{self._piece(head)}</th>\n' for head in table.heads])
        rows = "".join([self._row(row, table.names_row, view) for row in table.rows])
        return (
            f'<div class="assess-frame" role="group" aria-label="{caption}" tabindex="0">\n'
            f'<table class="docutils assess-table {table.style}">{unseen}{caption}</caption>\n'
            f"<thead><tr>\n{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
        )

    def _row(self, row: Row, names_row: int, view: Selection) -> str:
        id = self._id(*row.home, view) if row.home else ""
        cells = "".join(
            [
                f'<th scope="row">{self._words(words)}</th>\n' if n == names_row else f"<td>{self._words(words)}</td>\n"
                for n, words in enumerate(row.cells)
            ]
        )
        return f"<tr{id}>\n{cells}</tr>\n"

    def _words(self, words: Words) -> str:
        return "".join([self._piece(piece) for piece in words])

    def _piece(self, piece: Piece) -> str:
        match piece:
            case str():
                return escape(piece, quote=False)
            case Reference():
                return self._reference(piece)
            case Sign(sign):
                return sign
            case Box(""):
                return '<span class="assess-line"></span>'
            case Box(label):
                return f'<span class="assess-box">{escape(label, quote=False)}</span> '

    def _reference(self, reference: Reference) -> str:
        words = escape(reference.words, quote=False)
        if reference.code:
            words = f"<code>{words}</code>"
        address = self.addresses.of(reference.type_, reference.id)
        return f'<a href="{escape(address)}">{words}</a>' if address else words

    def _id(self, type_: str, id: str, view: Selection) -> str:
        """Return the attribute `id` where the object is at home, once on a page; nothing anywhere else."""
        home = self.addresses.domain.homes.get((type_, id))
        name = anchor(type_, id)
        if home is None or home != (self.addresses.docname, view) or name in self._at_home:
            return ""
        self._at_home.add(name)
        return f' id="{name}"'

    def _permalink(self, id: str, code: str) -> str:
        if not id or not self.permalink:
            return ""
        title = escape(_("Link to this question"))
        return f'<a class="headerlink" href="#{code}" title="{title}">{self.permalink}</a>'


def narrow(html: str) -> str:
    """Return HTML whose few signs beyond Latin-1 are character references: Python then keeps it in half the memory.

    HTML in another script is left as it is. A crosswalk of ten thousand questions is held four times as it is written.
    """
    narrowed = html.encode("latin-1", "xmlcharrefreplace")
    return narrowed.decode("latin-1") if len(narrowed) < 1.2 * len(html) else html
