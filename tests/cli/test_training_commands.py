"""`evaluate --root`: wrong usage is told before anything heavy starts, and every figure that a corpus allows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from genre_tagger.classification.checkpoint import CheckpointInfo, save_checkpoint
from genre_tagger.classification.crnn import PRESETS, Crnn
from genre_tagger.features.mel import WIDE_MEL
from genre_tagger.settings import UserFolders
from genre_tagger.training.scores.evaluation import Scored, figures
from tests.builders.cli_runs import run_cli
from tests.builders.corpus import GENRES, make_corpus


def test_a_folder_that_is_no_corpus_is_wrong_usage(tmp_path: Path) -> None:
    result = run_cli("evaluate", "--root", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "clips.csv" in result.stderr


@pytest.fixture
def untrained(folders: UserFolders) -> str:
    """A model with random weights that was made by folds of its own."""
    torch.manual_seed(0)
    scored = Scored(
        np.eye(5)[[0, 1, 2, 3, 3, 4, 1]] * 2.0, np.array([0, 1, 2, 3, 2, 4, 4]), np.array(list("abcdefg")), 4
    )
    made = figures(scored, 0.3) | {
        "groups_are": "sources",
        "unheard_foreign_by_kind": {"choir": {"tracks": 2, "refused": 0.5}},
    }
    network = Crnn(replace(PRESETS["distilled"], outputs=5)).eval()
    info = CheckpointInfo(
        model_id="untrained",
        genres=GENRES,
        mel=WIDE_MEL,
        config=network.config.to_json(),
        temperature=1.0,
        unknown_below=0.3,
        default_windows=5,
        has_other=True,
        provenance={"data": "training corpus"},
        metrics=made,
        segment_windows=True,
    )
    save_checkpoint(folders.models / info.model_id, network, info)
    return info.model_id


def test_a_damaged_corpus_is_one_sentence(tmp_path: Path, untrained: str) -> None:
    (tmp_path / "clips.csv").write_text("no,such,columns\n", encoding="utf-8")
    result = run_cli("evaluate", "--root", tmp_path, "--model", untrained)
    assert result.exit_code == 1
    assert result.stderr.startswith("The data set has a problem: ")
    assert result.stderr.count("\n") == 1


def test_a_model_is_measured_on_a_corpus(tmp_path: Path, untrained: str) -> None:
    corpus = tmp_path / "corpus"
    make_corpus(corpus, windows_per_kind=4, seconds=13.0)
    told = run_cli("evaluate", "--root", corpus, "--model", untrained)
    assert told.exit_code == 0, told.stderr
    here, there = told.stdout.split("When it was made, on sources its folds were not trained on")
    assert "16 tracks of 16 artists" in here
    assert "of 4 foreign ones refused" in here
    assert "with a voice: " in here
    assert "non-music" not in here.split("foreign")[0]
    assert all(f"{kind}: " in here for kind in ("choir", "speech and noise"))
    assert "right by parts of a track, on 16 tracks" in here
    assert "5 tracks of 5 sources" in there
    assert "accuracy    0.800" in there
    assert "choir: 50% of 2 refused, a kind not in its training" in there
    for part in (here, there):
        assert all(f"at {threshold}%: " in part for threshold in range(20, 100, 10))
    values = json.loads(run_cli("evaluate", "--root", corpus, "--model", untrained, "--json").stdout)
    assert values["tracks"] == 16
    assert values["by_voice"]["yes"]["tracks"] == values["by_voice"]["no"]["tracks"] == [2, 2, 2, 2]
    assert values["foreign_by_kind"]["choir"]["tracks"] == 2
    assert values["when_made"]["at_default_threshold"][0] == 0.3
