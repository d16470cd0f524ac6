"""The reviewer's sheet: one page on one return, in short lines with the codes of the questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...catalogue.model import Catalogue
from ..blocks import Block, Heading, Paper, Points, Words
from ..compare import KIND_WORDS, KINDS, Comparison
from .findings import Finding, Said
from .letter import FIRST
from .review import Review

_ASK, _NOTE, _MANY = 60, 110, 3
"""Signs of a question and of a note that the sheet shows, and questions of one finding; the letter has more."""


def paper(review: Review, catalogue: Catalogue) -> Paper:
    """Return the sheet; it is made to fit on one page A4."""
    respondent = review.seen.return_.respondent
    kind = f"Reviewer's sheet, {review.seen.audience}"
    exercise = ("Exercise: the State and all its answers are invented.",) * respondent.exercise
    return Paper(
        title=f"{review.state}, {respondent.year or 'year not given'}",
        subtitle=f"{kind}. {catalogue.head.title} {catalogue.head.version}",
        banner=f"EXERCISE · {kind}" if respondent.exercise else kind,
        about=(*exercise, "Nothing on this sheet says that an answer is wrong. It says what to ask about."),
        blocks=tuple(_blocks(review)),
        properties={"kind": "review", "audience": review.seen.audience},
    )


def _blocks(review: Review) -> Iterator[Block]:
    yield Heading(1, "At a glance")
    yield Words(_glance(review))
    if review.comparison:
        yield Heading(1, f"What changed since {review.comparison.last_year}")
        yield Points(tuple(_changes(review.comparison)))
    yield from _listed("Answers that may not fit together", (_short(each) for each in review.contradictions))
    yield from _listed("Plans to ask about", (_short(each) for each in review.plans))
    yield from _reasons(review.not_applicable)
    yield Heading(1, "Questions by their codes")
    yield from (Words(codes or "none", label=f"{what}:") for what, codes in _codes(review))
    count = len(review.questions)
    letter = f"The letter has {count} {'question' if count == 1 else 'questions'}."
    letter += " Choose the three that matter most." if count > FIRST else ""
    yield Words(letter if count else "There is nothing to ask. The letter says thank you.", label="Letter:")


def _codes(review: Review) -> Iterator[tuple[str, str]]:
    """Yield what is only named on the sheet: which questions, by their codes."""
    core = {placed.item.id for placed in review.blank if placed.item.core}
    blank = [f"{placed.item.id}*" if placed.item.id in core else placed.item.id for placed in review.blank]
    listed = (
        ("“Yes” or “partly” without a document", [said.code for said in review.unsupported]),
        ("“Partly” without a note on what is missing", [said.code for said in review.without_note]),
        ("Taken over from an earlier year, not checked", [said.code for said in review.unchecked]),
        ("Unknown", [said.code for said in review.unknown]),
        ("Blank (* of the short form)", blank),
        ("Worth quoting, with leave (public, with note and document)", [said.code for said in review.worth_quoting]),
    )
    for what, codes in listed:
        yield f"{what}, {len(codes)}" if codes else what, _together(codes)


def _glance(review: Review) -> str:
    counts = review.counts
    by_state = (
        f"{name} {n}"
        for name, n in (
            ("yes", counts.yes),
            ("partly", counts.partly),
            ("planned", counts.planned),
            ("no", counts.no),
            ("not applicable", counts.not_applicable),
            ("unknown", counts.unknown),
            ("figures, dates and texts", counts.figures),
        )
        if n
    )
    withheld = f" Withheld from these readers: {counts.withheld}." if counts.withheld else ""
    told = ", ".join(by_state)
    return f"Answered: {counts.answered} of {counts.asked} questions{f' ({told})' if told else ''}.{withheld}"


def _changes(comparison: Comparison) -> Iterator[str]:
    for kind in KINDS:
        found = comparison.of(kind)
        if not found:
            continue
        codes = "" if kind in ("unchanged", "not-checked") else f": {_together(c.placed.item.id for c in found)}"
        yield f"{KIND_WORDS[kind]} ({len(found)}){codes}"
    if comparison.withheld:
        yield f"Not compared, because an answer is withheld from these readers ({comparison.withheld})"


def _listed(title: str, lines: Iterable[str]) -> Iterator[Block]:
    if points := tuple(lines):
        yield Heading(1, f"{title} ({len(points)})")
        yield Points(points)


def _short(finding: Finding) -> str:
    """Return a finding in one or two lines: what each of its questions says, and why to ask."""
    said = finding.said
    many = len(said) > _MANY
    shown = [
        f"{_name(each)} {_cut(each.question, _ASK)} – “{_cut(each.answer, _ASK)}”"
        for each in said[: 1 if many else _MANY]
    ]
    rest = f"; and {_together(each.code for each in said[1:])}" if many else ""
    return f"{'; '.join(shown)}{rest}. {finding.why}"


def _reasons(said: tuple[Said, ...]) -> Iterator[Block]:
    """Yield the reasons, each once, with the questions that it is given for."""
    groups: dict[str, list[str]] = {}
    for each in said:
        groups.setdefault(f"“{_cut(each.note, _NOTE)}”" if each.note else "no reason given", []).append(each.code)
    if groups:
        yield Heading(1, f"Not applicable, and the reason given ({len(said)})")
        yield Points(tuple(f"{_together(codes)}: {reason}" for reason, codes in groups.items()))


def _name(said: Said) -> str:
    return said.code.removeprefix("profile/") if "/" in said.code else said.code


def _together(codes: Iterable[str]) -> str:
    return ", ".join(codes)


def _cut(text: str, most: int) -> str:
    """Return a text in one line, cut at a word when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rpartition(' ')[0]} …"
