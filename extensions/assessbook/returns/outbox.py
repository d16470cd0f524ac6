"""The folder that answer files and receipts go to: no file takes the place of another file's answers.

The last line of each receipt tells which file it is of. A file that is read again replaces its own answers; another
file with the same name gets a name of its own.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ..forms.issue import replace_if_changed

ANSWERS = ".json"
RECEIPT = ".receipt.txt"
_MARK = "assessbook-receipt/1"
_LONGEST = 180


@dataclass
class Outbox:
    """One folder while files are read into it. Names are compared in small letters, as some file systems do."""

    directory: Path
    _owners: dict[str, str] = field(default_factory=dict)
    """Names by the input they belong to."""
    _taken: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in sorted(self.directory.iterdir()) if self.directory.is_dir() else ():
            for suffix in (ANSWERS, RECEIPT):
                if path.name.endswith(suffix):
                    self._taken.add(path.name.removesuffix(suffix).casefold())
            if path.name.endswith(RECEIPT) and (owner := _owner(path)):
                self._owners.setdefault(owner, path.name.removesuffix(RECEIPT))

    def name(self, file: Path) -> str:
        """Return the name, without ending, of what is written for `file`: its own, or with a number: `form-2`."""
        owner = self._input(file)
        if owner not in self._owners:
            self._owners[owner] = self._free(stem(file))
        return self._owners[owner]

    def answers(self, file: Path) -> Path:
        """Return the path of the answer file for `file`."""
        return self.directory / (self.name(file) + ANSWERS)

    def receipt(self, file: Path) -> Path:
        """Return the path of the receipt for `file`."""
        return self.directory / (self.name(file) + RECEIPT)

    def beside(self, file: Path, suffix: str, data: bytes) -> Path:
        """Write a clean copy of a form beside the receipt of `file`, and return its path; raises OSError.

        A copy that stands there already may have been filled in since: another one gets a number.
        """
        number = 1
        while True:
            ending = f".repaired{'' if number == 1 else f'-{number}'}{suffix}"
            path = self.directory / (self.name(file) + ending)
            if not path.exists() or (path.is_file() and path.read_bytes() == data):
                replace_if_changed(path, data)
                return path
            number += 1

    def put(self, file: Path, data: bytes, answers: bytes | None, receipt: str) -> None:
        """Write the answers, if there are any, and then the receipt of `file`, which holds `data`; raises OSError."""
        if answers is not None:
            replace_if_changed(self.answers(file), answers)
        digest = hashlib.sha256(data).hexdigest()
        last = f"\n{_MARK} sha256:{digest} {self._input(file)}\n"
        replace_if_changed(self.receipt(file), (receipt + last).encode())

    def _free(self, stem: str) -> str:
        key = stem.casefold()
        for number in range(self._next.get(key, 1), len(self._taken) + 3):
            name = stem if number == 1 else f"{stem}-{number}"
            if name.casefold() not in self._taken:
                break
        self._next[key] = number + 1
        self._taken.add(name.casefold())
        return name

    def _input(self, file: Path) -> str:
        """Return where `file` lies as seen from the folder, in one line of plain signs."""
        path = str(file.resolve())
        with suppress(ValueError):  # on Windows, another drive
            path = os.path.relpath(path, self.directory.resolve())
        return plain_name(path.replace(os.sep, "/"))


def stem(file: Path) -> str:
    """Return the name of a file without its ending, fit to name another file."""
    name = "".join(sign if sign.isprintable() else "_" for sign in file.stem)
    while len(name.encode()) > _LONGEST:
        name = name[:-1]
    return name


def plain_name(name: str) -> str:
    """Return a file name in one line of signs that can be printed anywhere."""
    return name if name.isprintable() else ascii(name)[1:-1]


def _owner(receipt: Path) -> str | None:
    try:
        with receipt.open("rb") as file:
            file.seek(max(0, receipt.stat().st_size - 8192))
            last = file.read().decode("utf-8", "ignore").rstrip("\n").rpartition("\n")[2]
    except OSError:
        return None
    mark, _, rest = last.partition(" sha256:")
    return rest.partition(" ")[2] if mark == _MARK else None
