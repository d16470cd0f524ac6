"""JSON Schemas of the YAML files, so that editors complete and check while you type (design §3)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from . import load

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FILES: Mapping[str, TypeAdapter[Any]] = {
    "catalogue": load.HEAD,
    "checklist": load.CHECKLIST,
    "framework": load.FRAMEWORK,
    "sources": load.SOURCES,
    "states": load.STATES,
    "ledger": load.LEDGER,
    "changes": load.CHANGES,
    "contradictions": load.CONTRADICTIONS,
}


def schemas() -> Iterator[tuple[str, str]]:
    """Yield (file name, text) of the schema of each kind of YAML file, made from the model."""
    for kind, adapter in FILES.items():
        yield f"{kind}.json", schema_text(kind, adapter)


def schema_text(kind: str, adapter: TypeAdapter[Any]) -> str:
    """Return the schema of one kind of YAML file as text, made from its model."""
    schema = adapter.json_schema(by_alias=True)
    head = {"$schema": DIALECT, "$id": f"urn:assessbook:{kind}:1"}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"
