"""The carrier HTML: one file that opens from disk, keeps what is typed, and saves the answer file.

The answers live in the browser of the person who fills the form, not in the file. What comes back is one of two files:
the answer file (JSON) that the form saves, or a copy of the form that the form itself has saved with the answers in it.
A form that comes back without answers is refused with advice: read as a return it would say that nothing was answered.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...catalogue.phrases import Text
from .. import json_file
from ..form import Form
from ..reading import Reading, Unreadable
from .frame import page

ID = "html"
SUFFIX = ".html"
TITLE: Text = "Web page to fill in a browser, without a network"

_BLOCK = re.compile(rb'<script type="?application/json"? id="?assessbook-answers"?([^>]{0,200})>')
_ADVICE: Text = (
    "The answers are kept by the browser, not in this file. Open the form on the computer where you filled it, choose "
    "“Save answer file”, and send the .json file. You can also choose “Save form with answers”, and send that copy."
)


def write(form: Form) -> bytes:
    """Return the form as one file with everything in it; what is filled in already stands in its fields."""
    return page(replace(form, live=True), json_file.write(form).decode()).encode()


def recognises(data: bytes) -> bool:
    """Tell whether the file is a web page."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))


def read(data: bytes) -> Reading:
    """Return the answers that the form has put into its file; raises Unreadable when there are none."""
    block = _BLOCK.search(data)
    end = data.find(b"</script", block.end()) if block else -1
    if block is None or end < 0:
        raise Unreadable(f"This web page is not one of our forms, or it was damaged when it was saved. {_ADVICE}")
    if b"data-saved" not in block[1]:
        raise Unreadable(f"No answers stand in this form. {_ADVICE}")
    reading = json_file.read(data[block.end() : end].strip())
    return replace(reading, carrier=ID, origin=reading.origin and replace(reading.origin, language=_language(data)))


def _language(data: bytes) -> str:
    """Return the language of the page."""
    found = re.search(rb'<html[^>]{0,200}?\blang="?([A-Za-z-]{2,12})', data[:2000], re.IGNORECASE)
    return found[1].decode() if found else "en"
