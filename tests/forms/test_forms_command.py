"""`assessbook forms` as its users see it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from assessbook.catalogue.translations import po_path
from assessbook.cli import main
from assessbook.forms.registry import carriers

from ..conftest import TREES, orchard_files


@pytest.fixture
def forms(orchard_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs the command in an empty folder and gives its status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["forms", "--catalogue", str(orchard_folder), *arguments])
        return done.exit_code, done.output

    return run


def test_the_whole_and_the_short_form_are_written(forms) -> None:
    status, output = forms("-o", "out", "--format", "xlsx,json")
    assert status == 0
    assert re.sub(r"\d+ KB", "n KB", output).splitlines() == [
        "out/orchard-en.xlsx: Care of orchards: all questions (n KB)",
        "out/orchard-core-en.xlsx: Care of orchards: short form (n KB)",
        "out/orchard-en.json: Care of orchards: all questions (n KB)",
        "out/orchard-core-en.json: Care of orchards: short form (n KB)",
    ]
    assert sorted(path.name for path in Path("out").iterdir()) == [
        ".issued.json",
        "orchard-core-en.json",
        "orchard-core-en.xlsx",
        "orchard-en.json",
        "orchard-en.xlsx",
    ]


def test_what_has_not_changed_is_left_alone(forms) -> None:
    forms("-o", "out")
    before = Path("out/orchard-en.xlsx").stat()
    Path("out/orchard-core-en.xlsx").write_bytes(b"something else")
    status, output = forms("-o", "out")
    assert status == 0
    assert [line.endswith(", unchanged)") for line in output.splitlines()] == [True, False]
    after = Path("out/orchard-en.xlsx").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert Path("out/orchard-core-en.xlsx").read_bytes().startswith(b"PK")


def test_every_format_in_every_language_and_only_what_has_changed_is_made_again(
    forms, orchard_folder: Path, tmp_path: Path
) -> None:
    lists = shutil.copytree(orchard_folder, tmp_path / "lists")
    head = lists / "catalogue.yaml"
    head.write_text(head.read_text("utf-8").replace("languages: [en, fr, ar]", "languages: [en, ar]"), "utf-8")
    (lists / "trees.yaml").write_text(orchard_files(TREES[:2])["trees.yaml"], "utf-8")
    wish = ("-o", "out", "--catalogue", str(lists), "--format", "all", "--language", "all")
    status, output = forms(*wish)
    made = sorted(path.name for path in Path("out").glob("*.*"))
    assert status == 0 and len(output.splitlines()) == len(made) - 1 == 4 * len(carriers())
    assert {"orchard-ar.pdf", "orchard-core-ar.docx"} <= set(made)
    before = {name: Path("out", name).stat().st_mtime_ns for name in made}
    Path("out/orchard-en.csv").write_bytes(Path("out/orchard-en.csv").read_bytes().replace(b"Trees", b"Trunk"))
    status, output = forms(*wish)
    assert [line.split(":")[0] for line in output.splitlines() if "unchanged" not in line] == ["out/orchard-en.csv"]
    assert {name for name in made if Path("out", name).stat().st_mtime_ns != before[name]} == {"orchard-en.csv"}
    book = lists / "pond.yaml"
    book.write_text(book.read_text("utf-8").replace("Is the pond safe?", "Is the whole pond safe?"), "utf-8")
    status, output = forms(*wish[:-4], "--format", "csv,xlsx,print", "--language", "all")
    assert status == 0 and 0 < output.count("unchanged") < len(output.splitlines())


def test_a_damaged_record_is_no_harm(forms) -> None:
    forms("-o", "out")
    Path("out/.issued.json").write_text('{"of": ')
    assert forms("-o", "out")[0] == 0
    assert json.loads(Path("out/.issued.json").read_text())["forms"].keys() == {"xlsx en", "xlsx en core"}


def test_one_checklist_in_one_language(forms) -> None:
    status, output = forms("-o", "out", "--checklist", "pond", "--language", "fr")
    assert status == 0
    assert output.startswith("out/orchard-pond-fr.xlsx: Pond (") and len(output.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xslx"], "There is no format “xslx”. Did you mean “xlsx”? Nothing was written."),
        (["--format", " , "], "No format is named. Choose from: "),
        (["--checklist", "ponds"], "There is no checklist “ponds”. Did you mean “pond”? Nothing was written."),
        (["--language", "qq"], "There is no language “qq”. Choose from: en, fr, ar. Nothing was written."),
        (["--checklist", "pond", "--core"], "No question would be in this form"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_in_one_line(forms, arguments: list[str], message: str) -> None:
    status, output = forms("-o", "out", *arguments)
    assert status == 2
    assert output.startswith(message) and len(output.splitlines()) == 1
    assert not Path("out").exists()


LAST = {
    "format": "assessbook-return/1",
    "catalogue": {"id": "meadow", "version": "1.0.0"},
    "respondent": {"state": "SE", "year": 2026},
}


@pytest.mark.parametrize(
    ("arguments", "messages"),
    [
        (["--format", "xslx"], ("Il n’y a pas de format « xslx »", "لا توجد صيغة «xslx»")),
        (["--checklist", "pond", "--core"], ("Ce formulaire n’aurait aucune question", "لن يكون في هذه الاستمارة")),
        (["--state", "Laos"], ("« Laos » n’est pas le code d’un État", "«Laos» ليس رمز دولة")),
        (["--year", "27"], ("27 n’est pas une année de référence", "27 ليست سنة إبلاغ")),
        (["--authority", "x"], ("Il n’y a pas d’autorité « x ». Choisissez parmi", "لا توجد جهة «x». اختر من")),
        (["--deadline", "soon"], ("« soon » n’est pas un jour", "«soon» ليس يومًا")),
        (["--authority", "ministry"], ("Il ne reste aucune question", "لم يبقَ أي سؤال")),
        (["--from", "other.json"], ("other.json : Ceci est un formulaire de", "other.json: ")),
        (["--from", "none.json"], ("Il n’y a pas de fichier none.json", "لا يوجد ملف باسم none.json")),
    ],
)
def test_a_refusal_is_in_the_language_of_the_form(forms, arguments: list[str], messages: tuple[str, str]) -> None:
    Path("other.json").write_text(json.dumps(LAST))
    for language, message in zip(("fr", "ar"), messages, strict=True):
        status, output = forms("-o", "out", "--language", language, *arguments)
        nothing = {"fr": "Rien n’a été écrit.", "ar": "لم يُكتب شيء."}[language]
        assert (status, output[: len(message)]) == (2, message)
        assert output.endswith(f"{nothing}\n") and len(output.splitlines()) == 1
        assert not re.search(r"\b(?:is|the|There|Choose|Name)\b", output)
        assert not Path("out").exists()


def test_a_state_that_nothing_is_known_of_is_told(forms) -> None:
    status, output = forms("-o", "out", "--language", "fr", "--state", "ZZ", "--format", "json")
    assert status == 0
    assert output.startswith("On ne sait rien de l’État ZZ ; rien n’a donc été rempli pour lui.")
    assert Path("out").exists()


def test_a_folder_that_cannot_be_written_is_said(forms) -> None:
    Path("file").write_text("x")
    status, output = forms("-o", "file/below")
    assert (status, output) == (
        2,
        "The forms cannot be written to file/below (Not a directory). Choose another folder with -o.\n",
    )


def test_a_catalogue_with_errors_gives_no_forms(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("id: x\n")
    done = CliRunner().invoke(main, ["forms", "--catalogue", str(tmp_path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "have errors, so nothing was done. `assessbook check` shows them." in done.output


def test_a_form_is_written_in_the_language_asked_for_and_tells_how_far_the_translation_is(forms, tmp_path) -> None:
    french = po_path(tmp_path / "locale", "fr", "checklists")
    french.parent.mkdir(parents=True)
    french.write_text('# status: reviewed\nmsgid "Care of orchards"\nmsgstr "Soins des vergers"\n', encoding="utf-8")
    wish = ("-o", "out", "--translations", str(tmp_path / "locale"))
    status, output = forms(*wish, "--language", "fr", "--format", "html")
    assert status == 0 and "Soins des vergers" in output
    page = Path("out/orchard-fr.html").read_text(encoding="utf-8")
    assert "<html lang=fr" in page and "Soins des vergers" in page
    assert "relu (1), encore en anglais (37)" in page
    assert "What the work" not in page and "Enregistrer le fichier de réponses" in page


def test_an_xlsform_holds_every_language(forms, tmp_path) -> None:
    french = po_path(tmp_path / "locale", "fr", "checklists")
    french.parent.mkdir(parents=True)
    french.write_text('msgid "Do you have a pond?"\nmsgstr "Avez-vous un étang ?"\n', encoding="utf-8")
    forms("-o", "out", "--translations", str(tmp_path / "locale"), "--format", "xlsform")
    survey = openpyxl.load_workbook("out/orchard-en-xlsform.xlsx")["survey"]
    titles, *rows = survey.iter_rows(values_only=True)
    asked = [dict(zip(titles, row, strict=True)) for row in rows if "has-pond" in str(row[1]).replace("_", "-")]
    assert any("Avez-vous un étang ?" in str(each["label::Français (fr)"]) for each in asked)
    assert any("Do you have a pond?" in str(each["label::English (en)"]) for each in asked)


def test_a_damaged_translation_is_refused_with_its_place(forms, tmp_path) -> None:
    french = po_path(tmp_path / "locale", "fr", "checklists")
    french.parent.mkdir(parents=True)
    french.write_text('msgid "One"\nmsgid "Two"\n', encoding="utf-8")
    status, output = forms("-o", "out", "--translations", str(tmp_path / "locale"), "--language", "fr")
    assert status == 2 and "checklists.po:1: missing msgstr" in output and not Path("out").exists()
