"""What a question is called in an XLSForm, and in what comes back: names that every tool keeps, and that lead back.

A name holds small letters, digits and underscores: `k7m4q_answer`, `k7m4q__women_girls__from_18`, `profile_affected`,
`evidence_E1_title`. Hyphens would do in XForms, but ODK Central joins the names of groups with hyphens, and Survey123
makes names of database columns of them. A label ends in the same code as people read it, `[k7m4q:note]`, because some
exports carry labels alone.
"""

from __future__ import annotations

import re

from ...catalogue.terms import ITEM_ID
from ..form import COLUMNS, EVIDENCE, Key

FORM = "assessbook_form"
"""The hidden question that says which form this is."""
NUMBER = "number"
"""In place of `answer`: a number, which a tool writes with a full stop before its fraction, whatever the country."""
INSTEAD = "instead"
"""In place of `answer`: the question what stands in place of a number."""
OTHER = "other"
"""In place of `answer`: what is typed when a list lacks it."""
ASK, ABOUT, GAPS = "ask_", "about_", "gaps_"
"""Begin the names of texts that are only shown, and of questions that only help to fill in the form."""

_ITEM = ITEM_ID[1:-1]
_COLUMNS = "|".join((*COLUMNS, NUMBER, INSTEAD))
_PART = r"[a-z0-9]+(?:_[a-z0-9]+)*"
_NAME = re.compile(
    rf"(?:(?P<instead>instead_)?(?P<line>{_ITEM}(?:__{_PART})+)"
    rf"|(?P<item>{_ITEM})_(?P<column>{_COLUMNS})"
    rf"|identity_(?P<identity>{_PART}?)(?P<other>_other)?"
    rf"|profile_(?P<profile>{_PART})"
    rf"|evidence_(?P<row>\w+?)_(?P<about>{'|'.join(EVIDENCE)}))"
)
_CODE = re.compile(
    rf"(?P<item>{_ITEM}(?:/[a-z0-9-]+)*)(?::(?P<column>{_COLUMNS}))?"
    rf"|identity:(?P<identity>[a-z]+)(?P<other>:other)?"
    rf"|profile:(?P<profile>[a-z0-9-]+)"
    rf"|evidence:(?P<row>[A-Za-z0-9._-]+):(?P<about>{'|'.join(EVIDENCE)})"
)
_TRACE = re.compile(
    rf"{FORM}|_answer\b(?<={_ITEM}_answer)|_sensitivity\b(?<={_ITEM}_sensitivity)"
    rf"|identity_state(?<=\bidentity_state)|\[identity:state\]|\[{_ITEM}:sensitivity\]"
)
"""Each begins with plain letters, and looks back from there: that is a hundred times faster."""
_ENDS = re.compile(r"\[([^\[\]]{1,120})\]\s*$|([A-Za-z0-9_]+)\s*$")


def traced(text: str) -> bool:
    """Tell whether a text holds what stands in every export of our forms, and in the form itself."""
    return _TRACE.search(text) is not None


def name_of(key: Key) -> str:
    """Return the name of the question that holds a value."""
    area, code, column = key
    if area == "evidence":
        return f"evidence_{re.sub('[^A-Za-z0-9]', lambda sign: f'_x{ord(sign[0]):02x}_', code)}_{column}"
    if area != "answer":
        return "_".join((area, code.replace("-", "_"), *([OTHER] if column == OTHER else [])))
    id, *part = code.split("/")
    line = "__".join((id, *(word.replace("-", "_") for word in part)))
    if not part:
        return f"{line}_{column}"
    return f"{INSTEAD}_{line}" if column == INSTEAD else line


def code_of(key: Key) -> str:
    """Return the code of the question as it stands at the end of its label."""
    area, code, column = key
    if area == "answer":
        return f"[{code}]" if column == "answer" else f"[{code}:{column}]"
    return f"[{area}:{code}]" if column == "answer" else f"[{area}:{code}:{column}]"


def is_shown_only(header: str) -> bool:
    """Tell whether a column is about a text that is only shown, or about a question that only helps to fill in."""
    found = _ENDS.search(header)
    code, name = (found[1], found[2]) if found else (None, None)
    return (code or "").endswith(":gaps") or (name or "").startswith((ASK, ABOUT, GAPS))


def key_of(header: str) -> Key | None:
    """Return what the column of an export holds, whatever the tool has put before the name; None for its own columns.

    `k7m4q_note`, `c_trees/q_k7m4q/k7m4q_note`, `c_trees-q_k7m4q-k7m4q_note`, `Trees/1.2/Note [k7m4q:note]`.
    """
    found = _ENDS.search(header)
    if found is None:
        return None
    if found[1] is not None:
        return _key_of_code(found[1].strip())
    return _key_of_name(found[2])


def _key_of_name(name: str) -> Key | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    if found["line"]:
        code = found["line"].replace("__", "/").replace("_", "-")
        return ("answer", code, INSTEAD if found["instead"] else "answer")
    if found["item"]:
        return ("answer", found["item"], found["column"])
    if found["identity"]:
        return ("identity", found["identity"].replace("_", "-"), OTHER if found["other"] else "answer")
    if found["profile"]:
        return ("profile", found["profile"].replace("_", "-"), "answer")
    row = re.sub("_x([0-9a-f]{2})_", lambda digits: chr(int(digits[1], 16)), found["row"])
    return ("evidence", row, found["about"])


def _key_of_code(code: str) -> Key | None:
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    if found["item"]:
        return ("answer", found["item"], found["column"] or "answer")
    if found["identity"]:
        return ("identity", found["identity"], OTHER if found["other"] else "answer")
    if found["profile"]:
        return ("profile", found["profile"], "answer")
    return ("evidence", found["row"], found["about"])
