"""What translators do and what becomes of it: status, changed English, damaged files, words in braces."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from assessbook.catalogue.load import load
from assessbook.catalogue.translations import CHECKLISTS, in_language, po_path, translation
from assessbook.catalogue.translators import as_po, checklist_texts, template, updated


def bring_up_to_date(garden: Path, locale: Path) -> str:
    """Do what `assessbook translations --language fr` does; return what it tells of French."""
    told = ""
    for path, data, progress in checklist_texts(load(garden), locale, ["fr"]):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        told = str(progress)
    return told


def translate(locale: Path, english: str, french: str, *notes: str) -> None:
    path = po_path(locale, "fr", CHECKLISTS)
    with path.open("rb") as file:
        catalog = read_po(file)
    entry = catalog[english]
    entry.string, entry.user_comments = french, list(notes)
    path.write_bytes(as_po(catalog))


def test_a_translated_text_is_shown_and_counted_with_its_status(garden, tmp_path: Path) -> None:
    root = garden()
    assert bring_up_to_date(root, tmp_path).startswith("fr: 0 of ")
    translate(tmp_path, "Are the beds watered?", "Les planches sont-elles arrosées ?", "status: reviewed")
    translate(tmp_path, "The watering log.", "Le cahier d’arrosage.")
    assert bring_up_to_date(root, tmp_path).endswith("0 stale, 1 draft, 1 reviewed")
    catalogue = load(root).catalogue
    assert catalogue is not None
    french = in_language(catalogue, "fr", tmp_path)
    assert french.items["b2c3d"].item.ask == "Les planches sont-elles arrosées ?"
    assert french.hash == catalogue.hash
    assert french.wording is not None and french.wording.by_status == {"draft": 1, "reviewed": 1}
    assert in_language(catalogue, "es", tmp_path) is catalogue


def test_changed_english_shows_english_and_keeps_what_the_translator_wrote(garden, tmp_path: Path) -> None:
    bring_up_to_date(garden(), tmp_path)
    translate(tmp_path, "Are the beds watered?", "Les planches sont-elles arrosées ?", "status: official")
    changed = garden(("beds.yaml", "Are the beds watered?", "Are all the beds watered?"))
    assert "1 stale" in bring_up_to_date(changed, tmp_path)
    catalogue = load(changed).catalogue
    assert catalogue is not None
    assert in_language(catalogue, "fr", tmp_path).items["b2c3d"].item.ask == "Are all the beds watered?"
    text = po_path(tmp_path, "fr", CHECKLISTS).read_text(encoding="utf-8")
    entry = text[text.index("fuzzy\n") - 200 :][:600]
    assert "Les planches sont-elles arrosées ?" in entry
    assert '#| msgid "Are the beds watered?"' in entry
    assert "# status: official" in entry


def test_the_same_texts_make_the_same_files(garden, tmp_path: Path) -> None:
    bring_up_to_date(garden(), tmp_path)
    path = po_path(tmp_path, "fr", CHECKLISTS)
    first = path.read_bytes()
    bring_up_to_date(garden(), tmp_path)
    assert path.read_bytes() == first


def test_a_translation_that_lacks_a_word_in_braces_is_not_shown(tmp_path: Path) -> None:
    path = po_path(tmp_path, "fr", "own")
    pot = template([("Saved as {name}.", "a.py", 1), ("Page {}", "a.py", 2)], "own")
    catalog, _ = updated(path, "fr", pot)
    catalog["Saved as {name}."].string = "Enregistré sous {nom}."
    catalog["Page {}"].string = "Page {}"
    path.parent.mkdir(parents=True)
    path.write_bytes(as_po(catalog))
    found = translation(path)
    assert found.gettext("Saved as {name}.") == "Saved as {name}."
    assert found.misfits == {"Saved as {name}."}


def test_a_damaged_file_is_refused_with_its_line(tmp_path: Path) -> None:
    path = po_path(tmp_path, "fr", CHECKLISTS)
    path.parent.mkdir(parents=True)
    path.write_text('msgid "One"\nmsgstr "Un"\n\nmsgid "Two\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"checklists\.po:4: "):
        translation(path)


def test_a_language_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "LC_MESSAGES" / "checklists.po"
    assert po_path(tmp_path / "locale", "..", CHECKLISTS) != outside
    assert ".." not in po_path(tmp_path / "locale", "../..", CHECKLISTS).parts
