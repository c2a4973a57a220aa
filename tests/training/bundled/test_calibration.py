"""Calibration finds the numbers that made the logits, and folds them into the network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from genre_tagger.classification.crnn import ConvStage, Crnn, CrnnConfig
from genre_tagger.training.bundled.calibration import (
    KEPT_IN_SCOPE,
    Calibration,
    calibrate,
    compared,
    cross_fitted,
    fold_into,
)
from genre_tagger.training.bundled.track_predictions import HeldTracks, TrackPredictions
from genre_tagger.training.scores.evaluation import calibration_error, confidence, softmax

NOTHING = Calibration(1.0, 0.0, 0.0)


def _tracks(logits: np.ndarray, labels: np.ndarray, parts: int = 1) -> TrackPredictions:
    """Every track has `parts` parts that say the same."""
    track = np.repeat(np.arange(len(labels)), parts)
    return TrackPredictions(logits[track], track, labels, np.arange(len(labels)).astype(str), 2)


def _boastful(count: int = 3000, boast: float = 3.0) -> TrackPredictions:
    """Labels drawn from honest probabilities over two genres and "other"; the logits are `boast` times too sure."""
    random = np.random.default_rng(0)
    honest = random.normal(0, 1.5, (count, 3))
    labels = np.array([random.choice(3, p=row) for row in softmax(honest)])
    logits = honest * boast
    logits[:, 2] -= 2.0
    return _tracks(logits, labels, parts=2)


def test_a_boaster_is_cooled_by_what_it_boasts() -> None:
    tracks = _boastful()
    calibration = calibrate(tracks, np.ones(len(tracks.labels)))
    assert calibration.temperature == pytest.approx(3.0, rel=0.15)
    assert 1.5 < calibration.other_offset < 3.5  # 2 explains the labels best, and more may refuse more
    assert calibration_error(calibration.scored(tracks), 1.0) < 0.03
    sure = confidence(calibration.scored(tracks), 1.0)[tracks.labels < 2]
    assert (sure >= calibration.unknown_below).mean() == pytest.approx(KEPT_IN_SCOPE, abs=0.01)


def _with_foreigners() -> TrackPredictions:
    """Two genres hard to tell apart, and foreign tracks that the third logit knows, in small numbers."""
    random = np.random.default_rng(1)
    labels = np.repeat([0, 1, 2], 400)
    logits = random.normal(0, 2.0, (1200, 3))
    logits[np.arange(1200), np.minimum(labels, 1)] += 1.0
    logits[:, 2] = np.where(labels == 2, 0.5, -0.5) + random.normal(0, 0.4, 1200)
    return _tracks(logits, labels)


def test_no_track_helps_to_calibrate_itself() -> None:
    tracks, folds = _with_foreigners(), np.arange(1200) % 3
    fitted = cross_fitted(tracks, np.ones(1200), folds)
    others = calibrate(tracks.take(np.flatnonzero(folds != 0)), np.ones(800))
    expected = others.scored(tracks.take(np.flatnonzero(folds == 0)))
    np.testing.assert_allclose(fitted.scored.logits[folds == 0], expected.logits)
    turned = replace(tracks, labels=np.where(folds == 0, (tracks.labels + 1) % 3, tracks.labels))
    np.testing.assert_array_equal(
        cross_fitted(turned, np.ones(1200), folds).scored.logits[folds == 0], fitted.scored.logits[folds == 0]
    )
    assert fitted.kept[tracks.labels < 2].mean() == pytest.approx(KEPT_IN_SCOPE, abs=0.03)
    assert fitted.kept[tracks.labels == 2].mean() < 0.8


def test_folding_changes_the_network_as_it_changes_logits() -> None:
    torch.manual_seed(0)
    network = Crnn(CrnnConfig((ConvStage(4, pool=(8, 8)),), (4,), outputs=5, dense_units=8)).eval()
    windows = torch.randn(3, 1, 96, 64) * 10 - 40
    calibration = Calibration(1.3, -1.2, 0.4)
    with torch.no_grad():
        expected = network(windows).numpy() + np.array([0, 0, 0, 0, -1.2])
        fold_into(network, calibration)
        np.testing.assert_allclose(network(windows).numpy(), expected, atol=1e-5)


def test_scores_of_unknown_are_compared_on_kinds_known_and_unseen() -> None:
    """The third logit knows half of the foreign tracks; only the embedding knows the others."""
    random = np.random.default_rng(3)
    labels = np.repeat([0, 1, 2, 2], 50)
    unseen = np.arange(200) >= 150
    logits = np.zeros((200, 3))
    logits[np.arange(200), np.minimum(labels, 1)] = 3.0
    logits[:, 2] = np.where((labels == 2) & ~unseen, 4.0, -4.0)
    embedding = random.normal(0, 0.1, (200, 4)).astype(np.float32)
    embedding[np.arange(200), np.where(unseen, 3, labels)] += 1.0
    known = np.array([[1, 0, 0, 0], [0, 1, 0, 0]] * 20, dtype=np.float32)
    tracks, fold = _tracks(logits, labels), np.zeros(200, dtype=np.int64)
    held = HeldTracks(tracks, fold, np.arange(200), unseen, embedding, known, np.zeros(40, dtype=np.int64))
    found = compared(held, NOTHING)
    assert found["none-of-these probability"] == (1.0, 0.0)
    assert found["nearest known embeddings"][1] == 1.0
    assert found["margin between the two likeliest"] == (0.0, 0.0)
