"""The words in the XML of a Word document, as a person reads them when every tracked change is accepted.

Elements are known by their local name: Word writes one namespace, its strict format another. The functions work on the
elements of the standard library and on those of lxml alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Element = Any
"""An element of xml.etree or of lxml, which have no type in common."""

TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})
_PROPERTIES = frozenset({"pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"})
_LEFT_OUT = _PROPERTIES | {"del", "moveFrom", "instrText", "Fallback"}
"""`Fallback` says again, for old programs, what stands beside it."""
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


def local(element: Element) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace; empty when there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def child(element: Element, *path: str) -> Element | None:
    """Return the first element at a path of local names, for example ("trPr", "del"); None when there is none."""
    for name in path:
        element = next((each for each in element if local(each) == name), None)
        if element is None:
            return None
    return element


def below(element: Element, *wanted: str) -> Iterator[Element]:
    """Yield the nearest elements of the wanted names, in order, whatever wraps them; deleted ones are left out."""
    for each in element:
        name = local(each)
        if name in wanted:
            if child(each, "trPr", "del") is None:
                yield each
        elif name not in _LEFT_OUT:
            yield from below(each, *wanted)


def text(element: Element) -> str:
    """Return the words of an element; its paragraphs are lines."""
    found = "".join(_pieces(element))
    return found.removesuffix("\n") if local(element) != "p" else found


def _pieces(element: Element) -> Iterator[str]:
    for each in element:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _LEFT_OUT:
            yield from _pieces(each)
            if name == "p":
                yield "\n"
