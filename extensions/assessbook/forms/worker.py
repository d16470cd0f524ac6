"""Read a filled file in a process of its own, with a time limit and, where the system has one, a memory limit.

A small file can abort or exhaust a parser, and no program can catch that in itself (design §6). The process is used
again for the next file, and started anew only after it died or was stopped.
"""

from __future__ import annotations

import io
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from queue import LifoQueue
from threading import Event, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from ..catalogue.phrases import Text, Told
from .form import Form
from .reading import Entry, Origin, Reading, Stray, Unreadable
from .registry import readings

if TYPE_CHECKING:
    from .copier import Copier

SECONDS = 10.0
MEMORY = 300_000_000
MAX_ENTRIES = 100_000

_LENGTH = struct.Struct(">Q")
_READY = b"ready"
_SLOW: Text = (
    "Reading this file was stopped after {seconds} seconds; a filled form takes less than one. The file may be "
    "damaged. Copy your answers into a fresh form, and send that."
)
_BROKEN: Text = (
    "This file breaks the program that reads it, so it was not read. It may be damaged. Copy your answers into a fresh "
    "form, and send that."
)
_NOT_STARTED: Text = "The program that reads the files does not start. Install assessbook anew, and try again."
_TOO_MUCH: Text = "The file holds far more than a form does. Copy your answers into a fresh form, and send that."

_SEVERAL: Text = "This file holds {count} returns. Read it with `assessbook read`, which makes an answer file of each."
_FEWER: Text = "The file holds more submissions than can be read at once. Export fewer of them, and send several files."

T = TypeVar("T")


class Worker:
    """The process that reads. Use it in a `with` statement; it is started when the first file is read."""

    module = __name__
    """What the process runs."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def read(self, data: bytes) -> Reading:
        """Return what the file holds; raises Unreadable as `read_all` does, and when it holds several returns."""
        found = self.read_all(data)
        if len(found) > 1:
            raise Unreadable(Told(_SEVERAL, count=len(found)))
        return found[0]

    def read_all(self, data: bytes) -> tuple[Reading, ...]:
        """Return what the file holds, a reading for each return in it.

        Raises Unreadable, with advice, also when reading takes too long or breaks.
        """
        try:
            answer = _loads(self.exchange(data))
        except pickle.UnpicklingError:
            self.stop()
            raise Unreadable(_BROKEN) from None
        if isinstance(answer, tuple):
            return answer
        raise Unreadable(answer)

    def exchange(self, request: bytes) -> bytes:
        """Return what the process answers; raises Unreadable when it takes too long or dies."""
        process = self._running()
        late = Event()
        timer = Timer(self.seconds, _end, (process, late))
        timer.start()
        try:
            _send(process.stdin, request)
            return _receive(process.stdout)
        except (OSError, EOFError):
            self.stop()
            raise Unreadable(Told(_SLOW, seconds=f"{self.seconds:g}") if late.is_set() else _BROKEN) from None
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()
        self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._start()
        assert self._process is not None
        return self._process

    def _start(self) -> None:
        # -P keeps the current folder, which may hold files of strangers, out of the places Python imports from.
        command = [sys.executable, "-P", "-m", self.module, str(self.memory)]
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            _receive(self._process.stdout)
        except (OSError, EOFError):
            self.stop()
            raise Unreadable(_NOT_STARTED) from None


class Workers:
    """As many workers as there are processors, but at most four: files are read side by side, from several threads."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.number = min(4, os.cpu_count() or 1)
        self._all = tuple(Worker(seconds, memory) for _ in range(self.number))
        self._idle: LifoQueue[Worker] = LifoQueue()
        for worker in self._all:
            self._idle.put(worker)
        self._copier: Copier | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._all:
            worker.stop()
        if self._copier:
            self._copier.stop()

    def copy(self, carrier: str, form: Form) -> bytes | None:
        """Return a form in a format, with the answers of a stranger's file in it; None when it cannot be made."""
        from .copier import Copier

        self._copier = self._copier or Copier()
        return self._copier.write(carrier, form)

    def read(self, data: bytes) -> Reading:
        """Return what the file holds, as soon as a worker is free; raises Unreadable as a worker does."""
        return self._free(lambda worker: worker.read(data))

    def read_all(self, data: bytes) -> tuple[Reading, ...]:
        """Return each return that the file holds, as soon as a worker is free; raises Unreadable as a worker does."""
        return self._free(lambda worker: worker.read_all(data))

    def _free(self, read: Callable[[Worker], T]) -> T:
        worker = self._idle.get()
        try:
            return read(worker)
        finally:
            self._idle.put(worker)


def _end(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def serve(requests: BinaryIO, answers: BinaryIO, answer: Callable[[bytes], bytes]) -> None:
    """Answer each request that comes in, until there are no more."""
    _send(answers, _READY)
    while True:
        try:
            request = _receive(requests)
        except EOFError:
            return
        _send(answers, answer(request))


def _read(data: bytes) -> bytes:
    return pickle.dumps(_answer(data))


def _answer(data: bytes) -> tuple[Reading, ...] | str:
    try:
        found = readings(data)
    except Unreadable as error:
        return error.why
    except MemoryError:
        return _TOO_MUCH
    except Exception:
        # A carrier raises Unreadable for what it foresees; anything else comes from a file broken in a way not yet met.
        return _BROKEN
    if sum(len(each.entries) + len(each.strays) + len(each.carried) for each in found) > MAX_ENTRIES:
        return _TOO_MUCH if len(found) == 1 else _FEWER
    return found


def _send(pipe: Any, data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: Any) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def _exactly(pipe: Any, length: int) -> bytes:
    data: bytes = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


class _Plain(pickle.Unpickler):
    """Builds readings and nothing else: the answer comes from a process that has parsed a stranger's file."""

    def find_class(self, module: str, name: str) -> Any:
        for known in (Reading, Entry, Stray, Origin, Told, date, datetime):
            if (known.__module__, known.__name__) == (module, name):
                return known
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a reading")


def _loads(data: bytes) -> Any:
    return _Plain(io.BytesIO(data)).load()


def _limit(memory: int) -> None:
    """Let the process use no more than `memory` bytes, and leave no memory image when it is aborted."""
    if sys.platform == "win32":
        return
    import resource

    for name, value in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_AS, 4 * memory), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            resource.setrlimit(name, (value, value))


def main(answer: Callable[[bytes], bytes] = _read) -> None:
    """Serve standard input and output; whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit(int(sys.argv[1]))
    serve(sys.stdin.buffer, answers, answer)


if __name__ == "__main__":
    main()
