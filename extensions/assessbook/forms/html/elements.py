"""HTML put together from elements, so that no text can ever be read as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_OPEN = frozenset({"br", "input", "meta", "option"})
"""Elements that have no end tag, or need none."""
_BARE = re.compile(r"[A-Za-z0-9:/._-]*[A-Za-z0-9:._-]")


class Html(str):
    """Text that is HTML already; any other text is escaped when it is put into an element."""

    __slots__ = ()


def element(name: str, /, *inside: str, **attributes: str | int | bool) -> Html:
    """Return an element. A true attribute stands without a value, a false or empty one not at all.

    The name of an attribute may end in an underscore (`class_`); other underscores stand for hyphens.
    """
    head = "".join(_attribute(key, value) for key, value in attributes.items() if value is not False and value != "")
    end = "" if name in _OPEN else f"</{name}>"
    return Html(f"<{name}{head}>{together(inside)}{end}")


def together(parts: Iterable[str]) -> Html:
    """Return the parts one after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(part, quote=False) for part in parts))


def _attribute(name: str, value: str | int | bool) -> str:
    key = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {key}"
    text = str(value)
    return f" {key}={text}" if _BARE.fullmatch(text) else f' {key}="{escape(text)}"'
