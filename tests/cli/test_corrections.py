"""What the user corrected in the window holds on the command line too."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import mutagen
import pytest

from genre_tagger.library.corrections import CORRECTIONS_NAME, Correction, CorrectionStore
from genre_tagger.settings import UserFolders
from tests.builders.cli_runs import lines, run_cli


@pytest.fixture
def corrected(music: Path, folders: UserFolders) -> Path:
    """The folder of music; its two.flac is Folk by the user's word, while everything sounds like Rock."""
    with CorrectionStore(folders.data / CORRECTIONS_NAME) as store:
        store.remember([Correction(music / "two.flac", "Folk"), Correction(music / "elsewhere.mp3", "Folk")])
    return music


def genres(path: Path) -> list[str]:
    return list((mutagen.File(path, easy=True).tags or {}).get("genre", []))


def test_tag_writes_the_correction(corrected: Path) -> None:
    result = run_cli("tag", "--write", corrected)
    assert result.exit_code == 0, result.stderr
    assert genres(corrected / "two.flac") == ["Folk"]
    assert genres(corrected / "one.mp3") == ["Rock"]
    line = next(line for line in lines(result) if "two.flac" in line)
    assert "Folk" in line
    assert " you " in line
    assert "your correction; had no genre" in line
    assert "1 file has the genre you gave" in result.stderr
    again = run_cli("tag", corrected)
    assert "0 files would change" in again.stderr


def test_a_correction_takes_the_place_of_what_is_there(corrected: Path) -> None:
    file = mutagen.File(corrected / "two.flac")
    file["genre"] = "Jazz"
    file.save()
    run_cli("tag", "--write", corrected)
    assert genres(corrected / "two.flac") == ["Folk"]


def test_it_can_be_switched_off(corrected: Path) -> None:
    result = run_cli("tag", "--write", "--ignore-corrections", corrected)
    assert genres(corrected / "two.flac") == ["Rock"]
    assert "you gave" not in result.stderr
    found = json_rows(corrected, "--ignore-corrections")
    assert found["two.flac"]["genre"] == "Rock"
    assert "corrected" not in found["two.flac"]


def test_a_saved_plan_holds_it(corrected: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    assert run_cli("tag", "--plan", plan, corrected).exit_code == 0
    assert genres(corrected / "two.flac") == []
    assert run_cli("tag", "--apply", plan).exit_code == 0
    assert genres(corrected / "two.flac") == ["Folk"]
    refused = run_cli("tag", "--apply", plan, "--ignore-corrections")
    assert refused.exit_code == 2


def json_rows(folder: Path, *options: str) -> dict[str, dict[str, object]]:
    rows = [json.loads(line) for line in lines(run_cli("classify", "--json", *options, folder))]
    return {Path(row["path"]).name: row for row in rows}


def test_classify_says_the_user_s_genre_and_what_was_predicted(corrected: Path, tmp_path: Path) -> None:
    row = json_rows(corrected)["two.flac"]
    assert (row["genre"], row["corrected"], row["heard"]) == ("Folk", True, "Rock")
    assert "corrected" not in json_rows(corrected)["one.mp3"]
    result = run_cli("classify", corrected)
    line = next(line for line in lines(result) if "two.flac" in line)
    assert "(your correction, predicted Rock)" in line
    assert "1 file has the genre you gave" in result.stderr
    run_cli("classify", "--csv", tmp_path / "out.csv", corrected)
    with (tmp_path / "out.csv").open(newline="") as file:
        saved = {Path(row["path"]).name: row for row in csv.DictReader(file)}
    assert (saved["two.flac"]["genre"], saved["two.flac"]["reason"]) == ("Folk", "your correction, predicted Rock")


def test_a_damaged_file_of_corrections_is_one_sentence(corrected: Path, folders: UserFolders) -> None:
    (folders.data / CORRECTIONS_NAME).write_bytes(b"no database" * 100)
    result = run_cli("tag", "--write", corrected)
    assert result.exit_code == 1
    assert result.stderr.startswith("Your corrections could not be used: ")
    assert genres(corrected / "one.mp3") == []
    assert run_cli("tag", "--write", "--ignore-corrections", corrected).exit_code == 0


def test_corrections_are_made_listed_and_taken_back(music: Path, folders: UserFolders) -> None:
    assert "corrected nothing yet" in run_cli("corrections").stderr
    made = run_cli("corrections", "set", "Folk", music / "one.mp3", music / "two.flac")
    assert (made.exit_code, made.stderr) == (0, "2 files: Folk.\n")
    assert [line.split()[0] for line in lines(run_cli("corrections"))] == ["Folk", "Folk"]
    row = json.loads(lines(run_cli("corrections", "--json"))[0])
    assert (Path(row["path"]).name, row["genre"], row["proposed"]) == ("one.mp3", "Folk", None)
    assert run_cli("corrections", "set", " ", music).exit_code == 2
    (music / "two.flac").unlink()
    assert run_cli("corrections", "remove", music).stderr == "2 corrections taken back.\n"
    again = run_cli("corrections", "remove", music)
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
