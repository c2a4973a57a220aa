"""`evaluate --root`: wrong usage is told before anything heavy starts, and every figure that a corpus allows."""

from __future__ import annotations

import json
from pathlib import Path

from genre_tagger.settings import UserFolders
from tests.builders.cli_runs import run_cli
from tests.builders.corpus import make_corpus


def test_a_folder_that_is_no_corpus_is_wrong_usage(tmp_path: Path) -> None:
    result = run_cli("evaluate", "--root", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "clips.csv" in result.stderr


def test_a_damaged_corpus_is_one_sentence(tmp_path: Path, folders: UserFolders) -> None:
    (tmp_path / "clips.csv").write_text("no,such,columns\n", encoding="utf-8")
    result = run_cli("evaluate", "--root", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("The data set has a problem: ")
    assert result.stderr.count("\n") == 1


def test_the_bundled_model_is_measured_on_a_corpus(tmp_path: Path, folders: UserFolders) -> None:
    corpus = tmp_path / "corpus"
    make_corpus(corpus, windows_per_kind=4, seconds=6.0)
    told = run_cli("evaluate", "--root", corpus)
    assert told.exit_code == 0, told.stderr
    here, there = told.stdout.split("When it was made")
    assert "16 tracks of 16 artists" in here
    assert "of 4 foreign ones refused" in here
    assert "choir: " in here
    assert "speech and noise: " in here
    assert "with a voice: " in here
    for part in (here, there):
        assert "accuracy" in part
        assert all(f"at {threshold}%: " in part for threshold in range(20, 100, 10))
    figures = json.loads(run_cli("evaluate", "--root", corpus, "--json").stdout)
    assert figures["tracks"] == 16
    assert figures["by_voice"]["yes"]["tracks"] == figures["by_voice"]["no"]["tracks"] == [2, 2, 2, 2]
    assert figures["foreign_by_kind"]["choir"]["tracks"] == 2
    assert 0 < figures["when_made"]["at_default_threshold"][0] < 1
