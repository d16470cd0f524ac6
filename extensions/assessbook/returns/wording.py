"""What a reader may find and what it may change, in words for the person who filled the form.

Each sentence is looked up by its code and passed through gettext; words in braces are filled in (`names`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..catalogue.phrases import Text

Level = Literal["not-understood", "attention", "note"]
"""`not-understood`: a value was carried and a person must look. `attention`: the value stands, but something about it
needs a person. `note`: good to know, nothing to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a finding says, and what to do about it."""

    level: Level
    why: str
    advice: str = ""


STEPS: Mapping[str, Text] = {
    "trimmed": "Spaces that were not needed taken out.",
    "invisible-marks": "Signs that cannot be seen taken out of a choice, a number or a date.",
    "smart-quotes": "Curved quotation marks made straight, to find the answer meant.",
    "label-to-code": "An answer that was typed matched with the answer meant.",
    "nfc": "Letters with accents or marks stored in their usual form; they look the same.",
    "line-ends": "Line breaks stored in the usual way.",
    "control-characters": "Control characters, which cannot be seen, taken out.",
    "lone-surrogates": "Halves of damaged signs taken out.",
    "arabic-digits": "Digits of another script written as 0 to 9.",
    "number-from-text": "A number stored as text read as a number.",
    "text-from-value": "A number or a date that stood where a text is asked kept as text.",
    "date-from-text": "A date written in another way put as year, month, day.",
    "date-from-serial": "A date that the spreadsheet stored as a number read as a date.",
    "time-dropped": "The time of day left out of a date.",
    "evidence-by-title": "A title in the evidence column replaced by the code of that row of the register.",
    "confirm-from-answer": "“Not checked” replaced by “Changed”, because the answer is not the one of last time.",
    "evidence-from-text": "A text in the evidence column put into the evidence register as a new row.",
}
"""What is changed on the way from the form to the answer file, by the name of the step."""

_MEND: Text = "Mend it in the form, and read the form again."
_MOVE: Text = "If it is an answer, type it into the form at the question it belongs to, and read the form again."

FINDINGS: Mapping[str, Words] = {
    # A value that was not understood.
    "not-an-option": Words(
        "not-understood", "This is none of the answers to choose from.", "Choose one of: {options}."
    ),
    "never-applicable": Words(
        "not-understood", "“Not applicable” cannot be chosen for this question.", "Choose one of: {options}."
    ),
    "not-a-tick": Words(
        "not-understood", "This is neither a tick nor blank.", "Write “Yes” if this line fits; leave it blank if not."
    ),
    "not-a-number": Words(
        "not-understood",
        "This is not a number.",
        "Write digits only: 0 if you counted and there were none. If nobody counted, or the figure may not be given "
        "out, choose one of: {options}.",
    ),
    "ambiguous-number": Words(
        "not-understood",
        "This is one number in some countries and another in others.",
        "Write it without a sign between the thousands: 1200. If it is a decimal number, write two digits after the "
        "sign: 1.20.",
    ),
    "number-too-long": Words(
        "not-understood", "This number has more digits than can be kept exactly.", "Write it with at most 15 digits."
    ),
    "not-whole": Words("not-understood", "A whole number is asked here.", "Write the number without a fraction."),
    "below-least": Words("not-understood", "This number is smaller than is possible here.", "The least is {least}."),
    "above-most": Words("not-understood", "This number is larger than is possible here.", "The most is {most}."),
    "not-a-date": Words(
        "not-understood", "This is not a date.", "Write it as year, month and day: 2026-06-14. A month is 2026-06."
    ),
    "ambiguous-date": Words(
        "not-understood", "This may be {one} or {other}.", "Write it as year, month and day: {one} or {other}."
    ),
    "spreadsheet-error": Words(
        "not-understood",
        "The spreadsheet program shows an error here instead of an answer.",
        "Type the answer itself into the cell, without a formula.",
    ),
    "not-a-state": Words(
        "not-understood", "This is not the code of a State.", "Write the two letters of your State, for example LA."
    ),
    "not-a-year": Words(
        "not-understood", "This is not a reporting year.", "Write one year with four digits, for example 2027."
    ),
    "evidence-unclear": Words(
        "not-understood",
        "This names rows of the evidence register together with other words.",
        "Write only the codes of the rows, with commas: E1, E3. Give other documents rows of their own.",
    ),
    # A value that has no place.
    "unknown-item": Words("not-understood", "No question has the code {code}.", _MOVE),
    "retired-item": Words("note", "This question is not asked any more since version {version}. The answer is kept."),
    "not-asked": Words("not-understood", "The form that was issued did not ask this question.", _MOVE),
    "unknown-part": Words("not-understood", "The question has no line “{part}”.", _MOVE),
    "in-parts": Words(
        "not-understood",
        "This question is answered line by line, not beside the question itself.",
        "Type the answer into the lines below the question.",
    ),
    "unknown-column": Words("not-understood", "This is not asked about this question.", _MOVE),
    "unknown-profile": Words("not-understood", "No question about the State has the code {code}.", _MOVE),
    "unknown-identity": Words("not-understood", "The form does not ask for this about the sender.", _MOVE),
    "unknown-evidence": Words("not-understood", "This is no row or column of the evidence register.", _MOVE),
    "conflict": Words(
        "not-understood",
        "Different entries stand for the same place: {entries}. None of them was taken.",
        "Decide which is right, delete the other, and read the form again.",
    ),
    "stray": Words("not-understood", "{reason}.", _MOVE),
    # An answer that stands, but needs a person.
    "planned-without-month": Words(
        "attention", "“Planned” has no month.", "Add the month by which it will be done, for example 2027-06."
    ),
    "planned-without-owner": Words(
        "attention", "“Planned” has no body responsible.", "Add the office that will do it."
    ),
    "reason-missing": Words(
        "attention", "“Not applicable” has no reason.", "Write in the note why the question does not fit."
    ),
    "part-above-whole": Words(
        "attention", "The part, {part}, is larger than the whole, {whole}.", "Check both numbers, and correct them."
    ),
    "share-incomplete": Words("attention", "Only one of the two numbers is given.", "Give both numbers."),
    "evidence-missing": Words(
        "attention",
        "The answer names {ids}, but the evidence register has no such row.",
        "Fill in that row of the register, or name another row.",
    ),
    "no-state": Words(
        "attention", "The form does not say which State answers.", "Fill in the State, and read it again."
    ),
    "no-year": Words("attention", "The form does not say for which year.", "Fill in the year, and read it again."),
    "rows-missing": Words(
        "attention",
        "Rows of questions that were deleted from the file: {count}.",
        "If they were answered, copy the rows from a blank form and fill them in again.",
    ),
    "no-origin": Words(
        "attention",
        "The file does not say which form it is. Its questions have the codes of this catalogue, so it was read.",
        "Check that the answers are right. Next time, fill the form itself, not a copy of its sheets.",
    ),
    "newer-version": Words(
        "attention",
        "The form is of version {version}, newer than the version {ours} that read it. Questions known here were read; "
        "the rest is kept.",
        "Update your checklists to version {version}, and read the form again.",
    ),
    "carried-before": Words(
        "attention",
        "Entries in the answer file that an earlier reading could not place: {count}. They are still kept.",
        "Look at them under “carried” in the answer file. Type what is an answer into the form.",
    ),
    # A decision on a coordination sheet.
    "decision-letter": Words(
        "not-understood", "This is no letter of the answers to choose from.", "Write one letter: {letters}."
    ),
    "decision-both": Words(
        "not-understood",
        "Both a letter and another answer stand here, so nothing was decided.",
        "Delete one of the two, and merge again.",
    ),
    "decision-several": Words(
        "not-understood",
        "An answer of this kind cannot be typed here.",
        "Write the letter, or all letters that are right: A, B.",
    ),
    "decision-missing": Words(
        "attention",
        "There is a reason, but no decision.",
        "Write the letter of the right answer, or the answer itself.",
    ),
    "decision-outdated": Words(
        "attention",
        "The answers to this question are no longer those that the sheet shows, so the decision was not taken.",
        "Decide it on a new sheet.",
    ),
    "decision-settled": Words("note", "This line is not open any more, so nothing had to be decided."),
    # An answer that was filled in from the last return.
    "same-but-changed": Words(
        "attention",
        "It says that last year's answer is still true, but the answer is another one now.",
        "Correct the answer, or choose “Changed”.",
    ),
    "changed-but-same": Words(
        "attention",
        "It says that the answer has changed, but the answer is the same as last year.",
        "Correct the answer, or choose “Still true”.",
    ),
    "done-but-planned": Words(
        "attention",
        "It says that the plan is done, but the answer is still “Planned”.",
        "Choose the answer that is true now.",
    ),
    "dropped-but-planned": Words(
        "attention",
        "It says that the plan was dropped, but the answer is still “Planned”.",
        "Choose the answer that is true now.",
    ),
    "moved-but-not": Words(
        "attention",
        "It says that the plan was moved, but it is not planned for another month.",
        "Keep the answer “Planned” and give the new month, or choose another answer.",
    ),
    "not-checked": Words(
        "attention",
        "Answers of last year that nobody has checked: {count}. They stand as they were.",
        "Say of each whether it is still true or has changed, and read the form again.",
    ),
    # An answer to a question of an older version.
    "answer-moved": Words(
        "note",
        "The answer was given to a question ({old}) that version {version} asks in other words. It went along. "
        "{reason}",
    ),
    "answer-again": Words(
        "attention",
        "The answer was given to a question ({old}) that version {version} asks in other words. {reason}",
        "Check that it answers the question as it stands now.",
    ),
    "answer-not-carried": Words(
        "attention",
        "Version {version} asks this in other words, and the answer does not fit any more. It is kept. {reason}",
        "Answer anew: {new}.",
    ),
    "answer-unclear-now": Words(
        "attention",
        "Version {version} asks this together with another question, and the answers to the two differ. Both are kept. "
        "{reason}",
        "Answer the question that took their place: {new}.",
    ),
    # Good to know.
    "other-version": Words(
        "note",
        "The form is of version {version}; its answers were brought to version {ours}.",
    ),
    "other-wording": Words(
        "note", "The form has the same version number as the catalogue, but its questions are not quite the same."
    ),
    "state-not-listed": Words("note", "{state} is not in the list of States that have joined. It was kept."),
    "other-authority": Words("note", "{authority} is not one of the authorities of the form. It was kept as typed."),
    "note-without-answer": Words("note", "There is a note or other detail, but no answer."),
    "table-incomplete": Words("note", "{blank} of {lines} lines are blank."),
    "date-too-coarse": Words("note", "A {precision} is asked, but only “{value}” is given. It was kept."),
    "remark": Words("note", "{reason}."),
}
"""What may be found, by the code of the finding."""
