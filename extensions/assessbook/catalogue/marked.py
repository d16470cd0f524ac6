"""YAML text to plain values, with our own typing and the place of every value.

Everything that is not `true`, `false` or null stays text: here `no` is an answer, `1.10` a version and
`2021-09` a month (design §3). Aliases, tags and deep nesting are refused before they cost memory, and the
parser works on events, so a file of ten thousand brackets cannot exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import events as on
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from .problems import Problem

Path = tuple[str | int, ...]
Place = tuple[int, int]

MAX_BYTES = 20_000_000
MAX_LINE = 100_000
MAX_DEPTH = 40
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Marks:
    """Places in one file, as (line, column) from 1: of values by their path, and of keys by the path of their value."""

    values: Mapping[Path, Place]
    keys: Mapping[Path, Place]

    def at(self, path: Path, key: bool = False) -> Place:
        """Return the place of the value (or key) at `path`; steps that do not exist in the file are passed over."""
        known: Path = ()
        for step in path:
            if (*known, step) in self.values:
                known = (*known, step)
        if key and known in self.keys:
            return self.keys[known]
        return self.values.get(known, (1, 1))


class Refused(Exception):
    """The text is not YAML that we read; carries the problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def decode(data: bytes, file: str) -> str:
    """Return the text of a YAML file; raises Refused for another encoding, a BOM, tabs in front, or absurd size."""
    if len(data) > MAX_BYTES:
        raise _refused(
            file,
            (1, 1),
            "too-large",
            f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read",
            "Split the checklist into several files.",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(file, (1, 1), "encoding", "the file is saved as UTF-16", _SAVE_AS_UTF8)
    if data.startswith(b"\xef\xbb\xbf"):
        raise _refused(
            file,
            (1, 1),
            "byte-order-mark",
            "the file begins with a byte-order mark",
            "Save it as 'UTF-8', not as 'UTF-8 with BOM'.",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = (before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        raise _refused(file, place, "encoding", f"byte {data[error.start]:#04x} is not UTF-8", _SAVE_AS_UTF8) from None
    if not text.strip():
        raise _refused(file, (1, 1), "empty", "the file is empty", "Write its contents, or delete the file.")
    _check_lines(text, file)
    return text


def parse(text: str, file: str) -> tuple[Any, tuple[Problem, ...]]:
    """Return the values of one YAML document and the duplicate keys found; raises Refused when it cannot be read."""
    builder = _Builder(text, file, places=False)
    return builder.document(), tuple(builder.problems)


def marks(text: str, file: str) -> Marks:
    """Return the place of every value of a text that `parse` has read."""
    builder = _Builder(text, file, places=True)
    builder.document()
    return Marks(builder.values, builder.keys)


_SAVE_AS_UTF8 = "Open it in a text editor and save it with the encoding UTF-8."


def _refused(file: str, place: Place, code: str, message: str, hint: str) -> Refused:
    return Refused(Problem(file, *place, code, message, hint))


def _check_lines(text: str, file: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise _refused(
                file,
                (number, 1),
                "long-line",
                f"the line has {len(line):,} characters; at most {MAX_LINE:,} are read",
                "Break it into shorter lines, for example with '>-'.",
            )
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            raise _refused(
                file,
                (number, indent.index("\t") + 1),
                "tab",
                "the line is indented with a tab",
                "Indent with spaces; most editors can replace all tabs at once.",
            )


class _Builder:
    """Builds values from parser events; one pass, no recursion deeper than MAX_DEPTH."""

    def __init__(self, text: str, file: str, places: bool) -> None:
        self.text = text
        self.file = file
        self.places = places
        self.problems: list[Problem] = []
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self._short: dict[str, str] = {}
        self._parser = CParser(text)

    def document(self) -> Any:
        try:
            self._parser.get_event()
            if isinstance(self._parser.get_event(), on.StreamEndEvent):
                raise _refused(self.file, (1, 1), "empty", "the file holds only comments", "Write its contents.")
            tree = self._value(self._parser.get_event(), (), 0)
            self._parser.get_event()
            end = self._parser.get_event()
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except yaml.YAMLError:
            raise _refused(
                self.file,
                _control_character(self.text),
                "control-character",
                "a control character stands here",
                "Delete it, or write the line anew.",
            ) from None
        if not isinstance(end, on.StreamEndEvent):
            raise _refused(
                self.file,
                _place(end),
                "syntax",
                "a second document begins here",
                "Keep one document per file: remove the line '---'.",
            )
        return tree

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        if self.places:
            self.values[path] = _place(event)
        if type(event) is on.AliasEvent:
            raise _refused(
                self.file,
                _place(event),
                "alias",
                f"'*{event.anchor}' repeats another part of the file",
                "Write the text out; aliases and anchors are not used in catalogue files.",
            )
        if event.tag is not None:
            raise _refused(
                self.file,
                _place(event),
                "tag",
                f"the tag '{event.tag}' is not used in catalogue files",
                "Remove the word that begins with '!'; put the text in quotes if it is meant.",
            )
        if type(event) is on.ScalarEvent:
            return self._scalar(event)
        if depth >= MAX_DEPTH:
            raise _refused(
                self.file,
                _place(event),
                "depth",
                f"more than {MAX_DEPTH} levels inside one another",
                "Close the brackets or reduce the indentation.",
            )
        if type(event) is on.SequenceStartEvent:
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _scalar(self, event: Any) -> str | bool | None:
        text: str = event.value
        if event.implicit[0] and text in _WORDS:
            return _WORDS[text]
        return self._short.setdefault(text, text) if len(text) < 40 else text

    def _sequence(self, path: Path, depth: int) -> tuple[Any, ...]:
        values: list[Any] = []
        while type(event := self._parser.get_event()) is not on.SequenceEndEvent:
            values.append(self._value(event, (*path, len(values)) if self.places else path, depth + 1))
        return tuple(values)

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while type(event := self._parser.get_event()) is not on.MappingEndEvent:
            if type(event) is not on.ScalarEvent:
                raise _refused(
                    self.file,
                    _place(event),
                    "syntax",
                    "a key must be a word",
                    "Write 'key: value'; check the indentation and the brackets.",
                )
            key = self._short.setdefault(event.value, event.value)
            inner = (*path, key) if self.places else path
            if key in values:
                self.problems.append(
                    Problem(
                        self.file,
                        *_place(event),
                        "duplicate-key",
                        f"'{key}' stands here twice",
                        "Keep one of the two; YAML would silently drop the first.",
                    )
                )
            if self.places:
                self.keys[inner] = _place(event)
            values[key] = self._value(self._parser.get_event(), inner, depth + 1)
        return values

    def _syntax(self, error: yaml.MarkedYAMLError) -> Refused:
        said = " ".join(part for part in (error.context, error.problem) if part)
        message, hint = next(
            ((message, hint) for words, message, hint in _SYNTAX if words in said),
            (f"this is not valid YAML ({said})", "Look at this line and the one before it."),
        )
        opened = error.context_mark if "quoted scalar" in said or "flow" in said else None
        mark = opened or error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return _refused(self.file, place, "syntax", message, hint)


_SYNTAX = (
    ("maximum nesting depth", "too many brackets are opened inside one another", "Close the brackets."),
    ("quoted scalar", "the quotation mark that opens here is never closed", "Close it, or remove it."),
    (
        "mapping values are not allowed",
        "a ':' stands here where no key can be",
        "Put the whole text in quotes, or check the indentation.",
    ),
    ("flow mapping", "the '{' that opens here is never closed, or a ',' is missing", "Check the brackets and commas."),
    ("flow sequence", "the '[' that opens here is never closed, or a ',' is missing", "Check the brackets and commas."),
    ("cannot start any token", "the text may not begin with this sign", "Put the text in quotes."),
    (
        "block mapping",
        "this line is not indented like the keys above it, or lacks its 'key:'",
        "Give all keys of one group the same indentation.",
    ),
    (
        "block collection",
        "this line is not indented like the '- ' lines above it",
        "Give all lines of one list the same indentation and begin each with '- '.",
    ),
    ("expected ':'", "a ':' is missing after this word", "Write 'key: value'."),
)


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _control_character(text: str) -> Place:
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: found.start()] if found else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
