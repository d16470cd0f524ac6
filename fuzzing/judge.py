"""What became of one changed file, and whether that is well.

An unlisted loss is one of two things. A word of an answer that another program still shows in the changed file stands
neither in the answer file nor in the receipt. Or a question that the form asked is, in the receipt, neither answered
nor open nor missing nor said not to apply. A file that is refused loses nothing: it is sent again.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Literal, NoReturn

from assessbook.catalogue.model import Catalogue
from assessbook.forms import worker as reading_process
from assessbook.forms.reading import Reading, Unreadable
from assessbook.forms.worker import Worker
from assessbook.returns.interpret import interpret
from assessbook.returns.receipt import in_file, receipt
from assessbook.returns.receipt_text import plain
from assessbook.returns.record import canonical

from .seen import WORD, seen

Outcome = Literal["read", "refused", "broken", "hung", "too-much", "slow", "error", "loss"]
FINDINGS: tuple[Outcome, ...] = ("broken", "hung", "error", "loss")
"""What must not happen. `broken`: the reading process died, or met an exception that no reader foresees; `error`: the
same in the process that makes the return. `slow` is none of them: the file was stopped by the time limit, as it should
be, and is done when it gets longer; `hung` is not done even then."""

SECONDS, LONGER = 10, 60


@dataclass(frozen=True)
class Verdict:
    """What became of a file; `why` tells of a finding, or holds the refusal."""

    outcome: Outcome
    why: str = ""


def judge(kind: str, data: bytes, catalogue: Catalogue, worker: Worker) -> Verdict:
    """Read a changed file as `assessbook read` does, and return what became of it."""
    try:
        found = worker.read_all(data)
    except Unreadable as refused:
        verdict = _refusal(str(refused))
        return Verdict("slow", "the time limit") if verdict.outcome == "hung" and _ends(data) else verdict
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(SECONDS)
    try:
        told = "\n".join(text for reading in found for text in _told(reading, catalogue))
        open_ = [id for reading in found for id in _untold(reading, catalogue)]
    except Unreadable as refused:
        return _refusal(str(refused))
    except TimeoutError:
        return Verdict("hung", "making the return")
    except Exception as error:
        return Verdict("error", repr(error)[:300])
    finally:
        signal.alarm(0)
    lost = seen(kind, data) - set(WORD.findall(told))
    if lost or open_:
        return Verdict("loss", ", ".join(sorted(lost)) + (f"; not told of: {', '.join(open_)}" if open_ else ""))
    return Verdict("read")


def _refusal(why: str) -> Verdict:
    known: tuple[tuple[str, Outcome], ...] = (
        (str(reading_process._BROKEN), "broken"),
        ("Reading this file was stopped", "hung"),
        (str(reading_process._TOO_MUCH), "too-much"),
    )
    return Verdict(next((outcome for start, outcome in known if why.startswith(start)), "refused"), why)


def _ends(data: bytes) -> bool:
    """Tell whether reading ends when it gets more time."""
    with Worker(LONGER) as patient:
        try:
            patient.read_all(data)
        except Unreadable as refused:
            return _refusal(str(refused)).outcome != "hung"
    return True


def _told(reading: Reading, catalogue: Catalogue) -> Iterator[str]:
    """Yield the answer file and the receipt."""
    found = interpret(reading, catalogue)
    yield canonical(found.return_).decode()
    yield plain(receipt("form", reading, found, catalogue), catalogue, "form.json")


def _untold(reading: Reading, catalogue: Catalogue) -> Iterator[str]:
    """Yield the questions of which the receipt says nothing, though it knows what the form asked."""
    found = interpret(reading, catalogue)
    told = receipt("form", reading, found, catalogue)
    standing = {placed.item.id for placed in in_file(reading, catalogue)}
    known = {*told.answered, *told.missing, *standing}
    issued = reading.origin.issued if reading.origin else None
    yield from (id for id in sorted(issued or ()) if id in catalogue.items and id not in known)


def _late(signal_: int, frame: FrameType | None) -> NoReturn:
    raise TimeoutError
