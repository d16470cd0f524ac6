"""Numbers, dates, choices and texts as people write them, and what is understood."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms.reading import Raw
from assessbook.returns.interpret import Interpreted

from .readings import cell, understood

NO_BREAK, THIN, RIGHT_TO_LEFT_MARK = "\u00a0", "\u2009", "\u200f"


def value(found: Interpreted, id: str) -> object:
    answer = found.return_.answers.get(id)
    return answer and answer.value


def carried(found: Interpreted) -> list[str]:
    return [part.text for part in found.return_.carried]


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (12, 12),
        (12.0, 12),
        (0.1 + 0.2, 0.3),
        ("0", 0),
        (" 12" + NO_BREAK, 12),
        ("1 200", 1200),
        (f"12{THIN}000{THIN}000", 12_000_000),
        ("1'200", 1200),
        ("1’200", 1200),
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1,234.50", 1234.5),
        ("1.234,5", 1234.5),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("0,200", 0.2),
        ("1200,500", 1200.5),
        ("١٢٠٠", 1200),
        ("١٬٢٠٠٫٥", 1200.5),
        ("۱۲", 12),
        ("Not collected", "not-collected"),
        ("not-collected", "not-collected"),
        ("NON RECUEILLI", "not-collected"),
        ("لم يجمع", "not-collected"),
        (" withheld. ", "withheld"),
        ("Не раскрывается", "withheld"),
        ("不公开", "withheld"),
    ],
)
def test_a_number_is_read_as_it_was_meant(orchard: Catalogue, raw: Raw, number: object) -> None:
    found = understood(orchard, cell("f5g6h", raw))
    assert (value(found, "f5g6h"), carried(found)) == (number, [])


@pytest.mark.parametrize(
    ("raw", "code", "advice"),
    [
        ("1,200", "ambiguous-number", "Write it without a sign between the thousands: 1200."),
        ("1.200", "ambiguous-number", "If it is a decimal number, write two digits after the sign: 1.20."),
        ("about 300", "not-a-number", "choose one of: Not collected, Withheld."),
        ("12 %", "not-a-number", "Write digits only"),
        ("-", "not-a-number", "Write digits only"),
        ("1 20", "not-a-number", "Write digits only"),
        ("½", "not-a-number", "Write digits only"),
        ("NaN", "not-a-number", "Write digits only"),
        ("1e3", "not-a-number", "Write digits only"),
        (True, "not-a-number", "Write digits only"),
        (date(2026, 6, 1), "not-a-number", "Write digits only"),
        ("1234567890123456", "number-too-long", "at most 15 digits"),
        (1e15, "number-too-long", "at most 15 digits"),
        (float("nan"), "number-too-long", "at most 15 digits"),
        ("0.1234567890123456", "number-too-long", "at most 15 digits"),
        ("9" * 5000, "not-a-number", "Write digits only"),
        ("-3", "below-least", "The least is 0."),
        ("#REF!", "spreadsheet-error", "Type the answer itself into the cell, without a formula."),
        ("#DIV/0!", "spreadsheet-error", "Type the answer itself"),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_or_none_is_kept_and_reported(
    orchard: Catalogue, raw: Raw, code: str, advice: str
) -> None:
    found = understood(orchard, cell("f5g6h", raw))
    assert value(found, "f5g6h") is None
    assert [finding.code for finding in found.findings] == [code]
    assert advice in found.findings[0].advice()
    assert len(carried(found)) == 1
    assert not isinstance(raw, str) or carried(found) == [raw]


def test_a_whole_number_is_never_made_of_a_fraction(orchard: Catalogue) -> None:
    found = understood(orchard, cell("d4f5g", 1.5), cell("g6h7j/part", "2,5", "Trees!D8"))
    assert (value(found, "d4f5g"), value(found, "g6h7j")) == (None, None)
    assert carried(found) == ["1.5", "2,5"]
    assert [finding.code for finding in found.findings] == ["not-whole", "not-whole"]


def test_a_number_above_the_most_is_not_taken(orchard: Catalogue) -> None:
    found = understood(orchard, cell("d4f5g", 100_001))
    assert (carried(found), found.findings[0].advice()) == (["100001"], "The most is 100000.")


def test_zero_not_collected_withheld_and_blank_are_four_things(orchard: Catalogue) -> None:
    table = "h7j8k/"
    found = understood(
        orchard,
        cell(f"{table}women-girls/under-18", 0),
        cell(f"{table}women-girls/from-18", "Not collected"),
        cell(f"{table}men-boys/under-18", "Withheld"),
        cell(f"{table}men-boys/from-18", "  "),
    )
    assert value(found, "h7j8k") == {
        "women-girls/under-18": 0,
        "women-girls/from-18": "not-collected",
        "men-boys/under-18": "withheld",
    }
    assert [(finding.code, finding.level) for finding in found.findings] == [("table-incomplete", "note")]


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2026-06-14", "2026-06-14"),
        ("2026-06", "2026-06"),
        ("2026", "2026"),
        (2026, "2026"),
        ("2026/6/14", "2026-06-14"),
        ("2026-06-14 00:00:00", "2026-06-14"),
        ("14/06/2026", "2026-06-14"),
        ("06/14/2026", "2026-06-14"),
        ("06.06.2026", "2026-06-06"),
        ("06/2026", "2026-06"),
        ("14 June 2026", "2026-06-14"),
        ("June 14th, 2026", "2026-06-14"),
        ("juin 2026", "2026-06"),
        ("1er AOÛT 2026", "2026-08-01"),
        ("14 de junio de 2026", "2026-06-14"),
        ("14 июня 2026 г.", "2026-06-14"),
        ("يونيو ٢٠٢٦", "2026-06"),
        ("كانون الثاني 2026", "2026-01"),
        ("2026年6月14日", "2026-06-14"),
        (date(2026, 6, 14), "2026-06-14"),
        (datetime(2026, 6, 14, 9, 30), "2026-06-14"),
        (46187, "2026-06-14"),
        (46187.75, "2026-06-14"),
    ],
)
def test_a_date_is_read_as_it_was_meant(orchard: Catalogue, raw: Raw, day: str) -> None:
    found = understood(orchard, cell("m2n3p", raw))
    assert (value(found, "m2n3p"), carried(found)) == (day, [])


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("03/04/2026", "ambiguous-date"),
        ("3.4.2026", "ambiguous-date"),
        ("14/06/26", "not-a-date"),
        ("Jun-26", "not-a-date"),
        ("2026-02-30", "not-a-date"),
        ("2026-13", "not-a-date"),
        ("spring 2026", "not-a-date"),
        ("June or July 2026", "not-a-date"),
        ("14 June", "not-a-date"),
        (14, "not-a-date"),
        (1e300, "not-a-date"),
        (True, "not-a-date"),
        (date(1850, 1, 1), "not-a-date"),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_or_none_is_kept_and_reported(
    orchard: Catalogue, raw: Raw, code: str
) -> None:
    found = understood(orchard, cell("m2n3p", raw))
    assert (value(found, "m2n3p"), [finding.code for finding in found.findings]) == (None, [code])
    assert not isinstance(raw, str) or carried(found) == [raw]


def test_an_ambiguous_date_names_both_readings(orchard: Catalogue) -> None:
    finding = understood(orchard, cell("m2n3p", "03/04/2026")).findings[0]
    assert finding.why() == "This may be 2026-04-03 or 2026-03-04."


def test_the_first_day_that_a_spreadsheet_makes_of_a_month_is_the_month_again(orchard: Catalogue) -> None:
    found = understood(orchard, cell("k9m2n", date(2026, 6, 1)), cell("m2n3p", date(2026, 6, 1)))
    assert (value(found, "k9m2n"), value(found, "m2n3p")) == ("2026-06", "2026-06-01")


def test_a_date_that_is_less_exact_than_asked_is_kept(orchard: Catalogue) -> None:
    found = understood(orchard, cell("m2n3p", "2026-06"))
    assert value(found, "m2n3p") == "2026-06"
    assert [finding.why() for finding in found.findings] == [
        "A day is asked, but only “2026-06” is given. It was kept."
    ]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Yes", "yes"),
        ("yes", "yes"),
        ("YES.", "yes"),
        (f" Yes{NO_BREAK} ", "yes"),
        (f"{RIGHT_TO_LEFT_MARK}نعم", "yes"),
        ("Oui", "yes"),
        ("“oui”", "yes"),
        ("Sí", "yes"),
        ("Si\u0301", "yes"),
        ("SI", "yes"),
        ("да", "yes"),
        ("是", "yes"),
        ("Prévu", "planned"),
        ("PREVU", "planned"),
        ("Ne s’applique pas", "not-applicable"),
        ("NOT-APPLICABLE", "not-applicable"),
        ("not applicable", "not-applicable"),
        ("لا ينطبق", "not-applicable"),
        ("جزئيا", "partly"),
    ],
)
def test_a_choice_is_understood_however_it_is_typed(orchard: Catalogue, raw: str, code: str) -> None:
    found = understood(orchard, cell("b2c3d", raw))
    assert (value(found, "b2c3d"), carried(found)) == (code, [])


@pytest.mark.parametrize("raw", ["Yes, mostly", "Yes/No", "Y", "maybe", "1", 1, True, "x" * 10_000, "#N/A"])
def test_what_is_no_choice_is_not_guessed(orchard: Catalogue, raw: Raw) -> None:
    found = understood(orchard, cell("b2c3d", raw))
    assert value(found, "b2c3d") is None
    assert len(carried(found)) == 1
    assert found.findings[0].level == "not-understood"


def test_the_choice_shown_in_the_language_of_the_form_changes_nothing(orchard: Catalogue) -> None:
    assert understood(orchard, cell("b2c3d", "Yes"), cell("c3d4f", "Partly")).changes == ()
    typed = understood(orchard, cell("b2c3d", " OUI. "))
    assert [(change.steps, change.old, change.new) for change in typed.changes] == [
        (("trimmed", "label-to-code"), " OUI. ", "yes")
    ]


@pytest.mark.parametrize("raw", ["x", "X", "✓", "☑", "Yes", "Oui", "نعم", True, 1, 1.0])
def test_a_tick_is_a_tick(orchard: Catalogue, raw: Raw) -> None:
    assert value(understood(orchard, cell("p4q5r/figs", raw)), "p4q5r") == ("figs",)


def test_a_line_that_is_not_ticked_is_no_answer(orchard: Catalogue) -> None:
    found = understood(orchard, cell("p4q5r/figs", "No"), cell("p4q5r/apples", False), cell("p4q5r/dates", "few"))
    assert (value(found, "p4q5r"), carried(found)) == (None, ["few"])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "- item",
        "+41 22 917 0000",
        "@home",
        "'quoted'",
        "line one\nline two\n",
        "  spaces stay  ",
        "مرحبا \u202bبالعالم\u202c",
        "👩🏽‍🌾 grows",
        "x" * 10_000,
        "007",
        "NULL",
        "<script>alert(1)</script>",
    ],
)
def test_a_text_is_kept_word_for_word(orchard: Catalogue, text: str) -> None:
    found = understood(orchard, cell("j8k9m", text), cell("b2c3d", text, column="note"))
    assert value(found, "j8k9m") == text
    assert found.return_.answers["b2c3d"].note == text
    assert found.changes == ()


def test_a_text_is_stored_in_one_form_and_every_change_is_counted(orchard: Catalogue) -> None:
    found = understood(orchard, cell("j8k9m", "Si\u0301\r\nno\x00\x07\ud800 \u2028end"))
    assert value(found, "j8k9m") == "Sí\nno \nend"
    assert [change.steps for change in found.changes] == [("lone-surrogates", "line-ends", "control-characters", "nfc")]


def test_a_number_in_a_text_is_kept_as_text_and_told(orchard: Catalogue) -> None:
    found = understood(orchard, cell("j8k9m", 7.0))
    assert (value(found, "j8k9m"), found.changes[0].steps) == ("7", ("text-from-value",))
