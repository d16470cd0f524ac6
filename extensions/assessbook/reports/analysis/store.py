"""The collection: what figures are counted from, as four Parquet tables that other programs can read too.

`returns`, `answers`, `chosen` and `questions` are described in the handbook (docs/analysis.md). Nothing in them is
suppressed: a collection is no output for readers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ...catalogue.model import Catalogue
from ..sensitivity import AUDIENCES
from .counts import About
from .rows import ReturnRows
from .taken import NotAnalysable

FORMAT = "assessbook-collection/1"
_KEY = b"assessbook"
_WORD = pa.dictionary(pa.int16(), pa.string())

RETURNS = pa.schema(
    [
        pa.field("return", pa.int32(), nullable=False),
        pa.field("respondent", pa.string(), nullable=False),
        pa.field("year", pa.int16(), nullable=False),
        pa.field("region", pa.string()),
        pa.field("version", pa.string(), nullable=False),
    ]
)
ANSWERS = pa.schema(
    [
        pa.field("return", pa.int32(), nullable=False),
        pa.field("item", _WORD, nullable=False),
        pa.field("counts_as", _WORD, nullable=False),
        pa.field("fate", _WORD),
        pa.field("unchecked", pa.bool_(), nullable=False),
    ]
)
CHOSEN = pa.schema(
    [
        pa.field("return", pa.int32(), nullable=False),
        pa.field("item", _WORD, nullable=False),
        pa.field("option", _WORD, nullable=False),
    ]
)
QUESTIONS = pa.schema(
    [
        pa.field("item", pa.string(), nullable=False),
        pa.field("checklist", pa.string(), nullable=False),
    ]
)
SCHEMAS: Mapping[str, pa.Schema] = {
    "returns": RETURNS,
    "answers": ANSWERS,
    "chosen": CHOSEN,
    "questions": QUESTIONS,
}


def write(
    folder: Path, found: Iterable[ReturnRows], called: Mapping[str, str], regions: Mapping[str, str], about: About,
    catalogue: Catalogue,
) -> None:  # fmt: skip
    """Write the collection of these rows into `folder`; raises OSError."""
    found = tuple(found)
    numbered = tuple(enumerate(found))
    taken = [each.taken for each in found]
    put(
        folder,
        {
            "returns": {
                "return": range(len(found)),
                "respondent": [called[each.state] for each in taken],
                "year": [each.year for each in taken],
                "region": [regions.get(each.state) for each in taken],
                "version": [each.version for each in taken],
            },
            "answers": {
                "return": [n for n, each in numbered for _ in each.answers],
                **{
                    name: [getattr(row, name) for each in found for row in each.answers]
                    for name in ("item", "counts_as", "fate", "unchecked")
                },
            },
            "chosen": {
                "return": [n for n, each in numbered for _ in each.chosen],
                "item": [item for each in found for item, _ in each.chosen],
                "option": [option for each in found for _, option in each.chosen],
            },
        },
        about,
        catalogue,
    )


def put(folder: Path, columns: Mapping[str, Mapping[str, Iterable[Any]]], about: About, catalogue: Catalogue) -> None:
    """Write tables, given as columns by name, with the table of the questions; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = [(id, placed.checklist.id) for id, placed in catalogue.items.items() if not placed.item.retired]
    questions = {"item": [id for id, _ in asked], "checklist": [checklist for _, checklist in asked]}
    told = metadata(about, catalogue)
    for name, values in {**columns, "questions": questions}.items():
        schema = SCHEMAS[name].with_metadata(told)
        arrays = [pa.array(values[field.name], type=field.type) for field in schema]
        pq.write_table(pa.Table.from_arrays(arrays, schema=schema), folder / f"{name}.parquet", compression="zstd")


def metadata(about: About, catalogue: Catalogue) -> dict[bytes, bytes]:
    """Return what each table of a collection says of itself."""
    told = {
        "format": FORMAT,
        "catalogue": catalogue.head.id,
        "version": catalogue.head.version,
        "hash": catalogue.hash,
        "audience": about.audience,
        "exercise": about.exercise,
    }
    return {_KEY: json.dumps(told, sort_keys=True).encode()}


def about(folder: Path, catalogue: Catalogue) -> About:
    """Return what a collection says of itself; raises NotAnalysable when it is not one of this catalogue."""
    told = [_told(folder / f"{name}.parquet", schema) for name, schema in SCHEMAS.items()]
    if any(each != told[0] for each in told):
        raise NotAnalysable(f"The tables in {folder} are not of one collection. Make the collection again.")
    one, head = told[0], catalogue.head
    if one.get("format") != FORMAT or one.get("audience") not in AUDIENCES or not isinstance(one["exercise"], bool):
        raise NotAnalysable(f"The tables in {folder} do not say that they are a collection ({FORMAT}).")
    if (one["catalogue"], one["version"], one["hash"]) != (head.id, head.version, catalogue.hash):
        raise NotAnalysable(
            f"The collection in {folder} is of “{one['catalogue']}” {one['version']}, and the checklists are "
            f"“{head.id}” {head.version}, or other questions. Make it again from the answer files."
        )
    return About(one["audience"], one["exercise"])


def _told(file: Path, schema: pa.Schema) -> dict[str, Any]:
    try:
        found = pq.read_schema(file)
        told = json.loads((found.metadata or {}).get(_KEY, b"{}"))
    except (pa.ArrowException, OSError, ValueError, RecursionError):
        raise NotAnalysable(f"{file} is missing or no Parquet table. Make the collection again.") from None
    plain = [(field.name, _plain(field.type)) for field in found]
    if plain != [(field.name, _plain(field.type)) for field in schema]:
        raise NotAnalysable(f"{file} has other columns than a collection has. The handbook describes them.")
    nothing = dict.fromkeys(("catalogue", "version", "hash", "exercise"))
    return {**nothing, **told} if isinstance(told, dict) else nothing


def _plain(type: pa.DataType) -> pa.DataType:
    return type.value_type if pa.types.is_dictionary(type) else type
