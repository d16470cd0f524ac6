"""Sentences as long and as varied as those of a real checklist, always the same for the same seed."""

from __future__ import annotations

from random import Random

_WHO = (
    "the mine action authority",
    "your ministry",
    "the statistics office",
    "each operator in the field",
    "the body for disability rights",
    "the national coordination council",
    "the team that plans surveys",
    "the office for victim assistance",
    "the ministry for women",
    "the local government",
)
_DOES = (
    "ask and record the views of",
    "share its yearly plan with",
    "set aside a budget line for work with",
    "train its staff, at least once a year, to work with",
    "keep figures, split by sex, age and disability, on",
    "check how its services are used by",
    "hold regular meetings, with notes, with",
    "remove the barriers that were reported by",
    "publish results in a form that can be read by",
    "invite to its decisions",
)
_WHOM = (
    "women and men of affected communities",
    "girls and boys who survived an accident",
    "families of persons killed or injured",
    "persons with disabilities and their organisations",
    "women who lead clearance and survey teams",
    "older persons in rural areas",
    "displaced and returning households",
    "women's organisations in the provinces",
    "schools and teachers near contaminated land",
    "indigenous and nomadic groups",
)
_WHEN = (
    "before land is chosen for clearance",
    "when risk education is planned",
    "in the first quarter of each year",
    "before a report under a treaty is sent",
    "while services for survivors are set up",
    "after each community visit",
    "when cleared land is handed over",
    "whenever national standards are revised",
    "as part of the annual review",
    "at every stage of the programme",
)
_SHOWS = (
    "Minutes with the number of participants by sex and age group",
    "The signed plan and the page that names the measure",
    "A dated extract of the database without names or places",
    "The training programme, its dates and the list of offices that came",
    "The budget line and the latest account of what was spent",
    "A published report with the page number",
    "The written procedure, with the date it came into force",
    "Letters exchanged between the two offices",
)
_HELPS = (
    "Count what was done in the reporting year, also when others paid for it.",
    "Answer for the whole territory; name the regions that you could not cover in a note.",
    "Ask the office that keeps the files; an estimate is fine if you say how it was made.",
    "Plans that are not yet approved do not count as done.",
    "If several offices share this work, agree first who answers.",
    "Do not give names of victims or exact places.",
    "Partly means that it is done in some provinces, programmes or offices, and not yet in the others.",
    "A meeting counts when it was held in the year, when both sides spoke, and when a note was kept.",
    "If you do not know, say so: it tells the next office whom to ask.",
    "Name the office in charge and the month by which it will be done.",
    "Use the same age groups as in your other reports, so that figures can be added up.",
    "Look at what was decided as well as at what was written down in plans.",
)


def question(random: Random) -> str:
    """Return a question of about 18 words."""
    return f"Does {_words(random, _WHO, _DOES, _WHOM, *random.choice(((), (_WHEN,))))}?"


def guidance(random: Random) -> str:
    """Return help of about 60 words."""
    return " ".join(random.sample(_HELPS, 4))


def remark(random: Random) -> str:
    """Return a sentence of about 15 words."""
    return random.choice(_HELPS)


def proof(random: Random) -> str:
    """Return what would show it, in about 10 words."""
    return f"{random.choice(_SHOWS)}."


def reason(random: Random) -> str:
    """Return why an item serves a provision, in about 15 words."""
    return f"Both ask about work with {random.choice(_WHOM)} {random.choice(_WHEN)}."


def demand(random: Random) -> str:
    """Return what a source asks, in about 15 words."""
    return f"Those in charge {_words(random, _DOES, _WHOM, _WHEN)}."


def heading(random: Random) -> str:
    """Return a heading of 4 to 6 words."""
    return f"Work with {random.choice(_WHOM)}"


def _words(random: Random, *slots: tuple[str, ...]) -> str:
    return " ".join(random.choice(slot) for slot in slots)
