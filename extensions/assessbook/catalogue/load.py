"""Read the catalogue's files: whatever can be read of them, and every problem with its place."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from .changes import Changes
from .checklists import Checklist
from .contradictions import Contradictions
from .explain import explain
from .frameworks import Framework
from .ledger import Ledger
from .marked import MAX_BYTES, Marks, Refused, decode, marks, parse
from .marked import Path as Steps
from .model import Catalogue, Head, States
from .problems import Problem
from .sources import Sources

T = TypeVar("T")

HEAD: TypeAdapter[Head] = TypeAdapter(Head)
CHECKLIST: TypeAdapter[Checklist] = TypeAdapter(Checklist)
FRAMEWORK: TypeAdapter[Framework] = TypeAdapter(Framework)
SOURCES: TypeAdapter[Sources] = TypeAdapter(Sources)
STATES: TypeAdapter[States] = TypeAdapter(States)
LEDGER: TypeAdapter[Ledger] = TypeAdapter(Ledger)
CHANGES: TypeAdapter[Changes] = TypeAdapter(Changes)
CONTRADICTIONS: TypeAdapter[Contradictions] = TypeAdapter(Contradictions)

_FIXED = ("catalogue", "sources", "states", "ledger", "changes", "contradictions")


class Places:
    """Finds the place of a value in a file when a message needs it: files are read a second time only then."""

    def __init__(self) -> None:
        self._marks: dict[str, Marks] = {}

    def at(self, file: str, path: Steps, key: bool = False) -> tuple[int, int]:
        """Return (line, column) of the value, or of its key, at `path` in `file`."""
        if file not in self._marks:
            self._marks[file] = marks(decode(Path(file).read_bytes(), file), file)
        return self._marks[file].at(path, key)


@dataclass(frozen=True)
class Loaded:
    """What was read. `files` maps (kind, id) to the file, for example ("checklist", "crpd")."""

    directory: Path
    catalogue: Catalogue | None
    ledger: Ledger | None
    problems: tuple[Problem, ...]
    files: Mapping[tuple[str, str], str]
    declared: frozenset[str] = frozenset()
    """Ids written in files that could not be read: references to them are not reported as dangling."""
    places: Places = field(default_factory=Places)

    def problem(
        self, file: tuple[str, str], path: Steps, code: str, message: str, hint: str, key: bool = False
    ) -> Problem:
        """Return a Problem at `path` of the file of (kind, id)."""
        name = self.files.get(file, str(self.directory / "catalogue.yaml"))
        return Problem(name, *self.places.at(name, path, key), code, message, hint)


def load(directory: Path) -> Loaded:
    """Read every file of the catalogue in `directory`; never raises for what stands in them.

    The catalogue holds every file that could be read; it is None when catalogue.yaml itself could not.
    """
    with _collector_off():
        return _Reader(directory).read()


def load_checklist(text: str, file: str, first_line: int = 1) -> tuple[Checklist | None, tuple[Problem, ...]]:
    """Read one checklist from YAML text that begins at `first_line` of `file`, for example a directive's body."""
    result = _read(CHECKLIST, text, file)
    found, problems = result
    return found, tuple(replace(problem, line=problem.line + first_line - 1) for problem in problems)


def read_yaml(adapter: TypeAdapter[T], path: Path) -> tuple[T | None, list[Problem]]:
    """Read one YAML file of the kind that `adapter` describes; never raises for what stands in it."""
    file = str(path)
    try:
        return _read(adapter, decode(path.read_bytes(), file), file)
    except Refused as refused:
        return None, [refused.problem]
    except OSError as error:
        message = f"the file cannot be opened ({error.strerror})"
        return None, [Problem(file, 1, 1, "unreadable", message, "Check its access rights.")]


class _Reader:
    """Collects while reading one directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.problems: list[Problem] = []
        self.files: dict[tuple[str, str], str] = {}
        self.declared: set[str] = set()

    def read(self) -> Loaded:
        head = self._one("catalogue", HEAD, needed=True)
        sources = self._one("sources", SOURCES, needed=True)
        states = self._one("states", STATES)
        ledger = self._one("ledger", LEDGER)
        changes = self._one("changes", CHANGES)
        contradictions = self._one("contradictions", CONTRADICTIONS)
        topics = sorted(p for p in self.directory.glob("*.yaml") if p.stem not in _FIXED)
        checklists = dict(self._many("checklist", CHECKLIST, topics))
        frameworks = dict(self._many("framework", FRAMEWORK, sorted(self.directory.glob("frameworks/*.yaml"))))
        catalogue = None
        if head:
            catalogue = Catalogue(
                head=head,
                checklists=tuple(checklists[id] for id in head.checklists if id in checklists),
                frameworks=tuple(frameworks[id] for id in head.frameworks if id in frameworks),
                sources=sources.sources if sources else (),
                states=states,
                changes=changes or Changes(),
                contradictions=contradictions or Contradictions(),
            )
        return Loaded(
            self.directory, catalogue, ledger, tuple(sorted(self.problems)), self.files, frozenset(self.declared)
        )

    def _one(self, kind: str, adapter: TypeAdapter[T], needed: bool = False) -> T | None:
        path = self.directory / f"{kind}.yaml"
        if path.is_file():
            return self._file(kind, adapter, path)
        if needed:
            self.problems.append(
                Problem(
                    str(path),
                    1,
                    1,
                    "missing-file",
                    f"there is no file {kind}.yaml",
                    "Every catalogue has one; see CONTRIBUTING.md.",
                )
            )
        return None

    def _many(self, kind: str, adapter: TypeAdapter[T], paths: list[Path]) -> Iterator[tuple[str, T]]:
        for path in paths:
            self.files[kind, path.stem] = str(path)
            found = self._file(kind, adapter, path)
            if found is None:
                continue
            id: str = found.id  # type: ignore[attr-defined]
            if id != path.stem:
                self.problems.append(
                    Problem(
                        str(path),
                        *Places().at(str(path), ("id",)),
                        "file-name",
                        f"the file is called '{path.stem}' but its id is '{id}'",
                        "Give the file the name of the id, so that both are found.",
                    )
                )
            yield path.stem, found

    def _file(self, kind: str, adapter: TypeAdapter[T], path: Path) -> T | None:
        file = str(path)
        if kind in _FIXED:
            self.files[kind, ""] = file
        result = read_yaml(adapter, path)
        found = result[0]
        self.problems += result[1]
        if found is None:
            self.declared.update(_ids(path), (path.stem,))
        return found


def _ids(path: Path) -> Iterator[str]:
    """Yield the ids written in a file that could not be read; none when it cannot be opened."""
    with suppress(OSError):
        ids = re.findall(rb"\bid:\s*[\"']?([A-Za-z0-9.-]+)", path.read_bytes()[:MAX_BYTES])
        yield from (id.decode() for id in ids)


def _read(adapter: TypeAdapter[T], text: str, file: str) -> tuple[T | None, list[Problem]]:
    try:
        tree, duplicates = parse(text, file)
    except Refused as refused:
        return None, [refused.problem]
    try:
        return adapter.validate_python(tree), [*duplicates]
    except ValidationError as error:
        known = marks(text, file)
        return None, [*duplicates, *(explain(detail, tree, known, file) for detail in _causes(error))]


def _causes(error: ValidationError) -> list[Any]:
    """Return the errors without those that only follow from an error deeper inside ("too short after validation")."""
    details = error.errors(include_url=False)
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(d["loc"][: len(detail["loc"])] == detail["loc"] and d is not detail for d in details)
    ]


@contextmanager
def _collector_off() -> Iterator[None]:
    """Pause the garbage collector: loading makes many objects and no cycles (measured: 2.7 times faster)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
