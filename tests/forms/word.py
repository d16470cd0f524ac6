"""A Word document in a test: its fields filled and its XML changed as Word does it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"

Element = etree._Element


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a document by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(found: Mapping[str, bytes]) -> bytes:
    """Return a document of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in found.items():
            archive.writestr(name, part)
    return out.getvalue()


def changed(data: bytes, change: Callable[[Element], object], part: str = DOCUMENT) -> bytes:
    """Return a document after `change` was made to the root of one of its parts."""
    found = parts(data)
    root = etree.fromstring(found[part])
    change(root)
    return packed(found | {part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def control(root: Element, name: str) -> Element:
    """Return the field with a tag."""
    (found,) = [tag.getparent().getparent() for tag in root.iter(f"{W}tag") if tag.get(f"{W}val") == name]
    return found


def put(root: Element, name: str, words: str) -> None:
    """Fill in a field: a label of its list, a tick, or words with line breaks."""
    field = control(root, name)
    waiting = field.find(f"{W}sdtPr/{W}showingPlcHdr")
    if waiting is not None:
        waiting.getparent().remove(waiting)
    content = field.find(f"{W}sdtContent")
    content[:] = [run(words)]


def run(words: str) -> Element:
    """Return words as Word writes them."""
    made = etree.Element(f"{W}r")
    for number, line in enumerate(words.split("\n")):
        if number:
            etree.SubElement(made, f"{W}br")
        text = etree.SubElement(made, f"{W}t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(words: str) -> Element:
    """Return a paragraph of plain words."""
    made = etree.Element(f"{W}p")
    made.append(run(words))
    return made


def filled(data: bytes, values: Mapping[str, str]) -> bytes:
    """Return a document with words put into each field by its tag."""

    def fill(root: Element) -> None:
        for name, words in values.items():
            put(root, name, words)

    return changed(data, fill)


def cell(root: Element, name: str) -> Element:
    """Return the cell in which a field stands."""
    return next(each for each in control(root, name).iterancestors() if each.tag == f"{W}tc")


def heading(root: Element, words: str) -> Element:
    """Return the paragraph that begins with words."""
    return next(
        each for each in root.iter(f"{W}p") if "".join(t.text or "" for t in each.iter(f"{W}t")).startswith(words)
    )
