"""The carrier JSON: the canonical answer file itself (design §4).

A file written by hand may hold anything: what is not part of an answer file becomes a stray, a key that stands twice is
read twice, and a number that a computer would round is kept as the digits that were typed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from ..catalogue.answers import SeveralAnswer
from ..catalogue.phrases import Text, Told
from .form import COLUMNS, EVIDENCE, HISTORY, IDENTITY, Area, Form
from .reading import Entry, Origin, Reading, Stray, Unreadable

ID = "json"
SUFFIX = ".json"
TITLE: Text = "Answer file, for programs"
FORMAT = "assessbook-return/1"

CARRIED = ("text", "place", "why", "code", "column")
_EXACT_DIGITS = 15
_MOST = 400_000
"""How many commas a file may hold; each pair and each part of a list has one. Texts hold few beside them."""
_NOT_PART: Text = "this is not part of an answer file"
_DAMAGED: Text = (
    "This answer file is damaged, or it was not saved as UTF-8. Save it again from the program that made it, and send "
    "that file."
)
_DAMAGED_AT: Text = (
    "This answer file is damaged at line {line}, column {column}: it may have been cut off, or changed by hand. Save "
    "it again from the program that made it, and send that file."
)
_OTHER_FORMAT: Text = (
    "This answer file has the format “{format}”, which this version does not know; it reads “{ours}”. Update "
    "assessbook, and read the file again."
)
_NO_FORMAT: Text = (
    "This JSON file is not an answer file: an answer file begins with “format” and “{ours}”. Send that file."
)
_TOO_MUCH: Text = "This answer file holds far more than a form asks. Save it again from the program that made it."


def write(form: Form) -> bytes:
    """Return an answer file with nothing answered but what the form has filled in."""
    head = form.catalogue.head
    identity: dict[str, Any] = {"exercise": False}
    answers: dict[str, dict[str, Any]] = {}
    evidence: dict[str, dict[str, Any]] = {}
    profile: dict[str, Any] = {}
    for (area, code, column), value in form.entries.items():
        match area:
            case "identity":
                identity[code] = value == "yes" if code == "exercise" else value
            case "profile":
                profile[code] = value
            case "evidence":
                evidence.setdefault(code, {})[column] = value
            case "answer":
                _put(answers, form, code, "value" if column == "answer" else column, value)
    history = [json.loads(record[HISTORY]) for record in form.carried if HISTORY in record]
    return dump(
        {
            "format": FORMAT,
            "catalogue": {"id": head.id, "version": head.version, "hash": form.catalogue.hash},
            "respondent": identity,
            "profile": profile,
            "answers": answers,
            "evidence": evidence,
            "carried": [record for record in form.carried if HISTORY not in record],
            **({HISTORY: history} if history else {}),
        }
    )


def dump(record: Mapping[str, Any]) -> bytes:
    """Return the canonical bytes of a record: keys sorted, two spaces, UTF-8, one line end at the end."""
    return b"".join(pieces(record))


def pieces(record: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield the canonical bytes of a record. A value that is an iterator becomes a list, of which only the part that is
    just written is held: the history of a return may be long."""
    if not record:
        yield b"{}\n"
        return
    before = "{\n"
    for name in sorted(record):
        yield f"{before}  {json.dumps(name, ensure_ascii=False)}: ".encode()
        if isinstance(value := record[name], Iterator):
            yield from _list(value)
        else:
            yield _indented(value, "  ")
        before = ",\n"
    yield b"\n}\n"


def _list(parts: Iterator[Any]) -> Iterator[bytes]:
    before = b"["
    for part in parts:
        yield before + b"\n    " + _indented(part, "    ")
        before = b","
    yield b"[]" if before == b"[" else b"\n  ]"


def _indented(value: Any, by: str) -> bytes:
    """Return a value as JSON below other lines; a line end within a text is written otherwise, so none is changed."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return text.replace("\n", f"\n{by}").encode()


def recognises(data: bytes) -> bool:
    """Tell whether the file is a JSON object, in UTF-8 or UTF-16."""
    start = data[:200].decode(json.detect_encoding(data[:200]), "ignore").lstrip()
    return start[:1] == "{" and not start.startswith("{\\rtf")


def read(data: bytes) -> Reading:
    """Return what the answer file holds; raises Unreadable when it is not one."""
    try:
        record = _parse(data)
        formats = [value for name, value in record.pairs if name == "format"]
        if formats != [FORMAT]:
            raise Unreadable(_wrong_format(formats))
        found = tuple(_walk(record))
    except RecursionError:
        raise Unreadable(_DAMAGED) from None
    return Reading(
        carrier=ID,
        origin=_origin(record),
        entries=tuple(part for part in found if isinstance(part, Entry)),
        strays=tuple(part for part in found if isinstance(part, Stray)),
        carried=tuple(part for part in found if isinstance(part, dict)),
    )


@dataclass(frozen=True, slots=True)
class _Object:
    """A JSON object with every pair that stands in the file, so that a key written twice loses nothing."""

    pairs: tuple[tuple[str, Any], ...]

    def one(self, name: str) -> Any:
        found = [value for key, value in self.pairs if key == name]
        return found[0] if len(found) == 1 else None


_Found = Entry | Stray | dict[str, str]


def _parse(data: bytes) -> _Object:
    if data.count(b",") > _MOST:
        raise Unreadable(_TOO_MUCH)
    try:
        record = json.loads(
            data.decode(json.detect_encoding(data)),
            object_pairs_hook=lambda pairs: _Object(tuple(pairs)),
            parse_int=lambda digits: int(digits) if len(digits) <= _EXACT_DIGITS else digits,
            parse_float=_decimal,
            parse_constant=str,
        )
    except json.JSONDecodeError as error:
        raise Unreadable(Told(_DAMAGED_AT, line=error.lineno, column=error.colno)) from None
    except ValueError:
        raise Unreadable(_DAMAGED) from None
    if not isinstance(record, _Object):
        raise Unreadable(_wrong_format([]))
    return record


def _decimal(digits: str) -> float | str:
    """Return the number, or the digits themselves when a float would not hold all of them."""
    exact = len(digits.split("e")[0].split("E")[0].strip("-0").replace(".", "")) <= _EXACT_DIGITS
    number = float(digits)
    return number if exact and abs(number) < 10**_EXACT_DIGITS else digits


def _wrong_format(formats: list[Any]) -> str:
    name = FORMAT.rpartition("/")[0]
    if len(formats) == 1 and str(formats[0]).startswith(f"{name}/"):
        return Told(_OTHER_FORMAT, format=formats[0], ours=FORMAT)
    return Told(_NO_FORMAT, ours=FORMAT)


def _origin(record: _Object) -> Origin | None:
    catalogue = record.one("catalogue")
    if not isinstance(catalogue, _Object):
        return None
    known = {name: value for name, value in catalogue.pairs if isinstance(value, str)}
    return Origin(known.get("id", ""), known.get("version", ""), known.get("hash", ""))


def _walk(record: _Object) -> Iterator[_Found]:
    for name, value in record.pairs:
        match name:
            case "format":
                continue
            case "catalogue" | "respondent" | "profile" | "answers" | "evidence" if isinstance(value, _Object):
                yield from _part(name, value)
            case "carried" if isinstance(value, list):
                for n, part in enumerate(value, 1):
                    yield _carried(part) or _stray(part, f"carried.{n}")
            case "history" if isinstance(value, list):
                for n, part in enumerate(value, 1):
                    yield {HISTORY: _text(part)} if _each_once(part) else _stray(part, f"history.{n}")
            case _:
                yield from _unless_empty(value, name)


def _part(name: str, value: _Object) -> Iterator[_Found]:
    for code, inner in value.pairs:
        place = f"{name}.{code}"
        if name == "answers":
            yield from _answer(code, inner, place)
        elif name == "evidence":
            yield from _row(code, inner, place)
        elif name == "profile" or (name == "respondent" and code in IDENTITY):
            yield from _value("profile" if name == "profile" else "identity", code, "answer", inner, place)
        elif name == "respondent" or code not in ("id", "version", "hash") or not isinstance(inner, str):
            yield from _unless_empty(inner, place)


def _row(code: str, row: Any, place: str) -> Iterator[_Found]:
    if not isinstance(row, _Object):
        yield from _unless_empty(row, place)
        return
    for column, value in row.pairs:
        if column in EVIDENCE:
            yield from _value("evidence", code, column, value, f"{place}.{column}")
        else:
            yield from _unless_empty(value, f"{place}.{column}")


def _answer(id: str, answer: Any, place: str) -> Iterator[_Found]:
    if not isinstance(answer, _Object):
        yield from _unless_empty(answer, place)
        return
    for name, value in answer.pairs:
        at = f"{place}.{name}"
        if name == "value":
            yield from _answered(id, value, at)
        elif name == "evidence" and isinstance(value, list) and all(isinstance(part, str) for part in value):
            yield from _value("answer", id, name, ", ".join(value), at)
        elif (name in COLUMNS and name != "answer") or name == "source":
            yield from _value("answer", id, name, value, at)
        else:
            yield from _unless_empty(value, at)


def _answered(id: str, value: Any, place: str) -> Iterator[_Found]:
    if isinstance(value, _Object):
        for part, inner in value.pairs:
            yield from _value("answer", f"{id}/{part}", "answer", inner, f"{place}.{part}")
    elif isinstance(value, list):
        for code in value:
            yield (
                Entry("answer", f"{id}/{code}", "answer", "yes", place)
                if isinstance(code, str)
                else _stray(code, place)
            )
    else:
        yield from _value("answer", id, "answer", value, place)


def _value(area: Area, code: str, column: str, value: Any, place: str) -> Iterator[_Found]:
    if isinstance(value, str | int | float):
        yield Entry(area, code, column, value, place)
    else:
        yield from _unless_empty(value, place)


def _unless_empty(value: Any, place: str) -> Iterator[Stray]:
    if value not in (None, "", [], _Object(())):
        yield _stray(value, place)


def _stray(value: Any, place: str) -> Stray:
    return Stray(value if isinstance(value, str) else _text(value), place, _NOT_PART)


def _text(value: Any) -> str:
    """Return the value as JSON text, with every pair of its objects."""
    match value:
        case _Object(pairs=pairs):
            return f"{{{', '.join(f'{_text(name)}: {_text(inner)}' for name, inner in pairs)}}}"
        case list():
            return f"[{', '.join(map(_text, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _carried(part: Any) -> dict[str, str] | None:
    if not isinstance(part, _Object):
        return None
    known = {name: value for name, value in part.pairs if name in CARRIED and isinstance(value, str)}
    complete = len(known) == len(part.pairs) and known.keys() >= {"text", "place", "why"}
    return known if complete else None


def _each_once(value: Any) -> bool:
    """Tell whether no key stands twice in a value: which of the two counts would be a guess."""
    match value:
        case _Object(pairs=pairs):
            names = [name for name, _ in pairs]
            return len(names) == len(set(names)) and all(_each_once(inner) for _, inner in pairs)
        case list():
            return all(map(_each_once, value))
    return True


def _put(answers: dict[str, dict[str, Any]], form: Form, code: str, name: str, value: Any) -> None:
    id, _, part = code.partition("/")
    answer = answers.setdefault(id, {})
    if name == "evidence":
        answer[name] = cast(str, value).split(", ")
    elif not part:
        answer[name] = value
    elif isinstance(form.catalogue.items[id].item.answer, SeveralAnswer):
        answer[name] = sorted([*answer.get(name, ()), part])
    else:
        answer.setdefault(name, {})[part] = value
