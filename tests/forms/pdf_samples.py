"""Filled forms for the tests of the carrier PDF: answers of every kind, and what the fields then hold."""

from __future__ import annotations

from collections.abc import Mapping

from assessbook.forms.field_names import field_name
from assessbook.forms.form import Key
from assessbook.forms.reading import Reading

ANSWERS: Mapping[Key, str] = {
    ("identity", "state", "answer"): "LA",
    ("identity", "year", "answer"): "2027",
    ("identity", "authority", "answer"): "gardener",
    ("identity", "exercise", "answer"): "yes",
    ("profile", "has-pond", "answer"): "no",
    ("answer", "b2c3d", "answer"): "planned",
    ("answer", "b2c3d", "due"): "2027-06",
    ("answer", "b2c3d", "owner"): "Ministerstvo stromů, Příliš žluťoučký kůň",
    ("answer", "b2c3d", "note"): "نُشرت الأرقام في تقرير سنة ٢٠٢٦، ص. 12",
    ("answer", "b2c3d", "evidence"): "E1, E40",
    ("answer", "b2c3d", "sensitivity"): "secretariat",
    ("answer", "b2c3d", "checked"): "2026-11-02",
    ("answer", "c3d4f", "answer"): "yes",
    ("answer", "c3d4f", "note"): "- item\n- another\n\nend",
    ("answer", "d4f5g", "answer"): "1900",
    ("answer", "d4f5g", "note"): "=1+1",
    ("answer", "f5g6h", "answer"): "withheld",
    ("answer", "f5g6h", "note"): "+41 22 917",
    ("answer", "g6h7j/part", "answer"): "3",
    ("answer", "g6h7j/whole", "answer"): "7",
    ("answer", "h7j8k/women-girls/under-18", "answer"): "12",
    ("answer", "h7j8k/men-boys/from-18", "answer"): "0",
    ("answer", "j8k9m", "answer"): "a" * 10_000,
    ("answer", "j8k9m", "note"): "“quoted” – 果樹園 – ελιά",
    ("answer", "k9m2n", "answer"): "2026-09",
    ("answer", "m2n3p", "answer"): "2026-09-30",
    ("answer", "n3p4q", "answer"): "rain",
    ("answer", "p4q5r/figs", "answer"): "yes",
    ("answer", "q5r6s", "answer"): "not-applicable",
    ("evidence", "E1", "title"): "Plan <2026> & “notes”",
    ("evidence", "E1", "holder"): "Ministry of Trees",
    ("evidence", "E1", "date"): "2026-01-15",
    ("evidence", "E1", "link"): "https://example.org/plan?a=1&b=2",
    ("evidence", "E40", "title"): "@last",
}


def by_field(answers: Mapping[Key, str]) -> Mapping[str, str]:
    """The answers by the names of their fields."""
    return {field_name(key): value for key, value in answers.items()}


def held(reading: Reading) -> Mapping[Key, str]:
    """What a reading found, with line ends as all systems write them."""
    return {
        (entry.area, entry.code, entry.column): str(entry.value).replace("\r\n", "\n").replace("\r", "\n")
        for entry in reading.entries
    }
