"""Which clips a step sees: each once, genres alike, sources by weight; the same for any number of processes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.features.mel import MelSettings
from genre_tagger.training.run.batches import (
    TrainingWindows,
    class_weights,
    epoch_order,
    make_part,
    part_places,
    steps_per_epoch,
)
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.windows.mel_windows import MelWindows, WindowLevels, to_db

BANDS, FRAMES = 96, 128


@pytest.fixture
def training(tmp_path: Path) -> TrainingWindows:
    """Twelve clips: six of genre 0, four of 1, two of 2. Each value is its clip's number, the last quarter padding."""
    path = tmp_path / "level"
    level = np.repeat(np.arange(12, dtype=np.uint8), BANDS * FRAMES).reshape(12, BANDS, FRAMES)
    level[:, :, 96:] = 0
    level[:, :, :96] += np.arange(96, dtype=np.uint8) + 10
    path.write_bytes(level.tobytes())
    levels = WindowLevels([path], np.zeros(12, dtype=np.int64), np.arange(12), BANDS, FRAMES)
    rows = np.arange(12)
    windows = MelWindows(levels, np.full(12, 96), rows, np.zeros(12), replace(MelSettings(), frames=FRAMES))
    return TrainingWindows(windows, rows, np.array([0] * 6 + [1] * 4 + [2] * 2), np.ones(12), 3)


def test_an_epoch_is_each_clip_once_in_another_order_each_time(training: TrainingWindows) -> None:
    settings = RunSettings()
    orders = [epoch_order(training, settings, epoch) for epoch in (0, 0, 1)]
    assert all(sorted(order) == list(range(12)) for order in orders)
    assert list(orders[0]) == list(orders[1]) != list(orders[2])
    assert list(epoch_order(training, replace(settings, seed=2), 0)) != list(orders[0])


def test_balanced_by_sampling_genres_come_up_alike(training: TrainingWindows) -> None:
    settings = RunSettings(balance="sampling")
    drawn = np.concatenate([training.labels[epoch_order(training, settings, epoch)] for epoch in range(50)])
    assert np.bincount(drawn) == pytest.approx([200, 200, 200], abs=3)
    first = np.bincount(epoch_order(training, settings, 0), minlength=12)
    assert first.sum() == 12
    assert set(first[10:]) == {2}  # 12 draws, 3 genres, 2 clips of the rare one


def test_a_sources_weight_says_how_often_its_clips_are_drawn(training: TrainingWindows) -> None:
    weighted = replace(training, weights=np.array([3.0] * 3 + [1.0] * 9))
    drawn = np.concatenate([epoch_order(weighted, RunSettings(), epoch) for epoch in range(60)])
    counts = np.bincount(drawn, minlength=12) / 60
    assert counts[:3] == pytest.approx(np.full(3, 2.0), abs=0.1)
    assert counts[3:] == pytest.approx(np.full(9, 2 / 3), abs=0.15)


def test_balanced_by_loss_rare_genres_count_more_and_clips_one_on_average(training: TrainingWindows) -> None:
    weights = class_weights(training, RunSettings(balance="loss"))
    assert weights == pytest.approx([12 / 18, 1.0, 2.0])
    assert weights[training.labels].mean() == pytest.approx(1.0)
    assert list(class_weights(training, RunSettings())) == [1, 1, 1]


@pytest.mark.parametrize(
    ("clips", "micro_batch", "teams"), [(128, 32, 1), (10, 4, 1), (10, 4, 2), (7, 32, 2), (3, 2, 2)]
)
def test_parts_cover_the_batch_and_are_shared_out_evenly(clips: int, micro_batch: int, teams: int) -> None:
    parts = part_places(np.arange(clips), micro_batch, teams)
    assert np.concatenate(parts).tolist() == list(range(clips))
    assert max(map(len, parts)) <= micro_batch
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    if clips >= 2 * teams:
        assert len(parts) % teams == 0


def test_a_batch_smaller_than_the_team_is_left_out() -> None:
    assert part_places(np.arange(1), 4, 2) == []
    assert (steps_per_epoch(129, 128), steps_per_epoch(128, 128), steps_per_epoch(3, 128)) == (2, 1, 1)


def test_an_unchanged_clip_travels_as_bytes_whole_and_in_order(training: TrainingWindows) -> None:
    part = make_part(training, RunSettings(), np.array([3, 11]), (0, 0, 0), 0.5, np.ones(3, dtype=np.float32))
    assert part.level.dtype == np.uint8
    assert part.level.shape == (2, 1, BANDS, FRAMES)
    assert part.level[:, 0, 0, 0].tolist() == [13, 21]
    assert part.target.tolist() == [[1, 0, 0], [0, 0, 1]]
    assert (part.labels.tolist(), part.share) == ([0, 2], 0.5)


def test_changes_depend_on_seed_epoch_step_and_part_alone(training: TrainingWindows) -> None:
    settings = RunSettings(mixup=1.0, spec_augment=True, level_shift_db=3.0, time_shift=True, label_smoothing=0.1)
    places, ones = np.arange(4), np.ones(3, dtype=np.float32)
    parts = [make_part(training, settings, places, key, 1.0, ones) for key in ((1, 2, 3), (1, 2, 3), (1, 2, 4))]
    assert np.array_equal(parts[0].level, parts[1].level)
    assert parts[0].seed == parts[1].seed != parts[2].seed
    assert not np.array_equal(parts[0].level, parts[2].level)
    assert parts[0].target.sum(axis=1) == pytest.approx(np.ones(4))
    assert parts[0].target.min() >= 0.1 / 3 - 1e-6


def test_excerpts_begin_where_there_is_sound_and_shifts_join_the_ends(training: TrainingWindows) -> None:
    ones = np.ones(3, dtype=np.float32)
    part = make_part(training, RunSettings(crop_frames=64), np.arange(12), (0, 0, 0), 1.0, ones)
    assert part.level.shape[-1] == 64
    assert part.level.min() >= 10  # no padding
    assert len({int(clip[0, 0, 0]) - number for number, clip in enumerate(part.level)}) > 3
    shifted = make_part(training, RunSettings(time_shift=True), np.arange(12), (0, 0, 0), 1.0, ones)
    whole = training.windows.level.rows(np.arange(12))
    assert np.array_equal(np.sort(shifted.level[:, 0], axis=2), np.sort(whole, axis=2))
    assert not shifted.level[:, :, :, 96:].any()


def test_mixup_mixes_sound_and_genres_by_the_same_share(training: TrainingWindows) -> None:
    ones = np.ones(3, dtype=np.float32)
    part = make_part(training, RunSettings(mixup=1.0), np.array([0, 11]), (0, 0, 1), 1.0, ones)
    sounds = to_db(training.windows.level.rows(np.array([0, 11])))
    for number, level in enumerate(part.level[:, 0]):
        share = part.target[number, 0]
        assert level == pytest.approx(sounds[0] * share + sounds[1] * (1 - share), abs=1e-3)
