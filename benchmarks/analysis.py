"""Analysis of returns: of 110 States over ten years, and of a million returns in a collection."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

from assessbook.catalogue.answers import ScaleAnswer
from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.returns.model import Answer, CatalogueRef, Respondent, Return
from assessbook.returns.record import canonical

from . import catalogue as made_up
from .checks import OWN
from .measure import Run, run
from .progress import tell
from .sentences import reason

STATES, YEARS = 110, range(2017, 2027)
ITEMS = 60
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Pacific")
COUNTS_AS = ("yes", "partly", "planned", "no", "not_applicable", "unknown", "blank", "withheld", "excluded")
FATES = (None, "done", "slipped", "dropped", "open", "unclear")


def measure(folder: Path, most: int) -> dict[str, Run]:
    """Return what the analyses cost, by name; the largest collection has `most` returns, another one a quarter."""
    shutil.rmtree(folder, ignore_errors=True)
    found = {}
    tell("writing the answer files of 110 States over ten years")
    run(sys.executable, "-m", "benchmarks.analysis", "files", folder / "files")
    found["110 States over ten years, from answer files"] = _analysis(folder, folder / "files", OWN)
    for count in (most // 4, most):
        tell(f"writing a collection of {count:,} returns")
        run(sys.executable, "-m", "benchmarks.analysis", "collection", folder / str(count), str(count))
        tell(f"analysing {count:,} returns")
        source = folder / str(count)
        found[f"{count:,} returns of {ITEMS} questions, from a collection"] = _analysis(
            folder, source / "collection", source / "checklists"
        )
    return found


def _analysis(folder: Path, source: Path, checklists: Path) -> Run:
    return run(sys.executable, "-m", "assessbook", "analyse", source, "-o", folder / "out", "--catalogue", checklists)


def write_files(folder: Path) -> None:
    """Write the answer files of many States over ten years, all questions answered otherwise each time."""
    catalogue = load(OWN).catalogue
    assert catalogue is not None
    folder.mkdir(parents=True)
    for number in range(STATES):
        state = chr(65 + number // 26) + chr(65 + number % 26)
        for year in YEARS:
            made = _return(catalogue, state, year, Random(f"{state} {year}"))
            (folder / f"{state}-{year}.json").write_bytes(canonical(made))


def _return(catalogue: Catalogue, state: str, year: int, random: Random) -> Return:
    answers = {}
    for id, placed in catalogue.items.items():
        if isinstance(placed.item.answer, ScaleAnswer) and random.random() < 0.9:
            value = random.choice([option.code for option in catalogue.options(placed.item.answer)])
            if value == "not-applicable" and placed.item.not_applicable == "never":
                value = "no"
            due = f"{year + random.randrange(3)}-06" if value == "planned" else None
            answers[id] = Answer(
                value=value, note=reason(random), due=due, owner="Field Group" if due else None, sensitivity="public"
            )
    profile = {question.id: random.choice(question.options).code for question in catalogue.head.profile}
    ref = CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash)
    return Return(catalogue=ref, respondent=Respondent(state=state, year=year), profile=profile, answers=answers)


def write_collection(folder: Path, count: int) -> None:
    """Write a collection of `count` returns of ten years, piece by piece, and the checklists that it belongs to."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    from assessbook.reports.analysis import store
    from assessbook.reports.analysis.counts import About

    made_up.write(folder / "checklists", ITEMS)
    catalogue = load(folder / "checklists").catalogue
    assert catalogue is not None
    random = np.random.default_rng(1)
    collection = folder / "collection"
    numbers = np.arange(count, dtype="int32")
    respondents = numbers // len(YEARS)
    returns: dict[str, Any] = {
        "return": numbers,
        "respondent": [f"Programme {n}" for n in respondents],
        "year": (numbers % len(YEARS) + YEARS[0]).astype("int16"),
        "region": [REGIONS[n % len(REGIONS)] for n in respondents],
        "version": [catalogue.head.version] * count,
    }
    nothing: dict[str, dict[str, Any]] = {
        "answers": {name: [] for name in store.ANSWERS.names},
        "chosen": {name: [] for name in store.CHOSEN.names},
    }
    about = About("public", exercise=False)
    store.put(collection, {"returns": returns, **nothing}, about, catalogue)
    ids = [id for id, placed in catalogue.items.items() if not placed.item.retired]
    schema = store.ANSWERS.with_metadata(store.metadata(about, catalogue))
    with pq.ParquetWriter(collection / "answers.parquet", schema, compression="zstd") as file:
        for piece in np.array_split(numbers, max(1, count // 20_000)):
            size = len(piece) * len(ids)
            columns = {
                "return": pa.array(np.repeat(piece, len(ids))),
                "item": _words(np.tile(np.arange(len(ids), dtype="int16"), len(piece)), ids),
                "counts_as": _words(random.integers(0, len(COUNTS_AS), size, dtype="int16"), COUNTS_AS),
                "fate": _words(np.maximum(random.integers(-35, 6, size, dtype="int16"), 0), FATES),
                "unchecked": pa.array(random.random(size) < 0.05),
            }
            file.write_table(pa.Table.from_arrays([columns[name] for name in schema.names], schema=schema))


def _words(codes: Any, words: Any) -> Any:
    import pyarrow as pa

    if words[0] is None:
        return pa.DictionaryArray.from_arrays(pa.array(codes - 1, mask=codes == 0), pa.array(words[1:]))
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(words))


if __name__ == "__main__":
    if sys.argv[1] == "files":
        write_files(Path(sys.argv[2]))
    else:
        write_collection(Path(sys.argv[2]), int(sys.argv[3]))
