"""The texts that the scripts in the browser say, by key; translated where a form or a page is written."""

from __future__ import annotations

from collections.abc import Mapping

from ...catalogue.phrases import Text

BROWSER_WORDS: Mapping[str, Text] = {
    "answered": "{} of {} answered",
    "kept": "Kept on this device at {}.",
    "not-kept": "This browser keeps nothing on this device. Save the answer file before you close this page.",
    "clear": "Clear this answer",
    "because": "“{}” is answered “{}”",
    "not-asked": "Not asked, because {}.",
    "and": "; ",
    "still-held": "Your earlier answer is kept.",
    "saved": "Saved as {}. Look in your folder for downloads.",
    "look-again": "Please look at {} places again; they are listed below.",
    "all-well": "Nothing to mend. You can save the answer file now.",
    "opened": "{} fields were opened from {}.",
    "opened-version": "The file was made with version {} of the questions. Look through the answers once.",
    "file-damaged": "This file cannot be read: it is damaged, or it is not an answer file. Nothing was changed.",
    "file-other": "This is not an answer file. Choose the .json file that was saved. Nothing was changed.",
    "file-other-form": "This is the answer file of another form. Nothing was changed.",
    "ask-replace": "There are answers here already. The file would replace them.",
    "replace": "Replace them",
    "ask-delete": "Delete all answers from this device? This cannot be undone. If you need them, save them first.",
    "delete": "Delete all answers",
    "delete-copies": "Delete these, and those of all other copies",
    "cancel": "Cancel",
    "deleted": "All answers were deleted from this device.",
    "deleted-but-file": "All answers were deleted from this device. This file still holds answers: delete it too.",
    "other-copy": "This device also holds answers of another copy of this form: {}.",
    "last-changed": "{}, last changed {}",
    "unnamed": "no State named yet",
    "take-over": "Use those answers here",
    "need-state": "Say which State answers.",
    "bad-state": "Choose the State from the list, or write its two-letter code, such as LA.",
    "need-year": "Say which year the answers are for.",
    "bad-year": "Write the year with four digits, such as 2026.",
    "need-authority": "Say which authority answers.",
    "need-month": "Say by which month it will be done.",
    "need-body": "Say which body is responsible.",
    "need-reason": "Say in the note why this does not apply.",
    "need-both": "Give both numbers.",
    "bad-option": "The file held an answer that is not one of these. Choose one.",
    "bad-number": "Write a number with digits only, such as 1900, or choose a word from the list.",
    "bad-share": "The first number cannot be larger than the second.",
    "bad-month": "Write year and month, such as 2027-06.",
    "bad-day": "Write year, month and day, such as 2026-03-14.",
    "bad-date": "Write a year, a month or a day, such as 2026, 2026-03 or 2026-03-14.",
    "bad-evidence": "One of these codes has no line in the list of documents.",
}
"""What the HTML form says. `{}` is filled in by the script, in order."""

PAGE_WORDS: Mapping[str, Text] = {
    **{key: BROWSER_WORDS[key] for key in ("answered", "because", "not-asked", "and", "not-kept")},
    "page-count": "{} of {} answered on this page, {} of {} in all.",
    "your-answers": "Your answers",
    "your-answer": "Your answer",
    "stays-here": "What you answer stays on this device. Nothing is sent.",
    "summary": "See, save or delete all your answers",
    "profile": "What applies to your State",
    "show": "Show or hide it",
    "note": "Note",
    "planned-for": "Planned for: year and month, such as 2027-06",
    "body": "Body responsible",
    "number-hint": "Your answer: a number, or one of the words offered",
    "as-year": "Year, such as 2026",
    "as-month": "Year and month, such as 2026-06",
    "as-day": "Day, such as 2026-06-14",
}
"""What a page of the handbook says."""

SUMMARY_WORDS: Mapping[str, Text] = {
    **BROWSER_WORDS,
    "shared": "Others who use this device can read it. When you are done, save the file and delete the answers here.",
    "save": "Save answer file",
    "open": "Open answer file",
    "delete-all": "Delete everything",
    "who": "Who answers",
    "state": "State: name, or two-letter code",
    "year": "Year the answers are for",
    "authority": "Authority",
    "exercise": "This is an exercise: the State or the answers are invented",
    "blank": "not answered yet",
    "skipped": "not asked",
}
"""What the handbook's summary of all answers says."""
