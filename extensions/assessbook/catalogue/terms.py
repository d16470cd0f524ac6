"""The words every other file of the catalogue is built from: ids, references, prose, strictness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StrictBool, StringConstraints

LATER = ConfigDict(defer_build=True)
"""What checks a record is made when the first one is checked: most commands start without."""


class Strict:
    """Base of every catalogue record: unknown keys are errors, YAML keys use hyphens."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(
        **LATER,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a text that translators see; everything else in the YAML is a code."""


ID_LETTERS = "bcdfghjkmnpqrstvwxz"
ID_DIGITS = "23456789"
ITEM_ID = rf"^[{ID_LETTERS}][{ID_DIGITS}][{ID_LETTERS}][{ID_DIGITS}][{ID_LETTERS}]$"
"""Item ids alternate letters and digits: no word, no cell address and no number looks like one (design §3)."""

CODE = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
REFERENCE = r"^[a-z][a-z0-9]*([-.][a-z0-9]+)*$"
PROVISION = r"^[a-z][a-z0-9-]*:[a-z0-9][a-z0-9.-]*$"
VERSION = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$"
AS_OF = r"^\d{4}(-\d{2}(-\d{2})?)?$"

ItemId = Annotated[str, StringConstraints(pattern=ITEM_ID), Field(description="Made by `assessbook mint`.")]
Code = Annotated[str, StringConstraints(pattern=CODE), Field(description="Lower-case words joined by hyphens.")]
Reference = Annotated[
    str,
    StringConstraints(pattern=REFERENCE),
    Field(description="A source, paragraph or demand of sources.yaml."),
]
ProvisionRef = Annotated[
    str,
    StringConstraints(pattern=PROVISION),
    Field(description="framework:provision or plan:provision, for example crpd:art-6."),
]
Version = Annotated[str, StringConstraints(pattern=VERSION), Field(description="A catalogue version: 1.2.0.")]
AsOf = Annotated[
    str,
    StringConstraints(pattern=AS_OF),
    Field(description="Year, year-month or day: 2021-09.", json_schema_extra={"type": ["string", "integer"]}),
]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Translatable()]
Whole = Annotated[int, Field(ge=-(10**9), le=10**9)]
Flag = StrictBool
Link = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]

Confidence = Literal["first-hand", "second-hand", "general-knowledge"]
"""How a fact is known: its primary source was read; a secondary source says so; plain treaty content known to all."""


def version_key(version: str) -> tuple[int, ...]:
    """Order versions as numbers, so that 1.10.0 follows 1.9.0."""
    return tuple(int(part) for part in version.split("."))
