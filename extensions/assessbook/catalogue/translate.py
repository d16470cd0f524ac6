"""The catalogue's texts for translators, and the catalogue in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_type_hints

from .load import Loaded
from .marked import Path
from .model import Catalogue, Wording
from .terms import Translatable

T = TypeVar("T")


def translated(catalogue: Catalogue, gettext: Callable[[str], str], wording: Wording | None = None) -> Catalogue:
    """Return the catalogue with each translatable text passed through `gettext`; codes and ids stay as they are.

    `wording` tells how far the translation has come.
    """
    return Catalogue(
        head=_translated(catalogue.head, gettext),
        checklists=_translated(catalogue.checklists, gettext),
        frameworks=_translated(catalogue.frameworks, gettext),
        sources=_translated(catalogue.sources, gettext),
        states=_translated(catalogue.states, gettext),
        changes=_translated(catalogue.changes, gettext),
        contradictions=catalogue.contradictions,
        authored_hash=catalogue.hash,
        wording=wording,
    )


def texts(catalogue: Catalogue) -> Iterator[str]:
    """Yield each translatable text of the catalogue."""
    rest = (*catalogue.checklists, *catalogue.frameworks, *catalogue.sources, catalogue.states, catalogue.changes)
    for record in (catalogue.head, *rest):
        for text, _path in _texts(record, ()):
            yield text


def messages(loaded: Loaded) -> Iterator[tuple[str, str, int]]:
    """Yield (text, file, line) of each translatable text, file by file in the order of catalogue.yaml."""
    catalogue = loaded.catalogue
    if catalogue is None:
        return
    parts: list[tuple[tuple[str, str], Any]] = [(("catalogue", ""), catalogue.head)]
    parts += [(("framework", framework.id), framework) for framework in catalogue.frameworks]
    parts += [(("checklist", checklist.id), checklist) for checklist in catalogue.checklists]
    if sources := loaded.files.get(("sources", "")):
        for n, source in enumerate(catalogue.sources):
            for text, path in _texts(source, ("sources", n)):
                yield text, sources, loaded.places.at(sources, path)[0]
    if catalogue.states is not None:
        parts.append((("states", ""), catalogue.states))
    if catalogue.changes.releases:
        parts.append((("changes", ""), catalogue.changes))
    for file, record in parts:
        name = loaded.files[file]
        for text, path in _texts(record, ()):
            yield text, name, loaded.places.at(name, path)[0]


@cache
def _prose(record: type[Any]) -> frozenset[str]:
    """Return the names of the fields of `record` that translators see."""
    hints = get_type_hints(record, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _is_prose(hint))


def _is_prose(hint: Any) -> bool:
    marks = getattr(hint, "__metadata__", ())
    return any(isinstance(mark, Translatable) for mark in marks) or any(
        _is_prose(part) for part in getattr(hint, "__args__", ()) if not isinstance(part, str)
    )


def _translated(value: T, gettext: Callable[[str], str]) -> T:
    if isinstance(value, tuple):
        return tuple(_translated(part, gettext) for part in value)  # type: ignore[return-value]
    if not is_dataclass(value):
        return value
    prose = _prose(value.__class__)
    changed: dict[str, Any] = {}
    for each in fields(value):
        old = getattr(value, each.name)
        new = gettext(old) if each.name in prose and isinstance(old, str) else _translated(old, gettext)
        if new is not old:
            changed[each.name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _texts(value: Any, path: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from _texts(part, (*path, n))
    elif is_dataclass(value):
        prose = _prose(value.__class__)
        for each in fields(value):
            inner = getattr(value, each.name)
            at = (*path, each.name.rstrip("_").replace("_", "-"))
            if each.name in prose and isinstance(inner, str):
                yield inner, at
            elif not isinstance(inner, Mapping):
                yield from _texts(inner, at)
