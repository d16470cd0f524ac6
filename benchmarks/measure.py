"""What one command costs: processor time, time on the clock, and memory at its peak.

The command runs under a small launcher, this file, because Linux counts the memory of the process that starts a
command into the command's own peak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command, with all the processes it started."""

    cpu: float
    """Seconds of processor time, in user and system mode."""
    clock: float
    """Seconds on the clock."""
    memory: float
    """Peak of resident memory of the largest process, in MiB."""

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s of processor time, {self.clock:.2f} s on the clock, {self.memory:.0f} MiB"

    def over(self, other: Run) -> Run:
        """Return each figure divided by that of another run."""
        return Run(self.cpu / other.cpu, self.clock / other.clock, self.memory / other.memory)


def run(*command: str | Path, status: tuple[int, ...] = (0,)) -> Run:
    """Run a command and return what it cost.

    Raises RuntimeError, with the command's messages, when it ends with another exit status, or warns.
    """
    launcher = [sys.executable, "-I", "-S", __file__, *map(str, command)]
    done = subprocess.run(launcher, capture_output=True, text=True, check=False)
    if done.returncode not in status or done.stderr:
        raise RuntimeError(f"{' '.join(map(str, command[:12]))}\n{done.stderr[:2000]}")
    return Run(**json.loads(done.stdout))


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    return Run(median(r.cpu for r in runs), median(r.clock for r in runs), median(r.memory for r in runs))


def _launch(command: list[str]) -> int:
    with TemporaryFile() as silent:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=silent)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    print(json.dumps(asdict(Run(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / unit))))
    return process.returncode


if __name__ == "__main__":
    sys.exit(_launch(sys.argv[1:]))
