"""The marks by which a filled Word form is read: what the writer leaves, the reader looks for.

The cell that says what is asked holds, as hidden words at its end, the names of the fields that follow it in its row
(`k7m4q_answer`). Word keeps the same name in the tag of each field; LibreOffice 7.4 drops tags and keeps hidden words.
At the end of the document stand hidden lines: the form's identity, the items asked, the fingerprints of all that is
printed, and what earlier readers kept.
"""

from __future__ import annotations

from ...catalogue.phrases import Text
from ..field_names import place_of
from ..form import Key

ISSUED, PRINTED, CARRIED = "assessbook-issued ", "assessbook-printed ", "assessbook-carried "
"""How the hidden lines begin, beside the line of the identity."""

PREPARATION = "assessbook-preparation/1"
"""Stands in a preparation copy where a form has its identity."""

TYPE_HERE = "\u2003" * 3
"""What a field shows before anything is typed: space alone, so that no word of ours is ever taken for an answer."""
CHOOSE = "▼"
"""What a field with a list shows before anything is chosen, in every language."""
UNTICKED, TICKED = "☐", "☒"

MAX_TAG = 64
"""Word takes no longer tag or title of a field."""

PROMPTS = frozenset(
    {
        *("Click or tap here to enter text.", "Click here to enter text.", "Choose an item."),
        *(
            "Cliquez ou appuyez ici pour entrer du texte.",
            "Cliquez ici pour entrer du texte.",
            "Choisissez un élément.",
        ),
        *("Haga clic o pulse aquí para escribir texto.", "Haga clic aquí para escribir texto.", "Elija un elemento."),
        *("Место для ввода текста.", "Выберите элемент."),
        *("单击或点击此处输入文字。", "单击此处输入文字。", "选择一项。"),
        *("انقر أو اضغط هنا لإدخال نص.", "انقر هنا لإدخال نص.", "اختر عنصرًا."),
    }
)
"""What Word itself puts into a field that was emptied; another program may save it as if it had been typed."""

NEEDS: Text = "Word documents need the Python package python-docx, which is missing. Run `make` again."
"""Reading them needs the standard library alone."""


def names_in(words: str) -> tuple[tuple[Key, ...], str]:
    """Return the fields that the words of a cell name, and the other words."""
    found: list[Key] = []
    rest = []
    for word in words.split():
        place = place_of(word) if "_" in word else None
        if place:
            found.append(place[0])
        else:
            rest.append(word)
    return tuple(found), " ".join(rest)
