"""From what a carrier found to the return: every entry is read, or carried word for word with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told
from ..forms.coordination import is_sheet
from ..forms.form import HISTORY, Form, Key
from ..forms.json_file import CARRIED
from ..forms.printed import without_print
from ..forms.reading import Entry, Reading, Stray, Unreadable
from ..forms.registry import prints
from .assemble import assembled, with_rows
from .checks import checks
from .confirm import confirmed
from .evidence import row
from .findings import Change, Finding, Tally
from .history import divided
from .meaning import Meant, Unclear
from .migrate import migrated
from .model import Carried, Return
from .origin import origin
from .reader import Meaning, Reader, as_text
from .texts import is_blank, printable, quoted, storable
from .vocabulary import Vocabulary

_DAMAGED: Text = "this record of the history is damaged"
_SHEET: Text = (
    "This is a coordination sheet, and no form. Give it to the one who merges the files: `assessbook merge` takes it "
    "with --decisions."
)


@dataclass(frozen=True)
class Interpreted:
    """A return with all that is to be told about how it came to be."""

    return_: Return
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    unclear: frozenset[tuple[str, str]]
    """(item id, column) of what was carried, to tell a blank question from one whose answer was not understood."""
    tally: Tally


@dataclass
class _Gathered:
    """What has been made of the entries so far."""

    values: dict[Key, Any] = field(default_factory=dict)
    places: dict[Key, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    unclear: set[tuple[str, str]] = field(default_factory=set)
    """Item (or profile question, or field of the sender) and column of each entry that was carried."""
    read: int = 0
    repeated: int = 0


def interpret(reading: Reading, catalogue: Catalogue, words: Vocabulary | None = None) -> Interpreted:
    """Return what the file says. `words`, of the language of the form, spare time when many files are read.

    Raises Unreadable when the file is the form of another catalogue, or no form at all.
    """
    if is_sheet(reading):
        raise Unreadable(_SHEET)
    ref, about = origin(reading, catalogue)
    language = reading.origin.language if reading.origin else "en"
    reading = without_print(reading, Form(words.catalogue if words else catalogue, language), prints(reading.carrier))
    issued = reading.origin.issued if reading.origin else None
    register = tuple(sorted({entry.code for entry in reading.entries if entry.area == "evidence"}))
    reader = Reader(catalogue, words or Vocabulary(catalogue, language), register, issued, ref.version)
    history, carried = divided(reading.carried)
    places = _by_place(reading.entries, reader)
    found = _gathered(carried, reading.strays, places, reader)
    values, moved = with_rows(found.values, catalogue, found.places)
    read = replace(assembled(ref, tuple(found.carried), values, catalogue), history=history)
    settled, confirmations = confirmed(read, found.places)
    present = migrated(settled, catalogue)
    remarks = [Finding("remark", storable(place), names={"reason": what}) for what, place in reading.remarks]
    after = checks(present.return_, reading, catalogue, found.places, found.unclear)
    tally = Tally(
        found=sum(map(len, places.values())) + len(reading.strays) + len(carried) + len(history),
        read=found.read + len(history) - present.kept,
        repeated=found.repeated,
        carried=len(found.carried) + present.kept,
    )
    return Interpreted(
        present.return_,
        (*found.changes, *moved, *confirmations),
        (*about, *found.findings, *present.findings, *after, *remarks),
        frozenset(found.unclear),
        tally,
    )


def _gathered(
    carried: Iterable[Mapping[str, str]],
    strays: Iterable[Stray],
    places: Mapping[Key, list[Entry]],
    reader: Reader,
) -> _Gathered:
    """Return what becomes of everything in a file: what was carried before, what has no place, and the rest."""
    found = _Gathered()
    for earlier in carried:
        if set(earlier) == {HISTORY}:
            _carry_stray(Stray(earlier[HISTORY], HISTORY, _DAMAGED), found)
        else:
            _carry_again(earlier, found)
    for stray in strays:
        _carry_stray(stray, found)
    for key, entries in places.items():
        _settle(key, entries, reader, found)
    return found


def _by_place(entries: Iterable[Entry], reader: Reader) -> dict[Key, list[Entry]]:
    """Return the entries that are not blank, by the place they fill; a place filled twice has several."""
    places: dict[Key, list[Entry]] = {}
    for entry in entries:
        if not (isinstance(entry.value, str) and is_blank(entry.value)):
            known = replace(entry, code=_code(entry, reader), place=storable(entry.place))
            places.setdefault((known.area, known.code, known.column), []).append(known)
    return places


def _code(entry: Entry, reader: Reader) -> str:
    code = storable(entry.code).strip()
    if entry.area == "evidence":
        return row(code, reader.register) or code
    return code.lower() if entry.area == "answer" else code


def _settle(key: Key, entries: list[Entry], reader: Reader, found: _Gathered) -> None:
    """Take what the entries of one place say; when they say different things, carry all of them."""
    meanings = [reader.meaning(entry) for entry in entries]
    if any(meaning != meanings[0] and _said(meaning) != _said(meanings[0]) for meaning in meanings[1:]):
        _carry_all(entries, found)
        return
    for entry, meaning in zip(entries, meanings, strict=True):
        if isinstance(meaning, Unclear):
            _carry(entry, meaning, found)
        elif key in found.values:
            found.repeated += 1
        else:
            _take(key, entry, meaning, found)


def _said(meaning: Meaning) -> Any:
    return meaning.value if isinstance(meaning, Meant) else None


def _take(key: Key, entry: Entry, meaning: Meant[Any], found: _Gathered) -> None:
    found.read += 1
    found.values[key] = meaning.value
    found.places[key] = entry.place
    if meaning.steps:
        found.changes.append(Change(meaning.steps, entry.place, printable(as_text(entry.value)), _shown(meaning.value)))


def _shown(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(value)
    return str(value)


def _carry_all(entries: list[Entry], found: _Gathered) -> None:
    """Carry entries that contradict each other: one finding for all of them."""
    each = [Told("{said} ({place})", said=quoted(as_text(entry.value), 40), place=entry.place) for entry in entries]
    listed = Told("; ".join(f"{{e{n}}}" for n in range(len(each))), **{f"e{n}": one for n, one in enumerate(each)})
    finding = Finding("conflict", item=_item(entries[0]), names={"entries": listed})
    found.findings.append(finding)
    for entry in entries:
        _keep(as_text(entry.value), entry.place, finding.why(), found, entry)


def _carry(entry: Entry, meaning: Unclear, found: _Gathered) -> None:
    text = as_text(entry.value)
    finding = Finding(meaning.why, entry.place, printable(text), _item(entry), meaning.names)
    found.findings.append(finding)
    _keep(text, entry.place, finding.why(), found, entry)


def _carry_stray(stray: Stray, found: _Gathered) -> None:
    place = storable(stray.place)
    finding = Finding("stray", place, printable(stray.text), names={"reason": stray.why})
    found.findings.append(finding)
    _keep(stray.text, place, finding.why(), found)


def _keep(text: str, place: str, why: str, found: _Gathered, entry: Entry | None = None) -> None:
    kept = storable(text)
    if kept != text:
        found.changes.append(Change(("lone-surrogates",), place, printable(text), kept))
    code = column = None
    if entry:
        code = entry.code if entry.area == "answer" else f"{entry.area}/{entry.code}"
        column = storable(entry.column)
        found.unclear.add((entry.code.partition("/")[0], entry.column))
    found.carried.append(Carried(text=kept, place=place, why=why, code=code, column=column))


def _item(entry: Entry) -> str:
    return entry.code.partition("/")[0] if entry.area == "answer" else ""


def _carry_again(earlier: Mapping[str, str], found: _Gathered) -> None:
    """Keep what an earlier reading carried, as it stands; a record that was tampered with is kept as one text."""
    known = {name: storable(text) for name, text in earlier.items() if name in CARRIED}
    if len(known) < len(earlier) or not known.keys() >= {"text", "place", "why"}:
        known = {"text": storable(json.dumps(dict(earlier), ensure_ascii=False)), "place": "", "why": ""}
    found.carried.append(Carried(**known))
