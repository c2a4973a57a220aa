"""Training runs on sounds that are made, and whose features are computed, once."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from genre_tagger.training.data.dataset import DataRequest
from tests.builders.training_runs import drive, make_request, quick_settings

StartRun = Callable[..., Generator[Any]]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataRequest, Path]:
    """Sixteen clips to learn from and four each for validation and test, with the cache of their features."""
    folder = tmp_path_factory.mktemp("training")
    request = make_request(folder / "music")
    from genre_tagger.training.run.train import train_run

    drive(train_run(request, quick_settings(epochs=1), folder / "runs", cache_folder=folder / "features", jobs=1))
    return request, folder / "features"


@pytest.fixture
def start_run(made_once: tuple[DataRequest, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StartRun:
    """Starts a run of that material in `tmp_path / "runs"`; every batch is told."""
    from genre_tagger.training.run import loop
    from genre_tagger.training.run.train import train_run

    monkeypatch.setattr(loop, "_TELL_SECONDS", 0.0)
    request, cache = made_once

    def start(settings: Any, run_id: str = "run", **options: Any) -> Generator[Any]:
        return train_run(request, settings, tmp_path / "runs", cache_folder=cache, run_id=run_id, jobs=1, **options)

    return start
