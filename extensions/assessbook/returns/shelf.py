"""Answers laid aside in a file without a name while parts are merged, so that many need no more memory than few."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from io import SEEK_END
from itertools import accumulate
from tempfile import SpooledTemporaryFile
from typing import Self

from .model import Answer, Return

_NAMES = tuple(each.name for each in fields(Answer))
_IN_MEMORY = 1 << 20
"""So many bytes are laid aside before the disk is used: the parts of most returns fit."""


class Shelf:
    """Keeps answers until it is closed. Nobody else can open its file, and it is gone when the program ends."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 closed by `__exit__`
        self.numbers: dict[str, int] = {}
        """The number of each item that any part answers."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def keep(self, part: Return) -> Return:
        """Return the part, and what it was made of, with answers that are read from here each time they are needed."""
        history = tuple(replace(past, answers=self._put(past.answers)) for past in part.history)
        return replace(part, answers=self._put(part.answers), history=history)

    def _put(self, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        for item in answers:
            self.numbers.setdefault(item, len(self.numbers))
        texts = [_text(answers[item]) if item in answers else b"" for item in self.numbers]
        start = self._file.seek(0, SEEK_END)
        self._file.writelines(texts)
        return _Answers(self, start, array("L", accumulate(map(len, texts), initial=0)))

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes from `start` to `end`."""
        self._file.seek(start)
        return self._file.read(end - start)


class _Answers(Mapping[str, Answer]):
    """The answers of one part, by item. `places` tells, by the number of the item, where each begins after `start`."""

    __slots__ = ("_places", "_shelf", "_start")

    def __init__(self, shelf: Shelf, start: int, places: array[int]) -> None:
        self._shelf = shelf
        self._start = start
        self._places = places

    def __getitem__(self, item: str) -> Answer:
        if item not in self:
            raise KeyError(item)
        number = self._shelf.numbers[item]
        return _answer(self._shelf.read(self._start + self._places[number], self._start + self._places[number + 1]))

    def __iter__(self) -> Iterator[str]:
        return (item for item in self._shelf.numbers if item in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, item: object) -> bool:
        number = self._shelf.numbers.get(item, len(self._places)) if isinstance(item, str) else len(self._places)
        return number + 1 < len(self._places) and self._places[number] < self._places[number + 1]


def _text(answer: Answer) -> bytes:
    return json.dumps([getattr(answer, name) for name in _NAMES], separators=(",", ":")).encode()


def _answer(text: bytes) -> Answer:
    given = dict(zip(_NAMES, json.loads(text.decode()), strict=True))
    value = given["value"]
    given["value"] = tuple(value) if isinstance(value, list) else value
    given["evidence"] = tuple(given["evidence"])
    return Answer(**given)
