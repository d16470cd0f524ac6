"""Merge files: read the parts and the decisions, and write the return, its receipt and the coordination sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told
from ..forms.coordination import is_sheet
from ..forms.issue import replace_by_pieces, replace_if_changed
from ..forms.reading import Unreadable
from ..forms.worker import Workers
from .answer_file import answer_file, of_version, read_file
from .as_written import written_in
from .conflicts import Conflict, conflicts
from .coordination import sheet as sheet_of
from .decisions import decided
from .findings import Finding
from .history import text_of
from .interpret import interpret
from .merge import Merged, history_with, merged, whole
from .merge_receipt import MergeReceipt, merge_receipt, merge_text
from .model import Past, Return
from .opening import contents
from .outbox import ANSWERS, RECEIPT, plain_name
from .record import in_pieces
from .same import NotTogether
from .settle import merging
from .shelf import Shelf

_SHEETS = (".xlsx", ".docx")
_NAME: Text = "The merged return is an answer file. Give it a name that ends with {ending}."
_SHEET_NAME: Text = "A coordination sheet is a workbook or a Word document: {one} or {other}."
_NO_SHEET: Text = "{name} is not a coordination sheet. `assessbook merge` writes one with --sheet."
_OTHER_SHEET: Text = "{name} was printed for version {version} of “{catalogue}”. Write a new sheet with --sheet."
_NO_ANSWERS: Text = "{name} exists and is no answer file. Choose another name with -o."
_OTHER_ANSWERS: Text = (
    "{name} exists and holds answers that are not in these files. Name it among the parts, so that nothing is lost, or "
    "choose another name with -o."
)
_TAKEN: Text = "{name} exists and is no coordination sheet. Choose another name for the sheet."
_FILLED_IN: Text = (
    "{name} exists and somebody has filled it in. Give it with --decisions, and choose another name for the new sheet."
)


@dataclass(frozen=True)
class Wish:
    """What is to be merged, and where the results go. `sheet` and `decisions` are optional."""

    parts: tuple[Path, ...]
    output: Path
    sheet: Path | None = None
    decisions: Path | None = None
    language: str = "en"


def merge_files(wish: Wish, catalogue: Catalogue, workers: Workers, shelf: Shelf) -> MergeReceipt:
    """Merge the parts and write what comes of it; return the receipt. `catalogue` is in the language of the wish.

    The answers of the parts stay on the shelf; the receipt can be read while that is open. Raises NotTogether or
    Unreadable, with the reason, before anything is written; OSError when a result cannot be.
    """
    _wrong_names(wish)
    parts: list[tuple[str, Return]] = []
    told: list[Finding] = []
    for name, file in _named(wish.parts):
        part, more = _part(file, name, catalogue, workers)
        parts.append((name, shelf.keep(part)))
        told += more
    found = merged(parts, catalogue)
    if wish.decisions:
        found, more = _with_decisions(wish.decisions, found, catalogue, workers)
        told += more
    _keeps_all(wish.output, found.return_, catalogue, workers)
    open_ = conflicts(found.settled, catalogue)
    sheet = wish.sheet if open_ else None
    if sheet:
        _is_free(sheet, workers)
    named = sheet.name if sheet else None
    receipt = merge_receipt(wish.output.name, found, open_, tuple(told), catalogue, named, wish.language)
    replace_by_pieces(wish.output, in_pieces(found.return_))
    if sheet:
        replace_if_changed(sheet, _written(sheet, found, open_, catalogue, wish.language))
    text = merge_text(receipt, catalogue)
    replace_if_changed(wish.output.with_name(wish.output.name.removesuffix(ANSWERS) + RECEIPT), text.encode())
    return receipt


def _wrong_names(wish: Wish) -> None:
    if wish.output.suffix.lower() != ANSWERS:
        raise NotTogether(Told(_NAME, ending=ANSWERS))
    if wish.sheet and wish.sheet.suffix.lower() not in _SHEETS:
        raise NotTogether(Told(_SHEET_NAME, one=_SHEETS[0], other=_SHEETS[1]))


def _named(files: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Yield each file once, with its name; with as many of its folders as tell it from others of the same name."""
    once = {file.resolve(): file for file in files}
    for path, file in once.items():
        names = ("/".join(path.parts[-depth:]) for depth in range(1, len(path.parts)))
        own = (name for name in names if sum(other.as_posix().endswith(f"/{name}") for other in once) == 1)
        yield plain_name(next(own, path.as_posix())), file


def _part(file: Path, name: str, catalogue: Catalogue, workers: Workers) -> tuple[Return, tuple[Finding, ...]]:
    """Return what an answer file says, and what there is to tell about it."""
    found = written_in(file, catalogue)
    if found and found.return_.catalogue.version == catalogue.head.version and not found.return_.carried:
        return found.present.return_, ()
    part = answer_file(file, catalogue, workers, name)
    return part.return_, of_version(part, name)


def _with_decisions(
    file: Path, found: Merged, catalogue: Catalogue, workers: Workers
) -> tuple[Merged, tuple[Finding, ...]]:
    name = plain_name(file.name)
    reading = read_file(file, workers)
    if not is_sheet(reading):
        raise NotTogether(Told(_NO_SHEET, name=name))
    told = reading.origin
    if told and (told.catalogue, told.version) != (catalogue.head.id, catalogue.head.version):
        raise NotTogether(Told(_OTHER_SHEET, name=name, version=told.version, catalogue=told.catalogue[:80]))
    taken = decided(reading, name, found, conflicts(found.settled, catalogue), catalogue)
    if taken.past is None:
        return found, taken.findings
    return whole((*found.return_.history, taken.past), catalogue), taken.findings


def _keeps_all(output: Path, return_: Return, catalogue: Catalogue, workers: Workers) -> None:
    """Raise NotTogether when the file that would be replaced holds something that the new return does not."""
    if not output.exists():
        return
    name = plain_name(output.name)
    try:
        old = interpret(workers.read(contents(output)), catalogue).return_
    except (OSError, Unreadable):
        raise NotTogether(Told(_NO_ANSWERS, name=name)) from None
    if all(one == other for one, other in zip_longest(in_pieces(old), in_pieces(return_))):
        return
    kept = set(map(_digest, return_.history))
    if not merging(old.history) or not set(map(_digest, history_with(name, old, catalogue))) <= kept:
        raise NotTogether(Told(_OTHER_ANSWERS, name=name))


def _digest(past: Past) -> bytes:
    return sha256(text_of(past).encode()).digest()


def _is_free(sheet: Path, workers: Workers) -> None:
    """Raise NotTogether when the sheet exists and somebody has filled it in, or it is another file."""
    if not sheet.exists():
        return
    name = plain_name(sheet.name)
    try:
        old = workers.read(contents(sheet))
    except (OSError, Unreadable):
        raise NotTogether(Told(_TAKEN, name=name)) from None
    if not is_sheet(old) or any(entry.area == "decision" for entry in old.entries) or old.strays:
        raise NotTogether(Told(_FILLED_IN, name=name))


def _written(sheet: Path, found: Merged, open_: tuple[Conflict, ...], catalogue: Catalogue, language: str) -> bytes:
    made = sheet_of(found, open_, catalogue, language)
    if sheet.suffix.lower() == ".docx":
        from ..forms.docx.coordination import write as write_docx

        return write_docx(made)
    from ..forms.xlsx.coordination import write as write_xlsx

    return write_xlsx(made)
