"""Changes keep the shape and the finiteness, come back by seed, and do what they say."""

from __future__ import annotations

import numpy as np

from genre_tagger.training.augmentation import (
    AugmentationPlan,
    add_noise_floor,
    augmented,
    equaliser_curves,
    mixed_pairs,
    shift_bands,
)


def _levels(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-80, 0, (6, 96, 120)).astype(np.float32)


def test_augmented_is_finite_repeatable_and_leaves_its_input_alone() -> None:
    level_db, plan = _levels(), AugmentationPlan()
    before = level_db.copy()
    first = augmented(level_db, plan, np.random.default_rng(5))
    second = augmented(level_db, plan, np.random.default_rng(5))
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(level_db, before)
    assert first.shape == level_db.shape
    assert first.dtype == np.float32
    assert np.isfinite(first).all()
    assert not np.array_equal(first, level_db)


def test_shift_moves_a_tone_by_at_most_a_few_bands() -> None:
    level_db = np.full((200, 96, 4), -80, np.float32)
    level_db[:, 48] = 0
    peaks = shift_bands(level_db, 1.5, np.random.default_rng(0)).mean(axis=2).argmax(axis=1)
    assert 1.0 < np.std(peaks) < 2.0
    assert abs(peaks.mean() - 48) < 0.5


def test_no_shift_is_no_change() -> None:
    level_db = _levels()
    np.testing.assert_allclose(shift_bands(level_db, 0.0, np.random.default_rng(0)), level_db)


def test_low_pass_cuts_the_top_bands_only() -> None:
    plan = AugmentationPlan(equaliser_db=0.0, low_pass=1.0, high_pass=0.0)
    curves = equaliser_curves(50, 96, plan, np.random.default_rng(0))
    assert (curves[:, :60] == 0).all()
    assert (curves[:, -1] == -60).all()


def test_noise_fills_the_gaps_and_leaves_the_peaks() -> None:
    level_db = np.full((20, 96, 50), -80, np.float32)
    level_db[:, 10] = 0
    noisy = add_noise_floor(level_db, 1.0, np.random.default_rng(0))
    assert (noisy[:, 10] == 0).all()
    assert noisy[:, 0].mean() > -78


def test_mixing_keeps_the_first_window_in_the_lead() -> None:
    partner, share = mixed_pairs(1000, AugmentationPlan(mix=0.5), np.random.default_rng(0))
    assert sorted(partner) == list(range(1000))
    assert ((share >= 0.5) & (share <= 1)).all()
    assert 0.4 < (share < 1).mean() < 0.6
