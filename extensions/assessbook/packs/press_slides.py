"""Make a deck a file for PowerPoint and Impress: real titles, reading order, notes; always the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from ..forms.registry import Unwritable
from .deck import Deck, Point, Run, from_json
from .press_fit import AFTER, INDENT, LEADING, LEFT, LINE_SIZE, ROOM, Slide, indent, laid_out, notes_size, title_size

NEEDS = (
    "the slides cannot be made: the Python package python-pptx is missing. Run `make` again, or "
    "`pip install python-pptx`."
)
_CREATED = datetime(2000, 1, 1)
"""A presentation must say when it was made. It always says the same, so that the same deck gives the same bytes."""
_SAME_DATE = (1980, 1, 1, 0, 0, 0)
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "ar": "ar-SA", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN"}
"""Programs for slides want a language with a region; without one they check no spelling."""


def press_slides(content: str) -> tuple[bytes, int]:
    """Return the file of a deck (`deck.as_json`) and the number of its slides. Raises Unwritable."""
    deck = from_json(content)
    try:
        from .press_master import new_presentation
    except ImportError as error:
        raise Unwritable(NEEDS) from error
    presentation = new_presentation(deck.rtl)
    about = presentation.core_properties
    about.title, about.language, about.author = deck.title, _language(deck), ""
    about.created = about.modified = _CREATED
    about.last_modified_by = about.keywords = about.comments = ""
    about.revision = 1
    _title_slide(presentation, deck)
    for slide in laid_out(deck):
        _slide(presentation, deck, slide)
    return _saved(presentation), len(presentation.slides)


def _title_slide(presentation: Any, deck: Deck) -> None:
    frame = deck.frames[0]
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    size = max(title_size(frame.title, ROOM, 150.0), 28.0)
    _write(title.text_frame.paragraphs[0], ((frame.title, ""),), size + 8 if size >= 32 else size, deck)
    for number, point in enumerate(frame.points):
        lines = subtitle.text_frame
        paragraph = lines.paragraphs[0] if number == 0 else lines.add_paragraph()
        _write(paragraph, point.runs, 24 if number == 0 else 20, deck)
    if not frame.points:
        subtitle._element.getparent().remove(subtitle._element)
    _foot(slide, deck)
    _notes(slide, frame.notes, deck)


def _slide(presentation: Any, deck: Deck, made: Slide) -> None:
    layout = presentation.slide_layouts[2 if made.table else 1]
    slide = presentation.slides.add_slide(layout)
    _write(slide.shapes.title.text_frame.paragraphs[0], ((made.title, ""),), made.title_size, deck)
    if made.table:
        _table(slide, made, deck)
    else:
        _body(slide.placeholders[1], made, deck)
    _foot(slide, deck)
    _notes(slide, made.notes, deck)


def _body(body: Any, made: Slide, deck: Deck) -> None:
    """Write the line below the title, then the points; an empty body is taken out, so that no prompt is read aloud."""
    frame, first = body.text_frame, True
    if made.line:
        _write(frame.paragraphs[0], ((made.line, "italic"),), LINE_SIZE, deck, _plain())
        first = False
    for point in made.points:
        paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
        _write(paragraph, point.runs, made.size, deck, point)
        first = False
    if first:
        body._element.getparent().remove(body._element)


def _plain() -> Point:
    return Point(runs=())


def _write(paragraph: Any, runs: tuple[Run, ...], size: float, deck: Deck, point: Point | None = None) -> None:
    """Write a paragraph: its pieces with size and language, its mark as a real list, its direction."""
    from pptx.util import Pt

    for words, style in runs:
        run = paragraph.add_run()
        run.text = words
        run.font.size = Pt(size)
        run.font.bold = True if style == "bold" else None
        run.font.italic = True if style == "italic" else None
        run._r.get_or_add_rPr().set("lang", _language(deck))
    paragraph.line_spacing = Pt(size * LEADING)
    properties = paragraph._p.get_or_add_pPr()
    if deck.rtl:
        properties.set("rtl", "1")
    if point is not None:
        paragraph.space_after = Pt(size * AFTER)
        _mark(properties, point, size)


def _mark(properties: Any, point: Point, size: float) -> None:
    """Give a paragraph its number or bullet, as a list that programs and screen readers know."""
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    hanging = point.number is not None
    properties.set("marL", str(Pt(indent(point, size))))
    properties.set("indent", str(-Pt(INDENT * size) if hanging else 0))
    if point.level:
        properties.set("lvl", str(point.level))
    if point.number:
        kind = {"type": "arabicPeriod", "startAt": str(point.number)}
        properties.append(properties.makeelement(qn("a:buAutoNum"), kind))
    elif hanging:
        properties.append(properties.makeelement(qn("a:buChar"), {"char": "•" if not point.level else "–"}))
    else:
        properties.append(properties.makeelement(qn("a:buNone"), {}))


def _table(slide: Any, made: Slide, deck: Deck) -> None:
    """Draw a table with rules and no colours; its words also stand in its alternative text."""
    from pptx.util import Pt

    from .press_fit import BODY_TOP
    from .press_master import plain_table

    width = len(made.widths)
    shape = slide.shapes.add_table(
        len(made.table), width, Pt(LEFT), Pt(BODY_TOP), Pt(sum(made.widths)), Pt(sum(made.heights))
    )
    heads = "; ".join(filter(None, made.table[0]))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", f"{made.title}. {heads}")
    table = shape.table
    plain_table(shape, deck.rtl)
    for at, each in enumerate(made.widths):
        table.columns[at].width = Pt(each)
    for row, (cells, height) in enumerate(zip(made.table, made.heights, strict=True)):
        table.rows[row].height = Pt(height)
        for at in range(width):
            cell = table.cell(row, at)
            cell.margin_left = cell.margin_right = Pt(7.2)
            cell.margin_top = cell.margin_bottom = Pt(3.6)
            words = cells[at] if at < len(cells) else ""
            _write(cell.text_frame.paragraphs[0], ((words, "bold" if row == 0 else ""),), made.size, deck)


def _foot(slide: Any, deck: Deck) -> None:
    """Put the footer and the number of the slide in their places, last in the reading order."""
    from .press_master import add_foot

    add_foot(slide, deck.footer, _language(deck), deck.rtl)


def _notes(slide: Any, notes: str, deck: Deck) -> None:
    """Write what only the speaker sees, in a size of type at which a printed page of notes holds it."""
    from pptx.util import Pt

    from .press_master import lay_out_notes

    if not notes:
        return
    lay_out_notes(slide.notes_slide)
    frame = slide.notes_slide.notes_text_frame
    size = notes_size(notes)
    for number, line in enumerate(notes.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().set("lang", _language(deck))
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        if deck.rtl:
            properties.set("rtl", "1")
            properties.set("algn", "r")


def _language(deck: Deck) -> str:
    return _REGIONS.get(deck.language, deck.language)


def _saved(presentation: Any) -> bytes:
    """Return the bytes of a presentation, each of its parts with the same date."""
    made, out = io.BytesIO(), io.BytesIO()
    presentation.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _SAME_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
