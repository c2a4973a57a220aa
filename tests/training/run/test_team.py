"""Two processes that share each batch train as one does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from genre_tagger.training.data.dataset import DataRequest
from genre_tagger.training.run.steps import EpochTrained, RunFinished, RunStarted
from genre_tagger.training.run.train import train_run
from genre_tagger.workers.process import ProcessStream
from tests.builders.training_runs import drive, quick_settings
from tests.training.conftest import StartRun


def test_two_gloo_processes_give_the_loss_of_one(
    made_once: tuple[DataRequest, Path], start_run: StartRun, tmp_path: Path
) -> None:
    """The batch of 8 is cut into two parts of 4 either way, and each part has its own random numbers.

    So each part is normalised by the same statistics, and gradients add up to the same: the training losses agree up
    to rounding. The running statistics of evaluation do not: one process updates them twice a step, two once each.
    """
    settings: dict[str, Any] = {"epochs": 2, "batch": 8, "micro_batch": 4, "mixup": 0.5, "device": "cpu"}
    alone = [step for step in drive(start_run(quick_settings(**settings))) if isinstance(step, EpochTrained)]
    request, cache = made_once
    options: dict[str, Any] = {"cache_folder": cache, "run_id": "two", "jobs": 1}
    shared = quick_settings(**settings, devices=2)
    steps = list(ProcessStream(train_run, request, shared, tmp_path / "runs", **options))
    together = [step for step in steps if isinstance(step, EpochTrained)]
    assert next(step for step in steps if isinstance(step, RunStarted)).device == "2 x cpu"
    for one, two in zip(alone, together, strict=True):
        assert two.training.loss == pytest.approx(one.training.loss, rel=1e-5)
        assert two.training.accuracy == one.training.accuracy
        assert two.validation.loss == pytest.approx(one.validation.loss, rel=0.2)
    assert isinstance(steps[-1], RunFinished)
