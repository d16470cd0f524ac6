"""The returns of an analysis: taken from files, brought to the present version, each State and year once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...catalogue.model import Catalogue
from ...catalogue.terms import version_key
from ...forms.reading import Unreadable
from ...forms.worker import Workers
from ...returns.answer_file import answer_file
from ...returns.as_written import digest, written_in
from ...returns.findings import Finding
from ...returns.model import Return
from ...returns.opening import unopened
from ...returns.outbox import plain_name

_AGAIN = frozenset({"answer-again"})
_MOVED = frozenset({"answer-moved"})
_KEPT = frozenset({"answer-not-carried", "answer-unclear-now", "retired-item", "unknown-item"})


class NotAnalysable(Exception):
    """Nothing can be counted; the message says of each file why, and what to do."""


@dataclass(frozen=True)
class Taken:
    """One return in the present version; `version` is the one that it was answered in, `digest` the same for the same.

    `moved`, `again` and `kept` count answers of an older version: those that went along, those that went along and
    must be checked, and those that could not go along. `unclear` counts entries that were not understood.
    """

    file: str
    return_: Return
    version: str
    digest: str = ""
    moved: int = 0
    again: int = 0
    kept: int = 0
    unclear: int = 0

    @property
    def state(self) -> str:
        """The code of the State; `whole` makes sure that there is one."""
        return self.return_.respondent.state or ""

    @property
    def year(self) -> int:
        """The reporting year; `whole` makes sure that there is one."""
        return self.return_.respondent.year or 0


@dataclass(frozen=True)
class Collection:
    """The returns that are counted, in order of State and year, and what is told of the others."""

    returns: tuple[Taken, ...]
    left_out: tuple[str, ...] = ()
    """Why each file that could not be read was left out."""
    twice: tuple[str, ...] = ()
    """The names of files that hold the same return as another one; it is counted once."""

    @property
    def exercise(self) -> bool:
        """Tell whether the States are invented."""
        return any(each.return_.respondent.exercise for each in self.returns)


@dataclass
class _Found:
    returns: list[Taken] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


Shown = Callable[[Sequence[Path]], Iterable[Path]]
"""Shows how far a long work has come."""


def is_collection(path: Path) -> bool:
    """Tell whether a folder holds a collection."""
    return path.is_dir() and (path / "returns.parquet").is_file()


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named, and the answer files (`.json`) in folders that are named, each once."""
    found: dict[Path, Path] = {}
    for path in paths:
        for file in sorted(path.rglob("*.json")) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def take(
    files: Sequence[Path], catalogue: Catalogue, *, exercise: bool, leave_out: bool, shown: Shown = iter
) -> Collection:
    """Return the returns in `files`. Raises NotAnalysable.

    With `leave_out`, a file that cannot be read is left out; it is told. `exercise` allows returns of invented States,
    and no others.
    """
    found = _Found()
    with Workers() as workers:
        for file in shown(files):
            try:
                found.returns.append(_one(file, catalogue, workers))
            except Unreadable as error:
                found.problems.append(str(error))
    if found.problems and not leave_out:
        raise NotAnalysable(
            "\n".join(
                (*found.problems, "A figure that lacks these returns would be wrong. Mend them, or add --leave-out.")
            )
        )
    if not found.returns:
        raise NotAnalysable("\n".join((*found.problems, "There is no return to count. Name answer files or folders.")))
    _of_one_kind(found.returns, exercise)
    returns, twice = _each_once(found.returns)
    return Collection(returns, tuple(sorted(found.problems)), twice)


def _one(file: Path, catalogue: Catalogue, workers: Workers) -> Taken:
    name = plain_name(str(file))
    if quick := written_in(file, catalogue):
        now = quick.present
        return _taken(name, now.return_, quick.return_.catalogue.version, now.findings, catalogue)
    try:
        found = answer_file(file, catalogue, workers, name)
    except OSError as error:
        raise Unreadable(unopened(file, error)) from None
    told = {each.names["version"] for each in found.findings if each.code in ("other-version", "newer-version")}
    return _taken(name, found.return_, min(told, default=catalogue.head.version), found.findings, catalogue)


def _taken(name: str, return_: Return, version: str, findings: Iterable[Finding], catalogue: Catalogue) -> Taken:
    if version_key(version) > version_key(catalogue.head.version):
        ours = catalogue.head.version
        raise Unreadable(f"{name} is of version {version}, newer than the checklists ({ours}). Update the checklists.")
    about = return_.respondent
    if about.state is None or about.year is None:
        lacking = "State" if about.state is None else "year"
        raise Unreadable(f"{name} does not say of which {lacking} it is. Fill it in, and read the form again.")
    codes = [each.code for each in findings]
    return Taken(
        name,
        return_,
        version,
        digest(return_),
        moved=sum(code in _MOVED for code in codes),
        again=sum(code in _AGAIN for code in codes),
        kept=sum(code in _KEPT for code in codes),
        unclear=sum(each.level == "not-understood" for each in findings),
    )


def _of_one_kind(returns: Sequence[Taken], exercise: bool) -> None:
    invented = sorted(each.file for each in returns if each.return_.respondent.exercise)
    real = sorted(each.file for each in returns if not each.return_.respondent.exercise)
    if invented and real:
        raise NotAnalysable(
            f"{invented[0]} is an exercise and {real[0]} is not. Exercises are never counted with real returns. Leave "
            f"out the exercises ({len(invented)}): {', '.join(invented)}."
        )
    if invented and not exercise:
        raise NotAnalysable(
            "All these returns are exercises: the States are invented. To analyse them for training, add --exercise. "
            "Every output will say so."
        )
    if real and exercise:
        raise NotAnalysable(f"With --exercise, only exercises are counted. {real[0]} is a real return: leave it out.")


def _each_once(returns: Iterable[Taken]) -> tuple[tuple[Taken, ...], tuple[str, ...]]:
    """Return the returns in order, the same one counted once; raises NotAnalysable when two differ."""
    kept: dict[tuple[str, int], Taken] = {}
    twice, problems = [], []
    for each in sorted(returns, key=lambda taken: (taken.state, taken.year, taken.file)):
        first = kept.setdefault((each.state, each.year), each)
        if first is each:
            continue
        if first.digest == each.digest:
            twice.append(each.file)
        else:
            problems.append(
                f"{first.file} and {each.file} are two different returns of {each.state} for {each.year}. If they are "
                "parts, bring them together with `assessbook merge`; if one is older, leave it out."
            )
    if problems:
        raise NotAnalysable("\n".join(problems))
    return tuple(kept.values()), tuple(twice)
