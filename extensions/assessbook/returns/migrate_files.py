"""Bring answer files to the present version of the questions: tell what will happen, then write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Gettext, Text, Told, said
from ..catalogue.terms import version_key
from ..forms.reading import Unreadable
from ..forms.worker import Workers
from .answer_file import answer_file, of_version
from .findings import Finding
from .outbox import plain_name
from .receipt_text import finding_lines, wrapped

_NEWER: Text = "{name} is of version {was}, newer than the checklists ({now}). Update the checklists."


@dataclass(frozen=True)
class Preview:
    """What becomes of one answer file. When it cannot be taken, `refused` says why."""

    file: str
    was: str = ""
    now: str = ""
    answers: int = 0
    findings: tuple[Finding, ...] = ()
    refused: str = ""

    @property
    def needs_attention(self) -> bool:
        """Tell whether a person must look at something."""
        return bool(self.refused) or any(each.level != "note" for each in self.findings)

    def count(self, *codes: str) -> int:
        """Return how many findings have one of these codes."""
        return sum(each.code in codes for each in self.findings)


def previews(files: tuple[Path, ...], catalogue: Catalogue, workers: Workers) -> Iterator[Preview]:
    """Yield what will become of each answer file; nothing is written."""
    for file in files:
        name = plain_name(file.name or str(file))
        try:
            found = answer_file(file, catalogue, workers)
        except Unreadable as error:
            yield Preview(name, refused=error.why)
            continue
        told = next((each.names for each in found.findings if each.code in ("other-version", "newer-version")), {})
        now, was = catalogue.head.version, told.get("version", found.return_.catalogue.version)
        if version_key(was) > version_key(now):
            why = Told(_NEWER, name=name, was=was, now=now)
            yield Preview(name, was, now, refused=why)
            continue
        answers = sum(answer.value is not None for answer in found.return_.answers.values())
        findings = tuple(each for each in of_version(found) if each.code != "other-version")
        yield Preview(name, was, now, answers, findings)


def preview_text(preview: Preview, catalogue: Catalogue, gettext: Gettext = str) -> str:
    """Return the preview in words."""
    if preview.refused:
        return said(preview.refused, gettext)
    if preview.was == preview.now:
        return gettext("{file}: it is of version {now} already.").format(file=preview.file, now=preview.now)
    moved, again = preview.count("answer-moved"), preview.count("answer-again")
    kept = preview.count("answer-not-carried", "answer-unclear-now", "retired-item", "unknown-item")
    head = gettext(
        "{file}: from version {was} to {now}. Answers in the new version: {answers}; of them to questions that are "
        "asked otherwise now: {moved}, to be checked: {again}. Only kept, under “carried”: {kept}."
    ).format(
        file=preview.file, was=preview.was, now=preview.now, answers=preview.answers, moved=moved + again, again=again,
        kept=kept,
    )  # fmt: skip
    lines = finding_lines(preview.findings, catalogue, gettext) if preview.findings else []
    return "\n".join((*wrapped(head), *(["", *lines] if lines else [])))


def preview_json(preview: Preview, gettext: Gettext = str) -> Mapping[str, Any]:
    """Return the preview for programs."""
    status = "refused" if preview.refused else "attention" if preview.needs_attention else "done"
    return {
        "file": preview.file,
        "status": status,
        "why": said(preview.refused, gettext),
        "from": preview.was,
        "to": preview.now,
        "answers": preview.answers,
        "findings": [each.as_json(gettext) for each in preview.findings],
    }
