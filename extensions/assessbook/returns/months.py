"""The names of the months in the six languages of the United Nations, as people write them in dates."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sep sept",
        "october oct",
        "november nov",
        "december dec",
    ),
    "fr": (
        "janvier janv",
        "février fevrier févr fevr",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "août aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre decembre déc",
    ),
    "es": (
        "enero ene",
        "febrero",
        "marzo",
        "abril abr",
        "mayo",
        "junio",
        "julio",
        "agosto ago",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre dic",
    ),
    "ru": (
        "январь января янв",
        "февраль февраля фев",
        "март марта",
        "апрель апреля апр",
        "май мая",
        "июнь июня",
        "июль июля",
        "август августа авг",
        "сентябрь сентября сен",
        "октябрь октября окт",
        "ноябрь ноября ноя",
        "декабрь декабря дек",
    ),
    "ar": (
        "يناير كانون-الثاني جانفي",
        "فبراير شباط فيفري",
        "مارس آذار",
        "أبريل إبريل نيسان أفريل",
        "مايو أيار ماي",
        "يونيو حزيران جوان",
        "يوليو تموز جويلية",
        "أغسطس آب أوت",
        "سبتمبر أيلول",
        "أكتوبر تشرين-الأول",
        "نوفمبر تشرين-الثاني",
        "ديسمبر كانون-الأول",
    ),
}

MONTHS: Mapping[str, int] = {
    word.replace("-", " "): number
    for names in _NAMES.values()
    for number, words in enumerate(names, 1)
    for word in words.split()
}
"""The number of the month by its name in small letters. Chinese names are numbers: 6月 is June."""

FILLERS = frozenset({"de", "del", "le", "of", "the", "г", "года", "er", "st", "nd", "rd", "th", "من", "عام", "سنة"})
"""Words that stand in written dates beside the day, the month and the year."""
