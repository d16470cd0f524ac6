"""The JSON Schemas beside the checklists are those of the model, and they tell good files from bad."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from assessbook.catalogue.marked import parse
from assessbook.catalogue.schema import schemas
from assessbook.returns.exercises import exercise_schema

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "checklists" / "schema"
KINDS = [
    *(p for p in sorted((ROOT / "checklists").glob("*.yaml"))),
    *sorted((ROOT / "checklists/frameworks").glob("*.yaml")),
    *sorted((ROOT / "checklists/exercises").glob("*.yaml")),
]


def kind_of(path: Path) -> str:
    if path.parent.name in ("frameworks", "exercises"):
        return path.parent.name.removesuffix("s")
    return (
        path.stem
        if path.stem in ("catalogue", "sources", "states", "ledger", "changes", "contradictions")
        else "checklist"
    )


def as_editor_reads(value: Any) -> Any:
    """Return the values as a YAML editor types them: digits are numbers there."""
    if isinstance(value, dict):
        return {key: as_editor_reads(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [as_editor_reads(inner) for inner in value]
    return int(value) if isinstance(value, str) and value.isdigit() and len(value) <= 4 else value


def test_the_published_schemas_are_up_to_date() -> None:
    assert {path.name: path.read_text("utf-8") for path in PUBLISHED.glob("*.json")} == dict(
        (*schemas(), exercise_schema())
    ), "run `make schema`"


@pytest.mark.parametrize("path", KINDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_the_project_keeps_to_its_schema(path: Path) -> None:
    validator = jsonschema_rs.Draft202012Validator(
        json.loads(dict((*schemas(), exercise_schema()))[f"{kind_of(path)}.json"])
    )
    tree, _ = parse(path.read_text("utf-8"), str(path))
    assert [f"{list(e.instance_path)}: {e.message[:200]}" for e in validator.iter_errors(as_editor_reads(tree))] == []


def test_an_unknown_key_is_underlined(garden) -> None:
    text = (garden() / "beds.yaml").read_text("utf-8").replace("strength: should", "strenght: should", 1)
    validator = jsonschema_rs.Draft202012Validator(json.loads(dict(schemas())["checklist.json"]))
    errors = [e.message for e in validator.iter_errors(as_editor_reads(parse(text, "beds.yaml")[0]))]
    assert any("strenght" in message for message in errors)
