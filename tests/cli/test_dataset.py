"""`genre-tagger dataset`: what a folder holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.audio_files import make_audio
from tests.builders.cli_runs import run_cli


@pytest.fixture
def sorted_music(tmp_path: Path) -> Path:
    """Two genres of three tracks each, in folders."""
    for genre in ("Folk", "Rock"):
        (tmp_path / genre).mkdir()
        for number in range(3):
            make_audio(tmp_path / genre / f"{number}.wav", 0.5, sample_rate_hz=16_000, channels=1, seed=number)
    return tmp_path


def test_says_what_a_folder_holds_and_how_to_train_on_it(sorted_music: Path) -> None:
    result = run_cli("dataset", sorted_music)
    assert result.exit_code == 0, result.stderr
    assert "a folder for each genre, 6 clips" in result.stdout
    counts = [line.split() for line in result.stdout.splitlines()[2:4]]
    assert sorted((row[0], row[-1]) for row in counts) == [("Folk", "3"), ("Rock", "3")]
    assert f"genre-tagger train --data folders --root {sorted_music}" in result.stderr


def test_for_programs_and_with_one_genre(sorted_music: Path) -> None:
    values = json.loads(run_cli("dataset", "--json", "--genre", "Rock", sorted_music).stdout)
    assert (values["kind"], values["genres"]) == ("folders", ["Rock"])
    assert sum(count for _, _, count in values["counts"]) == 3


def test_checks_the_clips_where_asked_to(sorted_music: Path) -> None:
    result = run_cli("dataset", "--check", "--jobs", "1", sorted_music)
    assert "too short: 6" in result.stdout
    assert result.exit_code == 1  # nothing is left to train on


def test_a_folder_that_is_no_data_set_is_wrong_usage(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        result = run_cli("dataset", folder)
        assert result.exit_code == 2
        assert "does not look like labelled music" in result.stderr
