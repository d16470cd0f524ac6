"""Find every field of a stranger's PDF with its value and page, whatever has been done to the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject

MAX_DEPTH = 20
MAX_FIELDS = 20_000
MAX_PAGES = 2_000

_NOTES = frozenset({"/FreeText", "/Text", "/Stamp", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"})


@dataclass(frozen=True, slots=True)
class Found:
    """One field: its full name, its kind (`/Tx`, `/Ch`, `/Btn`, `/Sig`), its values, and the page it stands on."""

    name: str
    kind: str
    values: tuple[str, ...]
    page: int | None
    """None when the field stands on no page that the file still has."""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, or a text that a program has put over a page."""

    text: str
    page: int


class TooLarge(Exception):
    """The file holds far more than a form does."""


class Walk:
    """The fields and notes of one file."""

    def __init__(self, reader: PdfReader) -> None:
        self.notes: list[Note] = []
        self._pages: dict[int, int] = {}
        self._widgets: list[DictionaryObject] = []
        self._seen: dict[int, DictionaryObject] = {}
        self._count = 0
        self._form = _dictionary(reader.trailer["/Root"]).get("/AcroForm")
        for number, page in enumerate(reader.pages, 1):
            if number > MAX_PAGES:
                raise TooLarge
            self._look_at(page, number)

    def form(self) -> DictionaryObject | None:
        """Return the dictionary that describes the fields; None when the file has none."""
        return _dictionary(self._form) if self._form is not None else None

    def fields(self) -> Iterator[Found]:
        """Yield every field with a name: those that the form lists, then those that only stand on a page."""
        form = self.form()
        for field in _array(form.get("/Fields")) if form is not None else ():
            yield from self._below(field, (), {})
        for widget in self._widgets:
            if id(widget) not in self._seen:
                yield from self._alone(widget)

    def _look_at(self, page: Any, number: int) -> None:
        for each in _array(page.get("/Annots")):
            annotation = _dictionary(each)
            self._counted()
            if annotation.get("/Subtype") == "/Widget":
                self._pages[id(annotation)] = number
                self._widgets.append(annotation)
            elif annotation.get("/Subtype") in _NOTES:
                words = "\n".join(as_texts(annotation.get("/Contents")))
                if words.strip():
                    self.notes.append(Note(words, number))

    def _below(self, each: Any, above: tuple[str, ...], inherited: dict[str, Any]) -> Iterator[Found]:
        field = _dictionary(each)
        if id(field) in self._seen or len(above) > MAX_DEPTH:
            return
        self._seen[id(field)] = field
        self._counted()
        named = as_texts(field.get("/T"))
        path = (*above, *named[:1])
        known = inherited | {key: field[key] for key in ("/FT", "/V") if key in field}
        kids = [_dictionary(kid) for kid in _array(field.get("/Kids"))]
        parts = [kid for kid in kids if "/T" in kid]
        for kid in parts:
            yield from self._below(kid, path, known)
        if not parts:
            yield self._found(path, field, [kid for kid in kids if "/T" not in kid], known)

    def _found(
        self, path: tuple[str, ...], field: DictionaryObject, widgets: list[DictionaryObject], known: dict[str, Any]
    ) -> Found:
        self._seen |= {id(widget): widget for widget in widgets}
        values = [value for value in (known.get("/V"), *(widget.get("/V") for widget in widgets)) if value is not None]
        texts = dict.fromkeys(", ".join(as_texts(value)) for value in values)
        pages = (self._pages.get(id(place)) for place in (field, *widgets))
        kind = known.get("/FT") or next((widget.get("/FT") for widget in widgets), "")
        filled = tuple(text for text in texts if text)
        page = next((page for page in pages if page), None)
        return Found(".".join(path), str(kind or ""), filled, page, signed=kind == "/Sig" and bool(values))

    def _alone(self, widget: DictionaryObject) -> Iterator[Found]:
        """Yield a field that stands on a page but that the form does not list."""
        chain = [widget]
        while "/Parent" in chain[-1] and len(chain) <= MAX_DEPTH:
            chain.append(_dictionary(chain[-1]["/Parent"]))
        self._seen |= {id(each): each for each in chain}
        path = tuple(name for each in reversed(chain) for name in as_texts(each.get("/T"))[:1])
        known = {key: each[key] for each in reversed(chain) for key in ("/FT", "/V") if key in each}
        yield self._found(path, widget, [], known)

    def _counted(self) -> None:
        self._count += 1
        if self._count > MAX_FIELDS:
            raise TooLarge


def as_texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a value: none for nothing, one for a text or a name, several for a list."""
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NullObject, StreamObject

    value = value.get_object() if hasattr(value, "get_object") else value
    match value:
        case None | NullObject():
            return ()
        case ArrayObject():
            return tuple(text for part in value[:MAX_FIELDS] for text in as_texts(part))
        case StreamObject():
            return (_decoded(value.get_data()),)
        case DictionaryObject():
            return ()
        case ByteStringObject():
            return (_decoded(bytes(value)),)
    return (str(value),)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")


def _dictionary(value: Any) -> DictionaryObject:
    from pypdf.generic import DictionaryObject

    value = value.get_object() if hasattr(value, "get_object") else value
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _array(value: Any) -> list[Any]:
    from pypdf.generic import ArrayObject

    value = value.get_object() if hasattr(value, "get_object") else value
    return list(value) if isinstance(value, ArrayObject) else []
