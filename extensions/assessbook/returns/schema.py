"""The published JSON Schema of the answer file: one for each version of a catalogue (design §4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from ..catalogue.answers import (
    NUMBER_STATES,
    ChoiceAnswer,
    DateAnswer,
    NumberAnswer,
    ScaleAnswer,
    SeveralAnswer,
    ShareAnswer,
    TableAnswer,
    parts,
)
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue
from ..catalogue.schema import DIALECT
from .model import DAY, FORMAT, Return

_Schema = dict[str, Any]


def schema_name(catalogue: Catalogue) -> str:
    """Return the name of the schema's file: `return-1.0.0.json`."""
    return f"return-{catalogue.head.version}.json"


def return_schema(catalogue: Catalogue) -> str:
    """Return the JSON Schema of an answer file of this version: the model, with every item id and its value's shape."""
    head = catalogue.head
    schema = _given(TypeAdapter(Return).json_schema())
    schema["properties"] = {
        "format": {"const": FORMAT},
        **schema["properties"],
        "profile": _closed({q.id: {"title": q.ask, "enum": [o.code for o in q.options]} for q in head.profile}),
        "answers": _closed({id: _item(placed.item, catalogue) for id, placed in _asked(catalogue).items()}),
    }
    schema["required"] = ["format", "catalogue", "respondent", "profile", "answers", "evidence", "carried"]
    schema["properties"]["evidence"]["additionalProperties"] = False
    reference = schema["$defs"]["CatalogueRef"]["properties"]
    reference["id"] = {"const": head.id}
    reference["version"] = {"const": head.version}
    start = {"$schema": DIALECT, "$id": f"urn:assessbook:return:{head.id}:{head.version}"}
    title = {"title": f"Answer file: {head.title}, version {head.version}"}
    return json.dumps({**start, **schema, **title}, indent=2, ensure_ascii=False) + "\n"


def _asked(catalogue: Catalogue) -> Mapping[str, Any]:
    return {id: placed for id, placed in catalogue.items.items() if not placed.item.retired}


def _item(item: Item, catalogue: Catalogue) -> _Schema:
    shape: _Schema = {"value": _value(item, catalogue)}
    if not isinstance(item.answer, ScaleAnswer):
        shape |= {"due": False, "owner": False}
    return {"title": item.ask, "$ref": "#/$defs/Answer", "properties": shape}


def _value(item: Item, catalogue: Catalogue) -> _Schema:
    answer = item.answer
    codes = ["/".join(code) for code in parts(answer, catalogue.breakdown)]
    match answer:
        case ScaleAnswer() | ChoiceAnswer():
            states = [option.code for option in catalogue.options(answer)]
            never = isinstance(answer, ScaleAnswer) and item.not_applicable == "never"
            return {"enum": [code for code in states if not (never and code == "not-applicable")]}
        case NumberAnswer(whole=whole, least=least, most=most):
            return _number(whole, least, most)
        case ShareAnswer() | TableAnswer():
            return {**_closed({code: _number(True, 0, None) for code in codes}), "minProperties": 1}
        case SeveralAnswer():
            return {"type": "array", "items": {"enum": codes}, "uniqueItems": True, "minItems": 1}
        case DateAnswer():
            return {"type": "string", "pattern": DAY}
    return {"type": "string", "minLength": 1}


def _number(whole: bool, least: int | None, most: int | None) -> _Schema:
    limits = {"minimum": least, "maximum": most}
    shape = {"type": "integer" if whole else "number", **{k: v for k, v in limits.items() if v is not None}}
    return {"anyOf": [shape, {"enum": list(NUMBER_STATES)}]}


def _closed(properties: _Schema) -> _Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _given(schema: Any) -> Any:
    """Return the schema without null: what is not given is left out of the file."""
    if isinstance(schema, list):
        return [_given(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _given(part) for name, part in schema.items() if name != "default"}
    if len(kept.get("anyOf", ())) == 1:
        return {**kept.pop("anyOf")[0], **kept}
    return kept
