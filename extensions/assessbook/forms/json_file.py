"""The carrier JSON: the canonical answer file itself (design §4)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .form import COLUMNS, EVIDENCE, IDENTITY, Form
from .reading import Entry, Origin, Reading, Stray, Unreadable

ID = "json"
SUFFIX = ".json"
TITLE = "Answer file, for programs"
FORMAT = "assessbook-return/1"

_NAMES = {"answer": "value"}


def write(form: Form) -> bytes:
    """Return an answer file with nothing answered but what the form has filled in; UTF-8, sorted, one line end."""
    head = form.catalogue.head
    identity = {code: form.entries[key] for code in IDENTITY if (key := ("identity", code, "answer")) in form.entries}
    answers: dict[str, dict[str, Any]] = {}
    evidence: dict[str, dict[str, Any]] = {}
    profile: dict[str, Any] = {}
    for (area, code, column), value in form.entries.items():
        if area == "answer":
            _put(answers, code, _NAMES.get(column, column), value)
        elif area == "evidence":
            evidence.setdefault(code, {})[column] = value
        elif area == "profile":
            profile[code] = value
    return dump(
        {
            "format": FORMAT,
            "catalogue": {"id": head.id, "version": head.version, "hash": form.catalogue.hash},
            "respondent": identity,
            "profile": profile,
            "answers": answers,
            "evidence": evidence,
        }
    )


def dump(record: Mapping[str, Any]) -> bytes:
    """Return the canonical bytes of a record: keys sorted, two spaces, UTF-8, one line end at the end."""
    return (json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n").encode()


def recognises(data: bytes) -> bool:
    """Tell whether the file is a JSON object."""
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and not data.startswith(b"{\\rtf")


def read(data: bytes) -> Reading:
    """Return what the answer file holds; raises Unreadable when it is not one."""
    try:
        record = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            f"This answer file is damaged and cannot be read ({error}). Save it again and send it."
        ) from None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise Unreadable(f"This JSON file is not an answer file: its “format” is not “{FORMAT}”.")
    catalogue = _mapping(record.get("catalogue"))
    origin = Origin(str(catalogue.get("id", "")), str(catalogue.get("version", "")), str(catalogue.get("hash", "")))
    entries, strays = [], []
    for found in _walk(record):
        (entries if isinstance(found, Entry) else strays).append(found)  # type: ignore[attr-defined]
    carried = (
        tuple(
            {str(k): v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in part.items()}
            for part in record.get("carried", ())
            if isinstance(part, dict)
        )
        if isinstance(record.get("carried"), list)
        else ()
    )
    asked = frozenset(_mapping(record.get("answers")))
    return Reading(ID, origin, tuple(entries), tuple(strays), asked, carried=carried)


def _walk(record: Mapping[str, Any]) -> Iterator[Entry | Stray]:
    for code, value in _mapping(record.get("respondent")).items():
        if code in IDENTITY:
            yield from _value("identity", code, "answer", value, f"respondent.{code}")
        else:
            yield _stray(value, f"respondent.{code}")
    for code, value in _mapping(record.get("profile")).items():
        yield from _value("profile", code, "answer", value, f"profile.{code}")
    for id, answer in _mapping(record.get("answers")).items():
        yield from _answer(id, answer)
    for id, row in _mapping(record.get("evidence")).items():
        for column, value in _mapping(row).items():
            place = f"evidence.{id}.{column}"
            yield from _value("evidence", id, column, value, place) if column in EVIDENCE else (_stray(value, place),)
    known = {"format", "catalogue", "respondent", "profile", "answers", "evidence", "carried"}
    for name, value in record.items():
        if name not in known:
            yield _stray(value, name)


def _answer(id: str, answer: Any) -> Iterator[Entry | Stray]:
    if not isinstance(answer, dict):
        yield _stray(answer, f"answers.{id}")
        return
    for name, value in answer.items():
        place = f"answers.{id}.{name}"
        column = "answer" if name == "value" else name
        if column not in COLUMNS or name == "answer":
            yield _stray(value, place)
        elif isinstance(value, dict) and column == "answer":
            for part, inner in value.items():
                yield from _value("answer", f"{id}/{part}", column, inner, f"{place}.{part}")
        elif isinstance(value, list) and column == "answer":
            for code in value:
                yield Entry("answer", f"{id}/{code}", column, "yes", place)
        elif isinstance(value, list):
            yield Entry("answer", id, column, ", ".join(map(str, value)), place)
        else:
            yield from _value("answer", id, column, value, place)


def _value(area: Any, code: str, column: str, value: Any, place: str) -> Iterator[Entry | Stray]:
    if isinstance(value, str | int | float):
        yield Entry(area, code, column, value, place)
    elif value is not None:
        yield _stray(value, place)


def _stray(value: Any, place: str) -> Stray:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Stray(text, place, "this is not part of an answer file")


def _put(answers: dict[str, dict[str, Any]], code: str, name: str, value: Any) -> None:
    id, _, part = code.partition("/")
    answer = answers.setdefault(id, {})
    if not part:
        answer[name] = value.split(", ") if name == "evidence" else value
        return
    if value == "yes":
        answer.setdefault(name, []).append(part)
    else:
        answer.setdefault(name, {})[part] = value


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a number")
