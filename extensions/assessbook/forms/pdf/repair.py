"""Turn the boxes that the layout engine has drawn into fields that every viewer fills and keeps.

WeasyPrint leaves fields with rectangles upside down, no direction of writing, and a typeface marked as incomplete; its
lists and ticks differ from what viewers expect. So it is used to place the boxes only, and each is dressed here
(ISO 32000-1, 12.7).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..registry import Unwritable
from ..words import dates_in_order
from .fields import Field

if TYPE_CHECKING:
    from pikepdf import Object, Pdf, Stream

_READ_ONLY, _MULTILINE, _LIST, _TYPED = 1, 1 << 12, 1 << 17, 1 << 18
_HIDDEN, _PRINTED = 1 << 1, 1 << 2
_SIZE = 9
_NOTHING_CHOSEN = ("", " ")
"""The first line of every list, so that a choice can be taken back."""

_FIELD_FONT = "DejaVu-Sans"
_TICKS = "/ZaDb"
"""The typeface that every viewer has for ticks; some draw them anew with it."""

_PAIR = re.compile(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>")
_BLOCK = re.compile(rb"\d+ beginbfchar\n(.*?)endbfchar\n", re.DOTALL)
_NAMELESS = re.compile(rb"(<[0-9a-fA-F]+>) <>")
_NO_LETTER = frozenset({b"0000", b"feff"})


def repair(
    data: bytes, fields: Mapping[str, Field], marks: Mapping[str, str], links: Mapping[str, str], right_to_left: bool
) -> bytes:
    """Return the finished form. `marks` are hidden fields with their text, `links` what each link target is called.

    Raises ValueError when the boxes of the layout are not exactly the fields of the form, each once.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = list(_boxes(pdf))
        names = [str(box.T) for box in boxes]
        if sorted(names) != sorted(fields):
            raise ValueError("the layout does not hold each field of the form exactly once")
        font = _field_font(pdf)
        for name, box in zip(names, boxes, strict=True):
            _dress(pdf, box, fields[name], f"{font} {_SIZE} Tf 0 g", right_to_left)
        for name, text in marks.items():
            _hide(pdf, name, text)
        return _saved(pdf, links)


def finished(data: bytes, links: Mapping[str, str]) -> bytes:
    """Return a document without fields, its links named in words."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _saved(pdf, links)


def _saved(pdf: Pdf, links: Mapping[str, str]) -> bytes:
    """Return the bytes of a PDF, always the same for the same content; each link says what it leads to."""
    import pikepdf

    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            target = str(annotation.get("/Dest", ""))
            if target in links:
                annotation.Contents = pikepdf.String(links[target])
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == "/Type0" and "/ToUnicode" in font:
            _name_signs(font)
    out = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _name_signs(font: Object) -> None:
    """Name the shapes of a typeface that stand for no letter of their own, as part of an Arabic letter does.

    PDF/UA-1 (7.21.7) wants a letter for each; a joiner is one that is neither seen nor read aloud.
    """
    known = font.ToUnicode.read_bytes()
    named = _NAMELESS.sub(rb"\1 <200D>", known)
    if named != known:
        font.ToUnicode.write(named)


def _boxes(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        yield from (box for box in page.obj.get("/Annots", ()) if box.Subtype == "/Widget")


def _dress(pdf: Pdf, box: Object, field: Field, letters: str, right_to_left: bool) -> None:
    import pikepdf

    left, top, right, bottom = (float(edge) for edge in box.Rect)
    box.Rect = [min(left, right), min(top, bottom), max(left, right), max(top, bottom)]
    box.TU = pikepdf.String(dates_in_order(field.tells) if right_to_left else field.tells)
    box.F = _PRINTED
    size = (abs(right - left), abs(bottom - top))
    if field.kind == "tick":
        _tick(pdf, box, field, size)
        return
    box.DA = pikepdf.String(letters)
    box.AP = pikepdf.Dictionary(N=_drawing(pdf, size, b"/Tx BMC EMC"))
    if right_to_left:
        box.Q = 2
    del box.V
    if field.value:
        box.V = pikepdf.String(field.value)
    if field.kind == "list":
        box.FT, box.Ff = pikepdf.Name.Ch, _LIST | (_TYPED if field.typed else 0)
        choices = (_NOTHING_CHOSEN, *field.choices)
        box.Opt = [[pikepdf.String(code), pikepdf.String(label)] for code, label in choices]
    else:
        box.FT, box.Ff = pikepdf.Name.Tx, _MULTILINE if field.kind == "lines" else 0


def _tick(pdf: Pdf, box: Object, field: Field, size: tuple[float, float]) -> None:
    import pikepdf

    width, height = size
    points = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.78))
    path = " ".join(f"{width * x:.2f} {height * y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points))
    state = pikepdf.Name.yes if field.value == "yes" else pikepdf.Name.Off
    box.FT, box.V, box.AS = pikepdf.Name.Btn, state, state
    ticked = _drawing(pdf, size, f"q 1.4 w 1 J 1 j 0 G {path} S Q".encode())
    box.AP = pikepdf.Dictionary(N=pikepdf.Dictionary(yes=ticked, Off=_drawing(pdf, size, b"")))
    box.MK = pikepdf.Dictionary(CA=pikepdf.String("4"))
    box.DA = pikepdf.String(f"{_TICKS} 0 Tf 0 g")


def _drawing(pdf: Pdf, size: tuple[float, float], content: bytes) -> Stream:
    """Return an appearance. Each box has its own, as some viewers write into it."""
    import pikepdf

    drawing = pdf.make_stream(content)
    drawing.Type, drawing.Subtype, drawing.Resources = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Dictionary()
    drawing.BBox = [0, 0, round(size[0], 3), round(size[1], 3)]
    return drawing


def _hide(pdf: Pdf, name: str, text: str) -> None:
    """Add a field that nobody sees, with a text that comes back with the form."""
    import pikepdf

    page = pdf.pages[0]
    mark = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Tx,
        T=pikepdf.String(name),
        TU=pikepdf.String(name),
        V=pikepdf.String(text),
        Ff=_READ_ONLY,
        F=_HIDDEN,
        Rect=[0, 0, 0, 0],
        P=page.obj,
    )
    added = pdf.make_indirect(mark)
    page.obj.Annots.append(added)
    pdf.Root.AcroForm.Fields.append(added)


def _field_font(pdf: Pdf) -> str:
    """Mend the typeface of the fields, and return the name by which fields call it."""
    import pikepdf

    fonts = pdf.Root.AcroForm.DR.Font
    name = next((name for name, font in fonts.items() if str(font.BaseFont).endswith(_FIELD_FONT)), "")
    if not name:
        raise Unwritable(
            "The typeface DejaVu Sans is missing, in which PDF forms are filled in. Install it: `make` does."
        )
    font = fonts[name]
    whole = pikepdf.Name(f"/{_FIELD_FONT}")
    descendant = font.DescendantFonts[0]
    font.BaseFont = descendant.BaseFont = descendant.FontDescriptor.FontName = whole
    font.ToUnicode.write(_BLOCK.sub(_without_signs_for_nothing, font.ToUnicode.read_bytes()))
    ticks = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.ZapfDingbats)
    pdf.Root.AcroForm.DR = pikepdf.Dictionary(Font=pikepdf.Dictionary({name: font, _TICKS: pdf.make_indirect(ticks)}))
    pdf.Root.AcroForm.NeedAppearances = True
    return name


def _without_signs_for_nothing(block: re.Match[bytes]) -> bytes:
    """Return the pairs of glyph and letter without those whose letter is none (PDF/UA-1, 7.21.7)."""
    pairs = [pair[0] for pair in _PAIR.finditer(block[1]) if pair[2].lower() not in _NO_LETTER]
    return b"%d beginbfchar\n%s\nendbfchar\n" % (len(pairs), b"\n".join(pairs)) if pairs else b""
