"""The command that rebuilds the shipped model, on a tiny corpus: its stages, what they leave, what they skip."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.classification.checkpoint import PARITY_LIMIT, read_checkpoint_info, verify_checkpoint
from genre_tagger.training.bundled_model import main
from tests.builders.corpus import GENRES, make_corpus


def test_corpus_to_checkpoint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_corpus(tmp_path / "corpus", windows_per_kind=4, seconds=6.0)
    arguments = ["--corpus", str(tmp_path / "corpus"), "--work", str(tmp_path / "work")]
    arguments += ["--out", str(tmp_path / "models" / "mine"), "--steps", "2", "--fold-steps", "1", "--folds", "2"]
    assert main(arguments) == 0
    assert '"run": "fold 1"' in capsys.readouterr().out
    info = read_checkpoint_info(tmp_path / "models" / "mine")
    assert (info.model_id, info.genres, info.has_other) == ("mine", GENRES, True)
    assert info.metrics["windows"] == 16
    assert info.metrics["foreign_windows"] == 4
    assert info.provenance["plan"]["steps"] == 2
    assert verify_checkpoint(tmp_path / "models" / "mine") <= PARITY_LIMIT
    assert main([*arguments, "--only", "final"]) == 0
    assert capsys.readouterr().out == ""


def test_a_missing_corpus_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--corpus", str(tmp_path / "nowhere"), "--work", str(tmp_path), "--out", str(tmp_path / "mine")]
    assert main(arguments) == 1
    assert "clips.csv" in capsys.readouterr().err
