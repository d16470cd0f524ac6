"""Translators see every text of the YAML with its line, and nothing that is a code."""

from __future__ import annotations

from assessbook.catalogue.load import load
from assessbook.catalogue.translate import messages, translated


def test_messages_carry_file_and_line(garden) -> None:
    found = {text: (file, line) for text, file, line in messages(load(garden()))}
    assert found["Are the beds watered?"] == ("checklists/beds.yaml", 10)
    assert found["The watering log."] == ("checklists/beds.yaml", 11)
    assert found["Do you have a pond?"] == ("checklists/catalogue.yaml", 17)
    assert found["What gardeners promise."] == ("checklists/frameworks/code.yaml", 5)
    assert found["Feed the fish."] == ("checklists/sources.yaml", 12)
    assert found["fish"] == ("checklists/beds.yaml", 24)
    assert not {"b2c3d", "should", "gardener", "code:art-1", "1.0.0", "book", "Yes"} & set(found)


def test_a_translation_changes_texts_and_keeps_codes_and_hash(garden) -> None:
    catalogue = load(garden()).catalogue
    assert catalogue is not None
    upper = translated(catalogue, str.upper)
    item = upper.items["b2c3d"].item
    assert (item.ask, item.source, item.strength) == ("ARE THE BEDS WATERED?", ("book-1-1",), "should")
    assert item.serves[0].why == "BOTH ARE ABOUT WATER."
    assert upper.hash == catalogue.hash


def test_the_hash_changes_with_the_wording(garden) -> None:
    first = load(garden()).catalogue
    second = load(garden(("beds.yaml", "Are the beds watered?", "Is it watered?"))).catalogue
    assert first is not None and second is not None and first.hash != second.hash


def test_what_an_answer_tells_a_report_is_no_part_of_the_question(garden) -> None:
    first = load(garden()).catalogue
    second = load(
        garden(
            (
                "beds.yaml",
                "evidence: The watering log.",
                "tells: the beds are watered\n        evidence: The watering log.",
            )
        )
    ).catalogue
    assert first is not None and second is not None and first.hash == second.hash
    assert second.items["b2c3d"].item.tells == "the beds are watered"
