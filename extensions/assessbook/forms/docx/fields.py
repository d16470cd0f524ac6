"""The cells of a Word form: labels with the names of their fields, and the fields themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...catalogue.answers import TableAnswer
from ..confirm import CONFIRM
from ..field_names import field_name
from ..form import Form, Key, Line
from ..pdf.fields import fields, how_to
from ..words import words
from .elements import Xml, cell, list_field, paragraph, row, run, table, text_field, tick_field, together
from .numbers import numbers
from .paper import WIDTH
from .styles import BAND, FIELD

Asked = tuple[str, Key, bool]
"""(label, field, whether it takes the whole width)."""

_LABEL, _TICK = 1_950, 700
_PAIR = (_LABEL, WIDTH // 2 - _LABEL) * 2
_TICKS = (WIDTH // 2 - _TICK, _TICK) * 2


class Fields:
    """The fields of one form, each ready to be put into its cell."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._known = fields(form)
        self._say = words(form.language)

    def label(self, width: int, words: str, keys: Sequence[Key], *more: Xml) -> Xml:
        """Return the cell that says what is asked; it hides the names of the fields that follow it in its row."""
        paragraphs = (paragraph("Label", run(words)), *more)
        paragraphs[-1].append(run(f" {' '.join(map(field_name, keys))}", hidden=True))
        return cell(width, *paragraphs, shade=BAND)

    def entry(self, width: int, key: Key, span: int = 1) -> Xml:
        """Return the cell with a field."""
        return cell(width, paragraph("Entry", self._control(field_name(key))), span=span, shade=FIELD)

    def pairs(self, asked: Sequence[Asked], title: str, widths: Sequence[int] = _PAIR) -> Xml:
        """Return a table of labels with their fields, two beside each other where they are not wide."""
        rows: list[list[Asked]] = [[]]
        for each in asked:
            if rows[-1] and (each[2] or len(rows[-1]) == 2 or rows[-1][-1][2]):
                rows.append([])
            rows[-1].append(each)
        return together(table(widths, (self._row(each, widths) for each in rows), title, title))

    def room(self, own: Line, parts: tuple[Line, ...]) -> Iterator[Xml]:
        """Yield where the answer to one question goes, and what is asked beside it."""
        title = f"{own.placed.number} {own.placed.item.ask}"
        if how := how_to(self._form, own.placed):
            yield paragraph("Guidance", run(how), keep=True)
        if isinstance(own.placed.item.answer, TableAnswer):
            yield numbers(self._form, own.placed, parts, self._numbers, self._number)
        elif parts:
            widths = _TICKS if parts[0].takes == "tick" else _PAIR
            asked = [(part.label, _key(part), False) for part in parts]
            yield self.pairs(asked, title, widths)
        if parts:
            yield paragraph("Gap", keep=True)
        yield self.pairs(list(self._beside(own)), title)

    def _beside(self, own: Line) -> Iterator[Asked]:
        say = self._say
        labels = {
            "answer": say("Answer"),
            "confirm": say(CONFIRM),
            "sensitivity": say("Who may see it"),
            "due": say("If planned: month (2027-03)"),
            "owner": say("If planned: body responsible"),
            "evidence": say("Evidence (E1, E2)"),
            "checked": say("Last checked on (2026-03-14)"),
            "note": say("Note"),
        }
        for column, label in labels.items():
            if column in own.columns:
                wide = column == "note" or (column == "answer" and own.takes == "text")
                yield label, ("answer", own.code, column), wide

    def _row(self, asked: Sequence[Asked], widths: Sequence[int]) -> Xml:
        cells = []
        for at, (label, key, _) in enumerate(asked):
            alone = len(asked) == 1
            width = sum(widths[1:]) if alone else widths[2 * at + 1]
            cells += [self.label(widths[2 * at], label, (key,)), self.entry(width, key, span=3 if alone else 1)]
        return row(*cells, whole=not asked[0][2])

    def _numbers(self, width: int, label: str, parts: Sequence[Line]) -> Xml:
        return self.label(width, label, [_key(part) for part in parts])

    def _number(self, width: int, part: Line) -> Xml:
        return self.entry(width, _key(part))

    def _control(self, name: str) -> Xml:
        field = self._known[name]
        match field.kind:
            case "tick":
                return tick_field(name, field.tells, field.value == "yes")
            case "list":
                shown = dict(field.choices).get(field.value, field.value)
                return list_field(name, field.tells, shown, field.choices, self._say("No answer"), field.typed)
        return text_field(name, field.tells, field.value)


def _key(line: Line) -> Key:
    return ("answer", line.code, "answer")
