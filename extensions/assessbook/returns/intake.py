"""Take filled files in: each return becomes an answer file and a receipt, or a refusal in one plain sentence."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Gettext, Told, said
from ..forms.reading import Reading, Unreadable
from ..forms.words import words
from ..forms.worker import Workers
from .interpret import interpret
from .model import Return
from .opening import contents, unopened, unwritten
from .outbox import Outbox, plain_name
from .receipt import Receipt, as_json, receipt
from .receipt_text import plain, refusal
from .record import canonical
from .repair import repaired
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class Taken:
    """What became of one return. When it was refused, `refused` says why, and there is no receipt as data."""

    file: str
    answer_file: Path | None = None
    receipt_file: Path | None = None
    receipt: Receipt | None = None
    refused: str = ""
    copy: Path | None = None
    """A clean copy of the form, when something in it was repaired."""

    def as_json(self, gettext: Gettext = str) -> Mapping[str, Any]:
        """Return the outcome for programs."""
        if self.receipt is None:
            return {"file": self.file, "status": "refused", "why": said(self.refused, gettext)}
        copy = {"repaired": str(self.copy)} if self.copy else {}
        return {**as_json(self.receipt, gettext), "answer-file": str(self.answer_file), **copy}


_LONGEST = 60
_NO_COPY = Path()
"""In place of the path of a clean copy that could not be made."""

Opened = tuple[bytes, tuple[Reading, ...] | Unreadable | OSError]
"""The bytes of a file, and the returns that it holds or why it cannot be read."""


@dataclass
class Intake:
    """Reads files into the folder of `outbox`."""

    catalogue: Catalogue
    workers: Workers
    outbox: Outbox
    spoken: Callable[[str], Catalogue] | None = None
    """Gives the catalogue in a language, for receipts and clean copies of forms; without it they keep its language."""
    language: str = "en"
    """The language in which a file is refused: what cannot be read does not tell its own."""
    _words: dict[str, Vocabulary] = field(default_factory=dict)

    def take(self, files: Iterable[Path]) -> Iterator[Taken]:
        """Read the files in their order and yield what became of each return; the next ones are opened meanwhile."""
        ahead: deque[tuple[Path, Future[Opened]]] = deque()
        with ThreadPoolExecutor(self.workers.number) as pool:
            for file in files:
                ahead.append((file, pool.submit(self._open, file)))
                if len(ahead) > 2 * self.workers.number:
                    yield from self._settle(*ahead.popleft())
            while ahead:
                yield from self._settle(*ahead.popleft())

    def _open(self, file: Path) -> Opened:
        data = b""
        try:
            data = contents(file)
            return data, self.workers.read_all(data)
        except (OSError, Unreadable) as error:
            return data, error

    def _settle(self, file: Path, opened: Future[Opened]) -> Iterator[Taken]:
        """Write the answer file and receipt of each return in a file; whatever goes wrong is told in the results."""
        data, found = opened.result()
        name = plain_name(file.name or str(file))
        match found:
            case OSError():
                yield Taken(name, refused=unopened(file, found))
            case Unreadable():
                yield self._refuse(file, name, data, found.why)
            case tuple():
                for reading, (path, own) in zip(found, _several(file, name, found), strict=True):
                    yield self._return(path, own, data, reading)

    def _return(self, file: Path, name: str, data: bytes, reading: Reading) -> Taken:
        try:
            return self._write(file, name, data, reading)
        except Unreadable as error:
            return self._refuse(file, name, data, error.why)

    def _write(self, file: Path, name: str, data: bytes, reading: Reading) -> Taken:
        language = reading.origin.language if reading.origin else "en"
        known = self._words.setdefault(language, Vocabulary(self._in(language), language))
        found = interpret(reading, self.catalogue, known)
        told = receipt(name, reading, found, self.catalogue)
        answers = self.outbox.answers(file)
        try:
            copy = self._repaired(file, reading, found.return_, told)
            text = plain(told, self._in(language), answers.name, words(language), None if copy is None else copy.name)
            self.outbox.put(file, data, canonical(found.return_), text)
        except OSError as error:
            return Taken(name, refused=unwritten(name, self.outbox.directory, error))
        made = None if copy == _NO_COPY else copy
        return Taken(name, answers, self.outbox.receipt(file), told, copy=made)

    def _repaired(self, file: Path, reading: Reading, return_: Return, told: Receipt) -> Path | None:
        """Write a clean copy of the form beside its receipt when something in it was repaired."""
        language = reading.origin.language if reading.origin else "en"
        made = repaired(reading, return_, told, self._in(language), self.workers)
        if made is None:
            return None
        return self.outbox.beside(file, *made) if made[1] else _NO_COPY

    def _in(self, language: str) -> Catalogue:
        return self.spoken(language) if self.spoken else self.catalogue

    def _refuse(self, file: Path, name: str, data: bytes, why: str) -> Taken:
        answers = self.outbox.answers(file)
        say = words(self.language)
        text = refusal(name, said(why, say), answers.name if answers.is_file() else None, say)
        try:
            self.outbox.put(file, data, None, text)
        except OSError as error:
            return Taken(
                name, refused=Told("{why} {more}", why=why, more=unwritten(name, self.outbox.directory, error))
            )
        return Taken(name, receipt_file=self.outbox.receipt(file), refused=why)


def _several(file: Path, name: str, found: Sequence[Reading]) -> Iterator[tuple[Path, str]]:
    """Yield what stands for the file and its name for each return in it.

    In a file that may hold several, each keeps its answer file by what its tool calls it, however they are ordered.
    """
    taken: set[str] = set()
    for number, reading in enumerate(found, 1):
        own = re.sub("[^A-Za-z0-9-]", "_", reading.submission)[:_LONGEST]
        own = own if own not in taken else f"{own}_{number}"
        taken.add(own)
        yield (
            (file.with_name(f"{file.name}#{own}"), Told("{name}, submission {number}", name=name, number=number))
            if own
            else (file, name)
        )


def summary(taken: Taken, gettext: Gettext = str) -> str:
    """Return the line that tells what became of one file."""
    told = taken.receipt
    file = said(taken.file, gettext) if isinstance(taken.file, Told) else taken.file
    if told is None:
        return gettext("{file}: not read. {why}").format(file=file, why=said(taken.refused, gettext))
    line = gettext("{file}: {answered} questions answered, {blank} blank; see {answers}.").format(
        file=file, answered=len(told.answered), blank=len(told.blank), answers=taken.answer_file
    )
    look = gettext("Please look at {receipt}.").format(receipt=taken.receipt_file)
    return f"{line} {look}" if told.needs_attention else line
