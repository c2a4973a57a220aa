"""The command that rebuilds the shipped model, on a tiny corpus: its stages, what they leave, what they skip."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from genre_tagger.classification.checkpoint import (
    PARITY_LIMIT,
    CheckpointInfo,
    load_network,
    read_checkpoint_info,
    verify_checkpoint,
)
from genre_tagger.classification.crnn import Crnn, CrnnConfig
from genre_tagger.training.bundled_model import main
from tests.builders.corpus import GENRES, make_corpus


def test_corpus_to_checkpoint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_corpus(tmp_path / "corpus", windows_per_kind=4, seconds=6.0)
    arguments = ["--corpus", str(tmp_path / "corpus"), "--work", str(tmp_path / "work")]
    arguments += ["--out", str(tmp_path / "models" / "mine"), "--steps", "2", "--fold-steps", "1", "--folds", "2"]
    assert main(arguments) == 0
    assert '"run": "fold-1-seed-2"' in capsys.readouterr().out
    info = read_checkpoint_info(tmp_path / "models" / "mine")
    assert (info.model_id, info.genres, info.has_other) == ("mine", GENRES, True)
    assert info.metrics["windows"] == 16
    assert info.metrics["by_voice"]["vocal"] == {"windows": [0] * 4, "recall": [None] * 4}
    assert info.metrics["by_voice"]["without_voice"]["windows"] == [4] * 4
    assert info.metrics["foreign_windows"] == 4
    assert info.provenance["plan"]["steps"] == 2
    assert info.provenance["seeds"] == [1, 2]
    assert info.config["members"] == 2
    assert len(info.metrics["each_member"]) == len(info.metrics["by_fold"]) == 2
    assert verify_checkpoint(tmp_path / "models" / "mine") <= PARITY_LIMIT
    assert main([*arguments, "--only", "final-seed-1"]) == 0
    assert capsys.readouterr().out == ""


def test_members_are_trained_apart_and_averaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `make model` does it: a process a member, then the export; each stage once."""
    make_corpus(tmp_path / "corpus", windows_per_kind=4, seconds=6.0)
    work, out = tmp_path / "work", tmp_path / "models" / "mine"
    arguments = ["--corpus", str(tmp_path / "corpus"), "--work", str(work), "--out", str(out)]
    arguments += ["--steps", "2", "--fold-steps", "1", "--folds", "2"]
    assert main([*arguments, "--only", "export"]) == 1
    assert "final-seed-1" in capsys.readouterr().err
    for only in ("cache", "seed-1", "seed-2", "export"):
        assert main([*arguments, "--only", only]) == 0
    stages = [f"{stage}-seed-{seed}" for seed in (1, 2) for stage in ("fold-0", "fold-1", "final")]
    told = capsys.readouterr().out
    assert all(told.count(f'"run": "{stage}"') == 1 for stage in stages)
    network, info = load_network(out)
    members = [_member(work, seed, info) for seed in (1, 2)]
    level_db = torch.randn(2, 1, 96, info.mel.frames) * 12 - 40
    with torch.no_grad():
        expected = torch.stack([member(level_db) for member in members]).mean(dim=0)
    calibration = info.provenance["calibration"]
    expected += torch.tensor([*calibration["genre_offsets"], calibration["other_offset"]])
    torch.testing.assert_close(network(level_db).detach(), expected, atol=0.02, rtol=0.01)  # float16 weights


def test_a_stage_that_does_not_exist_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--corpus", str(tmp_path), "--work", str(tmp_path), "--out", str(tmp_path / "mine")]
    assert main([*where, "--only", "fold-4-seed-1"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("There is no stage fold-4-seed-1; choose one of all, cache, seed-1, fold-0-seed-1,")
    assert "final-seed-2, export." in told


def _member(work: Path, seed: int, info: CheckpointInfo) -> Crnn:
    network = Crnn(replace(CrnnConfig.from_json(info.config), members=1))
    network.load_state_dict(torch.load(work / f"final-seed-{seed}.pt", weights_only=True)["weights"])
    return network.eval()


def test_a_missing_corpus_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--corpus", str(tmp_path / "nowhere"), "--work", str(tmp_path), "--out", str(tmp_path / "mine")]
    assert main(arguments) == 1
    assert "clips.csv" in capsys.readouterr().err
