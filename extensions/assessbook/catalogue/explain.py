"""Validation errors in plain words: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from .marked import Marks
from .problems import Problem, suggestion
from .terms import AS_OF, CODE, ITEM_ID, PROVISION, REFERENCE, VERSION, Strict

_PATTERNS: Mapping[str, tuple[str, str, str]] = {
    ITEM_ID: (
        "malformed-id",
        "is not an item id",
        "Run `assessbook mint` and use the id it prints, for example k7m4q.",
    ),
    CODE: (
        "malformed-id",
        "is not a code",
        "Use lower-case letters, digits and single hyphens, beginning with a letter.",
    ),
    REFERENCE: ("malformed-id", "is not a reference", "Write it as in sources.yaml, for example wp-10.b.1."),
    PROVISION: ("malformed-id", "is not a provision", "Write framework:provision, for example crpd:art-6."),
    VERSION: ("malformed-version", "is not a version", "Write three numbers with full stops: 1.2.0."),
    AS_OF: ("malformed-date", "is not a date", "Write a year, a month or a day: 2021, 2021-09 or 2021-09-20."),
}
_TYPES: Mapping[str, tuple[str, str]] = {
    "string_type": ("should be text", "Write one text; if it looks like true, false or null, put it in quotes."),
    "bool_type": ("should be true or false", "Write true or false, without quotes."),
    "tuple_type": ("should be a list", "Write it in square brackets, [one, two], or as lines that begin with '- '."),
    "dataclass_type": ("should be a group of keys", "Write 'key: value' lines, indented below this one."),
    "mapping_type": ("should be a group of keys", "Write 'key: value' lines, indented below this one."),
    "dict_type": ("should be a group of keys", "Write 'key: value' lines, indented below this one."),
    "int_parsing": ("should be a whole number", "Write digits only."),
    "int_type": ("should be a whole number", "Write digits only."),
    "int_from_float": ("should be a whole number", "Write digits only."),
}


def explain(detail: Mapping[str, Any], tree: Any, known: Marks, file: str) -> Problem:
    """Return the problem for one pydantic error `detail` in the file's values `tree`, at its place."""
    path = tuple(step for step in detail["loc"] if not str(step).startswith("function-"))
    last = str(path[-1]) if path else ""
    match detail["type"]:
        case "missing":
            return _at(
                file,
                known.at(path[:-1]),
                "missing-key",
                f"the key '{last}' is missing",
                f"Add '{last}:' here{_whose(tree, path[:-1])}.",
            )
        case "unexpected_keyword_argument" | "extra_forbidden":
            return _at(
                file,
                known.at(path, key=True),
                "unknown-key",
                f"the key '{last}' is not known here",
                suggestion(last, _known_keys()).strip() or "Check its spelling and its indentation, or remove it.",
            )
        case "string_pattern_mismatch":
            code, what, hint = _PATTERNS.get(
                detail["ctx"]["pattern"], ("malformed", "has the wrong form", "See the schema.")
            )
            return _at(file, known.at(path), code, f"'{detail['input']}' {what}", hint)
        case "literal_error":
            return _choice(file, known.at(path), str(detail["input"]), detail["ctx"]["expected"])
        case "union_tag_invalid":
            at = known.at((*path, "type"))
            return _choice(file, at, detail["ctx"]["tag"], detail["ctx"]["expected_tags"])
        case "union_tag_not_found":
            return _at(file, known.at(path), "missing-key", "it does not say of what kind it is", _kind_hint(path))
        case "too_short" | "string_too_short":
            return _at(
                file, known.at(path), "empty-value", f"'{last}' is empty", "Write at least one value, or remove it."
            )
        case "too_long":
            return _at(
                file,
                known.at(path),
                "too-many",
                f"'{last}' has too many values",
                f"At most {detail['ctx']['max_length']} are allowed.",
            )
    what, hint = _TYPES.get(detail["type"], (f"is not accepted: {detail['msg']}", "See the schema of this file."))
    subject = f"'{last}'" if last and not last.isdigit() else "this value"
    return _at(file, known.at(path), "wrong-type", f"{subject} {what}, not {_said(detail['input'])}", hint)


def _at(file: str, place: tuple[int, int], code: str, message: str, hint: str) -> Problem:
    return Problem(file, *place, code, message, hint)


def _choice(file: str, place: tuple[int, int], given: str, expected: str) -> Problem:
    words = [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]
    return _at(
        file,
        place,
        "unknown-word",
        f"'{given}' is not one of the words allowed here",
        f"Use one of: {', '.join(words)}.{suggestion(given, words)}",
    )


def _whose(tree: Any, path: tuple[Any, ...]) -> str:
    for step in path:
        inside = step in tree if isinstance(tree, Mapping) else isinstance(step, int) and step < len(tree)
        if inside:
            tree = tree[step]
    return f" (in '{tree['id']}')" if isinstance(tree, Mapping) and isinstance(tree.get("id"), str) else ""


def _kind_hint(path: tuple[Any, ...]) -> str:
    if path and path[-1] == "answer":
        return "Add 'type:', for example 'type: number'."
    if "rules" in path:
        return "A fact has one of the keys item, profile, ticked, left-out, given, counts or more."
    return "A condition has one of the keys profile, item, all, any or not."


def _said(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "a list"
    return "a group of keys" if isinstance(value, Mapping) else f"'{str(value)[:40]}'"


def _known_keys() -> list[str]:
    keys = {f.name.rstrip("_").replace("_", "-") for record in Strict.__subclasses__() for f in fields(record)}  # type: ignore[arg-type]
    return sorted(keys)
