"""`assessbook read` as its users see it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.forms import json_file, xlsx
from assessbook.forms.form import Form

ANSWERS = {
    ("identity", "state", "answer"): "LA",
    ("identity", "year", "answer"): 2027,
    ("identity", "authority", "answer"): "ministry",
    ("profile", "has-pond", "answer"): "no",
    ("answer", "b2c3d", "answer"): "yes",
    ("answer", "b2c3d", "note"): "=1+1\n- item",
    ("answer", "j8k9m", "answer"): "نعم",
}


@pytest.fixture
def form(orchard: Catalogue) -> Form:
    return Form(orchard, entries=ANSWERS)  # type: ignore[arg-type]


@pytest.fixture
def run(orchard_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs `assessbook read ARGUMENTS… -o out` in an empty folder: (status, output, errors)."""
    monkeypatch.chdir(tmp_path)

    def read(*arguments: str, output: str = "out") -> tuple[int, str, str]:
        command = ["read", "-o", output, "--catalogue", str(orchard_folder), *arguments]
        result = CliRunner().invoke(main, command)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return read


def names(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def broken(data: bytes) -> bytes:
    return data.replace(b'"yes"', b'"perhaps"')


def test_a_good_file_becomes_an_answer_file_and_a_receipt(run, form: Form) -> None:
    Path("avaria.xlsx").write_bytes(xlsx.write(form))
    assert run("avaria.xlsx") == (0, "avaria.xlsx: 2 questions answered, 10 blank; see out/avaria.json.\n", "")
    assert names("out") == ["avaria.json", "avaria.receipt.txt"]
    assert Path("out/avaria.json").read_bytes() == json_file.write(form)
    assert Path("out/avaria.receipt.txt").read_text("utf-8").startswith("Receipt for avaria.xlsx\n====")


def test_a_file_that_needs_a_person_says_so(run, form: Form) -> None:
    Path("avaria.json").write_bytes(broken(json_file.write(form)))
    assert run("avaria.json") == (
        1,
        "avaria.json: 1 questions answered, 10 blank; see out/avaria.json. Please look at out/avaria.receipt.txt.\n",
        "",
    )
    assert (
        "It says “perhaps”. This is none of the answers to choose from." in Path("out/avaria.receipt.txt").read_text()
    )


def test_one_bad_file_does_not_stop_the_others(run, form: Form) -> None:
    Path("good.json").write_bytes(json_file.write(form))
    Path("scan.pdf").write_bytes(b"hello")
    Path("folder").mkdir()
    with Path("huge.xlsx").open("wb") as file:
        file.truncate(500_000_000)
    status, output, errors = run("nothing.json", "scan.pdf", "folder", "huge.xlsx", "good.json")
    assert (status, output) == (1, "good.json: 2 questions answered, 10 blank; see out/good.json.\n")
    lines = errors.splitlines()
    assert lines[0] == "nothing.json: not read. There is no file nothing.json. Check the name and the folder."
    assert lines[1].startswith("scan.pdf: not read. This is not a form that can be read.")
    assert lines[2] == "folder: not read. folder is a folder. Name the files in it, for example folder/*.xlsx."
    assert lines[3].startswith("huge.xlsx: not read. The file is larger than any filled form.")
    assert names("out") == ["good.json", "good.receipt.txt", "huge.receipt.txt", "scan.receipt.txt"]
    assert "This file was not read. Nothing of it was used." in Path("out/scan.receipt.txt").read_text("utf-8")


def test_when_no_file_can_be_read_the_command_is_refused(run) -> None:
    Path("scan.pdf").write_bytes(b"hello")
    status, output, errors = run("scan.pdf", "nothing.json")
    assert (status, output, len(errors.splitlines())) == (2, "", 2)


def test_a_file_of_another_catalogue_is_refused(run, form: Form) -> None:
    Path("other.json").write_bytes(json_file.write(form).replace(b'"orchard"', b'"garden"'))
    status, _, errors = run("other.json")
    assert (status, errors) == (
        2,
        "other.json: not read. This is a form of “garden”, but these checklists are “orchard”. Read it with the "
        "checklists it was made from (option --catalogue), or send the right form.\n",
    )


def test_files_with_one_name_never_take_each_others_place(run, form: Form) -> None:
    for folder, state in (("a", "LA"), ("b", "CI")):
        Path(folder).mkdir()
        Path(folder, "form.json").write_bytes(json_file.write(form).replace(b'"LA"', f'"{state}"'.encode()))
    Path("a/FORM.xlsx").write_bytes(xlsx.write(form))
    for _ in range(2):
        status, _, _ = run("a/form.json", "a/FORM.xlsx", "b/form.json")
        assert (status, names("out")) == (
            0,
            sorted(f"{name}{end}" for name in ("form", "FORM-2", "form-3") for end in (".json", ".receipt.txt")),
        )
        assert b'"CI"' in Path("out/form-3.json").read_bytes()
        assert Path("out/form.json").read_bytes() == Path("out/FORM-2.json").read_bytes()


def test_a_file_read_again_replaces_its_own_answers(run, form: Form) -> None:
    Path("form.json").write_bytes(json_file.write(form))
    run("form.json")
    Path("form.json").write_bytes(json_file.write(form).replace(b'"yes"', b'"no"'))
    run("form.json")
    assert names("out") == ["form.json", "form.receipt.txt"]
    assert json.loads(Path("out/form.json").read_bytes())["answers"]["b2c3d"]["value"] == "no"


def test_answers_that_are_already_there_are_not_touched(run, form: Form) -> None:
    Path("out").mkdir()
    Path("out/form.json").write_text("somebody else's")
    Path("form.json").write_bytes(json_file.write(form))
    assert run("form.json")[1] == "form.json: 2 questions answered, 10 blank; see out/form-2.json.\n"
    assert Path("out/form.json").read_text() == "somebody else's"


def test_a_file_is_never_replaced_by_its_own_answers(run, form: Form) -> None:
    sent = broken(json_file.write(form))
    Path("form.json").write_bytes(sent)
    assert run("form.json", output=".")[0] == 1
    assert Path("form.json").read_bytes() == sent
    assert names(".") == ["form-2.json", "form-2.receipt.txt", "form.json"]


def test_a_file_that_became_unreadable_leaves_the_answers_of_the_earlier_reading(run, form: Form) -> None:
    Path("form.json").write_bytes(json_file.write(form))
    run("form.json")
    Path("form.json").write_bytes(json_file.write(form)[:-20])
    assert run("form.json")[0] == 2
    assert Path("out/form.json").read_bytes() == json_file.write(form)
    assert "form.json is of an earlier reading and was left as it was." in Path("out/form.receipt.txt").read_text()


def test_findings_for_programs(run, form: Form) -> None:
    Path("form.json").write_bytes(broken(json_file.write(form)))
    status, output, _ = run("form.json", "nothing.json", "--json")
    told = json.loads(output)["files"]
    assert status == 1
    assert [(each["file"], each["status"]) for each in told] == [
        ("form.json", "attention"),
        ("nothing.json", "refused"),
    ]
    assert told[0]["answer-file"] == "out/form.json"
    assert told[0]["findings"][0]["code"] == "not-an-option"
    assert told[1]["why"] == "There is no file nothing.json. Check the name and the folder."


@pytest.mark.parametrize(
    "name", ["ünïcödé نعم.json", "two\nlines.json", "-o.json", f"{'x' * 240}.json", b"bad\xff.json"]
)
def test_strange_file_names_are_no_obstacle(run, form: Form, name: str | bytes) -> None:
    path = os.fsdecode(name)
    Path(path).write_bytes(json_file.write(form))
    status, output, _ = run("--", path) if path.startswith("-") else run(path)
    assert (status, len(output.splitlines()), len(names("out"))) == (0, 1, 2)


def test_checklists_with_errors_are_refused(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("id: broken\n")
    result = CliRunner().invoke(main, ["read", "a.json", "-o", str(tmp_path / "out"), "--catalogue", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr == (
        f"The checklists in {tmp_path} have errors, so nothing was done. `assessbook check` shows them.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the shell")
def test_a_disk_without_room_gives_one_sentence_and_leaves_nothing_behind(
    orchard_folder: Path, tmp_path: Path, form: Form
) -> None:
    (tmp_path / "form.json").write_bytes(json_file.write(form))
    command = f"ulimit -f 0; exec {sys.executable} -m assessbook read form.json -o out --catalogue {orchard_folder}"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("form.json: not read. The answers of form.json were not written into out")
    assert len(done.stderr.splitlines()) == 1
    assert names(tmp_path / "out") == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything")
def test_files_and_folders_that_are_locked_give_one_sentence(run, form: Form) -> None:
    Path("form.json").write_bytes(json_file.write(form))
    Path("out").mkdir(mode=0o500)
    assert "you may not write into out. Choose another with -o." in run("form.json")[2]
    Path("form.json").chmod(0)
    assert "You have no right to read form.json. Ask its owner for a copy." in run("form.json")[2]


def test_a_console_without_the_letters_of_a_name_is_no_obstacle(
    orchard_folder: Path, tmp_path: Path, form: Form
) -> None:
    (tmp_path / "نعم.json").write_bytes(json_file.write(form))
    command = [sys.executable, "-m", "assessbook", "read", "نعم.json", "-o", "out", "--catalogue", str(orchard_folder)]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(rb"\u0646\u0639\u0645.json: 2 questions answered")
