"""A document for Word: real styles, headings and tables. The basis of each paragraph stands in a comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from ..catalogue.model import Catalogue
from ..forms.docx.elements import Xml, cell, element, paragraph, row, run, table, together
from ..forms.docx.paper import WIDTH, add, blank, saved
from ..forms.docx.styles import BAND
from ..forms.form import Form
from .blocks import Block, Chart, Grid, Heading, Paper, Points, Words

_AUTHOR = "Basis"
_REMOVE = (
    "The notes in the margin are comments. They say on what each text rests. "
    "To remove all of them in one step in Word, choose Review, Delete, Delete All Comments in Document. "
    "In LibreOffice, open the menu of any comment and choose Delete All Comments."
)
_BULLET, _POINT = 9, "Point"
_SHORT = 12
"""Rows of a table that is kept on one page."""
_NUMBERS, _NARROW, _MORE = 17, 21, 23
"""Signs that the narrowest column of numbers and of words is made for, and how many more the broadest one."""
_BRIEF: Mapping[str, tuple[float, float, float]] = {
    "Normal": (8, 0, 1),
    "Title": (13, 0, 2),
    "Subtitle": (8.5, 0, 1),
    "Heading1": (9, 5, 1),
    "Step": (8, 0, 1),
    _POINT: (8, 0, 1),
}
"""Sizes of a document that is to fit on one page: of the letters, and of the room above and below, in points."""


def write(paper: Paper, catalogue: Catalogue, brief: bool = False) -> bytes:
    """Return the document; the same draft gives the same bytes. A `brief` one is set small and has no comments."""
    mark = f"assessbook-draft/1 {' '.join(paper.properties.values())}"
    form = Form(catalogue, "en")
    document = blank(form, paper.banner, mark)
    document.core_properties.title = f"{paper.title} ({paper.banner})"
    _dress(document)
    if brief:
        _shrink(document)
    commented = any(_basis(block) for block in paper.blocks)
    add(document, _first(paper, (_REMOVE,) if commented and not brief else ()))
    start = len(document.paragraphs)
    for block in paper.blocks:
        add(document, _block(block))
        if isinstance(block, Heading) and block.page:
            document.paragraphs[-1].paragraph_format.page_break_before = True
        if basis := _basis(block):
            _comment(document, basis)
    if not brief:
        document.paragraphs[start].paragraph_format.space_before = Pt(24)
    for comment in document.part._comments_part.element.iter(qn("w:comment")):
        del comment.attrib[qn("w:date")]  # the moment of writing, which would differ each time
    return saved(document, form)


def _dress(document: Document) -> None:
    """Add the styles of lists and of comments to those of the forms, whose headings begin no page here."""
    level = element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="bullet"),
        element("w:pStyle", val=_POINT),
        element("w:lvlText", val="•"),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=360, hanging=360)),
        ilvl=0,
    )
    kind = element("w:abstractNum", element("w:multiLevelType", val="singleLevel"), level, abstractNumId=_BULLET)
    numbering = document.part.numbering_part.element
    numbering.insert(0, kind)
    numbering.append(element("w:num", element("w:abstractNumId", val=_BULLET), numId=_BULLET))
    listed = element("w:pPr", element("w:numPr", element("w:numId", val=_BULLET)), element("w:spacing", after=60))
    small = element("w:rPr", element("w:sz", val=16), element("w:szCs", val=16))
    styles = document.styles.element
    for each in [*styles.iter(qn("w:pageBreakBefore"))]:
        each.getparent().remove(each)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(20)
    styles.append(_style(_POINT, "Point", "paragraph", listed))
    styles.append(_style("CommentText", "annotation text", "paragraph"))
    styles.append(_style("CommentReference", "annotation reference", "character", small))


def _style(id: str, name: str, kind: str, *properties: Xml) -> Xml:
    based = "Normal" if kind == "paragraph" else "DefaultParagraphFont"
    inside = (element("w:name", val=name), element("w:basedOn", val=based), *properties)
    return element("w:style", *inside, type=kind, styleId=id)


def _shrink(document: Document) -> None:
    """Set a document small."""
    for style in document.styles.element.iterchildren(qn("w:style")):
        if sizes := _BRIEF.get(style.get(qn("w:styleId"))):
            size, before, after = sizes
            for each in (*style.iter(qn("w:sz")), *style.iter(qn("w:szCs"))):
                each.set(qn("w:val"), str(int(size * 2)))
            for each in style.iter(qn("w:spacing")):
                each.set(qn("w:before"), str(int(before * 20)))
                each.set(qn("w:after"), str(int(after * 20)))
                each.set(qn("w:line"), "240")
                each.set(qn("w:lineRule"), "auto")
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(16), Mm(13)
    section.header_distance = section.footer_distance = Mm(7)


def _first(paper: Paper, more: tuple[str, ...]) -> Iterator[Xml]:
    yield paragraph("Subtitle", run(paper.banner))
    yield paragraph("Title", run(paper.title))
    for line in (paper.subtitle, *paper.about, *more):
        yield paragraph("Step", run(line))


def _block(block: Block) -> Iterator[Xml]:
    match block:
        case Heading(level=level, text=text):
            yield paragraph(f"Heading{level}", run(text))
        case Words(text=text, label=label, quiet=quiet):
            before = (run(f"{label} ", bold=True),) if label else ()
            leads = text.endswith(":") or (quiet and bool(label))
            yield paragraph("Guidance" if quiet else "Normal", *before, run(text), keep=leads)
        case Points(points=points):
            yield from (paragraph(_POINT, run(point)) for point in points)
        case Grid(title=title, heads=heads, rows=rows, numbers=numbers):
            yield paragraph("Label", run(title), keep=True)
            yield _table(title, heads, rows, _NUMBERS if numbers else _NARROW)
            yield paragraph("Gap")
        case Chart(grid=grid):
            yield from _block(grid)


def _table(title: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], narrow: int) -> Xml:
    """Return a table; a small one stands on one page."""
    widths = _widths((heads, *rows), narrow)
    top = row(
        *(cell(w, paragraph("Label", run(h)), shade=BAND) for w, h in zip(widths, heads, strict=True)), header=True
    )
    body = (row(*(cell(w, paragraph("Entry", run(c))) for w, c in zip(widths, cells, strict=True))) for cells in rows)
    made = table(widths, (top, *body), title, title)
    return together(made) if len(rows) <= _SHORT and len(heads) == 2 else made


def _widths(lines: tuple[tuple[str, ...], ...], narrow: int) -> tuple[int, ...]:
    """Return the widths of the columns, by the longest text of each, so that a column of codes takes little room."""
    longest = [max(len(cells[n]) for cells in lines) for n in range(len(lines[0]))]
    shares = [min(max(signs, narrow), narrow + _MORE) for signs in longest]
    widths = [WIDTH * share // sum(shares) for share in shares]
    return (WIDTH - sum(widths[1:]), *widths[1:])


def _basis(block: Block) -> str:
    return block.basis if isinstance(block, Heading | Words) else ""


def _comment(document: Document, text: str) -> None:
    last = document.paragraphs[-1]
    document.add_comment([Run(each, last) for each in last._p.r_lst], text=text, author=_AUTHOR, initials="B")
