"""Whatever was answered comes back from a workbook as it comes back from an answer file, byte for byte."""

from __future__ import annotations

import io
import string
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file, xlsx
from assessbook.forms.form import Form, Key, Value
from assessbook.forms.reading import Reading, Unreadable
from assessbook.returns.interpret import interpret
from assessbook.returns.record import canonical

from .office import ODS, XLSX, Act, Office

WORDS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\n <>&;,/€éßñŁşдя中文العربية\u200f\u00a0👩🏽"),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]),
    ),
    min_size=1,
    max_size=60,
).filter(
    lambda text: (
        text == text.strip()
        and all(sign == "\n" or sign.isprintable() or sign == "\u200f" or sign == "\u00a0" for sign in text)
        and any(sign.isalnum() for sign in text)
    )
)
PLAIN = st.text(string.ascii_letters + " ", min_size=1, max_size=30).map(str.strip).filter(bool)
DAY = st.dates().map(lambda day: f"{day.year % 200 + 1900}-{day:%m-%d}".replace("02-29", "02-28"))
MONTH = DAY.map(lambda day: day[:7])
YEAR = DAY.map(lambda day: day[:4])
STATE = st.sampled_from(["yes", "partly", "planned", "no", "not-applicable", "unknown"])
COUNT = st.one_of(st.integers(0, 10**9), st.sampled_from(["not-collected", "withheld"]))
ANSWERS: Mapping[str, st.SearchStrategy[Value]] = {
    "b2c3d": STATE,
    "c3d4f": STATE.filter(lambda state: state != "not-applicable"),
    "d4f5g": st.one_of(st.integers(0, 100_000), st.sampled_from(["not-collected", "withheld"])),
    "f5g6h": st.one_of(st.decimals(0, 10**6, places=3).map(float), st.just("withheld")),
    "g6h7j/part": COUNT,
    "g6h7j/whole": COUNT,
    "h7j8k/women-girls/under-18": COUNT,
    "h7j8k/women-girls/from-18": COUNT,
    "h7j8k/men-boys/from-18": COUNT,
    "j8k9m": WORDS,
    "k9m2n": MONTH,
    "m2n3p": DAY,
    "n3p4q": st.sampled_from(["staff", "rain"]),
    "p4q5r/apples": st.just("yes"),
    "p4q5r/dates": st.just("yes"),
}
BESIDE: Mapping[str, st.SearchStrategy[Value]] = {
    "note": WORDS,
    "evidence": st.sampled_from(["E1", "E1, E40"]),
    "sensitivity": st.sampled_from(["internal", "secretariat", "public"]),
    "checked": DAY,
}
PLAN: Mapping[str, st.SearchStrategy[Value]] = {"due": MONTH, "owner": WORDS}

EVERY: Mapping[Key, st.SearchStrategy[Value]] = {
    ("identity", "state", "answer"): st.sampled_from(["LA", "CI"]),
    ("identity", "year", "answer"): st.integers(1990, 2100),
    ("identity", "authority", "answer"): st.one_of(st.just("ministry"), PLAIN),
    ("identity", "exercise", "answer"): st.just("yes"),
    ("profile", "member", "answer"): st.sampled_from(["yes", "signatory", "no"]),
    **{("answer", code, "answer"): value for code, value in ANSWERS.items()},
    **{("answer", code, column): value for code in ("b2c3d", "h7j8k", "s7t8v") for column, value in BESIDE.items()},
    **{("answer", code, column): value for code in ("b2c3d", "s7t8v") for column, value in PLAN.items()},
    ("evidence", "E1", "title"): WORDS,
    ("evidence", "E40", "date"): st.one_of(DAY, MONTH, YEAR),
    ("evidence", "E40", "title"): WORDS,
    ("evidence", "LAW.7", "link"): PLAIN,
}
ENTRIES = st.fixed_dictionaries({}, optional=dict(EVERY))


def answer_file(reading: Reading, catalogue: Catalogue) -> bytes:
    return canonical(interpret(reading, catalogue).return_)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(entries=ENTRIES, language=st.sampled_from(["en", "fr", "ar"]))
def test_a_filled_workbook_reads_as_the_answer_file_does(
    orchard: Catalogue, entries: dict[Key, Value], language: str
) -> None:
    form = Form(orchard, language, entries=entries)
    reading = xlsx.read(xlsx.write(form))
    assert reading.strays == () and reading.remarks == ()
    assert answer_file(reading, orchard) == answer_file(json_file.read(json_file.write(form)), orchard)


def test_and_so_it_does_after_libreoffice_has_saved_it(orchard: Catalogue, office: Office, tmp_path: Path) -> None:
    forms: list[Form] = []

    @settings(max_examples=8, deadline=None, database=None, derandomize=True)
    @given(entries=ENTRIES)
    def gather(entries: dict[Key, Value]) -> None:
        forms.append(Form(orchard, entries=entries))

    gather()
    acts: list[Act] = []
    for number, form in enumerate(forms):
        source = tmp_path / f"{number}.in.xlsx"
        source.write_bytes(xlsx.write(form))
        acts.append(("open", source.as_uri()))
        acts += [("save", (tmp_path / f"{number}.{to}").as_uri(), kind) for to, kind in (("xlsx", XLSX), ("ods", ODS))]
        acts.append(("close",))
    office.run(acts)
    for number, form in enumerate(forms):
        expected = answer_file(json_file.read(json_file.write(form)), orchard)
        for ending in ("xlsx", "ods"):
            reading = xlsx.read((tmp_path / f"{number}.{ending}").read_bytes())
            assert reading.strays == ()
            assert answer_file(reading, orchard) == expected


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.integers(0, 10**6), at=st.integers(0, 10**6), cut=st.integers(0, 40), put=st.binary(max_size=12))
def test_a_damaged_workbook_is_read_or_refused_in_plain_words(
    blank: bytes, part: int, at: int, cut: int, put: bytes
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as archive, zipfile.ZipFile(out, "w") as damaged:
        names = archive.namelist()
        for number, name in enumerate(names):
            data = archive.read(name)
            if number == part % len(names):
                start = at % len(data)
                data = data[:start] + put + data[start + cut :]
            damaged.writestr(name, data)
    try:
        reading = xlsx.read(out.getvalue())
    except Unreadable as refused:
        assert str(refused).endswith(".")
    else:
        assert reading.carrier == "xlsx"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_earlier_readers_kept_goes_along(orchard: Catalogue, language: str) -> None:
    kept = ({"text": "=1+1 “quoted”\nنعم", "place": "Notes!A1", "why": "This sheet is not part of the form."},)
    assert xlsx.read(xlsx.write(Form(orchard, language, carried=kept))).carried == kept
