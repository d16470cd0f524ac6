"""The rows of an XLSForm: one question each, with its texts in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ...catalogue.answers import Option
from ...catalogue.checklists import Checklist, Section
from ...catalogue.model import Placed
from ...catalogue.phrases import Gettext
from ..choices import YES_NO
from ..form import Form, Line, part_label
from ..words import language_name, words

Row = Mapping[str, str]
"""The cells of one row by the titles of their columns."""


@dataclass(frozen=True)
class Tongue:
    """The form in one of its languages."""

    form: Form
    say: Gettext

    @property
    def name(self) -> str:
        """How the language is named in the titles of columns: `Français (fr)`."""
        return f"{language_name(self.form.language)} ({self.form.language})"

    def label(self, option: Option) -> str:
        """Return the label of an option."""
        return option.in_language(self.form.language)

    def placed(self, line: Line) -> Placed:
        """Return the item of a line with its texts."""
        return self.form.catalogue.items[line.placed.item.id]

    def section(self, checklist: Checklist, section: Section) -> Section:
        """Return a section with its texts."""
        return next(each for each in self.form.catalogue.checklist[checklist.id].sections if each.id == section.id)

    def part(self, line: Line) -> str:
        """Return the words for a line that is a part of an answer."""
        breakdown, language = self.form.catalogue.breakdown, self.form.language
        return part_label(self.placed(line).item.answer, line.part, breakdown, language)


Words = Callable[[Tongue], str]
"""Returns a text in one language."""

_OUR_NAMES = {"length": "bind::esri:fieldLength"}
"""Titles of columns that are no Python names."""
_SHOWN = ("begin_group", "note", "calculate")


def tongues(form: Form) -> tuple[Tongue, ...]:
    """Return the languages of the form: its own first, then every other in which answers can be chosen."""
    known = dict.fromkeys((form.language, *form.catalogue.head.languages, *YES_NO[0].label))
    spoken = form.spoken or (lambda language: form.catalogue)
    others = {language: spoken(language) for language in known if language != form.language}
    return (
        Tongue(form, words(form.language)),
        *(Tongue(replace(form, language=each, catalogue=others[each]), words(each)) for each in others),
    )


@dataclass
class Survey:
    """The survey and its lists of choices while they are put together."""

    form: Form
    tongues: tuple[Tongue, ...]
    rows: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    _lists: dict[tuple[tuple[str, ...], ...], str] = field(default_factory=dict)

    def add(self, type: str, name: str, label: Words | None = None, **cells: str | Words) -> None:
        """Add a row. What is told in every language is a function that returns it in one."""
        row = {"type": type, "name": name, "bind::esri:fieldAlias": "" if type in _SHOWN else name}
        for title, cell in {"label": label, **cells}.items():
            if callable(cell):
                row |= {f"{title}::{tongue.name}": cell(tongue) for tongue in self.tongues}
            elif cell:
                row[_OUR_NAMES.get(title, title)] = cell
        self.rows.append({title: text for title, text in row.items() if text})

    def group(self, name: str, label: Words, relevant: str = "", appearance: str = "") -> None:
        """Begin a group."""
        self.add("begin_group", name, label, relevant=relevant, appearance=appearance)

    def end(self) -> None:
        """End the group that was begun last."""
        self.rows.append({"type": "end_group"})

    def list(self, title: str, options: Iterable[tuple[str, Words]]) -> str:
        """Return the type of a question that offers (code, label); the same labels are listed once."""
        told = tuple((code, *(label(tongue) for tongue in self.tongues)) for code, label in options)
        if told not in self._lists:
            name = title.replace("-", "_")
            taken = self._lists.values()
            self._lists[told] = name if name not in taken else f"{name}_{len(taken)}"
            for code, *labels in told:
                texts = {f"label::{t.name}": label for t, label in zip(self.tongues, labels, strict=True)}
                self.choices.append({"list_name": self._lists[told], "name": code, **texts})
        return f"select_one {self._lists[told]}"


def labelled(options: Iterable[Option]) -> Iterable[tuple[str, Words]]:
    """Yield options as a list takes them."""
    for option in options:
        yield option.code, _label(option)


def _label(option: Option) -> Words:
    return lambda tongue: tongue.label(option)
