"""Tracks go out over a Dask cluster of two real worker processes and come home as if they had been classified here."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import ClusterError
from genre_tagger.library import track_cluster
from genre_tagger.library.classify_tracks import classify_tracks
from genre_tagger.library.store import PredictionStore
from genre_tagger.library.track import BatchSummary, Step, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.library.track_cluster import TrackCluster
from tests.builders.audio_files import make_audio
from tests.builders.dask_clusters import distributed, local_cluster, worker_ids
from tests.builders.inline_pool import InlinePool
from tests.builders.models import make_model

TRACKS = 24


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    with local_cluster(workers=2) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("music")
    for seed in range(TRACKS):
        make_audio(folder / f"{seed:02d}.flac", 3.0, sample_rate_hz=16_000, channels=1, seed=seed)
    (folder / "99 hostile.mp3").write_bytes(b"no music" * 5_000)
    return folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    make_model(tmp_path / "model", default_windows=1)
    return tmp_path / "model"


def by_path(steps: list[Step]) -> dict[Path, TrackClassified | TrackRemembered]:
    return {step.track.path: step for step in steps if isinstance(step, TrackClassified | TrackRemembered)}


def test_a_killed_worker_costs_nothing_and_a_hostile_file_is_one_error(
    scheduler: str, music: Path, model: Path, tmp_path: Path
) -> None:
    processes = worker_ids(scheduler)
    assert len({*processes.values(), os.getpid()}) == 3
    paths = sorted(music.iterdir())
    steps: list[Step] = []
    pool = TrackCluster(scheduler)
    with PredictionStore(tmp_path / "there.sqlite3") as store:
        for step in classify_tracks(paths, model_folder=model, store=store, pool=pool):
            steps.append(step)
            if len(steps) == 4:
                os.kill(next(iter(processes.values())), signal.SIGKILL)
        pool.close()
        again = list(classify_tracks(paths[:-1], model_folder=model, store=store, pool=InlinePool()))
    (failed,) = [step for step in steps if isinstance(step, TrackFailed)]
    assert failed.path.name == "99 hostile.mp3"
    assert "99 hostile.mp3" in failed.error.message
    assert isinstance(steps[-1], BatchSummary)
    assert (steps[-1].classified, steps[-1].failed) == (TRACKS, 1)
    assert all(isinstance(step, TrackRemembered) for step in again[:-1])
    here = by_path(list(classify_tracks(paths, model_folder=model, pool=InlinePool())))
    there = by_path(steps)
    assert {path: step.prediction for path, step in there.items()} == {
        path: step.prediction for path, step in here.items()
    }
    assert {path: step.track for path, step in there.items()} == {path: step.track for path, step in here.items()}


def test_a_file_that_kills_its_worker_fails_alone(scheduler: str, music: Path, model: Path, tmp_path: Path) -> None:
    with distributed.Client(scheduler, set_as_default=False) as client:  # one death is enough here
        client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(track_cluster, "classify_on_worker", killing)
        pool = TrackCluster(scheduler)
    paths = [*sorted(music.iterdir())[:1], tmp_path / "deadly.mp3"]
    steps = list(classify_tracks(paths, model_folder=model, pool=pool))
    pool.close()
    (failed,) = [step for step in steps if isinstance(step, TrackFailed)]
    assert failed.error.message == "deadly.mp3 made several workers crash; the file is probably damaged."


def killing(task: track_cluster.RemoteTask) -> object:
    """What a worker does for the file that no decoder survives."""
    if task.path.name == "deadly.mp3":
        os.kill(os.getpid(), signal.SIGKILL)
    return track_cluster.classify_on_worker(task)


def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("genre_tagger.workers.cluster.CONNECT_SECONDS", 0.5)
    with pytest.raises(ClusterError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        TrackCluster("tcp://127.0.0.1:9")
