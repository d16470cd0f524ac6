"""What can be chosen in every form, whatever the catalogue: words in place of a number, sensitivity, ticks.

Labels stand in six languages, as those of the catalogue do, so that a word typed in any of them is understood.
"""

from __future__ import annotations

from ..catalogue.answers import Option

NUMBER_STATES: tuple[Option, ...] = (
    Option(
        code="not-collected",
        label={
            "en": "Not collected",
            "fr": "Non recueilli",
            "ar": "لم يُجمع",
            "es": "No recopilado",
            "ru": "Данные не собираются",
            "zh": "未收集",
        },
    ),
    Option(
        code="withheld",
        label={
            "en": "Withheld",
            "fr": "Non communiqué",
            "ar": "محجوب",
            "es": "No se divulga",
            "ru": "Не раскрывается",
            "zh": "不公开",
        },
    ),
)
"""What may stand in place of a number; zero is a number (design §3)."""

SENSITIVITIES: tuple[Option, ...] = (
    Option(
        code="internal",
        label={"en": "Internal", "fr": "Interne", "ar": "داخلي", "es": "Interno", "ru": "Внутреннее", "zh": "内部"},
    ),
    Option(
        code="secretariat",
        label={
            "en": "Secretariat",
            "fr": "Secrétariat",
            "ar": "الأمانة",
            "es": "Secretaría",
            "ru": "Секретариат",
            "zh": "秘书处",
        },
    ),
    Option(
        code="public",
        label={"en": "Public", "fr": "Public", "ar": "علني", "es": "Público", "ru": "Открытое", "zh": "公开"},
    ),
)
"""Who may see an answer: the State only, the treaty's secretariat too, or everybody (design §4)."""

YES_NO: tuple[Option, ...] = (
    Option(code="yes", label={"en": "Yes", "fr": "Oui", "ar": "نعم", "es": "Sí", "ru": "Да", "zh": "是"}),
    Option(code="no", label={"en": "No", "fr": "Non", "ar": "لا", "es": "No", "ru": "Нет", "zh": "否"}),
)
"""For a line that is ticked, and for the question whether the return is an exercise."""
