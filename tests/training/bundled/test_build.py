"""The command that rebuilds the shipped model, on a tiny corpus: its stages, what they leave, what they skip."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from genre_tagger.classification.checkpoint import PARITY_LIMIT, load_network, verify_checkpoint
from genre_tagger.training.bundled import samples
from genre_tagger.training.bundled.build import main
from tests.builders.corpus import GENRES, make_corpus


@pytest.fixture
def arguments(tmp_path: Path, teacher_folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(samples, "CHUNK_SAMPLES", 60)
    make_corpus(tmp_path / "corpus", windows_per_kind=4, seconds=7.0)
    places = ["--corpus", str(tmp_path / "corpus"), "--teacher", str(teacher_folder), "--work", str(tmp_path / "work")]
    return [
        *places,
        "--out",
        str(tmp_path / "models" / "mine"),
        "--fold-seed",
        "1",
        "--chunks",
        "2",
        "--cycles",
        "2:2:0.001",
    ]


def test_corpus_to_checkpoint(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", *arguments]) == 1
    assert "run the stage final first" in capsys.readouterr().err
    for stage in ("samples", "final"):
        assert main([stage, *arguments]) == 0
    assert '"step": 2' in capsys.readouterr().out
    assert main(["export", *arguments]) == 1
    assert "run the stage source-0 first" in capsys.readouterr().err
    for fold in range(3):
        assert main([f"source-{fold}", *arguments]) == 0
    capsys.readouterr()
    assert main(["export", *arguments]) == 0
    network, info = load_network(tmp_path / "models" / "mine")
    assert (info.model_id, info.genres, info.has_other) == ("mine", GENRES, True)
    metrics = info.metrics
    assert (metrics["tracks"], metrics["groups_are"], len(metrics["by_fold"])) == (16, "sources", 3)
    assert set(metrics["unheard_foreign_by_kind"]) == {"choir", "speech and noise"}
    assert metrics["foreign_tracks"] == 4 + sum(found["tracks"] for found in metrics["foreign_by_kind"].values())
    assert metrics["by_voice"]["yes"]["tracks"] == [2, 2, 2, 2]
    assert len(metrics["unknown_scores"]) == 8
    assert (info.provenance["steps"], info.provenance["plan"]["seed"]) == (2, 1)
    assert verify_checkpoint(tmp_path / "models" / "mine") <= PARITY_LIMIT
    stored = torch.load(tmp_path / "work" / "runs" / "final-seed-1" / "cycle-0.pt", weights_only=True)["weights"]
    calibration = info.provenance["calibration"]
    offsets = torch.tensor([*[0.0] * 4, calibration["other_offset"]])
    torch.testing.assert_close(network.output.bias.detach(), stored["output.bias"] + offsets)

    # Another work folder without folds: the calibration of the model that stands.
    (tmp_path / "work" / "source-0-seed-1.npz").unlink()
    out = tmp_path / "models" / "again"
    again = [*arguments[:6], "--out", str(out), "--calibrated-as", str(tmp_path / "models" / "mine")]
    assert main(["export", *again]) == 0
    copied = load_network(out)[1]
    assert (copied.temperature, copied.unknown_below) == (info.temperature, info.unknown_below)
    assert copied.metrics["measured_on"] == "mine"


def test_what_stands_is_not_done_again(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source-0", *arguments, "--alone"]) == 0
    assert len(list((tmp_path / "work" / "samples-1").glob("*.npz"))) > 0
    answers = np.load(tmp_path / "work" / "source-0-seed-1.npz")
    assert answers["logits"].shape == (len(answers["clip"]), 5)
    capsys.readouterr()
    assert main(["source-0", *arguments]) == 0
    assert capsys.readouterr().out == ""


def test_another_cycle_goes_on_from_the_last(arguments: list[str], tmp_path: Path) -> None:
    assert main(["final", *arguments, "--alone"]) == 0
    assert main(["final", *arguments, "--alone", "--cycles", "2:2:0.001", "3:2:0.001"]) == 0
    run = tmp_path / "work" / "runs" / "final-seed-1"
    assert [torch.load(run / f"cycle-{n}.pt", weights_only=True)["step"] for n in (0, 1)] == [2, 5]


def test_a_missing_corpus_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = ["--corpus", str(tmp_path / "nowhere"), "--teacher", str(tmp_path), "--work", str(tmp_path)]
    assert main(["samples", *places]) == 1
    assert "clips.csv" in capsys.readouterr().err
