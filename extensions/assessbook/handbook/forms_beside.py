"""The forms beside the pages, and the schema of the answer file: written into the folder `forms` of the output.

They are written only when something has changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ..catalogue.model import Catalogue
from ..forms.blank_set import program
from ..forms.form import Form
from ..forms.issue import Issued, issue, replace_if_changed
from ..forms.registry import carriers
from ..returns.exercise_forms import BLANK, exercise_forms, exercise_keys
from ..returns.exercises import Exercise
from ..returns.schema import return_schema, schema_name
from .book import Book
from .downloads import size
from .warnings import Kind, warn

FOLDER = "forms"
_BUILDERS = ("html", "dirhtml", "singlehtml")
_RECORD = ".issued.json"


def forms_beside(
    app: Sphinx,
    book: Book,
    languages: Mapping[str, str],
    spoken: Callable[[str], Catalogue],
    known: tuple[Exercise, ...] = (),
) -> tuple[tuple[Issued, ...], bool]:
    """Return the forms beside the pages of this build, and whether a list of them now reads otherwise.

    They are written anew when the catalogue or a translation has changed. `languages` are those of the forms, each
    with a mark of its translation; `spoken` gives the catalogue in one of them. `known` are the exercises, whose filled
    returns stand there too.
    """
    formats = _formats(app)
    if book.catalogue is None or app.builder.name not in _BUILDERS or not formats:
        return (), False
    directory = Path(app.outdir) / FOLDER
    wanted = {"catalogue": book.mark, "program": program(), "formats": formats, "languages": dict(languages)}
    wanted |= {"exercises": repr(known)}
    before = _recorded(directory)
    if before.get("of") == wanted and (forms := _standing(directory, before["forms"])):
        return forms, False
    forms = tuple(
        form
        for language in languages
        for name in formats
        for form in _issued(app, Form(spoken(language), language, spoken=spoken), directory, name)
    )
    filled = _filled(app, known, spoken("en"), directory, formats)
    _forget(directory, before, (*forms, *filled))
    replace_if_changed(directory / schema_name(book.catalogue), return_schema(book.catalogue).encode())
    record = {
        "of": wanted,
        "forms": [{**asdict(replace(form, written=True)), "path": form.path.name} for form in (*forms, *filled)],
    }
    if {(form.carrier, form.language) for form in forms} == set(product(formats, languages)):
        replace_if_changed(directory / _RECORD, json.dumps(record, indent=1, sort_keys=True).encode())
    return (*forms, *filled), _listed(record) != _listed(before)


def forms_of_before(app: Sphinx) -> tuple[Issued, ...]:
    """Return the forms that an earlier build has left: none are written from a catalogue with errors."""
    if app.builder.name not in _BUILDERS or not app.config.assessbook_forms:
        return ()
    warn(Kind.FORMS, "no forms are written until the errors in the catalogue are mended", _setting(app))
    directory = Path(app.outdir) / FOLDER
    return _standing(directory, _recorded(directory).get("forms", []))


def _listed(record: dict[str, Any]) -> list[tuple[str, ...]]:
    """Return what a page tells of the forms in a record."""
    return [(f["path"], f["title"], f["carrier"], f["language"], size(f["size"])) for f in record.get("forms", ())]


def _issued(app: Sphinx, form: Form, directory: Path, name: str) -> tuple[Issued, ...]:
    """Write the forms of one format; where that fails, the other formats and the pages are written all the same."""
    try:
        return issue(form, directory, [name])
    except (ImportError, OSError) as error:
        warn(Kind.FORMS, f"the forms of the format '{name}' cannot be written: {error}", _setting(app))
        return ()


def _filled(
    app: Sphinx, known: tuple[Exercise, ...], catalogue: Catalogue, directory: Path, formats: list[str]
) -> tuple[Issued, ...]:
    """Write the filled returns of the exercises, with the keys to their faults; what cannot be written is left out."""
    made: list[Issued] = []
    for exercise in known:
        try:
            wanted = [name for name in formats if name not in BLANK]
            made += exercise_forms(exercise, exercise.years, catalogue, directory, wanted)
            made += exercise_keys(exercise, exercise.years, catalogue, directory)
        except (ImportError, OSError) as error:
            warn(Kind.FORMS, f"the returns of {exercise.name} cannot be written: {error}", _setting(app))
    return tuple(made)


def _formats(app: Sphinx) -> list[str]:
    """Return the formats asked for that exist."""
    if not app.config.assessbook_forms:
        return []
    known = carriers()
    for name in app.config.assessbook_forms:
        if name not in known:
            warn(Kind.FORMS, f"assessbook_forms: there is no format '{name}'; use {', '.join(known)}", _setting(app))
    return [name for name in app.config.assessbook_forms if name in known]


def _setting(app: Sphinx) -> str:
    """Return the place of the setting, `conf.py:line`; it can also have been given on the command line."""
    path = Path(app.confdir) / "conf.py"
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return f"{path}:{next((n for n, line in enumerate(lines, 1) if line.startswith('assessbook_forms')), 1)}"


def _recorded(directory: Path) -> dict[str, Any]:
    try:
        found = json.loads((directory / _RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _standing(directory: Path, records: list[dict[str, Any]]) -> tuple[Issued, ...]:
    """Return the recorded forms when each still stands there with its size; nothing otherwise."""
    forms = tuple(Issued(**{**record, "path": directory / record["path"]}) for record in records)
    whole = all(form.path.is_file() and form.path.stat().st_size == form.size for form in forms)
    return forms if whole else ()


def _forget(directory: Path, known: dict[str, Any], forms: tuple[Issued, ...]) -> None:
    """Remove the forms of an earlier build that are no longer issued."""
    names = {form.path.name for form in forms}
    for record in known.get("forms", ()):
        if record["path"] not in names:
            (directory / record["path"]).unlink(missing_ok=True)
