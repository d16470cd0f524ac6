"""The receipt of a merge: which files came together, where they differ, what was decided, what was renumbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Gettext
from ..forms.reading import Reading
from ..forms.words import words
from .checks import checks
from .conflicts import Conflict
from .coordination import question_of, says, who
from .findings import Finding
from .merge import Merged
from .model import Past
from .receipt_text import finding_lines, headline, wrapped
from .register import one_register
from .settle import merging
from .texts import in_line

Lines = Iterator[str]


@dataclass(frozen=True)
class MergeReceipt:
    """What came of a merge."""

    file: str
    merged: Merged
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    renumbered: tuple[tuple[str, str, str], ...]
    """(file, id of a document in it, its id now)."""
    sheet: str | None = None
    language: str = "en"

    @property
    def needs_attention(self) -> bool:
        """Tell whether a person must look at something (exit status 1)."""
        return bool(self.conflicts) or any(finding.level != "note" for finding in self.findings)


def merge_receipt(
    file: str,
    merged: Merged,
    open_: tuple[Conflict, ...],
    told: tuple[Finding, ...],
    catalogue: Catalogue,
    sheet: str | None = None,
    language: str = "en",
) -> MergeReceipt:
    """Return the receipt of the return `file`. `open_` are its conflicts, `told` is what there is to say about
    decisions, `sheet` the name of the coordination sheet, if any; `language` is that of the receipt."""
    own = checks(merged.return_, Reading("json", None, ()), catalogue, {}, set())
    differing = {conflict.place[1].partition("/")[0] for conflict in open_}
    findings = (*told, *(each for each in own if each.item not in differing))
    pasts = merging(merged.return_.history)
    renumbered = tuple(
        (past.source or "", old, new)
        for past, ids in zip(pasts, one_register(pasts)[1], strict=True)
        for old, new in ids.items()
        if old != new
    )
    return MergeReceipt(file, merged, open_, findings, renumbered, sheet, language)


def merge_text(receipt: MergeReceipt, catalogue: Catalogue) -> str:
    """Return the receipt as text, in plain words; `catalogue` is in the language of the receipt."""
    gettext = words(receipt.language)
    lines = [*headline(receipt.file, gettext), "", *_head(receipt, gettext), "", *_verdict(receipt, gettext)]
    for number, (title, body) in enumerate(_parts(receipt, catalogue, gettext), 1):
        lines += ["", f"{number}. {title}", "", *body]
    return "\n".join(lines) + "\n"


def _head(receipt: MergeReceipt, gettext: Gettext) -> Lines:
    return_ = receipt.merged.return_
    who_ = return_.respondent
    not_given = gettext("not given")
    answered = sum(answer.value is not None for answer in return_.answers.values())
    yield f"{gettext('State')}: {who_.state or not_given}"
    yield f"{gettext('Year')}: {who_.year or not_given}"
    if who_.exercise:
        yield f"{gettext('Exercise')}: {gettext('yes; this is not a real return')}"
    yield f"{gettext('Questions answered')}: {answered}"
    yield f"{gettext('Lines on which files differ')}: {len(receipt.conflicts)}"


def _verdict(receipt: MergeReceipt, gettext: Gettext) -> Lines:
    if not receipt.conflicts:
        yield from wrapped(gettext("The files were merged. They do not contradict each other."))
        return
    yield from wrapped(
        gettext(
            "The files were merged. Where they differ, no answer was taken: the questions are open. All answers are "
            "kept in {}, under “history”."
        ).format(receipt.file)
    )
    sheet = receipt.sheet
    yield from wrapped(
        gettext("Fill in {}, and merge the files again with it: --decisions {}.").format(sheet, sheet)
        if sheet
        else gettext("To decide them, merge the files again with --sheet, and fill in the sheet.")
    )


def _parts(receipt: MergeReceipt, catalogue: Catalogue, gettext: Gettext) -> Iterator[tuple[str, list[str]]]:
    """Yield the title and lines of each part that has something to say."""
    if receipt.conflicts:
        yield gettext("Where the files differ"), [*_conflicts(receipt, catalogue, gettext)][:-1]
    for title, levels in (
        (gettext("Not understood"), ("not-understood",)),
        (gettext("Needs attention"), ("attention",)),
    ):
        if found := [each for each in receipt.findings if each.level in levels]:
            yield title, finding_lines(found, catalogue, gettext)
    pasts = merging(receipt.merged.return_.history)
    yield gettext("Files"), [line for past in pasts for line in _file(past, catalogue, gettext)]
    if receipt.renumbered:
        yield gettext("Documents with a new number"), [*_renumbered(receipt, gettext)]
    if notes := [each for each in receipt.findings if each.level == "note"]:
        yield gettext("Good to know"), finding_lines(notes, catalogue, gettext)


def _conflicts(receipt: MergeReceipt, catalogue: Catalogue, gettext: Gettext) -> Lines:
    for conflict in receipt.conflicts:
        place, question = question_of(conflict, catalogue, receipt.language)
        line = conflict.line if conflict.place[0] == "answer" else conflict.place[1]
        yield from wrapped(in_line(f"{place}: {question} ({line})"), "  ", "    ")
        for side in conflict.sides:
            said = in_line(says(side, conflict, catalogue, receipt.language, gettext), 120)
            files = ", ".join(dict.fromkeys(past.source or "" for past in side.pasts))
            yield from wrapped(
                f"{side.letter}  {said}: {who(side, catalogue, gettext)} ({in_line(files)})", "    ", "       "
            )
        yield ""


def _file(past: Past, catalogue: Catalogue, gettext: Gettext) -> Lines:
    if past.kind == "decision":
        yield from wrapped(in_line(f"{past.source}: {gettext('decisions')}: {len(past.over)}"), "  ", "    ")
        return
    count = sum(answer.value is not None for answer in past.answers.values())
    authority = past.respondent.authority or ""
    name = catalogue.respondent[authority].name if authority in catalogue.respondent else authority
    told = "; ".join(part for part in (name, f"{gettext('answers')}: {count}") if part)
    yield from wrapped(in_line(f"{past.source}: {told}"), "  ", "    ")


def _renumbered(receipt: MergeReceipt, gettext: Gettext) -> Lines:
    for file, old, new in receipt.renumbered:
        row = receipt.merged.return_.evidence.get(new)
        title = f": {row.title}" if row and row.title else ""
        now = gettext("{old} of {file} is now {new}").format(old=old, file=file, new=new)
        yield from wrapped(in_line(f"{now}{title}"), "  ", "    ")


def merge_json(receipt: MergeReceipt, catalogue: Catalogue) -> Mapping[str, Any]:
    """Return the receipt for programs (`--json`), its sentences included."""
    gettext = words(receipt.language)
    return {
        "file": receipt.file,
        "status": "attention" if receipt.needs_attention else "done",
        "sheet": receipt.sheet,
        "answered": [id for id, answer in receipt.merged.return_.answers.items() if answer.value is not None],
        "conflicts": [
            {
                "line": conflict.line,
                "question": " ".join(question_of(conflict, catalogue, receipt.language)),
                "sides": [
                    {
                        "letter": side.letter,
                        "says": says(side, conflict, catalogue, receipt.language, gettext),
                        "files": [past.source for past in side.pasts],
                        "authorities": [past.respondent.authority for past in side.pasts],
                    }
                    for side in conflict.sides
                ],
            }
            for conflict in receipt.conflicts
        ],
        "renumbered": [{"file": file, "from": old, "to": new} for file, old, new in receipt.renumbered],
        "findings": [each.as_json(gettext) for each in receipt.findings],
    }
