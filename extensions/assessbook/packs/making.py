"""Make the files of packs in a folder: what has not changed is left alone, and what is no longer made is removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..forms.issue import replace_if_changed
from .material import Job
from .record import RECORD, Pack, as_record, recorded

_LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "python-pptx")


def make(jobs: Iterable[Job], folder: Path, language: str, processes: int, *, whole: bool) -> tuple[Pack, ...]:
    """Make the files of `jobs` and return them, in order. Raises Unwritable, OSError.

    A file that stands there already, made of the same contents with the same program, is not made again. When the jobs
    are the `whole` of the packs, others that were made before are removed; else they stay.
    """
    wanted, program = list(jobs), _program()
    known = {pack.name: pack for pack in recorded(folder)}
    marks = {job.name: blake2b(f"{program}{job.content}".encode(), digest_size=12).hexdigest() for job in wanted}
    stale = [job for job in wanted if job.name not in known or known[job.name].mark != marks[job.name]]
    sizes = {name: (pack.pages, pack.size) for name, pack in known.items()}
    for job, (data, pages) in zip(stale, _made(stale, processes), strict=True):
        replace_if_changed(folder / job.name, data)
        sizes[job.name] = pages, len(data)
    packs = tuple(
        Pack(
            name=job.name,
            title=job.title,
            group=job.group,
            language=language,
            pages=sizes[job.name][0],
            size=sizes[job.name][1],
            mark=marks[job.name],
        )
        for job in wanted
    )
    others = [pack for pack in known.values() if pack.name not in marks]
    for pack in others if whole else ():
        (folder / pack.name).unlink(missing_ok=True)
    replace_if_changed(folder / RECORD, as_record((*packs, *(() if whole else others))))
    return packs


def _made(jobs: Sequence[Job], processes: int) -> Iterable[tuple[bytes, int]]:
    """Yield the bytes and pages of each job, in order; several processes share the work."""
    if processes < 2 or len(jobs) < 2:
        yield from (job.make(job.content) for job in jobs)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from (running.result() for running in [pool.submit(job.make, job.content) for job in jobs])


def _program() -> str:
    """Return a mark of what turns contents into files; the contents themselves show every other change."""
    digest = blake2b(digest_size=12)
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    package = Path(__file__).parent.parent
    for pattern in ("packs/*press*.py", "packs/static/pack.css", "forms/**/*press.py", "forms/**/*repair.py"):
        for path in sorted(package.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
