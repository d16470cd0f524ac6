"""What stands behind the text of a draft: what is still open, the annexes, and the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..catalogue.model import Catalogue, Placed
from .blocks import Block, Grid, Points, Words
from .draft import Draft
from .said import NOT_GIVEN, date_words, in_words
from .score import NOT_COMPLIANCE, Scored


def named(placed: Placed) -> str:
    """Return a question with where it stands."""
    return f"{placed.item.ask} ({placed.checklist.title}, {placed.number}; {placed.item.id})"


def open_blocks(draft: Draft, internal: bool) -> Iterator[Block]:
    """Yield what this report still asks and the answers leave open; by name only inside the State."""
    if not internal:
        yield Words(
            f"Questions without text in this draft: {len(draft.open)}. The internal draft names them.", label="Open:"
        )
    elif draft.open:
        rows = ((named(each.placed), each.why) for each in draft.open)
        yield Grid("Questions that this draft has no text from", ("Question", "Why"), tuple(rows))
    else:
        yield Words("Every question that serves this report, and applies, has text in this draft.")
    yield Words(
        "The self-assessment is about work on cluster munitions. What the provisions ask beyond this is not in it, and "
        "must come from elsewhere."
    )
    if internal:
        rows_ = ((c.label, c.title, c.basis, f"{c.used} of {c.questions}") for c in draft.covers)
        heads = ("Provision", "What it is about", "Basis, at best", "Questions with text here")
        yield Grid("The provisions, and what this draft has for each", heads, tuple(rows_))
    elif bare := [f"{c.label}: {c.title}" for c in draft.covers if c.basis == "no question serves it"]:
        yield Words("Provisions that no question serves:")
        yield Points(tuple(bare))


def evidence_blocks(draft: Draft) -> Iterator[Block]:
    """Yield the documents that the draft cites."""
    if not draft.evidence:
        yield Words("No document is cited in this draft.")
        return
    rows = (
        (id, row.title or NOT_GIVEN, row.holder or NOT_GIVEN, date_words(row.date or NOT_GIVEN), row.link or NOT_GIVEN)
        for id, row in draft.evidence.items()
    )
    yield Grid("Documents cited in this draft", ("Code", "Title", "Holder", "Date", "Link"), tuple(rows))


def needs_blocks(draft: Draft, catalogue: Catalogue) -> Iterator[Block]:
    """Yield what is not yet done, with the month and the body of each plan."""
    if not draft.needs:
        yield Words("No answer that these readers may see says no, partly or planned.")
        return
    yield Words(
        "These answers say no, partly or planned. None of them asks for help: your State decides which of them becomes "
        "a request. They say nothing about the rest of the treaty or agenda."
    )
    rows = (
        (
            named(placed),
            in_words(placed.item, answer, catalogue),
            date_words(answer.due or NOT_GIVEN),
            answer.owner or NOT_GIVEN,
            answer.note or NOT_GIVEN,
        )
        for placed, answer in draft.needs
    )
    heads = ("Question", "Answer", "Planned for", "Body in charge", "In the office's own words")
    yield Grid("Not yet done", heads, tuple(rows))


def score_blocks(draft: Draft) -> Iterator[Block]:
    """Yield the scores with their formulas."""
    yield Words(
        f"{NOT_COMPLIANCE} It counts answers to questions about work on cluster munitions that serve this report.",
    )
    yield score_grid("Score of the questions that serve this report", [Scored("all", "All", draft.score)])
    asked = [each for each in draft.scores if each.score.asked]
    yield score_grid("By section of the self-assessment", [each for each in asked if "/" in each.id])
    pillars = [each for each in asked if "/" not in each.id]
    yield score_grid("By pillar (a question of two pillars counts in both)", pillars)


def score_grid(title: str, scores: Iterable[Scored]) -> Grid:
    """Return a table of scores, each with its formula and what is counted apart."""
    rows = ((each.name, each.score.figure, each.score.formula, each.score.apart) for each in scores)
    return Grid(title, _SCORE_HEADS, tuple(rows))


_SCORE_HEADS = ("Questions", "Score", "How it is counted", "Counted apart")


def score_lines(scores: tuple[Scored, ...]) -> Iterator[str]:
    """Yield each score as a line of text, with its formula."""
    for each in scores:
        yield f"{each.name}: {each.score.figure} ({each.score.formula}). Counted apart: {each.score.apart}."
