"""The student's training: its schedule, that it goes on as if nothing had happened, and what it may not see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from genre_tagger.classification.crnn import ConvStage, CrnnConfig
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.bundled.material import TargetMaker
from genre_tagger.training.bundled.samples import Chunk, Pool
from genre_tagger.training.bundled.student import Cycle, StudentPlan, StudentTraining

TINY = CrnnConfig(
    stages=(ConvStage(8, stride=(4, 2), pool=(2, 2)), ConvStage(8, pool=(2, 2))),
    gru_units=(8,),
    outputs=3,
    dense_units=16,
    activation="relu",
    dropout=0.0,
    sequence="frames",
    bidirectional=True,
    pooling="attention",
    relative_bands=True,
)
PLAN = StudentPlan(cycles=(Cycle(60, 9, 1e-2, 5), Cycle(20, 12, 5e-3, 5)), batch=8, average_decay=0.9)


def _chunk(number: int) -> Chunk:
    """24 samples of three kinds of sound that the teacher tells apart; each mixes clip 0, 1 or 2 with itself."""
    random = np.random.default_rng(number)
    chunk = Chunk.empty(24, 96, 64)
    kinds = random.integers(0, 3, 24)
    chunk.level[:] = random.integers(0, 40, chunk.level.shape)
    for row, kind in enumerate(kinds):
        chunk.level[row, 10 + 30 * kind : 20 + 30 * kind] += 180
        chunk.embedding[row, kind] = 3.0
        chunk.clip[row, 0] = kind
    return chunk


def _targets() -> TargetMaker:
    coefficients = np.zeros((384, 3), dtype=np.float32)
    coefficients[np.arange(3), np.arange(3)] = 3.0
    units = np.full(384, 1 / 384, dtype=np.float32)
    nothing = np.zeros(384, dtype=np.float32)
    return TargetMaker(np.array([], dtype=np.int64), nothing, nothing + 1, units, coefficients, np.zeros(3, np.float32))


def _spoilt(number: int) -> Chunk:
    """The same, of whose clip 2 the teacher says what is no number."""
    chunk = _chunk(number)
    chunk.embedding[chunk.clip[:, 0] == 2] = np.nan
    return chunk


def _training(
    folder: Path,
    plan: StudentPlan = PLAN,
    allowed: tuple[bool, ...] = (True,) * 3,
    make: Callable[[int], Chunk] = _chunk,
) -> StudentTraining:
    torch.set_num_threads(1)
    return StudentTraining(TINY, Pool(folder, make), _targets(), plan, np.array(allowed))


def test_it_learns_what_the_teacher_says(tmp_path: Path) -> None:
    training = _training(tmp_path)
    reports = list(training.run())
    assert (training.step, training.slot) == (60, 20)
    assert reports[-1].divergence < 0.3 * reports[0].divergence
    fresh = _chunk(999)
    with torch.no_grad():
        answers = training.network(torch.from_numpy(fresh.level[:, None].astype(np.float32) * (80 / 255) - 80))
    assert (answers.numpy().argmax(axis=1) == fresh.clip[:, 0]).all()


def _weights(training: StudentTraining) -> list[torch.Tensor]:
    return [parameter.detach().clone() for parameter in training.network.parameters()]


def test_a_stopped_run_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = _training(tmp_path / "a")
    told = [progress.divergence for _ in PLAN.cycles for progress in whole.run()]
    broken = _training(tmp_path / "b")
    some = broken.run()
    again = [next(some).divergence for _ in range(7)]
    state = broken.state()
    resumed = _training(tmp_path / "b")
    resumed.resume(state)
    again += [progress.divergence for _ in PLAN.cycles for progress in resumed.run()]
    assert again == told
    assert (resumed.step, whole.step) == (80, 80)
    assert all(torch.equal(left, right) for left, right in zip(_weights(resumed), _weights(whole), strict=True))


def test_a_second_run_begins_where_the_first_ended(tmp_path: Path) -> None:
    first = _training(tmp_path / "a")
    told = [progress.divergence for progress in first.run()]
    second = _training(tmp_path / "b", replace(PLAN, cycles=(Cycle(20, 12, 1e-3, 5),), seed=2))
    second.start_from(first.network)
    assert all(torch.equal(left, right) for left, right in zip(_weights(second), _weights(first), strict=True))
    progress = next(second.run())
    assert progress.divergence < 0.5 * told[0]
    assert second.step == 3


def test_samples_with_a_clip_that_is_held_out_are_not_seen(tmp_path: Path) -> None:
    training = _training(tmp_path, allowed=(True, True, False), make=_spoilt)
    reports = list(training.run())
    assert reports[-1].divergence < 0.3 * reports[0].divergence
    assert training.step == 60 < 3 * len(reports)


def test_fresh_chunks_come_in_their_share(tmp_path: Path) -> None:
    training = _training(tmp_path)
    found = []
    for _ in PLAN.cycles:
        found.append([len(list(tmp_path.iterdir())) for _ in training.run()])
    # Every second one is fresh until the cycle has no more; the next makes up for that.
    assert found[0] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 9, 9]
    assert found[1] == [10, 11, 12, 12, 12, 12, 12]


def test_rates_rise_and_fall_in_every_cycle() -> None:
    rates = [PLAN.learning_rate(step) for step in range(80)]
    assert max(rates[:60]) == pytest.approx(1e-2)
    assert max(rates[60:]) == pytest.approx(5e-3)
    assert rates.index(max(rates)) == 4
    assert max(rates[59], rates[79]) < 1.1e-2 * 1e-2 + 1e-4
    assert [PLAN.place(step)[0] for step in (0, 59, 60, 79, 80)] == [0, 0, 1, 1, 2]


def test_a_loss_that_is_no_number_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="step 1"):
        next(_training(tmp_path, make=_spoilt).run())
