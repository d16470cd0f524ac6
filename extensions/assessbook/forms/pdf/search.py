"""A reader of damaged PDFs that looks for lost objects once.

pypdf looks through the whole file for each object that does not stand where the table says: a damaged table of a few
thousand objects takes minutes. Here the places of all objects are noted in one pass, when the first is missed.
"""

from __future__ import annotations

import io
import re
from functools import cached_property

from pypdf import PdfReader
from pypdf.generic import IndirectObject, PdfObject

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})[\0\t\n\f\r ]+([0-9]{1,5})[\0\t\n\f\r ]+obj")
_BLANKS = b"\0\t\n\f\r "


class Searching(PdfReader):
    """A reader of one file, from its bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        super().__init__(io.BytesIO(data))

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        """Return an object; None when it is nowhere in the file."""
        id, generation = (
            (indirect_reference, 0)
            if isinstance(indirect_reference, int)
            else (indirect_reference.idnum, indirect_reference.generation)
        )
        packed = generation == 0 and id in self.xref_objStm
        if packed or (generation, id) in self.resolved_objects or self._stands(id, generation):
            return super().get_object(indirect_reference)
        if (place := self._places.get((id, generation))) is None:
            return None
        self.xref.setdefault(generation, {})[id] = place
        return super().get_object(indirect_reference)

    def _stands(self, id: int, generation: int) -> bool:
        """Tell whether an object stands where the table of the file says, or is said to be free."""
        place = self.xref.get(generation, {}).get(id)
        if place is None:
            return False
        while place < len(self._data) and self._data[place : place + 1] in _BLANKS:
            place += 1
        found = _OBJECT.match(self._data, place)
        free = self.xref_free_entry.get(generation, {}).get(id, False)
        return bool(free or (found and (int(found[1]), int(found[2])) == (id, generation)))

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        """Where each object begins; of several with one number the last counts, as in a file that was added to."""
        return {(int(found[1]), int(found[2])): found.start() for found in _OBJECT.finditer(self._data)}
