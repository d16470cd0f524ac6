"""A set of blank forms in a folder, in many formats and languages: made side by side, and only those that changed.

A record in the folder, `.issued.json`, tells of each form what it was made of. A form that would be the same is not
made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import lru_cache, partial
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from ..catalogue.load import load
from ..catalogue.model import Catalogue
from ..catalogue.translations import CHECKLISTS, in_language
from .form import Form
from .issue import Issued, asks, put, replace_if_changed

RECORD = ".issued.json"
_FEW = 4
"""So many forms are made sooner than other processes start."""
_SLOW = ("pdf", "print")
"""The formats that take longest: they are begun first."""
_LIBRARIES = ("lxml", "pikepdf", "python-docx", "weasyprint", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class Source:
    """The folders of the checklists and of their translations."""

    directory: Path
    locale: Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """One blank form."""

    format: str
    language: str
    core: bool = False
    checklists: tuple[str, ...] = ()


def wanted(
    catalogue: Catalogue, formats: Iterable[str], languages: Iterable[str], checklists: tuple[str, ...], core: bool
) -> tuple[Wanted, ...]:
    """Return the forms to make: beside each form of the whole catalogue the short one, where it asks anything."""
    both = not checklists and not core and asks(Form(catalogue, core=True))
    sizes = (False, True) if both else (core,)
    languages = tuple(languages)
    return tuple(Wanted(name, tongue, size, checklists) for name in formats for tongue in languages for size in sizes)


def issue_set(source: Source, forms: Iterable[Wanted], output: Path) -> tuple[Issued, ...]:
    """Write the forms into a folder and return them in their order.

    Raises KeyError for a format that no carrier writes, Unwritable, OSError.
    """
    forms = tuple(forms)
    mark = _mark(source)
    known = _recorded(output, mark)
    standing = {each: issued for each in forms if (issued := _standing(each, known, output))}
    missing = sorted((each for each in forms if each not in standing), key=lambda each: each.format not in _SLOW)
    made = dict(zip(missing, _each(partial(_made, source, mark, output), missing), strict=True))
    if made:
        entries = known | {_name(each): _entry(issued) for each, issued in made.items()}
        record = {"of": mark, "forms": entries}
        replace_if_changed(output / RECORD, json.dumps(record, indent=1, sort_keys=True).encode())
    return tuple({**standing, **made}[each] for each in forms)


def _each(make: Callable[[Wanted], Issued], forms: list[Wanted]) -> Iterator[Issued]:
    processes = min(os.cpu_count() or 1, len(forms))
    if len(forms) <= _FEW or processes < 2:
        yield from map(make, forms)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(make, forms)


def _made(source: Source, mark: str, output: Path, form: Wanted) -> Issued:
    spoken = partial(_catalogue, source, mark)
    catalogue = spoken(form.language)
    return put(Form(catalogue, form.language, form.checklists, form.core, spoken=spoken), output, form.format)


@lru_cache(maxsize=32)
def _catalogue(source: Source, mark: str, language: str) -> Catalogue:
    """Return the catalogue in a language, loaded once for each process; `mark` tells one state of it from another."""
    authored = load(source.directory).catalogue if language == "en" else _catalogue(source, mark, "en")
    if authored is None:
        raise ValueError(f"the checklists in {source.directory} have errors")
    return in_language(authored, language, source.locale)


def _standing(form: Wanted, known: Mapping[str, Any], output: Path) -> Issued | None:
    """Return the form that was made of the same before, when its file stands there as it was written."""
    entry = known.get(_name(form))
    if entry is None:
        return None
    issued = Issued(**{**entry["form"], "path": output / entry["form"]["path"], "written": False})
    whole = issued.path.is_file() and issued.path.stat().st_size == issued.size
    return issued if whole and _digest(issued.path.read_bytes()) == entry["digest"] else None


def _entry(issued: Issued) -> dict[str, Any]:
    form = {**asdict(replace(issued, written=True)), "path": issued.path.name}
    return {"form": form, "digest": _digest(issued.path.read_bytes())}


def _name(form: Wanted) -> str:
    return " ".join((form.format, form.language, *(["core"] if form.core else []), *form.checklists))


def _recorded(output: Path, mark: str) -> dict[str, Any]:
    """Return what the record in a folder tells of forms that were made of the same; nothing when it is damaged."""
    try:
        found = json.loads((output / RECORD).read_bytes())
        return dict(found["forms"]) if found["of"] == mark else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _mark(source: Source) -> str:
    """Return what all forms are made of, as one mark: checklists, translations, program, libraries."""
    texts = sorted((*source.directory.rglob("*.yaml"), *source.locale.rglob(f"{CHECKLISTS}.po")))
    parts = [*(path.read_bytes() for path in texts), program().encode()]
    parts += [f"{each.name} {each.version}".encode() for each in distributions() if each.name.lower() in _LIBRARIES]
    return _digest(b"\0".join(parts))


@lru_cache(maxsize=1)
def program() -> str:
    """Return a mark of the code that writes the forms and the schema: who changes it gets new ones at once."""
    package = Path(__file__).parents[1]
    digest = blake2b(digest_size=12)
    for pattern in ("catalogue/*.py", "forms/html/browser/*", "forms/**/*.py", "returns/*.py", "locale/**/*.po"):
        for path in sorted(package.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()
