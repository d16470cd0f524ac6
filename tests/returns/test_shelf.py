"""Answers that are laid aside while parts are merged: they are the same answers, and they need no memory."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.returns.conflicts import conflicts
from assessbook.returns.merge import merged
from assessbook.returns.model import Answer, Return
from assessbook.returns.record import canonical
from assessbook.returns.shelf import Shelf

from .several_parts import reference
from .strategies import returns


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_answer_comes_back_as_it_was(data: st.DataObject, orchard: Catalogue) -> None:
    parts = data.draw(st.lists(returns(orchard), min_size=1, max_size=4))
    with Shelf() as shelf:
        kept = [shelf.keep(part) for part in parts]
        assert kept == parts
        assert list(map(canonical, kept)) == list(map(canonical, parts))
        for one, other in zip(kept, parts, strict=True):
            assert (set(one.answers), len(one.answers)) == (set(other.answers), len(other.answers))
            assert not {"x9x9x", *orchard.items} - set(other.answers) & set(one.answers)
            with pytest.raises(KeyError):
                one.answers["x9x9x"]


NOTE = "Nobody has counted them yet. " * 200
ITEMS = ("b2c3d", "c3d4f", "d4f5g", "f5g6h", "g6h7j", "h7j8k", "k9m2n", "m2n3p", "n3p4q", "p4q5r", "s7t8v")


def part(number: int, catalogue: Catalogue) -> Return:
    """Return a part whose texts are its own, in the memory of the computer, though all parts say the same in them."""
    answers = {item: Answer(note="".join(NOTE)) for item in ITEMS}
    answers["b2c3d"] = replace(answers["b2c3d"], value=("yes", "no")[number % 2])
    return Return(catalogue=reference(catalogue), answers=answers)


def test_parts_are_merged_without_being_held(orchard: Catalogue) -> None:
    names = [f"{number:03}.json" for number in range(200)]
    plain = merged([(name, part(number, orchard)) for number, name in enumerate(names)], orchard)
    tracemalloc.start()
    try:
        with Shelf() as shelf:
            found = merged([(name, shelf.keep(part(number, orchard))) for number, name in enumerate(names)], orchard)
            (open_,) = conflicts(found.settled, orchard)
            peak = tracemalloc.get_traced_memory()[1]
            assert canonical(found.return_) == canonical(plain.return_)
            assert found.settled == plain.settled
    finally:
        tracemalloc.stop()
    assert [len(side.pasts) for side in open_.sides] == [100, 100]
    assert peak < len(names) * len(ITEMS) * len(NOTE) / 4, "the notes of all parts were held"
