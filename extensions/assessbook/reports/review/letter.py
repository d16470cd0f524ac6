"""The letter with the follow-up questions: thanks first, the State's own words, and no verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...catalogue.model import Catalogue
from .findings import Finding, Said
from .review import Review

FIRST = 3
"""How many questions stand first; a colleague with little time answers these."""

_MANY = 6
"""Of a question about many answers, how many are quoted whole; the rest are named by their codes."""


_UNCLEAR = "There are some answers that we would like to understand better"


@dataclass(frozen=True)
class Question:
    """One numbered question: what the State says, why we ask, and what we ask."""

    quotes: tuple[str, ...]
    why: str
    ask: str


@dataclass(frozen=True)
class Letter:
    """A letter that its sender edits before it goes out."""

    banner: str
    title: str
    opening: tuple[str, ...]
    first: tuple[Question, ...]
    more: tuple[Question, ...]
    closing: tuple[str, ...]


def letter(review: Review, catalogue: Catalogue) -> Letter:
    """Return the letter to the State whose return was reviewed."""
    respondent = review.seen.return_.respondent
    questions = tuple(_question(each) for each in review.questions)
    kind = f"Draft letter, {review.seen.audience}"
    return Letter(
        banner=f"EXERCISE · {kind}" if respondent.exercise else kind,
        title=f"Your answers for {respondent.year or 'the year'}: {catalogue.head.title}",
        opening=tuple(_opening(review)),
        first=questions[:FIRST],
        more=questions[FIRST:],
        closing=tuple(_closing(review)),
    )


def _opening(review: Review) -> Iterator[str]:
    respondent, counts = review.seen.return_.respondent, review.counts
    if respondent.exercise:
        yield "This is an exercise. The State and all its answers are invented. Do not send this letter."
    yield "[Place and date]"
    yield "[Name and office of your colleague]"
    yield "Dear colleague,"
    yield (
        f"Thank you for the answers of {review.state} for {respondent.year or 'the year'}. We know how much work they "
        f"are. {_read(counts.answered)}"
    )
    done = review.comparison.of("done") if review.comparison else ()
    if review.comparison and done:
        told = "; ".join(f"{each.placed.item.tells or each.placed.item.ask} ({each.placed.item.id})" for each in done)
        yield f"We were glad to see what is done since {review.comparison.last_year} as you had planned: {told}."
    for said in review.worth_quoting[:1]:
        yield (
            f"We read with interest what you write on “{said.question}” ({said.code}): “{said.note}” With your leave, "
            "we would like to tell other States of it."
        )
    if review.questions:
        blank = all(finding.kind == "blank" for finding in review.questions)
        yield (
            f"{'Some questions are still blank' if blank else _UNCLEAR}. There may be a good reason for each of "
            "them, and you know your work best. If you have little time, the first questions already help us. If you "
            "prefer to talk, we are glad to call."
        )


def _read(answered: int) -> str:
    if not answered:
        return "We found no answer in them that we may read."
    one = answered == 1
    return f"We have read {'the one answer' if one else f'all {answered} answers'} that reached us."


def _closing(review: Review) -> Iterator[str]:
    if not review.questions:
        yield "We have no questions. Thank you for the care that you have taken."
    else:
        yield (
            "You need not answer anything that is not for us. We quote no answer without your leave. If we can help "
            "with any of this, or put you in touch with somebody who can, please tell us."
        )
    yield "With kind regards,"
    yield "[Name, office, telephone]"


def _question(finding: Finding) -> Question:
    quotes = [_quote(said) for said in finding.said[:_MANY]]
    if rest := finding.said[_MANY:]:
        quotes.append(f"Also: {', '.join(said.code for said in rest)}.")
    return Question(tuple(quotes), finding.why, finding.ask)


def _quote(said: Said) -> str:
    where = "On your State" if "/" in said.code else said.code
    asked = f"{where}: {said.question}"
    if not said.answer:
        return asked
    note = f" In your own words: “{said.note}”" if said.note else ""
    return f"{asked} You answer: “{said.answer}”.{note}"
