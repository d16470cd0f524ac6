"""The table to look at: opens in a spreadsheet, runs nothing there, and is refused when it comes back."""

from __future__ import annotations

import csv
import io

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms import csv_file
from assessbook.forms.form import Form
from assessbook.forms.reading import Unreadable
from assessbook.forms.registry import carrier_for


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_question_has_its_row_with_what_is_answered(orchard: Catalogue) -> None:
    entries = {
        ("profile", "has-pond", "answer"): "no",
        ("answer", "b2c3d", "answer"): "planned",
        ("answer", "b2c3d", "due"): "2027-06",
        ("answer", "b2c3d", "sensitivity"): "internal",
        ("answer", "d4f5g", "answer"): "not-collected",
        ("answer", "g6h7j/part", "answer"): 7,
    }
    rows = {row["Code"]: row for row in table(csv_file.write(Form(orchard, "fr", entries=entries)))}
    assert set(Form(orchard).issued()) <= rows.keys()
    assert rows["profile:has-pond"]["Réponse"] == "Non"
    assert rows["b2c3d"]["Réponse"] == "Prévu" and rows["b2c3d"]["Si c’est prévu\N{NO-BREAK SPACE}: mois"] == "2027-06"
    assert rows["b2c3d"]["Qui peut la voir"] == "Interne"
    assert rows["d4f5g"]["Réponse"] == "Non recueilli"
    assert (rows["g6h7j/part"]["Ligne"], rows["g6h7j/part"]["Réponse"]) == ("women", "7")
    assert "Ce qui le montrerait\N{NO-BREAK SPACE}: The log." in rows["b2c3d"]["Indications"]


@pytest.mark.parametrize("words", ["=1+1", "+41 22", "- item", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_nothing_is_taken_for_a_formula(orchard: Catalogue, words: str) -> None:
    data = csv_file.write(
        Form(orchard, entries={("answer", "j8k9m", "answer"): words, ("answer", "j8k9m", "note"): "a=b"})
    )
    (row,) = [row for row in table(data) if row["Code"] == "j8k9m"]
    assert (row["Answer"], row["Note"]) == (f"'{words}", "a=b")


def test_it_is_utf8_with_a_mark_and_all_in_quotes(orchard: Catalogue) -> None:
    data = csv_file.write(Form(orchard))
    assert data.startswith(b'\xef\xbb\xbf"assessbook","')
    assert data == csv_file.write(Form(orchard))


def test_it_is_refused_with_advice_also_when_saved_by_a_spreadsheet(orchard: Catalogue) -> None:
    data = csv_file.write(Form(orchard))
    for sent in (data, data.removeprefix(b"\xef\xbb\xbf").replace(b'"', b"").replace(b",", b";")):
        carrier = carrier_for(sent)
        with pytest.raises(Unreadable, match="not read back"):
            carrier.read(sent)
