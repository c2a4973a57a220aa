"""Paused, stopped, cut off or killed, a run goes on as if it had never ended: the same curve, bit for bit."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import torch

from genre_tagger.classification.checkpoint import load_network, read_checkpoint_info
from genre_tagger.foundation.errors import DatasetError, TrainingError
from genre_tagger.training.data.dataset import DataRequest
from genre_tagger.training.run.folder import FINISHED, PAUSED, RUNNING, RunFolder, summary
from genre_tagger.training.run.steps import EpochTrained, RunFinished, RunPaused, RunStarted, RunWarning, read_epochs
from genre_tagger.training.run.train import resume_run, train_run
from genre_tagger.training.scores.values import Scores
from genre_tagger.workers.process import ProcessStream, Stop
from tests.builders.training_runs import at_batch, busy_settings, drive, epochs_of, make_request, quick_settings
from tests.training.conftest import StartRun


def weights(folder: Path) -> dict[str, torch.Tensor]:
    """All tensors that a run goes on from."""
    state = torch.load(RunFolder(folder).state, weights_only=True)
    return {**state["network"], **{f"average.{name}": one for name, one in state["average"]["weights"].items()}}


@pytest.fixture(scope="module")
def whole_run(made_once: tuple[DataRequest, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a busy run that nothing interrupts."""
    request, cache = made_once
    runs = tmp_path_factory.mktemp("whole")
    drive(train_run(request, busy_settings(), runs, cache_folder=cache, run_id="whole", jobs=1))
    return runs / "whole"


def logged(folder: Path) -> list[tuple[Scores, Scores, float, bool]]:
    """The epochs of a run by its log."""
    return epochs_of(read_epochs(RunFolder(folder).log))


def test_a_paused_run_continues_bit_for_bit(start_run: StartRun, tmp_path: Path, whole_run: Path) -> None:
    stop = Stop()
    first = drive(start_run(busy_settings(), run_id="cut", stop=stop), at_batch(2, 2, stop.pause))
    assert isinstance(first[-1], RunPaused)
    assert first[-1].epoch == 1
    folder = tmp_path / "runs" / "cut"
    assert summary(folder).state == PAUSED
    stop = Stop()
    second = drive(resume_run(folder, stop=stop), at_batch(3, 1, stop.pause))
    assert next(step for step in second if isinstance(step, RunStarted)).resumed_epoch == 1
    third = drive(resume_run(folder))
    assert epochs_of(first) + epochs_of(second) + epochs_of(third) == logged(whole_run)
    assert len(logged(whole_run)) == 3
    expected, found = weights(whole_run), weights(folder)
    assert all(torch.equal(found[name], values) for name, values in expected.items())
    left, right = (load_network(one / "best")[0] for one in (whole_run, folder))
    assert all(torch.equal(one, two) for one, two in zip(left.parameters(), right.parameters(), strict=True))
    assert logged(folder) == logged(whole_run)


def test_a_run_cut_off_anywhere_loses_the_epoch_under_way_at_most(
    start_run: StartRun, tmp_path: Path, whole_run: Path
) -> None:
    run = start_run(busy_settings(), run_id="cut")
    drive(run, at_batch(2, 2, run.close))  # as a crash: nothing is saved on the way out
    again = epochs_of(drive(resume_run(tmp_path / "runs" / "cut")))
    assert again == logged(whole_run)[1:]


def test_a_stopped_run_is_finished_with_the_best_so_far_and_can_still_go_on(
    start_run: StartRun, tmp_path: Path, whole_run: Path
) -> None:
    stop = Stop()
    stopped = drive(start_run(busy_settings(), run_id="cut", stop=stop), at_batch(2, 1, stop.stop))
    finished, folder = stopped[-1], tmp_path / "runs" / "cut"
    assert isinstance(finished, RunFinished)
    assert (finished.reason, finished.best_epoch) == ("stopped", 1)
    assert read_checkpoint_info(finished.checkpoint).metrics["test"]["accuracy"] == finished.test.accuracy
    assert (summary(folder).state, summary(folder).can_resume) == (FINISHED, True)
    assert epochs_of(drive(resume_run(folder))) == logged(whole_run)[1:]
    with pytest.raises(TrainingError, match="is finished"):
        next(resume_run(folder))


def test_stopped_before_the_first_epoch_a_run_waits(start_run: StartRun, tmp_path: Path) -> None:
    stop = Stop()
    steps = drive(start_run(quick_settings(), stop=stop), at_batch(1, 1, stop.stop))
    assert [type(step) for step in steps[-2:]] == [RunWarning, RunPaused]
    assert summary(tmp_path / "runs" / "run").can_resume


def test_paused_while_features_are_computed_a_run_starts_anew(tmp_path: Path) -> None:
    request = make_request(tmp_path / "music", per_genre=6, genres=2)
    stop = Stop()
    run = train_run(
        request, quick_settings(epochs=1), tmp_path / "runs", cache_folder=tmp_path / "cache", run_id="r", stop=stop
    )
    next(run)
    stop.pause()
    assert isinstance(next(run), RunPaused)
    run.close()
    steps = drive(resume_run(tmp_path / "runs" / "r", jobs=1))
    assert isinstance(steps[-1], RunFinished)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
def test_killed_with_nine_the_run_goes_on(
    made_once: tuple[DataRequest, Path], start_run: StartRun, tmp_path: Path
) -> None:
    request, cache = made_once
    settings = busy_settings(epochs=6)
    stream = ProcessStream(train_run, request, settings, tmp_path / "runs", cache_folder=cache, run_id="killed", jobs=1)
    done: list[object] = []
    folder = tmp_path / "runs" / "killed"
    with pytest.raises(TrainingError, match="killed"):
        _kill_after(stream, 2, done)
    assert RUNNING in done
    assert summary(folder).state == PAUSED
    last = len(read_epochs(RunFolder(folder).log))
    assert 2 <= last < settings.epochs
    again = epochs_of(drive(resume_run(folder)))
    whole = epochs_of(drive(start_run(settings, run_id="whole")))
    assert epochs_of(done)[:2] == whole[:2]
    assert again == whole[len(whole) - len(again) :]
    assert len(again) in (len(whole) - last, len(whole) - last - 1)  # the log may lag behind the state by one


def _kill_after(stream: ProcessStream, epoch: int, done: list[object]) -> None:
    for step in stream:
        done.append(step)
        if isinstance(step, EpochTrained) and step.epoch == epoch:
            done.append(summary(step_folder(done)).state)
            assert stream.process_id is not None
            os.kill(stream.process_id, signal.SIGKILL)


def step_folder(steps: list[object]) -> Path:
    return next(step.folder for step in steps if isinstance(step, RunStarted))


def test_two_processes_at_one_run_are_refused(
    start_run: StartRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from genre_tagger.training.run import train as run_module

    monkeypatch.setattr(run_module, "_LOCK_TRIES", 1)
    run = start_run(quick_settings())
    next(run)
    assert summary(tmp_path / "runs" / "run").state == RUNNING
    with pytest.raises(TrainingError, match="Another Genre Tagger"):
        next(resume_run(tmp_path / "runs" / "run"))
    run.close()


def test_a_vanished_music_folder_is_one_sentence_and_the_run_waits_for_it(tmp_path: Path) -> None:
    music = tmp_path / "music"
    request = make_request(music, per_genre=6, genres=2)
    run = train_run(request, quick_settings(), tmp_path / "runs", cache_folder=tmp_path / "cache", run_id="r", jobs=1)
    for step in run:
        if isinstance(step, EpochTrained):
            run.close()
    music.rename(tmp_path / "elsewhere")
    with pytest.raises(DatasetError) as caught:
        drive(resume_run(tmp_path / "runs" / "r"))
    assert "\n" not in caught.value.message
    assert summary(tmp_path / "runs" / "r").reason == caught.value.message
    (tmp_path / "elsewhere").rename(music)
    assert isinstance(drive(resume_run(tmp_path / "runs" / "r"))[-1], RunFinished)


def test_a_run_may_go_on_with_other_settings(start_run: StartRun, tmp_path: Path) -> None:
    drive(start_run(quick_settings(epochs=2)))
    steps = drive(resume_run(tmp_path / "runs" / "run", settings=quick_settings(epochs=3, learning_rate=1e-4)))
    assert [step.epoch for step in steps if isinstance(step, EpochTrained)] == [3]
    assert epochs_of(steps)[0][2] == 1e-4
