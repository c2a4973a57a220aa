"""What can go wrong in a run is one sentence; the best model so far is kept and the run can go on."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from genre_tagger.classification.checkpoint import verify_checkpoint
from genre_tagger.classification.crnn import Crnn
from genre_tagger.foundation.errors import DatasetError, TrainingError
from genre_tagger.training.run import loop
from genre_tagger.training.run.folder import PAUSED, RunFolder, summary
from genre_tagger.training.run.steps import EpochTrained, RunFinished
from genre_tagger.training.run.train import resume_run, train_run
from tests.builders.training_runs import drive, epochs_of, make_request, quick_settings
from tests.training.conftest import StartRun


def test_a_loss_that_is_no_number_ends_the_run_which_can_go_on(
    start_run: StartRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = epochs_of(drive(start_run(quick_settings(), run_id="whole")))
    true_part = loop.make_part

    def spoilt(*arguments: Any) -> Any:
        part = true_part(*arguments)
        return replace(part, weight=part.weight * np.float32(np.nan)) if arguments[3][0] == 1 else part

    with monkeypatch.context() as patched:
        patched.setattr(loop, "make_part", spoilt)
        with pytest.raises(TrainingError, match="stopped being a number in epoch 2"):
            drive(start_run(quick_settings()))
    run = summary(tmp_path / "runs" / "run")
    assert (run.state, run.epoch) == (PAUSED, 1)
    assert "number" in run.reason
    assert epochs_of(drive(resume_run(tmp_path / "runs" / "run"))) == whole[1:]


def test_a_full_disk_ends_the_run_cleanly_with_the_best_model_kept(
    start_run: StartRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = epochs_of(drive(start_run(quick_settings(), run_id="whole")))
    run = start_run(quick_settings())
    with monkeypatch.context() as patched:

        def fill(step: object) -> None:
            if isinstance(step, EpochTrained):
                patched.setattr(os, "fsync", _refuse)

        with pytest.raises(TrainingError) as caught:
            drive(run, fill)
    assert caught.value.message.startswith("The disk is full; the best model so far, of epoch 1, is kept.")
    folder = tmp_path / "runs" / "run"
    assert verify_checkpoint(RunFolder(folder).checkpoint) < 1e-4
    assert not [path for path in folder.iterdir() if path.name.endswith(".new")]
    assert epochs_of(drive(resume_run(folder))) == whole[1:]


def _refuse(descriptor: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory"),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
    ],
)
def test_memory_that_runs_out_is_one_sentence(
    start_run: StartRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(network: Crnn, mel_db: torch.Tensor) -> torch.Tensor:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(Crnn, "forward", fail)
        with pytest.raises(TrainingError, match="not enough memory"):
            drive(start_run(quick_settings(epochs=1)))
    assert isinstance(drive(resume_run(tmp_path / "runs" / "run"))[-1], RunFinished)


def test_damaged_state_is_one_sentence(start_run: StartRun, tmp_path: Path) -> None:
    run = start_run(quick_settings())
    for step in run:
        if isinstance(step, EpochTrained):
            run.close()
    files = RunFolder(tmp_path / "runs" / "run")
    files.state.write_bytes(files.state.read_bytes()[:5000])
    with pytest.raises(TrainingError, match="saved state is damaged"):
        drive(resume_run(files.root))
    files.plan.write_text("{}")
    with pytest.raises(TrainingError, match="plan is missing or damaged"):
        next(resume_run(files.root))


def test_music_of_one_genre_cannot_be_told_apart(tmp_path: Path) -> None:
    request = make_request(tmp_path / "music", per_genre=2, genres=1)
    with pytest.raises(DatasetError, match="at least two"):
        drive(train_run(request, quick_settings(), tmp_path / "runs", cache_folder=tmp_path / "cache", jobs=1))


def test_names_that_are_none_or_taken_are_refused(start_run: StartRun) -> None:
    for name in ("../x", ".hidden", "a b", "x" * 101):
        with pytest.raises(TrainingError, match="name"):
            next(start_run(quick_settings(), run_id=name))
    run = start_run(quick_settings(), run_id="taken")
    next(run)
    run.close()
    with pytest.raises(TrainingError, match="already"):
        next(start_run(quick_settings(), run_id="taken"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"device": "cuda"}, "no CUDA device"),
        ({"device": "mps"}, "no Apple graphics"),
        ({"device": "cpu", "precision": "16"}, "need a CUDA device"),
        ({"epochs": 0}, "Epochs must be a whole number from 1 to 1000"),
        ({"mixup": 2.0}, "Mixup must be a number from 0 to 1"),
        ({"preset": "huge"}, "no preset “huge”"),
        ({"start_from": "nowhere"}, "no model “nowhere”"),
    ],
)
def test_settings_that_cannot_be_used_are_told(
    start_run: StartRun, changes: dict[str, Any], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    with pytest.raises(TrainingError, match=words):
        drive(start_run(quick_settings(**changes)))
