"""Open the files that come back: their bytes, or why there are none, in words."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from ..catalogue.phrases import Text, Told
from ..forms.preflight import MAX_FILE
from ..forms.reading import Unreadable
from ..forms.watch import TOO_LARGE
from .outbox import plain_name

_FULL: Text = "The answers of {name} were not written: the disk of {folder} is full. Make room, and read it again."
_FORBIDDEN: Text = "The answers of {name} were not written: you may not write into {folder}. Choose another with -o."
_UNWRITTEN: Text = "The answers of {name} were not written into {folder} ({why})."


def contents(file: Path) -> bytes:
    """Return the bytes of a file; raises OSError, and Unreadable when it is too large, before it is read whole."""
    status = file.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    if status.st_size > MAX_FILE:
        raise Unreadable(TOO_LARGE)
    with file.open("rb") as stream:
        return stream.read(MAX_FILE + 1)


def unopened(file: Path, error: OSError) -> str:
    """Return why a file cannot be opened, and what to do."""
    name = plain_name(str(file))
    match error:
        case FileNotFoundError():
            return Told("There is no file {name}. Check the name and the folder.", name=name)
        case IsADirectoryError():
            return Told("{name} is a folder. Name the files in it, for example {name}/*.xlsx.", name=name)
        case PermissionError():
            return Told("You have no right to read {name}. Ask its owner for a copy.", name=name)
    return Told("{name} cannot be opened ({why}). Make a copy of it and read that.", name=name, why=_reason(error))


def unwritten(name: str, directory: Path, error: OSError) -> str:
    """Return why the answers of a file cannot be written into a folder, and what to do."""
    folder = plain_name(str(directory))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Told(_FULL, name=name, folder=folder)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Told(_FORBIDDEN, name=name, folder=folder)
    return Told(_UNWRITTEN, name=name, folder=folder, why=_reason(error))


def _reason(error: OSError) -> str:
    """Return what the system says, in its own language."""
    return error.strerror or Told("unknown reason")
