"""Decks that hold more than a slide does, to be shown in one run of LibreOffice."""

from __future__ import annotations

from assessbook.packs.deck import Deck, Frame, Point, Run, as_json
from assessbook.packs.press_slides import press_slides

LONG = "Every gardener should be asked before a bed is moved, and heard when the new place is chosen. "
COUNTS = (1, 7, 12, 40)
"""How many points the decks `points-1` and so on have."""
ROWS = (("No.", "What", "Who says so"), *((f"R{n}", LONG, "Gardener") for n in range(1, 21)))
QUESTION = "Question: which of these sentences on who was asked before the survey can stand in the report as it is?"


def deck(*frames: Frame, language: str = "en", rtl: bool = False) -> bytes:
    head = Frame(title="A deck", points=(point("What it is for."),))
    made = Deck(language=language, rtl=rtl, title="A deck", footer="Foot", part="(part {})", frames=(head, *frames))
    return press_slides(as_json(made))[0]


def point(words: str, number: int | None = None, level: int = 0) -> Point:
    run: Run = (words, "")
    return Point(runs=(run,), number=number, level=level)


def long_decks() -> dict[str, bytes]:
    """Return the decks by name."""
    return {
        **{f"points-{count}": deck(Frame(title="Rules", points=_numbered(count), notes="Say it.")) for count in COUNTS},
        "endless": deck(
            Frame(title="Rules", points=(point(LONG * 30, 1),)), Frame(title="Dull", points=(point("word " * 600),))
        ),
        "rows": deck(Frame(title="All rules", table=ROWS)),
        "title": deck(Frame(title=QUESTION, points=(point("The first", 1),))),
        "arabic": deck(
            Frame(title="من يُسأل؟", points=(point("النساء والرجال", 1),), notes="ملاحظة"), language="ar", rtl=True
        ),
    }


def _numbered(count: int) -> tuple[Point, ...]:
    return tuple(point(f"N{number} {LONG}", number) for number in range(1, count + 1))
