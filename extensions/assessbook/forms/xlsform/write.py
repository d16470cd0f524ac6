"""A form as an XLSForm: the workbook from which KoboToolbox, ODK and Survey123 make a form for phones and browsers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from xlsxwriter.workbook import Workbook

from ..form import Form
from ..words import words
from ..xlsx.styles import TYPE
from .sheet import Row, Survey
from .survey import survey
from .when import reference

_CREATED = datetime(2000, 1, 1)
"""A workbook must say when it was made. It always says the same, so that the same form gives the same bytes."""
_ORDER = (
    *("type", "list_name", "name", "label", "hint", "guidance_hint", "relevant", "constraint", "constraint_message"),
    *("appearance", "default", "calculation"),
)
_WIDE = ("label", "hint", "guidance_hint", "relevant")


def write(form: Form) -> bytes:
    """Return the XLSForm; the same form gives the same bytes."""
    form = replace(form, live=True)
    made = survey(form)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, {**options, "default_format_properties": {**TYPE, "font_size": 10}})
    book.set_properties({"title": form.catalogue.head.title, "subject": form.name, "created": _CREATED})
    _about(book, form)
    _sheet(book, "survey", made.rows)
    _sheet(book, "choices", made.choices)
    _sheet(book, "settings", [_settings(form, made)])
    book.close()
    return out.getvalue()


def _settings(form: Form, made: Survey) -> Row:
    head = form.catalogue.head
    who = (reference(("identity", code, "answer")) for code in ("state", "year", "authority"))
    return {
        "form_title": head.title,
        "form_id": form.name,
        "version": head.version,
        "default_language": made.tongues[0].name,
        "instance_name": f"concat({', &&, '.join(who)})".replace("&&", "' '"),
        "style": "pages",
        "namespaces": 'esri="http://esri.com/xforms"',
    }


def _sheet(book: Workbook, name: str, rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(name)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    titles = sorted(dict.fromkeys(title for row in rows for title in row), key=_rank)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, 50 if title.startswith(_WIDE) else 22)
        for number, row in enumerate(rows, 1):
            if title in row:
                sheet.write_string(number, column, row[title], wrapped)
    sheet.freeze_panes(1, 0)


def _rank(title: str) -> int:
    kind = title.partition("::")[0]
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _about(book: Workbook, form: Form) -> None:
    """Write the sheet for people: what this file is, and what to do with it; the tools pass over it."""
    say = words(form.language)
    lines = (
        form.catalogue.head.title,
        say("This workbook is not filled in. It is an XLSForm, from which a form for phones and browsers is made."),
        say("1. Upload it to KoboToolbox or ODK Central, or open it in Survey123 Connect. Change no names in it."),
        say("2. Collect the answers."),
        say(
            "3. Export them as CSV or Excel. In KoboToolbox choose “XML values and headers” or labels, with or without "
            "groups; all of them can be read."
        ),
        say("4. Send the exported file. Each submission in it becomes a return of its own."),
        say("Answers stay on the server that you choose. Choose one that your State trusts."),
    )
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 0, 110)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, book.add_format({"text_wrap": True, "bold": row == 0}))
