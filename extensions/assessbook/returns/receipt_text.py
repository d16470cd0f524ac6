"""The receipt in plain words, for the official who filled the form."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Gettext, Told, said
from .findings import Change, Finding
from .receipt import Receipt
from .texts import in_line, quoted
from .wording import STEPS

_WIDTH = 88
_EXAMPLES = 3
_ALIKE = 10
_MOST = 200
Lines = Iterator[str]


def plain(
    receipt: Receipt, catalogue: Catalogue, answer_file: str, gettext: Gettext = str, copy: str | None = None
) -> str:
    """Return the receipt as text. `answer_file` and `copy` are the names of the answer file, and of the clean copy of
    the form, if there is one, that were written beside it; an empty name tells that the copy could not be made."""
    lines = [*_head(receipt, catalogue, gettext), "", *_verdict(receipt, answer_file, gettext)]
    if copy == "":
        lines += wrapped(gettext("A clean copy of your form could not be made. Correct the form itself."))
    if copy:
        clean = gettext("{} is a clean copy of your form with your answers in it. Go on with that one.")
        lines += wrapped(clean.format(copy))
    for number, (title, body) in enumerate(_parts(receipt, catalogue, gettext), 1):
        lines += ["", f"{number}. {title}", "", *body]
    return "\n".join(lines) + "\n"


def refusal(file: str, why: str, earlier: str | None, gettext: Gettext = str) -> str:
    """Return the receipt of a file that was not read; `earlier` is an answer file that an earlier reading wrote."""
    lines = [*headline(file, gettext), "", *wrapped(gettext("This file was not read. Nothing of it was used.")), ""]
    lines += wrapped(why)
    if earlier:
        lines += ["", *wrapped(gettext("{} is of an earlier reading and was left as it was.").format(earlier))]
    return "\n".join(lines) + "\n"


def headline(file: str, gettext: Gettext) -> list[str]:
    """Return the headline of the receipt of a file."""
    title = gettext("Receipt for {}").format(said(file, gettext) if isinstance(file, Told) else file)
    return [title, "=" * min(len(title), _WIDTH)]


def _head(receipt: Receipt, catalogue: Catalogue, gettext: Gettext) -> Lines:
    yield from headline(receipt.file, gettext)
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
        (gettext("Questions blank"), len(receipt.blank)),
        (gettext("Entries changed on the way"), len(receipt.changes)),
        (gettext("Entries not understood"), len(receipt.of_level("not-understood"))),
        (gettext("Answers that need attention"), len(receipt.of_level("attention"))),
    ]
    for label, value in facts:
        yield from wrapped(f"{label}: {in_line(value)}", hang="  ")
    yield ""
    for label, count in counts:
        yield f"{label}: {count}"


def _state(receipt: Receipt, catalogue: Catalogue) -> str:
    code = receipt.respondent.state or ""
    known = {state.id: state.name for state in catalogue.states.states} if catalogue.states else {}
    return f"{known[code]} ({code})" if code in known else code


def _verdict(receipt: Receipt, answer_file: str, gettext: Gettext) -> Lines:
    unclear, attention = receipt.of_level("not-understood"), receipt.of_level("attention")
    if unclear and attention:
        yield from wrapped(gettext("The file was read. Please look at parts 1 and 2 below."))
    elif unclear or attention:
        yield from wrapped(gettext("The file was read. Please look at part 1 below."))
    else:
        yield from wrapped(gettext("Everything in the file was read. You need do nothing."))
    if receipt.tally.carried:
        kept = gettext("Nothing is lost: what has no place is kept word for word in {}, under “carried”.")
        yield from wrapped(kept.format(answer_file))


def _parts(receipt: Receipt, catalogue: Catalogue, gettext: Gettext) -> Iterator[tuple[str, list[str]]]:
    """Yield the title and lines of each part that has something to say."""
    sections = [
        (gettext("Not understood"), receipt.of_level("not-understood")),
        (gettext("Needs attention"), receipt.of_level("attention")),
    ]
    for title, findings in sections:
        if findings:
            yield title, finding_lines(findings, catalogue, gettext)
    if receipt.missing:
        yield gettext("Questions whose rows are missing"), list(_questions(receipt.missing, catalogue))
    if receipt.changes:
        yield gettext("Changed on the way"), list(_changes(receipt.changes, gettext))
    if receipt.blank:
        yield gettext("Questions still blank"), list(_blank(receipt, catalogue, gettext))
    if notes := receipt.of_level("note"):
        yield gettext("Good to know"), finding_lines(notes, catalogue, gettext)


def finding_lines(findings: Iterable[Finding], catalogue: Catalogue, gettext: Gettext) -> list[str]:
    """Return the lines of findings, in the order of the questions; what concerns no question comes last, by kind."""
    order = {id: number for number, id in enumerate(catalogue.items)}
    groups: dict[object, list[Finding]] = defaultdict(list)
    for number, finding in enumerate(sorted(findings, key=lambda finding: order.get(finding.item, len(order)))):
        groups[number if finding.item in order else (finding.why(), finding.advice())].append(finding)
    lines = [line for group in list(groups.values())[:_MOST] for line in _group(group, catalogue, gettext)]
    if len(groups) > _MOST:
        lines += [f"  {gettext('and others: {}').format(len(groups) - _MOST)}", ""]
    return lines[:-1]


def _group(findings: Sequence[Finding], catalogue: Catalogue, gettext: Gettext) -> Lines:
    """Yield one finding, or several that say the same about different places."""
    if len(findings) == 1:
        yield from _finding(findings[0], catalogue, gettext)
        return
    yield from wrapped(f"{findings[0].why(gettext).rstrip('.')}: {len(findings)}", "  ", "  ")
    if advice := findings[0].advice(gettext):
        yield from wrapped(advice, "  ", "  ")
    for finding in findings[:_ALIKE]:
        said = quoted(finding.text) if finding.text else ""
        yield from wrapped(f"{in_line(finding.where(gettext), 120)}  {said}".strip(), "    ", "      ")
    if len(findings) > _ALIKE:
        yield f"    {gettext('and others: {}').format(len(findings) - _ALIKE)}"
    yield ""


def _finding(finding: Finding, catalogue: Catalogue, gettext: Gettext) -> Lines:
    place = in_line(finding.where(gettext), 120)
    head = "  ".join(part for part in (place, _question(finding, catalogue)) if part)
    indent = "    " if head else "  "
    said = gettext("It says {}.").format(quoted(finding.text)) if finding.text else ""
    if head:
        yield from wrapped(head, "  ", "    ")
    yield from wrapped(f"{said} {finding.why(gettext)}".strip(), indent, indent)
    if advice := finding.advice(gettext):
        yield from wrapped(advice, indent, indent)
    yield ""


def _question(finding: Finding, catalogue: Catalogue) -> str:
    placed = catalogue.items.get(finding.item)
    if placed is None:
        return ""
    ask = textwrap.shorten(placed.item.ask, 100, placeholder=" …")
    return f"{placed.checklist.title} {placed.number or ''}".rstrip() + f": {ask} ({placed.item.id})"


def _changes(changes: Iterable[Change], gettext: Gettext) -> Lines:
    """Yield each step with its count and some examples; a change of several steps is shown once."""
    by_step: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        for step in change.steps:
            by_step[step].append(change)
    shown: set[Change] = set()
    for step in (step for step in STEPS if step in by_step):
        yield from wrapped(f"{gettext(STEPS[step]).rstrip('.')}: {len(by_step[step])}", "  ", "  ")
        examples = [change for change in by_step[step] if change not in shown][:_EXAMPLES]
        shown.update(examples)
        for change in examples:
            yield from wrapped(_change(change, gettext), "    ", "      ")


def _change(change: Change, gettext: Gettext) -> str:
    place, old, new = in_line(change.where(gettext), 60), quoted(change.old, 40), quoted(change.new, 40)
    return f"{place}: {old} → {new}" if old != new else f"{place}: {new}"


def _blank(receipt: Receipt, catalogue: Catalogue, gettext: Gettext) -> Lines:
    yield from _questions(receipt.blank, catalogue)
    if receipt.not_applying:
        words = gettext("Also blank, but not asked of your State after its answers: {}.").format(receipt.not_applying)
        yield from wrapped(words, "  ", "  ")


def _questions(ids: Iterable[str], catalogue: Catalogue) -> Lines:
    """Yield one entry for each checklist: its title, how many of its questions, and their numbers."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        placed = catalogue.items[id]
        numbers[placed.checklist.title].append(placed.number or id)
    for title, found in numbers.items():
        yield from wrapped(f"{title} ({len(found)}): {', '.join(found)}", "  ", "    ")


def wrapped(text: str, indent: str = "", hang: str = "") -> list[str]:
    """Return a text in lines that fit; `indent` stands before the first, `hang` before the others."""
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False) or [""]
