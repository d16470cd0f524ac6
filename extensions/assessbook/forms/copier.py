"""Write a form that holds what came out of a stranger's file, in a process of its own, under limits as when it is read.

Hostile text can make a layout take very long, or much memory; then the answers are there, and the copy is not.
"""

from __future__ import annotations

import pickle
from dataclasses import replace

from .form import Form
from .reading import Unreadable
from .registry import Unwritable, carriers
from .worker import Worker, main

SECONDS = 60.0
"""The PDF form of all questions takes about 10 seconds; the other formats one."""
MEMORY = 400_000_000


class Copier(Worker):
    """The process that writes. Use it in a `with` statement; it is started when the first form is written."""

    module = __name__

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        super().__init__(seconds, memory)

    def write(self, carrier: str, form: Form) -> bytes | None:
        """Return a form in a format; None when it cannot be written, or not within the limits."""
        try:
            return self.exchange(pickle.dumps((carrier, replace(form, spoken=None)))) or None
        except Unreadable:
            return None


def written(request: bytes) -> bytes:
    """Return the form that is asked for; nothing when it cannot be written. The request comes from our own program."""
    carrier, form = pickle.loads(request)
    try:
        return carriers()[carrier].write(form)
    except (Unwritable, MemoryError):
        return b""


if __name__ == "__main__":
    main(written)
