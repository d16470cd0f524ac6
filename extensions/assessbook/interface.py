"""The program's own texts for translators: found in the sources, kept in one gettext domain for all rooms.

A text is found where it is said, `say("…")`, `gettext("…")` or `_("…")`; where a reading is refused, `Unreadable("…")`;
where words are filled in that are not known yet, `Told("…", name=…)`; in the wording of a finding, `Words(level, "…",
"…")`; in a remark of a reader, `yield "…", place`; and where a table or a constant has a type that names `Text`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .catalogue.translations import INTERFACE, OWN_LOCALE
from .catalogue.translators import Found, Written, files, languages_of

_FIRST = slice(0, 1)
_SAID = {
    **dict.fromkeys(("say", "gettext", "_", "Told", "Unreadable"), _FIRST),
    "Words": slice(1, 3),
}
"""The functions that take texts, and which of their arguments these are."""


def own_texts(languages: Iterable[str] = ()) -> Iterator[Written]:
    """Yield the files of the translators of the program, brought up to date. Raises ValueError, OSError."""
    wanted = languages or languages_of(OWN_LOCALE, INTERFACE)
    yield from files(texts(), "assessbook", INTERFACE, OWN_LOCALE, wanted)


def texts() -> Iterator[Found]:
    """Yield (text, file, line) of each text in the sources of the program."""
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        names = dict(_named(module))
        for node in ast.walk(module):
            for each in _said(node):
                if text := _folded(each, names):
                    yield text, path.relative_to(root).as_posix(), each.lineno


def _named(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the constants of a module that other texts may be made with."""
    for node in module.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(text))):
                yield name, text


def _said(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the texts that one node of a program says."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _SAID:
            said: list[ast.expr] = node.args[_SAID[name]]
        case ast.Call(func=ast.Call(func=ast.Name(id="words"))):
            said = node.args[:1]
        case ast.AnnAssign(annotation=annotation, value=ast.expr() as value) if _is_marked(annotation):
            said = [value]
        case ast.Yield(value=ast.Tuple(elts=[ast.Constant(value=str(text)) as first, _])) if " " in text:
            said = [first]
        case _:
            return
    for each in said:
        yield from _strings(each)


def _is_marked(annotation: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "Text" for part in ast.walk(annotation))


def _strings(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the strings that `value` may be: itself, either branch of a choice, the values of a table."""
    match value:
        case ast.Constant() | ast.JoinedStr():
            yield value
        case ast.IfExp(body=body, orelse=other):
            yield from _strings(body)
            yield from _strings(other)
        case ast.Dict(values=values) | ast.Tuple(elts=values):
            for each in values:
                yield from _strings(each)


def _folded(value: ast.expr, names: Mapping[str, str]) -> str:
    """Return the text of a string; nothing when it is made with what is known only later."""
    match value:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            parts = [_folded(part, names) for part in values]
            return "".join(parts) if all(parts) else ""
        case ast.FormattedValue(value=ast.Name(id=name)):
            return names.get(name, "")
    return ""
