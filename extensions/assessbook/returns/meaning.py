"""What a value was understood to be, or why it was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Meant(Generic[T]):
    """A value understood; `steps` names what was changed on the way, in order (see wording.STEPS)."""

    value: T
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """A value not understood: the code of the finding (see wording.FINDINGS) and what its sentence names."""

    why: str
    names: Mapping[str, str] = field(default_factory=dict)
