"""The history of a return goes through every form unseen, and what is damaged in it is kept word for word."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import docx as docx_form
from assessbook.forms import html as html_form
from assessbook.forms import json_file, xlsx
from assessbook.forms.form import Form
from assessbook.forms.issue import replace_by_pieces
from assessbook.returns.interpret import interpret
from assessbook.returns.merge import merged
from assessbook.returns.model import FORMAT, Answer, Return
from assessbook.returns.prefill import continued
from assessbook.returns.record import canonical, in_pieces, record

from .several_parts import parts, reference


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_form_to_go_on_with_gives_the_return_back_with_its_history(orchard: Catalogue, data: st.DataObject) -> None:
    whole = merged(data.draw(parts(orchard)), orchard).return_
    form = continued(Form(orchard), whole)
    read = {
        carrier.ID: interpret(carrier.read(carrier.write(form)), orchard).return_
        for carrier in (xlsx, docx_form, json_file)
    }
    for found in read.values():
        assert (found.history, found.profile, found.evidence) == (whole.history, whole.profile, whole.evidence)
        assert {id: answer.value for id, answer in found.answers.items()} == {
            id: answer.value for id, answer in whole.answers.items()
        }
    assert canonical(read["json"]) == canonical(whole)


@pytest.fixture
def usual_collector() -> Iterator[None]:
    """Waste is collected as often as in a program of its own, not as seldom as in the tests."""
    seldom = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*seldom)


@pytest.mark.usefixtures("usual_collector")
def test_a_long_history_is_written_without_being_held_twice(orchard: Catalogue, tmp_path: Path) -> None:
    part = Return(
        catalogue=reference(orchard), answers={"j8k9m": Answer(value='Two\n  "pumps"\n\\n', note="x" * 5_000)}
    )
    named = [(f"{number:03}.json", replace(part, profile={"pond": "yes"})) for number in range(300)]
    whole = merged(named, orchard).return_
    plain = json.dumps({"format": FORMAT, **record(whole)}, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    file = tmp_path / "whole.json"
    tracemalloc.start()
    try:
        assert replace_by_pieces(file, in_pieces(whole))
        assert not replace_by_pieces(file, in_pieces(whole))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert file.read_text(encoding="utf-8") == plain
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    assert peak < len(plain) / 10, "the file was held whole"


DAMAGED: list[Any] = [
    "text",
    {"kind": "part"},
    {"kind": "king", "catalogue": {"id": "orchard", "version": "1.1.0"}},
    {"kind": "part", "catalogue": {"id": "orchard", "version": "1.1.0"}, "answers": {"b2c3d": {"value": {"a": "b"}}}},
    {
        "kind": "part",
        "catalogue": {"id": "orchard", "version": "1.1.0"},
        "answers": {"b2c3d": {"value": "yes", "x": 1}},
    },
    [[[[]]]],
    None,
]


@pytest.mark.parametrize("record", DAMAGED, ids=str)
def test_a_damaged_record_is_kept_as_text(orchard: Catalogue, record: Any) -> None:
    file = json.loads(json_file.write(Form(orchard)))
    file["history"] = [record]
    found = interpret(json_file.read(json.dumps(file).encode()), orchard)
    assert found.return_.history == ()
    (carried,) = found.return_.carried
    assert json.loads(carried.text) == record
    assert carried.why == "This record of the history is damaged."
    assert [each.code for each in found.findings if each.level == "not-understood"] == ["stray"]
    assert found.tally.found == found.tally.read + found.tally.repeated + found.tally.carried
    assert canonical(interpret(json_file.read(canonical(found.return_)), orchard).return_) == canonical(found.return_)


def test_a_key_that_stands_twice_is_not_guessed(orchard: Catalogue) -> None:
    text = json_file.write(Form(orchard)).decode().rstrip().removesuffix("}")
    twice = '"kind": "last", "kind": "part", "catalogue": {"id": "orchard", "version": "1.1.0"}'
    found = interpret(json_file.read(f'{text}, "history": [{{{twice}}}]}}'.encode()), orchard)
    assert found.return_.history == ()
    assert '"kind": "last", "kind": "part"' in found.return_.carried[0].text


def test_a_file_without_history_says_nothing_of_it(orchard: Catalogue) -> None:
    assert "history" not in json.loads(json_file.write(Form(orchard)))
    assert (
        b"history" not in html_form.write(Form(orchard)).partition(b"assessbook-answers")[2].partition(b"</script")[0]
    )
