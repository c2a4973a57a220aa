"""`train` and `evaluate`: wrong usage is told before anything heavy starts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from genre_tagger.classification.checkpoint import read_checkpoint_info
from genre_tagger.settings import UserFolders
from tests.builders.cli_runs import run_cli
from tests.builders.corpus import make_corpus

DISTIL = ("train", "--data", "corpus", "--preset", "distilled")


def test_a_folder_that_is_no_corpus_is_wrong_usage(tmp_path: Path) -> None:
    for arguments in ((*DISTIL, "--root", tmp_path, "--name", "mine"), ("evaluate", "--root", tmp_path)):
        result = run_cli(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "clips.csv" in result.stderr


@pytest.mark.parametrize("name", ["", "../mine", ".hidden", "a/b", "rock", "x" * 80])
def test_a_name_that_is_none_or_taken_is_wrong_usage(tmp_path: Path, folders: UserFolders, name: str) -> None:
    (tmp_path / "clips.csv").touch()
    result = run_cli(*DISTIL, "--root", tmp_path, "--name", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name" in result.stderr


def test_a_damaged_corpus_is_one_sentence(tmp_path: Path, folders: UserFolders) -> None:
    (tmp_path / "clips.csv").write_text("no,such,columns\n", encoding="utf-8")
    result = run_cli(*DISTIL, "--root", tmp_path, "--name", "mine")
    assert result.exit_code == 1
    assert result.stderr.startswith("The data set has a problem: ")
    assert result.stderr.count("\n") == 1


def test_a_corpus_becomes_a_model_that_is_measured_on_it(tmp_path: Path, folders: UserFolders) -> None:
    corpus = tmp_path / "corpus"
    make_corpus(corpus, windows_per_kind=4, seconds=6.0)
    quick = ("--steps", "2", "--fold-steps", "1", "--folds", "2", "--members", "1")
    result = run_cli(*DISTIL, "--root", corpus, "--name", "mine", *quick)
    assert result.exit_code == 0, result.stderr
    info = read_checkpoint_info(folders.models / "mine")
    told = run_cli("evaluate", "--root", corpus, "--model", "mine")
    assert told.exit_code == 0, told.stderr
    assert "16 windows of 16 artists" in told.stdout
    here, there = told.stdout.split("When it was made")
    for part in (here, there):
        assert f"below {info.unknown_below:.0%}: " in part
        assert "of 4 foreign ones refused" in part
        assert all(f"at {threshold}%: " in part for threshold in range(20, 100, 10))
        assert "where nobody does: Electronic" in part
        assert "where somebody sings" not in part  # the taggers of this corpus know no voices
    figures = json.loads(run_cli("evaluate", "--root", corpus, "--model", "mine", "--json").stdout)
    assert figures["windows"] == figures["when_made"]["windows"] == 16
    assert figures["by_voice"]["without_voice"]["windows"] == [4, 4, 4, 4]
    assert figures["when_made"]["at_default_threshold"][0] == info.unknown_below


def test_too_little_labelled_music_is_one_sentence(tmp_path: Path, folders: UserFolders) -> None:
    make_corpus(tmp_path / "corpus", windows_per_kind=3, seconds=6.0)
    result = run_cli(*DISTIL, "--root", tmp_path / "corpus", "--name", "mine", "--folds", "2", "--fold-steps", "1")
    assert result.exit_code == 1
    assert "too little labelled music" in result.stderr
    assert result.stderr.count("\n") == 1
