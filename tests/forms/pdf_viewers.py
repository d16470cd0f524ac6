"""Real PDF engines as people fill forms with them, and the acts of other programs on a filled form."""

from __future__ import annotations

import ctypes
import io
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from assessbook.forms.pdf.fields import Field

Act = tuple[str, Any]
"""What a person does with a field: ("choose", line of the list from 0), ("type", text) or ("tick", True)."""

SYSTEM_PYTHON = "/usr/bin/python3"
POPPLER = Path(__file__).parent / "poppler_fill.py"


def act(field: Field, value: str) -> Act:
    """What a person does so that a field holds `value`; lists begin with an empty line."""
    codes = ["", *(code for code, _ in field.choices)]
    if field.kind == "tick":
        return "tick", value == "yes"
    return ("choose", codes.index(value)) if field.kind == "list" and value in codes else ("type", value)


def has_poppler() -> bool:
    """Tell whether Evince's engine is here; it comes with the system's Python."""
    if not Path(SYSTEM_PYTHON).exists():
        return False
    command = "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"
    return subprocess.run([SYSTEM_PYTHON, "-c", command], capture_output=True).returncode == 0


def in_poppler(data: bytes, acts: Mapping[str, Act], folder: Path) -> bytes:
    """Fill and save a form with poppler, the engine of Evince and Okular."""
    before, plan, after = folder / "before.pdf", folder / "acts.json", folder / "after.pdf"
    before.write_bytes(data)
    plan.write_text(json.dumps(acts), encoding="utf-8")
    subprocess.run([SYSTEM_PYTHON, str(POPPLER), before, plan, after], check=True, timeout=60)
    return after.read_bytes()


def in_chrome(data: bytes, acts: Mapping[str, Act]) -> bytes:
    """Fill and save a form with PDFium, the engine of Chrome and Edge, by mouse and keyboard."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form = document.formenv.raw
    left = dict(acts)
    for page in document:
        pdfium.FORM_OnAfterLoadPage(page.raw, form)
        for name, x, y in list(_places(page.raw, form)):
            if name in left:
                _do(form, page.raw, x, y, *left.pop(name))
    assert not left, f"no such fields: {sorted(left)}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _places(page: Any, form: Any) -> Iterator[tuple[str, float, float]]:
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
            size = pdfium.FPDFAnnot_GetFormFieldName(form, annotation, None, 0)
            letters = (ctypes.c_ushort * (size // 2 + 1))()
            pdfium.FPDFAnnot_GetFormFieldName(form, annotation, letters, size)
            box = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(annotation, box)
            yield bytes(letters).decode("utf-16-le").split("\0")[0], box.left + 3, (box.top + box.bottom) / 2
        pdfium.FPDFPage_CloseAnnot(annotation)


def _do(form: Any, page: Any, x: float, y: float, kind: str, what: Any) -> None:
    if kind == "tick" and not what:
        return
    pdfium.FORM_OnMouseMove(form, page, 0, x, y)
    pdfium.FORM_OnLButtonDown(form, page, 0, x, y)
    pdfium.FORM_OnLButtonUp(form, page, 0, x, y)
    if kind == "choose":
        pdfium.FORM_SetIndexSelected(form, page, what, True)
    elif kind == "type":
        letters = f"{what}\0".encode("utf-16-le")
        pdfium.FORM_SelectAllText(form, page)
        pdfium.FORM_ReplaceSelection(form, page, (ctypes.c_ushort * (len(letters) // 2)).from_buffer_copy(letters))
    pdfium.FORM_ForceToKillFocus(form)


def put(data: bytes, values: Mapping[str, str]) -> bytes:
    """Return a form with texts put into fields as a program does that draws nothing."""

    def change(pdf: pikepdf.Pdf) -> None:
        boxes = {str(box.T): box for page in pdf.pages for box in page.get("/Annots", []) if "/T" in box}
        for name, value in values.items():
            boxes[name].V = pikepdf.Name(f"/{value}") if boxes[name].FT == "/Btn" else pikepdf.String(value)

    return changed(data, change)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **how: Any) -> bytes:
    """Return a form after another program has changed and saved it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **how)
        return out.getvalue()
