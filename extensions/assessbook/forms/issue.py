"""Write the blank forms into a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..catalogue.model import Catalogue
from .form import Form
from .registry import carriers


@dataclass(frozen=True, slots=True)
class Issued:
    """One form on disk: where, in which format and language, what it asks, and its size in bytes."""

    path: Path
    carrier: str
    title: str
    language: str
    checklist: str | None
    size: int


def issue(catalogue: Catalogue, directory: Path, formats: Iterable[str], language: str) -> tuple[Issued, ...]:
    """Write the whole form and the short form in each format, and return what was written.

    A file whose bytes would not change is left alone. Raises KeyError for a format that no carrier writes.
    """
    whole = Form(catalogue, language)
    short = Form(catalogue, language, core=True)
    forms = [whole, *([short] if any(True for _ in short.shown()) else [])]
    return tuple(put(form, directory, name) for name in formats for form in forms)


def put(form: Form, directory: Path, format_: str) -> Issued:
    """Write one form into `directory` and return it. Raises KeyError for a format that no carrier writes."""
    carrier = carriers()[format_]
    data = carrier.write(form)
    path = directory / f"{form.name}{carrier.SUFFIX}"
    replace_if_changed(path, data)
    checklist = form.checklists[0] if len(form.checklists) == 1 else None
    return Issued(path, format_, title(form), form.language, checklist, len(data))


def title(form: Form) -> str:
    """Return what a form is called in a list of downloads."""
    if form.core:
        return f"{form.catalogue.head.title}: short form"
    if form.checklists:
        return "; ".join(form.catalogue.checklist[id].title for id in form.checklists)
    return f"{form.catalogue.head.title}: all questions"


def replace_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` to `path` in one step, unless it stands there already; tell whether it was written.

    Nothing on disk is replaced before the new file is whole (design §4).
    Raises OSError; then nothing is left behind.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        part = Path(file.name)
    try:
        part.write_bytes(data)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
