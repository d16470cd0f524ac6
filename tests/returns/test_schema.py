"""The published JSON Schema tells an answer file from what is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.returns.schema import return_schema

ROOT = Path(__file__).parents[2]


def good() -> dict[str, Any]:
    return {
        "format": "assessbook-return/1",
        "catalogue": {"id": "orchard", "version": "1.1.0"},
        "respondent": {"state": "LA", "year": 2027, "exercise": False},
        "profile": {"has-pond": "no"},
        "answers": {
            "b2c3d": {"value": "planned", "due": "2027-06", "owner": "Board", "evidence": ["E1"]},
            "d4f5g": {"value": "not-collected"},
            "f5g6h": {"value": 1.5},
            "g6h7j": {"value": {"part": 1, "whole": "withheld"}},
            "h7j8k": {"value": {"women-girls/under-18": 0}},
            "j8k9m": {"value": "text"},
            "k9m2n": {"value": "2026-06"},
            "n3p4q": {"value": "staff"},
            "p4q5r": {"value": ["apples", "figs"]},
            "q5r6s": {"note": "only a note"},
        },
        "evidence": {"E1": {"title": "Log"}},
        "carried": [{"text": "a", "place": "b", "why": "c"}],
    }


def errors(orchard: Catalogue, record: dict[str, Any]) -> list[str]:
    validator = jsonschema_rs.Draft202012Validator(json.loads(return_schema(orchard)))
    return ["/".join(map(str, error.instance_path)) for error in validator.iter_errors(record)]


def test_a_good_answer_file_passes(orchard: Catalogue) -> None:
    assert errors(orchard, good()) == []


def put(*path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        for step in path[:-1]:
            record = record.setdefault(step, {})
        record[path[-1]] = value

    change.__name__ = f"{'/'.join(path)}={value}"
    return change


@pytest.mark.parametrize(
    "change",
    [
        put("format", value="assessbook-return/2"),
        put("catalogue", "version", value="1.0.0"),
        put("respondent", "state", value="Laos"),
        put("respondent", "year", value="2027"),
        put("respondent", "king", value="Arthur"),
        put("profile", "has-pond", value="maybe"),
        put("profile", "has-lake", value="yes"),
        put("answers", "z9z9z", value={"value": "yes"}),
        put("answers", "r6s7t", value={"value": "yes"}),
        put("answers", "b2c3d", "value", value="Yes"),
        put("answers", "b2c3d", "value", value=None),
        put("answers", "b2c3d", "colour", value="green"),
        put("answers", "b2c3d", "note", value=""),
        put("answers", "b2c3d", "due", value="June 2027"),
        put("answers", "b2c3d", "sensitivity", value="secret"),
        put("answers", "c3d4f", "value", value="not-applicable"),
        put("answers", "d4f5g", "value", value=1.5),
        put("answers", "d4f5g", "value", value=-1),
        put("answers", "d4f5g", "value", value=100_001),
        put("answers", "d4f5g", "value", value="12"),
        put("answers", "d4f5g", "due", value="2027-06"),
        put("answers", "g6h7j", "value", value={}),
        put("answers", "g6h7j", "value", "percent", value=50),
        put("answers", "h7j8k", "value", "women-girls", value=1),
        put("answers", "k9m2n", "value", value="06/2026"),
        put("answers", "p4q5r", "value", value=[]),
        put("answers", "p4q5r", "value", value=["figs", "figs"]),
        put("answers", "p4q5r", "value", value=["plums"]),
        put("evidence", "no id", value={"title": "Log"}),
        put("evidence", "E1", "colour", value="green"),
        put("carried", value=[{"text": "a"}]),
        put("more", value=1),
    ],
    ids=lambda change: change.__name__,
)
def test_what_is_no_answer_file_does_not_pass(orchard: Catalogue, change: Callable[[dict[str, Any]], None]) -> None:
    record = good()
    change(record)
    assert errors(orchard, record) != []


@pytest.mark.parametrize("name", sorted(good()))
def test_each_part_of_an_answer_file_is_needed(orchard: Catalogue, name: str) -> None:
    record = good()
    del record[name]
    assert errors(orchard, record) == [""]


def test_the_command_writes_the_schema_of_the_answer_file(orchard_folder: Path, tmp_path: Path) -> None:
    arguments = ["schema", "--answer-file", "--catalogue", str(orchard_folder), "-o", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.output) == (0, f"{tmp_path / 'return-1.1.0.json'}\n")
    schema = json.loads((tmp_path / "return-1.1.0.json").read_text("utf-8"))
    assert schema["$id"] == "urn:assessbook:return:orchard:1.1.0"
    assert schema["title"] == "Answer file: Care of orchards, version 1.1.0"


def test_the_projects_own_catalogue_has_a_valid_schema() -> None:
    catalogue = load(ROOT / "checklists").catalogue
    assert catalogue is not None
    jsonschema_rs.Draft202012Validator(json.loads(return_schema(catalogue)))
    jsonschema_rs.meta.validate(json.loads(return_schema(catalogue)))
