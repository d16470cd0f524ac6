"""The scripts follow the same rules as the program: conditions, cleaning of texts, the bytes of the answer file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic import TypeAdapter

from assessbook.catalogue.conditions import Condition, holds
from assessbook.forms.html.script import script
from assessbook.forms.json_file import dump
from assessbook.returns.texts import cleaned, is_blank

RULES = script(
    "values",
    "canonical",
    "conditions",
    call="""window.rules = {
        holds: ([condition, answers]) => holds(condition, (name) => answers[name] || ""),
        deciding: ([condition, answers]) => deciding(condition, (name) => answers[name] || ""),
        cleaned,
        dump,
        again: (record) => dump(recordOf(fieldsOf(record), record.catalogue)),
    };""",
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

CODES = st.sampled_from(["yes", "no", "unknown"])
PROFILE = st.sampled_from(["affected", "party-ccm"])
ITEMS = st.sampled_from(["b2c3d", "f4g5h"])
SINGLE = st.one_of(
    st.fixed_dictionaries({"profile": PROFILE, "is": st.lists(CODES, min_size=1)}),
    st.fixed_dictionaries({"item": ITEMS, "is": st.lists(CODES, min_size=1)}),
)
CONDITIONS = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
    ),
    max_leaves=8,
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cn")))
KEYS = st.text(st.characters(max_codepoint=0x2FFF, codec="utf-8"), max_size=8)
NUMBERS = st.one_of(st.integers(-(10**14), 10**14), st.integers(-(10**6), 10**6).map(lambda n: n + 0.25))
PLAIN = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none())
JSON = st.recursive(PLAIN, lambda inner: st.one_of(st.lists(inner), st.dictionaries(KEYS, inner)), max_leaves=12)

WORDS = st.text("abcdefgh-", min_size=1, max_size=6)
TEXT = TEXTS.filter(bool)
VALUES = st.one_of(
    WORDS,
    NUMBERS,
    st.lists(WORDS, min_size=1, unique=True).map(sorted),
    st.dictionaries(st.one_of(WORDS, st.just("a/b")), st.one_of(st.just("withheld"), NUMBERS), min_size=1),
)
ANSWERS = st.dictionaries(
    st.from_regex(r"([bcdf][2-9]){2}[bcdf]", fullmatch=True),
    st.fixed_dictionaries(
        {},
        optional={
            "value": VALUES,
            "note": TEXT,
            "owner": TEXT,
            "due": st.just("2027-06"),
            "evidence": st.sampled_from([["E1"], ["E2", "E10"]]),
            "sensitivity": st.just("public"),
            "checked": st.just("2026-11-24"),
            "source": TEXT,
        },
    ).filter(bool),
)
RETURNS = st.fixed_dictionaries(
    {
        "format": st.just("assessbook-return/1"),
        "catalogue": st.just({"id": "orchard", "version": "1.0.0", "hash": "sha256:0"}),
        "respondent": st.fixed_dictionaries({"exercise": st.booleans()}, optional={"state": WORDS, "year": NUMBERS}),
        "profile": st.dictionaries(WORDS, WORDS),
        "answers": ANSWERS,
        "evidence": st.dictionaries(st.sampled_from(["E1", "E2", "a.b"]), st.fixed_dictionaries({"title": TEXT})),
        "carried": st.lists(st.fixed_dictionaries({"text": TEXTS, "place": TEXTS, "why": TEXTS}), max_size=2),
    }
)


@pytest.fixture(scope="module")
def rules(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.add_script_tag(content=RULES)
    yield page
    page.close()


@QUICK
@given(CONDITIONS, st.dictionaries(PROFILE, CODES), st.dictionaries(ITEMS, CODES))
def test_a_condition_holds_in_the_browser_when_it_holds_in_the_program(
    rules: Page, condition: Any, profile: dict[str, str], answers: dict[str, str]
) -> None:
    expected = holds(TypeAdapter(Condition).validate_python(condition), profile, answers)
    given_ = {f"profile:{id}": code for id, code in profile.items()} | answers
    assert rules.evaluate("(it) => rules.holds(it)", [condition, given_]) is expected
    if expected is False:
        assert rules.evaluate("(it) => rules.deciding(it)", [condition, given_]) != []


@QUICK
@given(TEXTS)
def test_a_text_is_cleaned_as_the_program_cleans_it(rules: Page, text: str) -> None:
    expected = "" if is_blank(cleaned(text)[0]) else cleaned(text)[0]
    assert rules.evaluate("(text) => rules.cleaned(text)", text) == expected


@QUICK
@given(st.dictionaries(KEYS, JSON))
def test_a_record_is_written_to_the_same_bytes(rules: Page, record: dict[str, Any]) -> None:
    assert rules.evaluate("(record) => rules.dump(JSON.parse(record))", dump(record).decode()).encode() == dump(record)


@QUICK
@given(RETURNS)
def test_an_answer_file_opened_and_saved_again_is_the_same_file(rules: Page, record: dict[str, Any]) -> None:
    assert rules.evaluate("(record) => rules.again(JSON.parse(record))", dump(record).decode()).encode() == dump(record)
