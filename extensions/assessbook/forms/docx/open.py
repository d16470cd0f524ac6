"""Open a Word document that came back: what is safe to parse, which of its parts say what, and what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

from ...catalogue.phrases import Text
from ..preflight import names, unpacked
from ..reading import Unreadable
from ..watch import DAMAGED, Room, Watch
from .marks import PREPARATION
from .text import TRACKED, Element, attribute, local

_TEXT = b"application/vnd.oasis.opendocument.text"
_WORD = re.compile(r"word/document\d*\.xml")
_AROUND: Mapping[Text, re.Pattern[str]] = {
    "head or foot of the pages": re.compile(r"word/(header|footer)\d*\.xml"),
    "footnotes": re.compile(r"word/(footnotes|endnotes)\.xml"),
}
_MOST_TAGS = 600_000
"""How many tags a part may have; the largest form that was measured has a tenth of it."""
_PICTURES = ("word/media/", "word/embeddings/", "word/charts/", "word/diagrams/")

OPEN_DOCUMENT: Text = (
    "This is a text document of OpenDocument (.odt). Open it, choose “Save as” and the format “Word (.docx)”, and send "
    "that file."
)
TO_DISCUSS: Text = (
    "This is a preparation copy, made to discuss the questions and to note. It is not read back. Put what you have "
    "agreed on into the form (.docx, .xlsx or .html) and send that."
)
TOO_LONG: Text = "The document is far longer than a form. Copy your answers into a fresh form and send that."


@dataclass(frozen=True)
class Opened:
    """A Word document that is safe to look at. `around` names the parts that stand on its pages beside the text."""

    body: Element
    around: tuple[tuple[str, Element], ...]
    comments: Element | None
    properties: str
    """The XML of its own properties, where a form keeps its identity."""
    by_word: bool
    """Whether Word itself has saved it last."""
    remarks: tuple[tuple[str, str], ...]


def is_word(data: bytes) -> bool:
    """Tell whether the file is a text document, of Word or OpenDocument, whole or damaged."""
    if not data.startswith(b"PK"):
        return False
    held = names(data)
    return any(map(_WORD.fullmatch, held)) if held else b"word/document" in data or _TEXT in data[:200]


def is_open_document(data: bytes) -> bool:
    """Tell whether the file is a text document of OpenDocument."""
    return data.startswith(b"PK") and _TEXT in data[:200]


def opened(data: bytes) -> Opened:
    """Return the document; raises Unreadable, with advice, when it is not safe, not whole, or not one to fill in."""
    if is_open_document(data):
        raise Unreadable(OPEN_DOCUMENT)
    parts, others = unpacked(data, _look)
    main = _main(parts)
    body = _root(parts, main)
    if body is None:
        raise Unreadable(DAMAGED)
    properties = parts.get("docProps/custom.xml", b"").decode("utf-8", "replace")
    if PREPARATION in properties or PREPARATION.encode() in parts[main]:
        raise Unreadable(TO_DISCUSS)
    around = (
        (place, root)
        for name in sorted(parts)
        for place, wanted in _AROUND.items()
        if wanted.fullmatch(name) and (root := _root(parts, name)) is not None
    )
    by_word = b"Microsoft" in parts.get("docProps/app.xml", b"")
    comments = _root(parts, "word/comments.xml")
    return Opened(body, tuple(around), comments, properties, by_word, tuple(_remarks(body, parts, others)))


def _look(name: str, part: bytes) -> None:
    """Refuse a part whose XML no word processor writes; raises Unreadable."""
    if part.count(b"<") > _MOST_TAGS:
        raise Unreadable(TOO_LONG)
    Watch(name, Room()).look(part)


def _main(parts: Mapping[str, bytes]) -> str:
    """Return the name of the part with the text; raises Unreadable when there is none."""
    for kind, target in _relations(parts, ""):
        if kind.endswith("/officeDocument") and target in parts:
            return target
    raise Unreadable(DAMAGED)


def _root(parts: Mapping[str, bytes], name: str) -> Element | None:
    return _parsed(parts[name]) if name in parts else None


def _parsed(part: bytes) -> Element:
    try:
        return ElementTree.fromstring(part)
    except ElementTree.ParseError as error:  # a prefix without a namespace, which `Watch` does not look at
        raise Unreadable(DAMAGED) from error


def _relations(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, target) of everything that a part, or the whole file, refers to within the file."""
    folder = dirname(part)
    listed = _root(parts, normpath(join(folder, "_rels", f"{part[len(folder) :].lstrip('/')}.rels")))
    for each in listed if listed is not None else ():
        target = normpath(join("/", folder, attribute(each, "Target"))).lstrip("/")
        yield attribute(each, "Type"), target


def _remarks(body: Element, parts: Mapping[str, bytes], others: frozenset[str]) -> Iterator[tuple[str, str]]:
    if any(local(each) in TRACKED for each in body.iter()):
        yield "changes are tracked in the file; it was read as if all of them were accepted", ""
    if any(name.endswith("vbaProject.bin") for name in others):
        yield "the file holds macros; they were not run", ""
    if any(b'TargetMode="External"' in part and _outside(part) for name, part in parts.items() if ".rels" in name):
        yield "the file refers to other files; they were not opened", ""
    if any(name.startswith(_PICTURES) for name in (*parts, *others)):
        yield "the file holds pictures or other documents; what they show was not read", ""


def _outside(relations: bytes) -> bool:
    """Tell whether relations lead to another file; a link that a person clicks does not."""
    return any(
        attribute(each, "TargetMode") == "External" and not attribute(each, "Type").endswith("/hyperlink")
        for each in _parsed(relations)
    )
