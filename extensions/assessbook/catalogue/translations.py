"""Read what translators have written: gettext `.po` files, with the status of each text.

The `.po` files are read as they stand, with Babel: no step of compiling lies between a translator and the form. A text
without a translation, or whose English has changed since (`fuzzy`), is shown in English, never in a wrong wording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from .model import Catalogue, Status, Wording
from .translate import texts, translated

CHECKLISTS, INTERFACE = "checklists", "assessbook"
"""The gettext domains of what is asked, and of what the program itself says."""

OWN_LOCALE = Path(__file__).parents[1] / "locale"
"""Where the translations of the program stand."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}")
_FIELD = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Translation:
    """The translated texts of one file, by their English."""

    texts: Mapping[str, str] = field(default_factory=dict)
    status: Mapping[str, Status] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    """Texts whose English has changed since they were translated."""
    misfits: frozenset[str] = frozenset()
    """Texts whose translation does not hold the same words in braces; they cannot be filled in."""

    def gettext(self, english: str) -> str:
        """Return a text in the language of the file; the English where it has no translation that fits."""
        return self.texts.get(english, english)

    def counts(self, english: Iterable[str]) -> tuple[int, Mapping[Status, int]]:
        """Return how many of `english` there are, each counted once, and how many are translated, by status."""
        wanted = set(english)
        found = Counter(self.status[text] for text in wanted if text in self.texts)
        return len(wanted), {status: found[status] for status in get_args(Status) if found[status]}


def po_path(locale: Path, language: str, domain: str) -> Path:
    """Return where the translation of a domain into `language` stands below the folder `locale`.

    A form that came back names its language: what cannot be one never leads out of the folder.
    """
    folder = language.replace("-", "_") if _LANGUAGE.fullmatch(language) else "unknown"
    return locale / folder / "LC_MESSAGES" / f"{domain}.po"


def translation(path: Path) -> Translation:
    """Return what a `.po` file translates; nothing when there is no such file. It is read again when it changes.

    Raises ValueError, with the line, when it is damaged; OSError when it cannot be read.
    """
    if not path.is_file():
        return Translation()
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


def in_language(catalogue: Catalogue, language: str, locale: Path) -> Catalogue:
    """Return the catalogue in `language`, with the status of its wording. Raises ValueError, OSError."""
    found = translation(po_path(locale, language, CHECKLISTS))
    if language == "en" or not found.texts:
        return catalogue
    total, by_status = found.counts(texts(catalogue))
    return translated(catalogue, found.gettext, Wording(language, total, by_status))


def interface(language: str) -> Translation:
    """Return the program's own texts in `language`; nothing where there are none. Raises ValueError, OSError."""
    return translation(po_path(OWN_LOCALE, language, INTERFACE))


def opened(path: Path, language: str | None = None) -> Catalog:
    """Return the entries of a `.po` file. Raises ValueError, with file and line, when it is damaged; OSError."""
    try:
        with path.open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except PoFileError as error:
        told = str(error).rpartition(" on ")[0]
        raise ValueError(f"{path}:{error.lineno + 1}: {told}") from None
    except UnicodeDecodeError:
        raise ValueError(f"{path}: it is not written in UTF-8") from None


@lru_cache(maxsize=32)
def _read(path: Path, changed: int, size: int) -> Translation:
    entries = [message for message in opened(path) if message.id]
    whole = {str(m.id): m for m in entries if isinstance(m.string, str) and m.string}
    misfits = frozenset(id for id, m in whole.items() if _fields(id) != _fields(str(m.string)))
    stale = frozenset(id for id, m in whole.items() if m.fuzzy)
    good = {id: m for id, m in whole.items() if id not in misfits | stale}
    return Translation(
        {id: str(m.string) for id, m in good.items()}, {id: status_of(m) for id, m in good.items()}, stale, misfits
    )


def status_of(message: Message) -> Status:
    """Return the status that a translator has noted, `# status: reviewed`; a draft when none is noted."""
    statuses: tuple[Status, ...] = get_args(Status)
    noted = {comment.replace(" ", "").lower() for comment in message.user_comments}
    return next((status for status in statuses if f"status:{status}" in noted), "draft")


def _fields(text: str) -> Mapping[str, int]:
    return Counter(_FIELD.findall(text))
