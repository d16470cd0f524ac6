"""What a reading leaves to tell: what was changed, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..catalogue.phrases import Gettext, Told, said
from .texts import in_line, sentence
from .wording import FINDINGS, Level


@dataclass(frozen=True, slots=True)
class Change:
    """One value that stands in the answer file otherwise than in the form. `steps` are names of wording.STEPS."""

    steps: tuple[str, ...]
    place: str
    old: str
    new: str

    def where(self, gettext: Gettext = str) -> str:
        """Return where it stands, in words."""
        return _where(self.place, gettext)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `code` is one of wording.FINDINGS, `item` the id of the question it is about, if any."""

    code: str
    place: str = ""
    text: str = ""
    item: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """How much it matters."""
        return FINDINGS[self.code].level

    def why(self, gettext: Gettext = str) -> str:
        """Return what is wrong, in one or two sentences."""
        return gettext(FINDINGS[self.code].why).format(**self._shown(gettext))

    def advice(self, gettext: Gettext = str) -> str:
        """Return what to do about it; empty when there is nothing to do."""
        return gettext(FINDINGS[self.code].advice).format(**self._shown(gettext))

    def as_json(self, gettext: Gettext = str) -> Mapping[str, str]:
        """Return the finding for programs, its sentences included."""
        told = {"code": self.code, "level": self.level, "place": self.place, "item": self.item, "text": self.text}
        return {**told, "why": self.why(gettext), "advice": self.advice(gettext)}

    def _shown(self, gettext: Gettext) -> Mapping[str, str]:
        names = dict(self.names)
        if self.code in ("stray", "remark"):  # a reader's own words, which are a text of the interface
            names["reason"] = sentence(said(names["reason"], gettext))
        return {name: in_line(said(text, gettext) if isinstance(text, Told) else text) for name, text in names.items()}

    def where(self, gettext: Gettext = str) -> str:
        """Return where it stands, in words."""
        return _where(self.place, gettext)


def _where(place: str, gettext: Gettext) -> str:
    return said(place, gettext) if isinstance(place, Told) else place


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the entries of a file: `found` is the sum of the others, so none is lost."""

    found: int = 0
    read: int = 0
    repeated: int = 0
    """Entries that say the same as one already read."""
    carried: int = 0
