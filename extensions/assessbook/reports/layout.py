"""The pages of a draft, the same for every format: text first, then what is open, then the annexes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..catalogue.model import Catalogue
from .annexes import evidence_blocks, named, needs_blocks, open_blocks, score_blocks
from .basis import BASIS_MEANS, explained, lead
from .blocks import Block, Grid, Heading, Paper, Points, Words
from .compare import KIND_WORDS, KINDS, Comparison, Kind
from .draft import Draft, Entry, Part
from .said import answer_blocks, with_plan
from .told import sentence, told_blocks

_READERS = {
    "internal": "for use inside the State: it may hold what is not for others",
    "secretariat": "for the treaty's secretariat: answers that are for internal use only are left out",
    "public": "for everybody: only answers that are marked as public are in it",
}


def paper(draft: Draft, catalogue: Catalogue) -> Paper:
    """Return the whole document of a draft."""
    year = draft.seen.return_.respondent.year
    title = f"{draft.state}: {draft.framework.short}, {draft.report.name}"
    exercise = draft.seen.return_.respondent.exercise
    kind = f"Draft, {draft.seen.audience}"
    about = (
        f"Year of the answers: {year or 'not given'}. Draft {_READERS[draft.seen.audience]}.",
        *(("Exercise: the State and all its answers are invented. Do not send or quote this draft.",) * exercise),
        _withheld(draft.withheld),
    )
    return Paper(
        title=title,
        subtitle=f"{kind}, made from the answers to: {catalogue.head.title} {catalogue.head.version}",
        banner=f"EXERCISE · {kind}" if exercise else kind,
        about=tuple(line for line in about if line),
        blocks=tuple(_blocks(draft, catalogue)),
        properties={"framework": draft.framework.id, "report": draft.report.id, "audience": draft.seen.audience},
    )


def _blocks(draft: Draft, catalogue: Catalogue) -> Iterator[Block]:
    internal = draft.seen.audience == "internal"
    yield Heading(1, "How to use this draft")
    yield from _guide(draft, internal)
    yield Heading(1, "Draft text", page=True)
    for part in draft.parts:
        yield from part_blocks(part, internal, catalogue)
    if draft.comparison:
        yield Heading(1, f"What has changed since {draft.comparison.last_year}")
        yield from change_blocks(draft.comparison, catalogue)
    yield Heading(1, "What is still open", page=True)
    yield from open_blocks(draft, internal)
    yield Heading(1, "Annex: evidence")
    yield from evidence_blocks(draft)
    yield Heading(1, "Annex: not yet done, and where assistance may help")
    yield from needs_blocks(draft, catalogue)
    if internal:
        yield Heading(1, "Score")
        yield from score_blocks(draft)


def _guide(draft: Draft, internal: bool) -> Iterator[Block]:
    yield Words(
        "This is raw text for the people who write the report. It makes a sentence of each answer, and adds the words "
        "of the office that answered. It adds nothing else. Rewrite it in your own words before you send it."
    )
    if internal:
        yield from (Words(remark, label="Look first:") for remark in draft.remarks)
    yield Points(
        (
            *(f"“{basis}”: {means}." for basis, means in BASIS_MEANS.items()),
            "Text that begins with “As an example under” or “A part of what” is partial. Keep these words, or words "
            "like them: the answer says nothing about the rest of the provision.",
            "“Planned” stays planned until it is done.",
            *(("“Ask first” stands where answers may not fit together.",) * internal),
            "The order of the parts, and which question belongs where, are the reading of this handbook. The "
            "guidelines of the body that receives the report come first.",
        )
    )
    if internal and draft.report.note:
        yield Words(draft.report.note, label="About the form of the report:")


def part_blocks(part: Part, internal: bool, catalogue: Catalogue) -> Iterator[Block]:
    """Yield one part of a draft; `internal` ones say what could stand there."""
    yield Heading(2, part.section.title)
    if internal and part.section.gender:
        yield Words(part.section.gender, label="What could stand here:", quiet=True)
    if not part.entries:
        yield Words(_empty(part) if internal else "Nothing in this draft.", quiet=True)
    for entry in part.entries:
        if not entry.first:
            yield from _entry(entry, catalogue)
            yield from (Words(why, label="Ask first:", quiet=True) for why in entry.doubts)
    if again := [entry for entry in part.entries if entry.first]:
        yield Words("These answers stand in an earlier part. Refer to them here, and do not tell them twice:")
        yield Points(tuple(_reference(entry, catalogue) for entry in again))


def _empty(part: Part) -> str:
    if not part.questions:
        return "The self-assessment asks your State nothing for this part."
    return f"No answer carries over to this part. Questions that speak to it: {part.questions}."


def _entry(entry: Entry, catalogue: Catalogue) -> Iterator[Block]:
    item = entry.placed.item
    if item.tells:
        yield from told_blocks(entry, item.tells, catalogue)
        return
    yield Heading(3, item.ask, explained(item.id, entry.grounds))
    yield Words(f"{lead(entry.grounds)}:")
    yield from answer_blocks(item, entry.answer, catalogue)


def _reference(entry: Entry, catalogue: Catalogue) -> str:
    where = f" See “{entry.first.title}”." if entry.first else ""
    if entry.placed.item.tells:
        said = sentence(entry, entry.placed.item.tells, catalogue)
        return f"{said} (Question {entry.placed.item.id}.){where}"
    return f"{lead(entry.grounds)}: {named(entry.placed)}.{where}"


def change_blocks(comparison: Comparison, catalogue: Catalogue, kinds: Collection[Kind] = KINDS) -> Iterator[Block]:
    """Yield what has become of the answers of an earlier year: counts, then the questions of these kinds of change."""
    counts = tuple((KIND_WORDS[kind], str(len(comparison.of(kind)))) for kind in KINDS)
    yield Grid(f"Answers compared with {comparison.last_year}", ("What became of the answer", "Questions"), counts)
    if comparison.withheld:
        yield Words(f"Not compared, because an answer is withheld from these readers: {comparison.withheld}.")
    for kind in KINDS:
        found = comparison.of(kind)
        if found and kind in kinds and kind == "new":
            yield Words(", ".join(c.placed.item.id for c in found), label=f"{KIND_WORDS[kind]}:")
        elif found and kind in kinds and kind not in ("unchanged", "not-checked"):
            rows = (
                (named(c.placed), *(with_plan(c.placed.item, answer, catalogue) for answer in (c.before, c.now)))
                for c in found
            )
            heads = ("Question", f"In {comparison.last_year}", "Now")
            yield Grid(KIND_WORDS[kind], heads, tuple(rows))


def _withheld(count: int) -> str:
    if not count:
        return ""
    one = count == 1
    return (
        f"{count} {'answer is' if one else 'answers are'} withheld from these readers, and {'is' if one else 'are'} "
        "not in this draft. An answer without a mark counts as internal."
    )
