"""The command analyse, as a focal point meets it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.returns.record import canonical
from tests.returns.two_versions import second_version

from .worlds import some_returns, written


def run(*arguments: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture(scope="module")
def folder(orchard: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The answer files of twelve States over three years."""
    return written(some_returns(orchard, 12, (2024, 2025, 2026)), tmp_path_factory.mktemp("returns"))


def sheet(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV table."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_returns_become_a_page_a_summary_tables_and_a_record(
    folder: Path, orchard_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run("analyse", folder, "-o", out, "--catalogue", orchard_folder)
    assert result.exit_code == 0, result.output
    returns = len(list(folder.glob("*.json")))
    assert f"Returns counted for the audience “public”: {returns}, of 2024 to 2026." in result.output
    assert {path.name for path in out.iterdir()} == {"analysis.html", "summary.docx", "record.json", "tables"}
    record = json.loads((out / "record.json").read_text(encoding="utf-8"))
    assert (record["audience"], record["least"], record["exercise"], record["named"]) == ("public", 5, False, [])
    assert record["catalogue"]["version"] == "1.1.0"
    assert sum(year["returns"] for year in record["years"].values()) == returns
    whole = next(row for row in sheet(out / "tables/groups.csv") if row["kind"] == "all" and row["year"] == "2026")
    parts = ("answered", "blank", "figures_blank", "withheld")
    assert int(whole["asked"]) == sum(int(whole[name]) for name in parts)
    assert whole["versions"] == "1.1.0" and whole["data"] == "real"
    summary = docx.Document(io.BytesIO((out / "summary.docx").read_bytes()))
    styles = {paragraph.style.name for paragraph in summary.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Point"} <= styles and summary.tables
    assert not any("margin are comments" in paragraph.text for paragraph in summary.paragraphs)


def test_the_order_of_the_files_makes_no_difference(folder: Path, orchard_folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.glob("*.json"))
    made = []
    for number, order in enumerate((files, files[::-1], [*files[7:], *files[:7], files[3]])):
        out = tmp_path / str(number)
        result = run("analyse", *order, "-o", out, "--catalogue", orchard_folder, "--audience", "internal")
        assert result.exit_code == 0, result.output
        made.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert made[0] == made[1] == made[2]


def everything(out: Path) -> Iterator[tuple[str, str]]:
    """Yield all that an output holds, the parts of documents included."""
    for path in sorted(out.rglob("*")):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as whole:
                for part in whole.namelist():
                    yield f"{path.name}/{part}", whole.read(part).decode(errors="replace")
        elif path.is_file():
            yield path.name, path.read_bytes().decode(errors="replace")


@pytest.mark.parametrize("audience", ["public", "secretariat", "internal"])
def test_no_output_holds_a_note_that_is_not_public(
    audience: str, folder: Path, orchard_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("analyse", folder, "-o", out, "--catalogue", orchard_folder, "--audience", audience)
    texts = dict(everything(out))
    assert [name for name, text in texts.items() if re.search(r"zq\w+(noteother|owner)", text)] == []
    assert "notepublic" in texts["practice.csv"] and "notepublic" in texts["analysis.html"]


def test_the_outputs_are_the_same_whatever_the_withheld_answers_say(
    orchard: Catalogue, orchard_folder: Path, tmp_path: Path
) -> None:
    made = []
    for turn, value in (("one", "yes"), ("other", "no")):
        returns = [
            replace(
                each,
                answers={
                    id: a
                    if a.sensitivity == "public"
                    else replace(a, value=value, note=f"zq{turn}", due=None, owner=None)
                    for id, a in each.answers.items()
                },
            )
            for each in some_returns(orchard, 7, (2025, 2026))
        ]
        source, out = written(returns, tmp_path / turn), tmp_path / f"{turn}-out"
        run("analyse", source, "-o", out, "--catalogue", orchard_folder, "--engine", "plain")
        made.append(dict(everything(out)))
    assert made[0] == made[1] and "analysis.html" in made[0]


def test_states_are_named_only_when_they_agreed(orchard: Catalogue, orchard_folder: Path, tmp_path: Path) -> None:
    returns = some_returns(orchard, 12, (2025, 2026))
    codes = ["LA", "CI", *(f"Q{letter}" for letter in "ABCDEFGHIJ")]
    renamed = dict(zip(sorted({str(r.respondent.state) for r in returns}), codes, strict=True))
    loud = [
        replace(
            each,
            respondent=replace(each.respondent, state=renamed[str(each.respondent.state)]),
            answers={
                id: replace(
                    answer, value="yes", note="Lao PDR and Côte d'Ivoire did it together.", due=None, owner=None
                )
                for id, answer in each.answers.items()
            },
        )
        for each in returns
    ]
    source = written(loud, tmp_path / "in")
    run("analyse", source, "-o", tmp_path / "none", "--catalogue", orchard_folder)
    text = "\n".join(text for _, text in everything(tmp_path / "none"))
    assert "Lao PDR" not in text and "Ivoire" not in text and "No State is named." in text
    record = json.loads((tmp_path / "none/record.json").read_text(encoding="utf-8"))
    assert record["practice"]["quoted"] < record["practice"]["left-out"]
    (agreed := tmp_path / "agreed.txt").write_text("# by letter of May\nLao PDR\n", encoding="utf-8")
    run("analyse", source, "-o", tmp_path / "one", "--catalogue", orchard_folder, "--named", agreed)
    text = "\n".join(text for _, text in everything(tmp_path / "one"))
    assert "States named with their consent: Lao PDR." in text and "Lao PDR, 2026" in text
    (agreed := tmp_path / "agreed.txt").write_text("LA\nci # too\n", encoding="utf-8")
    run("analyse", source, "-o", tmp_path / "two", "--catalogue", orchard_folder, "--named", agreed)
    rows = sheet(tmp_path / "two/tables/practice.csv")
    assert {row["who"] for row in rows} == {"A State", "Lao PDR", "Côte d'Ivoire"}


def test_letters_tell_nothing_of_the_order_of_names(folder: Path, orchard_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("analyse", folder, "-o", out, "--catalogue", orchard_folder, "--audience", "internal")
    returns = json.loads((out / "record.json").read_text(encoding="utf-8"))["returns"]
    called = {each["file"][:2]: each["called"] for each in returns}
    letters = [called[state] for state in sorted(called)]
    assert sorted(letters) == [f"State {letter}" for letter in "ABCDEFGHIJKL"] and letters != sorted(letters)
    assert {row["state"] for row in sheet(out / "tables/states-internal.csv")} == set(letters)


def test_regions_are_shown_when_they_are_given_and_never_guessed(
    folder: Path, orchard_folder: Path, tmp_path: Path
) -> None:
    out, regions = tmp_path / "out", tmp_path / "regions.csv"
    run("analyse", folder, "-o", out, "--catalogue", orchard_folder)
    assert not (out / "tables/regions.csv").exists()
    assert "It is not known here which State is of which region." in (out / "analysis.html").read_text("utf-8")
    lines = (f"A{chr(65 + n)},{'North' if n < 6 else 'South' if n < 11 else 'Far South'}" for n in range(12))
    regions.write_text("\n".join(("State,Region", *lines)), encoding="utf-8")
    result = run(
        "analyse", folder, "-o", out, "--catalogue", orchard_folder, "--regions", regions, "--audience", "internal",
        "--least", "2",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    rows = [row for row in sheet(out / "tables/regions.csv") if row["kind"] == "all" and row["year"] == "2026"]
    assert {row["whose"]: row["suppressed"] for row in rows if row["whose"] == "Far South"} == {"Far South": "yes"}
    assert sum(row["suppressed"] == "yes" for row in rows) >= 2, "another region hides with the small one"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("country,region\nLA,Asia\n", "regions.csv:1: the first line must name the columns `state` and `region`."),
        ("state,region\nLaos-ish,Asia\n", "regions.csv:2: “Laos-ish” is no State that we know."),
        ("state,region\nLA,Asia\nLA,Africa\n", "regions.csv:3: LA stands in two regions."),
        ("state,region\nLA,\n", "regions.csv:2: a State and a region are needed."),
        ('state,region\n"LA,Asia\n', "regions.csv:2: this is no CSV table"),
    ],
)
def test_a_table_of_regions_with_a_mistake_is_refused_at_its_line(
    text: str, told: str, folder: Path, orchard_folder: Path, tmp_path: Path
) -> None:
    (regions := tmp_path / "regions.csv").write_text(text, encoding="utf-8")
    result = run("analyse", folder, "-o", tmp_path / "out", "--catalogue", orchard_folder, "--regions", regions)
    assert (result.exit_code, told in result.output, (tmp_path / "out").exists()) == (2, True, False), result.output


def test_exercises_are_never_counted_with_real_returns(
    orchard: Catalogue, orchard_folder: Path, tmp_path: Path
) -> None:
    exercise = written(some_returns(orchard, 6, (2025, 2026), exercise=True), tmp_path / "exercise")
    real = written(some_returns(orchard, 6, (2024,)), tmp_path / "real")
    out, lists = tmp_path / "out", ("--catalogue", orchard_folder)
    result = run("analyse", exercise, real, "-o", out, *lists, "--exercise")
    assert result.exit_code == 2 and "is an exercise and" in result.output
    result = run("analyse", exercise, "-o", out, *lists)
    assert result.exit_code == 2 and "add --exercise" in result.output
    result = run("analyse", real, "-o", out, *lists, "--exercise")
    assert result.exit_code == 2 and "is a real return: leave it out" in result.output
    assert not out.exists()
    result = run("analyse", exercise, "-o", out, *lists, "--exercise")
    assert result.exit_code == 0 and "Exercise: the States and their answers are invented." in result.output
    for path in out.rglob("*.csv"):
        assert {row["data"] for row in sheet(path)} <= {"exercise"}, path
    assert "EXERCISE · Analysis, public" in (out / "analysis.html").read_text(encoding="utf-8")
    assert any("EXERCISE" in text for name, text in everything(out) if name == "summary.docx/word/header1.xml")
    assert json.loads((out / "record.json").read_text(encoding="utf-8"))["exercise"] is True


def test_two_returns_of_one_state_and_year_are_refused_unless_they_are_the_same(
    orchard: Catalogue, orchard_folder: Path, tmp_path: Path
) -> None:
    returns = some_returns(orchard, 6, (2026,))
    source = written(returns, tmp_path / "in")
    (source / "copy.json").write_bytes(canonical(returns[0]))
    result = run("analyse", source, "-o", tmp_path / "out", "--catalogue", orchard_folder)
    assert result.exit_code == 0 and "counted once: 1." in result.output
    other = replace(returns[0], profile={"has-pond": "yes" if returns[0].profile["has-pond"] == "no" else "no"})
    (source / "copy.json").write_bytes(canonical(other))
    result = run("analyse", source, "-o", tmp_path / "out2", "--catalogue", orchard_folder)
    assert result.exit_code == 2 and "are two different returns of AA for 2026." in result.output
    assert "assessbook merge" in result.output and not (tmp_path / "out2").exists()


def test_files_that_cannot_be_read_stop_the_count_or_are_left_out(
    folder: Path, orchard_folder: Path, orchard: Catalogue, tmp_path: Path
) -> None:
    (bad := tmp_path / "bad.json").write_text('{"format": "assessbook-return/1", "answers": [', encoding="utf-8")
    nobody = some_returns(orchard, 1, (2026,))[0]
    (nowhere := tmp_path / "nowhere.json").write_bytes(
        canonical(replace(nobody, respondent=replace(nobody.respondent, state=None)))
    )
    arguments = (
        "analyse",
        folder,
        bad,
        nowhere,
        tmp_path / "none.json",
        "-o",
        tmp_path / "out",
        "--catalogue",
        orchard_folder,
    )
    result = run(*arguments)
    assert result.exit_code == 2 and not (tmp_path / "out").exists()
    for told in ("bad.json: ", "nowhere.json does not say of which State it is", "There is no file", "--leave-out"):
        assert told in result.output
    result = run(*arguments, "--leave-out")
    assert result.exit_code == 1, result.output
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    assert record["files"]["left-out"] == 3


def test_older_versions_are_migrated_counted_and_not_compared(orchard: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    now = second_version(tmp_path / "lists")
    source = written([*some_returns(orchard, 8, (2025,)), *some_returns(now, 8, (2026,))], tmp_path / "in")
    result = run(
        "analyse",
        source,
        "-o",
        tmp_path / "out",
        "--catalogue",
        tmp_path / "lists",
        "--audience",
        "internal",
        "--least",
        "1",
    )
    assert result.exit_code == 0, result.output
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    assert record["years"]["2025"]["versions"] == {"1.1.0": record["years"]["2025"]["returns"]}
    assert record["years"]["2026"]["versions"] == {"2.0.0": record["years"]["2026"]["returns"]}
    assert record["carried"]["moved"] and record["carried"]["again"] and record["carried"]["kept"]
    rows = {(row["id"], row["year"]): row for row in sheet(tmp_path / "out/tables/questions.csv")}
    assert int(rows["v3w4x", "2025"]["not_yet_asked"]) > 0
    assert "not_yet_asked" in rows["v3w4x", "2026"] and rows["v3w4x", "2026"]["not_yet_asked"] == "0"
    result = run("analyse", source, "-o", tmp_path / "old", "--catalogue", tmp_path / "lists")
    newer = written(some_returns(now, 2, (2026,)), tmp_path / "newer")
    older = tmp_path / "older"
    older.mkdir()
    result = run("analyse", newer, "-o", tmp_path / "x", "--catalogue", _orchard_on_disk(older))
    assert result.exit_code == 2 and "newer than the checklists (1.1.0)" in result.output


def _orchard_on_disk(folder: Path) -> Path:
    from tests.conftest import orchard_files

    for name, text in orchard_files().items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_small_groups_are_not_for_readers_outside(folder: Path, orchard_folder: Path, tmp_path: Path) -> None:
    result = run("analyse", folder, "-o", tmp_path / "out", "--catalogue", orchard_folder, "--least", "2")
    assert result.exit_code == 2 and "Choose --least 3 or more, or --audience internal." in result.output


def test_a_year_of_few_states_has_no_figures(orchard: Catalogue, orchard_folder: Path, tmp_path: Path) -> None:
    source = written(some_returns(orchard, 3, (2026,)), tmp_path / "in")
    result = run("analyse", source, "-o", tmp_path / "out", "--catalogue", orchard_folder)
    assert result.exit_code == 0, result.output
    for name in ("groups.csv", "questions.csv"):
        assert {(row["suppressed"], row["yes"]) for row in sheet(tmp_path / "out/tables" / name)} == {("yes", "")}
    assert "no figure of 2026 can be shown" in (tmp_path / "out/analysis.html").read_text(encoding="utf-8")


def test_what_was_kept_can_be_counted_again(folder: Path, orchard_folder: Path, tmp_path: Path) -> None:
    lists = ("--catalogue", orchard_folder)
    run("analyse", folder, "-o", tmp_path / "first", *lists, "--keep", tmp_path / "kept")
    assert {path.name for path in (tmp_path / "kept").iterdir()} == {
        "returns.parquet",
        "answers.parquet",
        "chosen.parquet",
        "questions.parquet",
    }
    assert set(pq.read_table(tmp_path / "kept/returns.parquet")["respondent"].to_pylist()) == {
        f"State {letter}" for letter in "ABCDEFGHIJKL"
    }
    result = run("analyse", tmp_path / "kept", "-o", tmp_path / "again", *lists)
    assert result.exit_code == 0, result.output
    for name in ("groups", "questions", "trend", "same-states", "plans", "options", "needs"):
        first, again = ((tmp_path / out / f"tables/{name}.csv").read_bytes() for out in ("first", "again"))
        assert first == again, name
    result = run("analyse", tmp_path / "kept", "-o", tmp_path / "x", *lists, "--audience", "internal")
    assert result.exit_code == 2 and "was made for the audience “public”" in result.output
    result = run("analyse", tmp_path / "kept", folder, "-o", tmp_path / "x", *lists)
    assert result.exit_code == 2 and "Name it alone" in result.output


def test_a_collection_that_is_damaged_or_made_up_is_refused(folder: Path, orchard_folder: Path, tmp_path: Path) -> None:
    kept, lists = tmp_path / "kept", ("--catalogue", orchard_folder)
    run("analyse", folder, "-o", tmp_path / "first", *lists, "--keep", kept)
    good = {path.name: path.read_bytes() for path in kept.iterdir()}

    def refused() -> str:
        result = run("analyse", kept, "-o", tmp_path / "out", *lists)
        assert result.exit_code == 2 and not (tmp_path / "out").exists(), result.output
        for name, data in good.items():
            (kept / name).write_bytes(data)
        return result.output

    (kept / "answers.parquet").write_bytes(good["answers.parquet"][:-100])
    assert "is missing or no Parquet table" in refused()
    answers = pq.read_table(kept / "answers.parquet")
    pq.write_table(answers.slice(1), kept / "answers.parquet")
    assert "have no row, or two rows, for a question" in refused()
    pq.write_table(answers.drop_columns(["fate"]), kept / "answers.parquet")
    assert "has other columns than a collection has" in refused()
    returns = pq.read_table(kept / "returns.parquet")
    pq.write_table(returns.slice(0, 1).replace_schema_metadata({}), kept / "returns.parquet")
    assert "are not of one collection" in refused()
    words = pa.array(["splendid"] * len(answers), type=answers.schema.field(2).type)
    pq.write_table(answers.set_column(2, answers.schema.field(2), words), kept / "answers.parquet")
    assert "codes that are not known: “splendid”" in refused()
    versions = pa.array(["1.0.0\x00"] * len(returns))
    pq.write_table(returns.set_column(4, returns.schema.field(4), versions), kept / "returns.parquet")
    assert "codes that are not known: “1.0.0”" in refused()


def test_without_libraries_it_counts_all_the_same_and_says_what_a_collection_needs(
    folder: Path, orchard_folder: Path, tmp_path: Path
) -> None:
    code = (
        "import sys; sys.modules['duckdb'] = sys.modules['pyarrow'] = sys.modules['ibis'] = None\n"
        "from assessbook.cli import main; main()"
    )

    def bare(*more: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, "analyse", folder, "--catalogue", orchard_folder, *more]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = bare("-o", tmp_path / "bare")
    assert done.returncode == 0, done.stderr
    run("analyse", folder, "-o", tmp_path / "full", "--catalogue", orchard_folder)
    made = [
        {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (tmp_path / "bare", tmp_path / "full")
    ]
    assert made[0] == made[1]
    done = bare("-o", tmp_path / "out", "--keep", tmp_path / "kept")
    assert done.returncode == 2 and "pip install 'assessbook[analysis]'" in done.stderr and not done.stdout
