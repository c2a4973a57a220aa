"""Two real Dask worker processes make the same bytes, and one of them may die on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest

from genre_tagger.foundation.errors import ClusterError
from genre_tagger.training.windows import extraction, mel_windows
from genre_tagger.training.windows.extraction import ExtractionProgress, extract
from genre_tagger.training.windows.mel_windows import ClipTask, WindowPlan
from genre_tagger.workers import cluster as dask_cluster
from genre_tagger.workers.cluster import ClusterPool
from genre_tagger.workers.pool import TaskFailed
from tests.builders.clips import SMALL_MEL, Bench, make_clips, outcome, same_windows
from tests.builders.dask_clusters import local_cluster, worker_ids


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    with local_cluster(workers=2) as cluster:
        yield cluster.scheduler_address


def test_two_workers_make_the_same_bytes_though_one_is_killed(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "REPORT_SECONDS", 0.0)
    paths = make_clips(tmp_path / "music", 40)
    bad = tmp_path / "music" / "bad.mp3"
    bad.write_bytes(b"not music" * 1000)
    ids = worker_ids(scheduler)
    assert len(set(ids.values()) - {os.getpid()}) == 2
    killed = False
    steps = []
    for step in extract([*paths, bad], tmp_path / "cluster", SMALL_MEL, scheduler=scheduler):
        steps.append(step)
        if isinstance(step, ExtractionProgress) and step.done >= 5 and not killed:
            os.kill(next(iter(ids.values())), signal.SIGKILL)
            killed = True
    there, progress, failed = outcome(steps)
    assert killed
    assert [(clip.path, clip.row) for clip in failed] == [(bad, 40)]
    assert (progress.done, progress.failed) == (41, 1)
    monkeypatch.setattr(extraction, "open_executor", Bench().open)
    here, _, _ = outcome(extract(paths, tmp_path / "here", SMALL_MEL))
    assert same_windows(there, here)


def test_a_clip_that_nobody_finishes_is_given_up(tmp_path: Path, scheduler: str) -> None:
    (path,) = make_clips(tmp_path, 1)
    with ClusterPool(scheduler, mel_windows.clip_windows, mel_windows.features_version, task_seconds=0.0) as executor:
        assert executor.wait(0.0) == []
        assert executor.has_room
        executor.submit(ClipTask(path, WindowPlan(SMALL_MEL)))
        (late,) = executor.wait(0.0)
        assert isinstance(late, TaskFailed)
        assert "000.flac was given up" in late.error.message
        assert not executor.busy


def test_workers_of_another_version_are_refused(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mel_windows, "FEATURES_VERSION", 99)
    with pytest.raises(ClusterError, match="lack this version"):
        list(extract(make_clips(tmp_path, 1), tmp_path / "cache", SMALL_MEL, scheduler=scheduler))


def test_a_cluster_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "CONNECT_SECONDS", 0.5)
    paths = make_clips(tmp_path, 1)
    for address in ("tcp://127.0.0.1:9", "no address"):
        with pytest.raises(ClusterError, match="No Dask scheduler answers"):
            list(extract(paths, tmp_path / "cache", SMALL_MEL, scheduler=address))


@pytest.mark.parametrize(("failures", "outcome_of_it"), [(1, "tried again"), (2, "")])
def test_a_connection_that_fails_within_dask_is_tried_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int, outcome_of_it: str
) -> None:
    tries: list[str] = []

    def connection(address: str, **how: Any) -> Any:
        tries.append(address)
        if len(tries) <= failures:
            raise AssertionError
        raise OSError("tried again")

    monkeypatch.setattr(distributed, "Client", connection)
    with pytest.raises(ClusterError, match="No Dask scheduler answers") as told:
        list(extract(make_clips(tmp_path, 1), tmp_path / "cache", SMALL_MEL, scheduler="tcp://127.0.0.1:9"))
    assert (len(tries), str(told.value.__cause__)) == (2, outcome_of_it)


def test_without_dask_there_is_one_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r'pip install "genre-tagger\[cluster\]"'):
        list(extract(make_clips(tmp_path, 1), tmp_path / "cache", SMALL_MEL, scheduler="tcp://127.0.0.1:9"))


def test_a_cluster_that_goes_away_keeps_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "REPORT_SECONDS", 0.0)
    monkeypatch.setattr(dask_cluster, "CONNECT_SECONDS", 2.0)
    paths = make_clips(tmp_path / "music", 40)
    with local_cluster(workers=1, processes=False) as cluster:
        steps = extract(paths, tmp_path / "cache", SMALL_MEL, scheduler=cluster.scheduler_address)
        next(step for step in steps if isinstance(step, ExtractionProgress) and step.done >= 3)
        cluster.close()
        with pytest.raises(ClusterError, match="went away"):
            list(steps)
    monkeypatch.setattr(extraction, "open_executor", Bench().open)
    _, progress, _ = outcome(extract(paths, tmp_path / "cache", SMALL_MEL))
    assert progress.reused >= 3
