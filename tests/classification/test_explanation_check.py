"""Hiding the evidence costs the genre where the evidence is true, and nothing where it is not."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from genre_tagger.classification.explanation_check import (
    Floats,
    OcclusionPlan,
    Predictor,
    occlusion_check,
    rank_correlation,
    sounding_mean_db,
)
from genre_tagger.classification.explanation_result import OcclusionCheck

PLAN = OcclusionPlan(rows=4, columns=8, hidden_share=0.1, draws=40)
BANDS, FRAMES = 96, 160


def _window() -> Floats:
    return np.random.default_rng(0).normal(-40, 6, (BANDS, FRAMES)).astype(np.float32)


def _weights() -> Floats:
    """What the made-up genre looks for: loud sound at the upper left, most of all in one corner."""
    weights = np.zeros((BANDS, FRAMES), np.float32)
    weights[48:, :80] = 1.0
    weights[72:, :40] = 3.0
    return weights


def _predictor(weights: Floats, level_db: Floats) -> Predictor:
    fill = sounding_mean_db(level_db)

    def predict(windows: Floats) -> tuple[Floats, Floats]:
        sound = np.abs(windows - fill)
        logit = (sound * weights).mean(axis=(1, 2)) - 2.0
        return 1 / (1 + np.exp(-logit)), logit

    return predict


def _checked(evidence: Floats, valid_frames: int = FRAMES) -> OcclusionCheck:
    level_db = _window()
    steps = list(occlusion_check(_predictor(_weights(), level_db), level_db, valid_frames, evidence, PLAN))
    shares = [step for step in steps[:-1] if isinstance(step, float)]
    assert shares[-1] == 1.0
    assert all(earlier < later for earlier, later in pairwise(shares))
    last = steps[-1]
    assert isinstance(last, OcclusionCheck)
    return last


def test_true_evidence_agrees() -> None:
    check = _checked(_weights())
    assert check.agrees
    assert check.patches_hidden == 3
    assert check.top_drop > max(check.random_drops.max(), 0.05)
    assert check.top_drop > check.mean_random_drop > check.bottom_drop == pytest.approx(0.0, abs=1e-6)
    assert check.rank_correlation > 0.9
    assert np.unravel_index(check.drops.argmax(), check.drops.shape) in {(3, 0), (3, 1)}
    assert check.drops[0] == pytest.approx(np.zeros(8), abs=1e-6)


def test_false_evidence_does_not() -> None:
    check = _checked(_weights()[::-1, ::-1].copy())
    assert not check.agrees
    assert check.top_drop == pytest.approx(0.0, abs=1e-6)
    assert check.rank_correlation < 0.1


def test_no_evidence_has_no_rank() -> None:
    check = _checked(np.zeros((BANDS, FRAMES), np.float32))
    assert np.isnan(check.rank_correlation)


def test_padding_is_never_chosen() -> None:
    """Evidence that points into the padding is not taken: nothing sounds there."""
    evidence = np.zeros((BANDS, FRAMES), np.float32)
    evidence[:, 80:] = 1.0
    evidence[72:, :40] = 0.5
    assert _checked(evidence, valid_frames=80).top_drop > 0.05


def test_ranks_share_ties() -> None:
    assert rank_correlation(np.array([1, 2, 2, 3]), np.array([10.0, 20.0, 20.0, 30.0])) == pytest.approx(1.0)
    assert rank_correlation(np.array([1, 2, 3]), np.array([3, 2, 1])) == pytest.approx(-1.0)
    assert np.isnan(rank_correlation(np.array([1, 1, 1]), np.array([3, 2, 1])))
