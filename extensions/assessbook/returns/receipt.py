"""The receipt: what became of everything in a filled file. Nothing is ever dropped without a word (design §4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..catalogue.conditions import holds
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import Gettext
from ..forms.reading import Reading
from .checks import missing
from .findings import Change, Finding, Tally
from .interpret import Interpreted
from .model import CatalogueRef, Respondent, Return

_TEXTS = frozenset({"docx", "pdf", "xlsform"})
"""The formats in which a number is a text."""


@dataclass(frozen=True)
class Receipt:
    """What one file says and what became of it; item ids are in the order of the catalogue."""

    file: str
    carrier: str
    catalogue: CatalogueRef
    language: str
    respondent: Respondent
    answered: tuple[str, ...]
    open: tuple[str, ...]
    """Questions of the file without an answer; those that do not apply are left out."""
    blank: tuple[str, ...]
    """Those of the open questions at which nothing stands, not even an answer that was not understood."""
    not_applying: int
    missing: tuple[str, ...]
    """Questions that the form was issued with and that no longer stand in the file."""
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    tally: Tally

    @property
    def needs_attention(self) -> bool:
        """Tell whether a person must look at something (exit status 1)."""
        return any(finding.level != "note" for finding in self.findings)

    def of_level(self, *levels: str) -> tuple[Finding, ...]:
        """Return the findings of these levels, in the order found."""
        return tuple(finding for finding in self.findings if finding.level in levels)


def receipt(file: str, reading: Reading, found: Interpreted, catalogue: Catalogue) -> Receipt:
    """Return the receipt of `file`, whose contents `reading` were understood as `found`."""
    answers = found.return_.answers
    answered = tuple(id for id, answer in answers.items() if answer.value is not None)
    without = [placed for placed in in_file(reading, catalogue) if placed.item.id not in answered]
    codes = answer_codes(found.return_)
    applying = [placed for placed in without if applies(placed, catalogue, found.return_.profile, codes)]
    return Receipt(
        file=file,
        carrier=reading.carrier,
        catalogue=found.return_.catalogue,
        language=reading.origin.language if reading.origin else "",
        respondent=found.return_.respondent,
        answered=answered,
        open=(still_open := tuple(placed.item.id for placed in applying)),
        blank=tuple(id for id in still_open if (id, "answer") not in found.unclear),
        not_applying=len(without) - len(applying),
        missing=missing(reading, catalogue),
        changes=tuple(change for change in found.changes if not _of_format(change, reading.carrier)),
        findings=found.findings,
        tally=found.tally,
    )


def _of_format(change: Change, carrier: str) -> bool:
    """Tell whether a number was read from a text in a format that holds nothing but texts: nobody changed it."""
    return carrier in _TEXTS and change.steps == ("number-from-text",) and change.old == change.new


def in_file(reading: Reading, catalogue: Catalogue) -> Iterator[Placed]:
    """Yield the questions that stand in a file; of a file that holds answers only, all that could have been asked."""
    issued = reading.origin.issued if reading.origin else None
    standing = reading.asked if reading.asked is not None else issued
    for id, placed in catalogue.items.items():
        if not placed.item.retired and (standing is None or id in standing):
            yield placed


def answer_codes(return_: Return) -> Mapping[str, str]:
    """Return the answers that are codes or texts, by item id, as conditions look at them."""
    return {id: answer.value for id, answer in return_.answers.items() if isinstance(answer.value, str)}


def applies(placed: Placed, catalogue: Catalogue, profile: Mapping[str, str], codes: Mapping[str, str]) -> bool:
    """Tell whether a question applies to a State with that profile and those answers; while that is open, it does."""
    return all(holds(condition, profile, codes) is not False for condition in catalogue.applies(placed))


def as_json(receipt: Receipt, gettext: Gettext = str) -> Mapping[str, Any]:
    """Return the receipt for programs (`--json`), its sentences included."""
    return {
        "file": receipt.file,
        "status": "attention" if receipt.needs_attention else "done",
        "carrier": receipt.carrier,
        "catalogue": {key: value for key, value in asdict(receipt.catalogue).items() if value},
        "language": receipt.language,
        "respondent": asdict(receipt.respondent),
        "entries": asdict(receipt.tally),
        "answered": receipt.answered,
        "open": receipt.open,
        "blank": receipt.blank,
        "not-applying": receipt.not_applying,
        "missing": receipt.missing,
        "changes": [asdict(change) for change in receipt.changes],
        "findings": [finding.as_json(gettext) for finding in receipt.findings],
    }
