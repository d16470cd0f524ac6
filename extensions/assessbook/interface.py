"""The program's own texts for translators: found in the sources, kept in one gettext domain for all rooms.

A text is found where it is said, `say("…")`, `gettext("…")` or `_("…")`; where a reading is refused, `Unreadable("…")`;
in the wording of a finding, `Words(level, "…", "…")`; and where a table or a constant has a type that names `Text`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from .catalogue.translators import Found, Written, files, languages_of

DOMAIN = "assessbook"
LOCALE = Path(__file__).parent / "locale"

_SAID = {"say": slice(0, 1), "gettext": slice(0, 1), "_": slice(0, 1), "Unreadable": slice(0, 1), "Words": slice(1, 3)}
"""The functions that take texts, and which of their arguments these are."""


def own_texts(languages: Iterable[str] = ()) -> Iterator[Written]:
    """Yield the files of the translators of the program, brought up to date. Raises ValueError, OSError."""
    yield from files(texts(), "assessbook", DOMAIN, LOCALE, languages or languages_of(LOCALE, DOMAIN))


def texts() -> Iterator[Found]:
    """Yield (text, file, line) of each text in the sources of the program."""
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for text, line in _said(node):
                yield text, path.relative_to(root).as_posix(), line


def _said(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield (text, line) of the texts that one node of a program says."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _SAID:
            said: list[ast.expr] = node.args[_SAID[name]]
        case ast.Call(func=ast.Call(func=ast.Name(id="words"))):
            said = node.args[:1]
        case ast.AnnAssign(annotation=annotation, value=ast.expr() as value) if _is_marked(annotation):
            said = [value]
        case _:
            return
    for each in said:
        yield from _strings(each)


def _is_marked(annotation: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "Text" for part in ast.walk(annotation))


def _strings(value: ast.expr) -> Iterator[tuple[str, int]]:
    """Yield the strings that `value` may be: itself, either branch of a choice, the values of a table."""
    match value:
        case ast.Constant(value=str(text)) if text:
            yield text, value.lineno
        case ast.IfExp(body=body, orelse=other):
            yield from _strings(body)
            yield from _strings(other)
        case ast.Dict(values=values) | ast.Tuple(elts=values):
            for each in values:
                yield from _strings(each)
