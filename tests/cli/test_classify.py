"""`classify`: what scripts rely on."""

from __future__ import annotations

import base64
import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from genre_tagger.settings import Settings, UserFolders, save_settings
from tests.builders.audio_files import make_audio
from tests.builders.cli_runs import lines, run_cli, run_process
from tests.cli.conftest import TRACKS


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_json_holds_the_documented_fields(music: Path) -> None:
    result = run_cli("classify", "--json", music)
    assert result.exit_code == 0
    found = objects(result.stdout)
    assert {Path(entry["path"]).name for entry in found} == set(TRACKS)
    for entry in found:
        assert list(entry) == [
            "path",
            "genre",
            "confidence",
            "probabilities",
            "current_genre",
            "windows",
            "model",
            "in_scope",
            "duration_seconds",
            "album",
            "alone",
            "company",
        ]
        assert (entry["genre"], entry["model"], entry["windows"]) == ("Rock", "rock", 1)
        assert list(entry["probabilities"]) == ["Electronic", "Rock", "Hip-Hop", "Folk"]
        assert sum(entry["probabilities"].values()) == pytest.approx(1.0, abs=1e-5)
        assert entry["confidence"] == entry["probabilities"]["Rock"] > 0.9
        assert entry["current_genre"] is None
        assert entry["duration_seconds"] == pytest.approx(4.0, abs=0.2)
    assert result.stderr == ""


def test_tracks_of_one_folder_speak_for_one_another(music: Path) -> None:
    for entry in objects(run_cli("classify", "--json", music).stdout):
        assert entry["album"] is None
        assert entry["company"] == {"tracks": 4, "agreeing": 4, "artist_tracks": 0, "share": entry["company"]["share"]}
        assert 0.3 < entry["company"]["share"] < 1
        assert list(entry["alone"]) == ["genre", "confidence", "probabilities", "in_scope"]
        assert entry["alone"]["genre"] == "Rock"


def test_each_track_for_itself(music: Path) -> None:
    alone = {
        entry["path"]: entry for entry in objects(run_cli("classify", "--json", "--company", "none", music).stdout)
    }
    assert not any("company" in entry or "alone" in entry for entry in alone.values())
    in_company = objects(run_cli("classify", "--json", music).stdout)
    assert {entry["path"]: entry["alone"]["probabilities"] for entry in in_company} == {
        path: entry["probabilities"] for path, entry in alone.items()
    }
    single = objects(run_cli("classify", "--json", music / "one.mp3").stdout)[0]
    assert {key: single[key] for key in alone[single["path"]]} == alone[single["path"]], "a group of one stays as it is"
    assert single["company"]["share"] == 0


def test_one_genre_per_album(music: Path) -> None:
    found = objects(run_cli("classify", "--json", "--company", "one-per-album", music).stdout)
    assert len({json.dumps(entry["probabilities"]) for entry in found}) == 1
    assert {entry["company"]["share"] for entry in found} == {1.0}


def test_the_setting_decides_where_no_option_does(music: Path, folders: UserFolders) -> None:
    save_settings(Settings(company="none"), folders.settings_file)
    assert "company" not in objects(run_cli("classify", "--json", music).stdout)[0]
    assert "company" in objects(run_cli("classify", "--json", "--company", "album", music).stdout)[0]


def test_json_in_a_pipe_is_silent_on_standard_error(music: Path) -> None:
    result = run_cli("classify", "--json", music)
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(objects(result.stdout)) == len(TRACKS)


def test_a_second_run_remembers(music: Path) -> None:
    first, second = (run_cli("classify", "--json", music) for _ in range(2))
    assert sorted(lines(first)) == sorted(lines(second))


def test_the_table_is_for_people(music: Path) -> None:
    result = run_cli("classify", music)
    assert result.exit_code == 0
    heading, *rows = lines(result)
    assert heading.split() == ["GENRE", "SURE", "TAGS", "NOW", "FILE"]
    assert sorted(row.split()[0] for row in rows) == ["Rock"] * 4
    assert {row.split()[-1] for row in rows} == {str(music / name) for name in TRACKS}
    assert "4 files in" in result.stderr
    assert "Rock 4" in result.stderr


def test_an_unsure_model_says_unknown(music: Path) -> None:
    found = objects(run_cli("classify", "--json", "--model", "unsure", music / "one.mp3").stdout)
    assert [(entry["genre"], entry["confidence"]) for entry in found] == [("Unknown", 0.25)]


def test_a_model_may_be_a_folder(music: Path, folders: UserFolders) -> None:
    result = run_cli("classify", "--json", "--model", folders.models / "unsure", music / "one.mp3")
    assert objects(result.stdout)[0]["model"] == "unsure"


def test_failures_are_named_and_the_rest_goes_on(music: Path) -> None:
    (music / "text.mp3").write_text("this is no sound", encoding="utf-8")
    make_audio(music / "short.wav", 1.0)
    result = run_cli("classify", "--json", music)
    assert result.exit_code == 1
    found = objects(result.stdout)
    failed = {Path(entry["path"]).name: entry for entry in found if "error" in entry}
    assert set(failed) == {"text.mp3", "short.wav"}
    assert all(set(entry) == {"path", "error"} for entry in failed.values())
    assert len(found) == len(TRACKS) + 2
    for name in failed:
        assert name in result.stderr
    assert "Traceback" not in result.stderr


def test_names_that_are_not_utf8_and_nasty_ones_survive(music: Path) -> None:
    raw = b"caf\xe9 \x1b[31m[red]\n.flac"
    (music / "two.flac").rename(music / os.fsdecode(raw))
    result = run_cli("classify", "--json", music)
    assert result.exit_code == 0
    entry = next(entry for entry in objects(result.stdout) if "path_base64" in entry)
    assert base64.b64decode(entry["path_base64"]) == os.fsencode(music) + b"/" + raw
    table = run_process("classify", music, environment={"PYTHONUTF8": "0", "LC_ALL": "C"})
    assert table.returncode == 0
    assert b"\x1b" not in table.stdout
    assert b"[red]\\n.flac" in table.stdout


@pytest.mark.parametrize("target", ["file", "-"])
def test_csv_replaces_the_table(music: Path, tmp_path: Path, target: str) -> None:
    path = tmp_path / "genres.csv"
    result = run_cli("classify", "--csv", path if target == "file" else "-", music)
    assert (result.exit_code, result.stderr) == (0, "")
    text = path.read_text(encoding="utf-8") if target == "file" else result.stdout
    rows = list(csv.DictReader(text.splitlines()))
    assert {Path(row["path"]).name for row in rows} == set(TRACKS)
    assert {row["genre"] for row in rows} == {"Rock"}
    assert (result.stdout == "") == (target == "file")


def test_playlists_are_saved(music: Path, tmp_path: Path) -> None:
    result = run_cli("classify", "--playlists", tmp_path / "lists", music)
    assert result.exit_code == 0
    listed = (tmp_path / "lists" / "Rock.m3u8").read_text(encoding="utf-8")
    assert all(f"../music/{name}\n" in listed for name in TRACKS)


def test_wrong_usage_is_2_and_one_line(music: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments in (
        ("classify", music, tmp_path / "gone"),
        ("classify", tmp_path / "empty"),
        ("classify", "--json", "--csv", "x.csv", music),
        ("classify", "--model", "nobody", music),
        ("classify", "--model", "../../rock", music),
    ):
        result = run_cli(*arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("--windows", "0"), ("--windows", "many"), ("--jobs", "-1"), ("--jobs", "0")])
def test_bad_numbers_are_2(music: Path, arguments: tuple[str, str]) -> None:
    result = run_cli("classify", *arguments, music)
    assert (result.exit_code, result.stdout) == (2, "")
    assert arguments[0] in result.stderr


def test_no_model_at_all_is_one_sentence(music: Path, folders: UserFolders) -> None:
    for name in ("rock", "unsure"):
        (folders.models / name / "network.onnx").write_bytes(b"")
    result = run_cli("classify", "--model", "rock", music)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("This model could not be loaded: ")
    assert result.stderr.count("\n") == 1


def test_defaults_come_from_the_settings(folders: UserFolders, tmp_path: Path) -> None:
    make_audio(tmp_path / "long.wav", 70.0, sample_rate_hz=8_000, channels=1)
    save_settings(Settings(windows=2), folders.settings_file)
    by_default = objects(run_cli("classify", "--json", tmp_path / "long.wav").stdout)
    by_option = objects(run_cli("classify", "--json", "--windows", "1", tmp_path / "long.wav").stdout)
    assert (by_default[0]["windows"], by_option[0]["windows"]) == (2, 1)


def test_damaged_settings_cost_one_sentence(music: Path, folders: UserFolders) -> None:
    folders.settings_file.parent.mkdir(parents=True)
    folders.settings_file.write_text("{", encoding="utf-8")
    result = run_cli("classify", "--json", music / "one.mp3")
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "settings.damaged.json" in result.stderr
