"""Take an answer file as it stands, to merge it, to bring it to the present version, or to fill a form in with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told
from ..forms.coordination import is_sheet
from ..forms.reading import Reading, Unreadable
from ..forms.worker import Workers
from .findings import Finding
from .interpret import Interpreted, interpret
from .opening import contents, unopened
from .outbox import plain_name

_FORM: Text = (
    "{name} is a filled form, not an answer file. Read it first, so that it has a receipt: `assessbook read {name} -o "
    "FOLDER`. Then take the answer file (.json) that this writes."
)
_OF_VERSIONS = ("other-version", "newer-version", "retired-item", "unknown-item")


def read_file(file: Path, workers: Workers, name: str = "") -> Reading:
    """Return what a file holds; raises Unreadable with its name, why, and what to do."""
    name = name or plain_name(file.name)
    try:
        return workers.read(contents(file))
    except OSError as error:
        raise Unreadable(unopened(file, error)) from None
    except Unreadable as error:
        raise Unreadable(Told("{name}: {why}", name=name, why=error.why)) from None


def answer_file(file: Path, catalogue: Catalogue, workers: Workers, name: str = "") -> Interpreted:
    """Return what an answer file says, in the present version; raises Unreadable when it is another file."""
    name = name or plain_name(file.name)
    reading = read_file(file, workers, name)
    if reading.carrier != "json" and not is_sheet(reading):
        raise Unreadable(Told(_FORM, name=name))
    try:
        return interpret(reading, catalogue)
    except Unreadable as error:
        raise Unreadable(Told("{name}: {why}", name=name, why=error.why)) from None


def of_version(found: Interpreted, name: str = "") -> tuple[Finding, ...]:
    """Return what is to be told of the version of an answer file, and what was not understood; `name` is its name."""
    return tuple(
        replace(each, place=_in(name, each.place))
        for each in found.findings
        if each.level == "not-understood" or each.code.startswith("answer-") or each.code in _OF_VERSIONS
    )


def _in(name: str, place: str) -> str:
    return Told("{name}: {why}", name=name, why=place) if name and place else name or place
