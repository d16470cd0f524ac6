"""Write the blank forms into a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from filecmp import cmp
from pathlib import Path
from tempfile import NamedTemporaryFile

from .form import Form
from .registry import carriers
from .words import words


@dataclass(frozen=True, slots=True)
class Issued:
    """One form on disk: where, in which format and language, what it asks, and its size in bytes."""

    path: Path
    carrier: str
    title: str
    language: str
    checklist: str | None
    size: int
    written: bool = True
    """False when the same bytes stood there already, and the file was left alone."""
    exercise: str = ""
    """The id of the exercise whose filled return it is; empty for a blank form."""


def issue(form: Form, directory: Path, formats: Iterable[str]) -> tuple[Issued, ...]:
    """Write a form in each format and return what was written; beside the form of the whole catalogue the short one.

    A file whose bytes would not change is left alone. Raises KeyError for a format that no carrier writes, OSError.
    """
    forms = [form]
    if not form.checklists and not form.core:
        short = replace(form, core=True)
        forms += [short] if asks(short) else []
    return issue_each(forms, directory, formats)


def issue_each(forms: Iterable[Form], directory: Path, formats: Iterable[str]) -> tuple[Issued, ...]:
    """Write these forms in each format and return them. Raises KeyError for an unknown format, OSError."""
    forms = tuple(forms)
    return tuple(put(form, directory, name) for name in formats for form in forms)


def asks(form: Form) -> bool:
    """Tell whether a form has any question."""
    return any(True for _ in form.shown())


def put(form: Form, directory: Path, format_: str) -> Issued:
    """Write one form into `directory` and return it. Raises KeyError for a format that no carrier writes, OSError."""
    carrier = carriers()[format_]
    data = carrier.write(form)
    path = directory / f"{form.name}{carrier.SUFFIX}"
    written = replace_if_changed(path, data)
    checklist = form.checklists[0] if len(form.checklists) == 1 else None
    return Issued(path, format_, title(form), form.language, checklist, len(data), written)


def title(form: Form) -> str:
    """Return what a form is called in a list of downloads."""
    say = words(form.language)
    chosen = "; ".join(form.catalogue.checklist[id].title for id in form.checklists)
    whole = chosen or form.catalogue.head.title
    if form.authority:
        of = say("{}: part of {}").format(whole, form.catalogue.respondent[form.authority].name)
        return f"{of} ({say('short form')})" if form.core else of
    if form.core:
        return say("{}: short form").format(whole)
    return chosen or say("{}: all questions").format(whole)


def replace_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` to `path` in one step, unless it stands there already; tell whether it was written.

    Nothing on disk is replaced before the new file is whole (design §4).
    Raises OSError; then nothing is left behind.
    """
    return not (path.is_file() and path.read_bytes() == data) and replace_by_pieces(path, (data,))


def replace_by_pieces(path: Path, pieces: Iterable[bytes]) -> bool:
    """Do as `replace_if_changed`, with a file that is too long to be held at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        part = Path(file.name)
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        if path.is_file() and cmp(part, path, shallow=False):
            return False
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
