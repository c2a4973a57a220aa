"""Changes keep the shape and the finiteness, come back by seed, and do what they say."""

from __future__ import annotations

import numpy as np

from genre_tagger.training.run.batches import equaliser_curves, mask_stripes, mixed_pairs


def test_equalisers_are_smooth_and_come_back_by_seed() -> None:
    curves = equaliser_curves(200, 96, 3.0, np.random.default_rng(5))
    np.testing.assert_array_equal(curves, equaliser_curves(200, 96, 3.0, np.random.default_rng(5)))
    assert 2.0 < curves.std() < 4.0
    assert np.abs(np.diff(curves, axis=1)).max() < 1.5


def test_stripes_are_at_the_mean_and_narrow() -> None:
    level_db = np.random.default_rng(0).uniform(-80, 0, (6, 96, 120)).astype(np.float32)
    changed = level_db.copy()
    mask_stripes(changed, np.random.default_rng(1))
    different = changed != level_db
    assert 0 < different.mean() < 0.4
    for row in range(6):
        np.testing.assert_allclose(changed[row][different[row]], level_db[row].mean(), atol=0.01)


def test_mixing_keeps_the_first_window_in_the_lead() -> None:
    partner, share = mixed_pairs(1000, 0.5, np.random.default_rng(0))
    assert sorted(partner) == list(range(1000))
    assert ((share >= 0.5) & (share <= 1)).all()
    assert 0.4 < (share < 1).mean() < 0.6
