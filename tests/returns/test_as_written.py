"""An answer file in the canonical form is taken at once, and means what it means when it is read as any file is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms.json_file import read
from assessbook.returns.answer_file import of_version
from assessbook.returns.as_written import as_written
from assessbook.returns.interpret import interpret
from assessbook.returns.model import Answer, CatalogueRef, Past, Respondent, Return
from assessbook.returns.record import canonical

from .strategies import returns
from .two_versions import second_version


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_it_means_the_same_in_one_step_as_in_many(data: st.DataObject, orchard: Catalogue) -> None:
    file = canonical(data.draw(returns(orchard)))
    if found := as_written(file, orchard):
        read_as_any = interpret(read(file), orchard)
        assert found.present.return_ == read_as_any.return_
        if not found.return_.carried:
            assert of_version(read_as_any) == ()


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_so_does_one_of_an_older_version(
    data: st.DataObject, orchard: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> None:
    now = _second(tmp_path_factory)
    file = canonical(data.draw(returns(orchard)))
    if found := as_written(file, now):
        read_as_any = interpret(read(file), now)
        assert found.present.return_ == read_as_any.return_
        codes = {each.code for each in found.present.findings}
        assert codes <= {each.code for each in read_as_any.findings}


_made: list[Catalogue] = []


def _second(factory: pytest.TempPathFactory) -> Catalogue:
    if not _made:
        _made.append(second_version(factory.mktemp("second")))
    return _made[0]


def plain(catalogue: Catalogue) -> Return:
    return Return(
        catalogue=CatalogueRef(id="orchard", version="1.1.0", hash=catalogue.hash),
        respondent=Respondent(state="LA", year=2026),
        profile={"has-pond": "yes"},
        answers={"b2c3d": Answer(value="planned", due="2027-05", note="Soon.\nVery soon.")},
    )


def test_a_plain_file_is_taken_at_once(orchard: Catalogue) -> None:
    found = as_written(canonical(plain(orchard)), orchard)
    assert found is not None and found.return_ == found.present.return_ == plain(orchard)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("answers", "b2c3d", "value"), "perhaps"),
        (("answers", "b2c3d", "value"), "Yes"),
        (("answers", "b2c3d", "due"), "2027-13"),
        (("answers", "b2c3d", "note"), "a\u0000b"),
        (("answers", "b2c3d", "note"), "e\u0301"),
        (("answers", "b2c3d", "colour"), "red"),
        (("answers", "x9x9x"), {"value": "yes"}),
        (("answers", "f5g6h"), {"value": float("nan")}),
        (("answers", "f5g6h"), {"value": 1234567890123456}),
        (("answers", "d4f5g"), {"value": True}),
        (("profile", "has-pond"), "perhaps"),
        (("respondent", "state"), "Laos"),
        (("respondent", "year"), "2026"),
        (("catalogue", "id"), "meadow"),
        (("catalogue", "version"), "9.0.0"),
        (("catalogue", "hash"), "sha256:" + "0" * 64),
        (("format",), "assessbook-return/2"),
        (("extra",), True),
    ],
)
def test_what_needs_a_closer_look_is_left_to_the_reader(place: tuple[str, ...], value: Any, orchard: Catalogue) -> None:
    record = json.loads(canonical(plain(orchard)))
    inner = record
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = value
    file = (json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    assert as_written(file, orchard) is None


def test_neither_are_other_bytes(orchard: Catalogue, tmp_path: Path) -> None:
    good = canonical(plain(orchard))
    twice = good.replace(b'"value": "planned"', b'"value": "yes", "value": "planned"')
    for bad in (
        b"",
        b"[]",
        b"{}",
        good[:-9],
        good + b"x",
        b"\xff" + good,
        b"[" * 100_000,
        twice,
        b"\xef\xbb\xbf" + good,
    ):
        assert as_written(bad, orchard) is None


def test_a_long_file_is_left_to_the_reader_who_watches_memory_and_time(orchard: Catalogue) -> None:
    assert as_written(canonical(plain(orchard)) + b" " * 1_000_000, orchard) is not None
    assert as_written(canonical(plain(orchard)) + b" " * 2_000_000, orchard) is None


def test_an_answer_that_is_said_to_be_unchecked_but_differs_is_left_to_the_reader(orchard: Catalogue) -> None:
    ref = CatalogueRef(id="orchard", version="1.1.0", hash=orchard.hash)
    past = Past(kind="last", catalogue=ref, answers={"b2c3d": Answer(value="no")})
    now = replace(plain(orchard), answers={"b2c3d": Answer(value="yes", confirm="not-checked")}, history=(past,))
    assert as_written(canonical(now), orchard) is None
