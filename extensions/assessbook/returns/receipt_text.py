"""The receipt in plain words, for the official who filled the form."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Gettext
from .findings import Change, Finding
from .receipt import Receipt
from .texts import quoted
from .wording import STEPS

_WIDTH = 88
_EXAMPLES = 3
Lines = Iterator[str]


def plain(receipt: Receipt, catalogue: Catalogue, answer_file: str, gettext: Gettext = str) -> str:
    """Return the receipt as text. `answer_file` is the name of the answer file that was written beside it."""
    parts = tuple(_parts(receipt, catalogue, gettext))
    lines = [*_head(receipt, catalogue, gettext), "", *_verdict(receipt, parts, answer_file, gettext)]
    for number, (title, body) in enumerate(parts, 1):
        lines += ["", f"{number}. {title}", "", *body]
    return "\n".join(lines) + "\n"


def refusal(file: str, why: str, earlier: str | None, gettext: Gettext = str) -> str:
    """Return the receipt of a file that was not read; `earlier` is an answer file that an earlier reading wrote."""
    lines = [*_title(file, gettext), "", *_wrapped(gettext("This file was not read. Nothing of it was used.")), ""]
    lines += _wrapped(why)
    if earlier:
        lines += ["", *_wrapped(gettext("{} is of an earlier reading and was left as it was.").format(earlier))]
    return "\n".join(lines) + "\n"


def _title(file: str, gettext: Gettext) -> list[str]:
    title = gettext("Receipt for {}").format(file)
    return [title, "=" * min(len(title), _WIDTH)]


def _head(receipt: Receipt, catalogue: Catalogue, gettext: Gettext) -> Lines:
    yield from _title(receipt.file, gettext)
    yield ""
    version = gettext("version {}").format(receipt.catalogue.version)
    who = receipt.respondent
    not_given = gettext("not given")
    term = catalogue.respondent.get(who.authority or "")
    facts = [
        (gettext("Form"), f"{catalogue.head.title}, {version}"),
        (gettext("State"), _state(receipt, catalogue) or not_given),
        (gettext("Year"), str(who.year or not_given)),
        (gettext("Authority"), term.name if term else who.authority or not_given),
        *([(gettext("Exercise"), gettext("yes; this is not a real return"))] if who.exercise else []),
    ]
    counts = [
        (gettext("Questions answered"), len(receipt.answered)),
        (gettext("Questions blank"), len(receipt.open)),
        (gettext("Entries changed on the way"), len(receipt.changes)),
        (gettext("Entries not understood"), len(receipt.of_level("not-understood"))),
        (gettext("Answers that need attention"), len(receipt.of_level("attention"))),
    ]
    for label, value in facts:
        yield from _wrapped(f"{label}: {' '.join(value.split())}", hang="  ")
    yield ""
    for label, count in counts:
        yield f"{label}: {count}"


def _state(receipt: Receipt, catalogue: Catalogue) -> str:
    code = receipt.respondent.state or ""
    known = {state.id: state.name for state in catalogue.states.states} if catalogue.states else {}
    return f"{known[code]} ({code})" if code in known else code


def _verdict(receipt: Receipt, parts: Sequence[tuple[str, list[str]]], answer_file: str, gettext: Gettext) -> Lines:
    if not receipt.needs_attention:
        yield from _wrapped(gettext("Everything in the file was read. You need do nothing."))
    else:
        yield from _wrapped(gettext("The file was read. Please look at part 1 below."))
    if receipt.tally.carried:
        kept = gettext("Nothing is lost: what has no place is kept word for word in {}, under “carried”.")
        yield from _wrapped(kept.format(answer_file))


def _parts(receipt: Receipt, catalogue: Catalogue, gettext: Gettext) -> Iterator[tuple[str, list[str]]]:
    """Yield the title and lines of each part that has something to say."""
    sections = [
        (gettext("Not understood"), receipt.of_level("not-understood")),
        (gettext("Needs attention"), receipt.of_level("attention")),
    ]
    for title, findings in sections:
        if findings:
            yield title, [line for finding in findings for line in _finding(finding, catalogue, gettext)][:-1]
    if receipt.missing:
        yield gettext("Questions whose rows are missing"), list(_questions(receipt.missing, catalogue))
    if receipt.changes:
        yield gettext("Changed on the way"), list(_changes(receipt.changes, gettext))
    if receipt.open:
        yield gettext("Questions still blank"), list(_open(receipt, catalogue, gettext))
    if notes := receipt.of_level("note"):
        yield gettext("Good to know"), [line for note in notes for line in _finding(note, catalogue, gettext)][:-1]


def _finding(finding: Finding, catalogue: Catalogue, gettext: Gettext) -> Lines:
    if head := "  ".join(part for part in (quoted(finding.place, 120)[1:-1], _question(finding, catalogue)) if part):
        yield from _wrapped(head, "  ", "    ")
    said = gettext("It says {}.").format(quoted(finding.text)) if finding.text else ""
    yield from _wrapped(" ".join(part for part in (said, finding.why(gettext)) if part), "    ", "    ")
    if advice := finding.advice(gettext):
        yield from _wrapped(advice, "    ", "    ")
    yield ""


def _question(finding: Finding, catalogue: Catalogue) -> str:
    placed = catalogue.items.get(finding.item)
    if placed is None:
        return ""
    ask = textwrap.shorten(placed.item.ask, 100, placeholder=" …")
    return f"{placed.checklist.title} {placed.number or ''}".rstrip() + f": {ask} ({placed.item.id})"


def _changes(changes: Iterable[Change], gettext: Gettext) -> Lines:
    by_step: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        for step in change.steps:
            by_step[step].append(change)
    for step, words in STEPS.items():
        found = by_step.get(step, [])
        if found:
            yield from _wrapped(f"{gettext(words).rstrip('.')}: {len(found)}", "  ", "  ")
        for change in found[:_EXAMPLES]:
            place = quoted(change.place, 60)[1:-1]
            yield from _wrapped(f"{place}: {quoted(change.old, 40)} → {quoted(change.new, 40)}", "    ", "      ")
        if len(found) > _EXAMPLES:
            yield f"    {gettext('and others: {}').format(len(found) - _EXAMPLES)}"


def _open(receipt: Receipt, catalogue: Catalogue, gettext: Gettext) -> Lines:
    yield from _questions(receipt.open, catalogue)
    if receipt.not_applying:
        words = gettext("Also blank, but not asked of your State after its answers: {}.").format(receipt.not_applying)
        yield from _wrapped(words, "  ", "  ")


def _questions(ids: Iterable[str], catalogue: Catalogue) -> Lines:
    """Yield one entry for each checklist: its title, how many of its questions, and their numbers."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        placed = catalogue.items[id]
        numbers[placed.checklist.title].append(placed.number or id)
    for title, found in numbers.items():
        yield from _wrapped(f"{title} ({len(found)}): {', '.join(found)}", "  ", "    ")


def _wrapped(text: str, indent: str = "", hang: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False) or [""]
