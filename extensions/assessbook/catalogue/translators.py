"""What translators work in: `.pot` templates and `.po` files, brought up to date without losing what they have done."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from .load import Loaded
from .translate import messages
from .translations import CHECKLISTS, opened, po_path, status_of

Found = tuple[str, str, int]
"""(text, file, line)."""

_HEADER = """\
# {title}: translation.
# Above each text stands a line "# status: draft", "# status: reviewed" or "# status: official".
# Without one it is a draft. An entry marked "fuzzy" is shown in English, because its English
# has changed: mend the translation and delete the mark.
#"""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the translation of one file has come."""

    language: str
    total: int
    translated: int
    stale: int
    by_status: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        """`fr: 1,303 of 1,303 translated, 0 stale, 1,303 draft`."""
        counts = "".join(f", {count:,} {status}" for status, count in self.by_status)
        return f"{self.language}: {self.translated:,} of {self.total:,} translated, {self.stale:,} stale{counts}"


Written = tuple[Path, bytes, Progress | None]
"""(path, contents, how far it is; of a template nothing)."""


def template(found: Iterable[Found], title: str) -> Catalog:
    """Return the template of all texts; a text that stands in several places is one entry with each of them."""
    catalog = Catalog(
        project=title,
        version=" ",
        msgid_bugs_address="",
        creation_date=_stamp(),
        charset="utf-8",
        fuzzy=False,
        header_comment="#",
    )
    for text, file, line in found:
        catalog.add(text, locations=[(file.replace(os.sep, "/"), line)])
    return catalog


def updated(path: Path, language: str, pot: Catalog) -> tuple[Catalog, Progress]:
    """Return the entries of a `.po` file brought up to date, and how far they are.

    A text whose English was changed keeps its translation, marked fuzzy, with the former English beside it.
    Raises ValueError when the file is damaged, OSError.
    """
    if path.is_file():
        catalog = opened(path, language.replace("-", "_"))
    else:
        catalog = Catalog(locale=language.replace("-", "_"), project=pot.project, charset="utf-8", fuzzy=False)
        catalog.revision_date = catalog.creation_date = _stamp()
    catalog.update(pot)
    catalog.project, catalog.version, catalog.msgid_bugs_address = pot.project, " ", ""
    catalog.last_translator, catalog.language_team = "", language
    catalog.header_comment = _HEADER.format(title=pot.project)
    return catalog, _progress(catalog, language)


def as_po(catalog: Catalog) -> bytes:
    """Return a template or translation as it stands in its file."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, include_previous=True)
    return out.getvalue()


def files(found: Iterable[Found], title: str, domain: str, locale: Path, languages: Iterable[str]) -> Iterator[Written]:
    """Yield the template of a domain and each translation brought up to date: path, contents, progress.

    Raises ValueError when a translation is damaged, OSError.
    """
    pot = template(found, title)
    yield locale / f"{domain}.pot", as_po(pot), None
    for language in languages:
        path = po_path(locale, language, domain)
        catalog, progress = updated(path, language, pot)
        yield path, as_po(catalog), progress


def checklist_texts(loaded: Loaded, locale: Path, languages: Iterable[str] = ()) -> Iterator[Written]:
    """Yield the files of the translators of the checklists, brought up to date.

    `languages` are those wanted; when there are none, all that are begun and all that the catalogue names.
    Raises ValueError when a translation is damaged, OSError.
    """
    if loaded.catalogue is None:
        return
    head = loaded.catalogue.head
    begun = {*languages_of(locale, CHECKLISTS), *head.languages} - {"en"}
    yield from files(messages(loaded), head.title, CHECKLISTS, locale, languages or sorted(begun))


def languages_of(locale: Path, domain: str) -> tuple[str, ...]:
    """Return the languages into which a domain is being translated."""
    found = locale.glob(f"*/LC_MESSAGES/{domain}.po")
    return tuple(sorted(path.parent.parent.name.replace("_", "-") for path in found))


def _progress(catalog: Catalog, language: str) -> Progress:
    entries = [message for message in catalog if message.id]
    done = [message for message in entries if message.string and not message.fuzzy]
    stale = sum(bool(message.string) and message.fuzzy for message in entries)
    counts: dict[str, int] = {}
    for message in done:
        counts[status_of(message)] = counts.get(status_of(message), 0) + 1
    return Progress(language, len(entries), len(done), stale, tuple(sorted(counts.items())))


def _stamp() -> datetime:
    """Return a date that does not change from run to run: the same texts make the same files."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
