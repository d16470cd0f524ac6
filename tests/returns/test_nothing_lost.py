"""Properties that hold for every file: nothing is lost, and reading an answer file again changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file
from assessbook.forms.form import Form
from assessbook.forms.reading import Entry, Stray
from assessbook.returns.interpret import interpret
from assessbook.returns.receipt import receipt
from assessbook.returns.receipt_text import plain
from assessbook.returns.record import canonical, entries, record
from assessbook.returns.schema import return_schema
from assessbook.returns.texts import is_blank, printable, storable

from . import strategies
from .readings import filled, read_back

ROOT = Path(__file__).parents[2]
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)


@pytest.fixture(scope="session")
def validator(orchard: Catalogue) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(return_schema(orchard)), validate_formats=True)


@pytest.fixture(scope="session")
def project() -> Catalogue:
    """The checklists of this project."""
    found = load(ROOT / "checklists").catalogue
    assert found is not None
    return found


@relaxed
@given(data=st.data())
def test_a_return_written_and_read_is_the_same_byte_for_byte(
    orchard: Catalogue, validator: jsonschema_rs.Draft202012Validator, data: st.DataObject
) -> None:
    return_ = data.draw(strategies.returns(orchard))
    written = canonical(return_)
    assert [error.message for error in validator.iter_errors(json.loads(written))] == []
    found = read_back(written, orchard)
    assert (found.return_, found.changes) == (return_, ())
    assert canonical(found.return_) == written


@settings(relaxed, max_examples=15)
@given(data=st.data())
def test_the_projects_own_catalogue_goes_there_and_back(project: Catalogue, data: st.DataObject) -> None:
    return_ = data.draw(strategies.returns(project))
    written = json_file.write(Form(project, entries=entries(return_), carried=tuple(record(return_.carried))))
    assert read_back(written, project).return_ == return_
    assert canonical(return_) == written


@relaxed
@given(data=st.data())
def test_the_json_carrier_writes_a_form_filled_beforehand_as_the_answer_file(
    orchard: Catalogue, data: st.DataObject
) -> None:
    return_ = data.draw(strategies.returns(orchard))
    form = Form(orchard, entries=entries(return_), carried=tuple(record(return_.carried)))
    assert json_file.write(form) == canonical(return_)


@relaxed
@given(data=st.data())
def test_whatever_stands_in_a_file_every_entry_is_read_or_carried(
    orchard: Catalogue, validator: jsonschema_rs.Draft202012Validator, data: st.DataObject
) -> None:
    given_entries = data.draw(st.lists(strategies.entries(orchard), max_size=12))
    strays = data.draw(st.lists(st.builds(Stray, st.text(st.characters()), st.text(max_size=5), st.text()), max_size=2))
    reading = filled(orchard, *given_entries, strays=tuple(strays))
    found = interpret(reading, orchard)
    tally = found.tally
    assert tally.found == tally.read + tally.repeated + tally.carried
    kept = {*_texts(record(found.return_)), *(change.old for change in found.changes)}
    for entry in given_entries:
        assert _is_kept(entry, kept), entry
    written = canonical(found.return_)
    assert [error.message for error in validator.iter_errors(json.loads(written))] == []
    assert canonical(read_back(written, orchard).return_) == written
    assert plain(receipt("any", reading, found, orchard), orchard, "any.json").encode()


def _texts(value: object) -> set[str]:
    match value:
        case dict():
            return {text for inner in value.values() for text in _texts(inner)} | set(map(str, value))
        case list():
            return {text for inner in value for text in _texts(inner)}
        case bool():
            return {str(value).upper()}
    return {str(value)}


def _is_kept(entry: Entry, kept: set[str]) -> bool:
    """Tell whether a text stands in the answer file, is told as changed, is blank, or was chosen as the form shows it.

    That numbers, dates and ticks are not lost is shown by the count.
    """
    if not isinstance(entry.value, str) or is_blank(entry.value):
        return True
    shown_by_the_form = {"Yes", "Planned"}
    return bool({entry.value, storable(entry.value), printable(entry.value)} & (kept | shown_by_the_form))
