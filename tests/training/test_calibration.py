"""Calibration finds the numbers that made the logits, and folds them into the network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from genre_tagger.classification.crnn import ConvStage, Crnn, CrnnConfig
from genre_tagger.training.calibration import Calibration, calibrate, cross_fitted, fold_into
from genre_tagger.training.evaluation import Scored, calibration_error, confidence, recalls, softmax
from genre_tagger.training.report import balanced_weights, figures


def _boastful(count: int = 4000, boast: float = 3.0) -> Scored:
    """Labels drawn from honest probabilities over two genres and "other"; the logits are `boast` times too sure."""
    random = np.random.default_rng(0)
    honest = random.normal(0, 1.5, (count, 3))
    labels = np.array([random.choice(3, p=row) for row in softmax(honest)])
    logits = honest * boast
    logits[:, 2] -= 2.0
    return Scored(logits, labels, np.arange(count).astype(str), 2)


def _calibrated(scored: Scored, calibration: Calibration) -> Scored:
    return replace(scored, logits=calibration.applied_to(scored.logits))


def test_a_boaster_is_cooled_by_what_it_boasts() -> None:
    scored = _boastful()
    calibration = calibrate(scored, np.ones(len(scored.labels)))
    assert calibration.temperature == pytest.approx(3.0, rel=0.15)
    assert calibration.other_offset == pytest.approx(2.0, abs=0.5)
    assert calibration.genre_offsets == pytest.approx((0.0, 0.0), abs=0.3)
    assert calibration_error(scored, calibration.temperature) < 0.03


def test_a_genre_that_is_named_too_rarely_is_raised() -> None:
    """Genre 1 is a tenth of the windows and its logit 1.5 too low; both genres should be heard as well as they can."""
    random = np.random.default_rng(2)
    labels = np.where(np.arange(4000) % 10 == 0, 1, 0)
    logits = np.zeros((4000, 3))
    logits[:, 1] = np.where(labels == 1, 2.0, -2.0) + random.normal(0, 2.0, 4000) - 1.5
    logits[:, 2] = -8.0
    scored = Scored(logits, labels, np.arange(4000).astype(str), 2)
    before, after = recalls(scored), recalls(_calibrated(scored, calibrate(scored, balanced_weights(scored))))
    assert before[1] < 0.65
    assert min(after) > 0.78
    assert abs(after[0] - after[1]) < 0.1
    assert calibrate(scored, balanced_weights(scored)).genre_offsets == pytest.approx((-0.6, 0.6), abs=0.2)


def test_offsets_follow_few_windows_less_than_many() -> None:
    """The penalty: a scatter of twelve windows moves the logits little."""
    logits = np.zeros((12, 3))
    logits[:, 0] = 1.0
    labels = np.array([1] * 6 + [0] * 6)
    logits[:6, 1], logits[6:, 1] = 0.5, -0.5
    scored = Scored(logits, labels, np.arange(12).astype(str), 2)
    assert 0 < calibrate(scored, np.ones(12)).genre_offsets[1] < 0.5


def test_the_threshold_keeps_the_promised_share() -> None:
    scored = _boastful()
    calibration = calibrate(scored, np.ones(len(scored.labels)))
    changed = _calibrated(scored, calibration)
    kept = (confidence(changed, calibration.temperature) >= calibration.unknown_below)[scored.labels < 2].mean()
    assert 0.85 <= kept <= 0.95


def _with_foreigners() -> Scored:
    """Two genres hard to tell apart, and foreign windows that the third logit knows, in small numbers."""
    random = np.random.default_rng(1)
    labels = np.repeat([0, 1, 2], 600)
    logits = random.normal(0, 2.0, (1800, 3))
    logits[np.arange(1800), np.minimum(labels, 1)] += 1.0
    logits[:, 2] = np.where(labels == 2, 0.5, -0.5) + random.normal(0, 0.4, 1800)
    return Scored(logits, labels, np.arange(1800).astype(str), 2)


def test_thresholds_are_measured_on_windows_they_were_not_chosen_on() -> None:
    scored = _with_foreigners()
    parts = np.arange(1800) % 4
    judged = cross_fitted(scored, np.ones(1800), parts)
    kept, refused = judged.refusal
    assert kept == pytest.approx(0.88, abs=0.03)
    found = calibrate(scored, np.ones(1800))
    told = figures(_calibrated(scored, found), found.unknown_below, found.temperature)["at_default_threshold"]
    assert refused == pytest.approx(told[2], abs=0.05)
    only_own = scored.take(np.arange(1200))
    assert np.isnan(cross_fitted(only_own, np.ones(1200), parts[:1200]).refusal[1])


def test_no_window_helps_to_calibrate_itself() -> None:
    scored = _with_foreigners()
    parts = np.arange(1800) % 3
    first = cross_fitted(scored, np.ones(1800), parts).scored.logits[parts == 0]
    others = calibrate(scored.take(np.flatnonzero(parts != 0)), np.ones(1200))
    np.testing.assert_allclose(first, others.applied_to(scored.logits[parts == 0]) / others.temperature)
    turned = replace(scored, labels=np.where(parts == 0, (scored.labels + 1) % 3, scored.labels))
    np.testing.assert_array_equal(cross_fitted(turned, np.ones(1800), parts).scored.logits[parts == 0], first)


def test_folding_changes_the_network_as_it_changes_logits() -> None:
    torch.manual_seed(0)
    network = Crnn(CrnnConfig((ConvStage(4, pool=(8, 8)),), (4,), outputs=5, dense_units=8)).eval()
    windows = torch.randn(3, 1, 96, 64) * 10 - 40
    calibration = Calibration(1.3, (0.5, -0.2, -0.4, 0.1), -1.2, 0.4)
    with torch.no_grad():
        expected = calibration.applied_to(network(windows).numpy())
        fold_into(network, calibration)
        np.testing.assert_allclose(network(windows).numpy(), expected, atol=1e-5)


def test_figures_carry_counts_and_intervals() -> None:
    scored = _boastful(300)
    values = figures(scored, 0.4, 3.0)
    assert values["windows"] == int((scored.labels < 2).sum())
    assert values["foreign_windows"] == int((scored.labels == 2).sum())
    assert values["accuracy_interval"][0] <= values["accuracy"] <= values["accuracy_interval"][1]
    assert values["at_default_threshold"][0] == 0.4


def test_weights_make_classes_alike() -> None:
    scored = Scored(np.zeros((6, 3)), np.array([0, 0, 0, 1, 1, 2]), np.array(list("aabcde")), 2)
    weights = balanced_weights(scored)
    sums = [weights[scored.labels == label].sum() for label in range(3)]
    np.testing.assert_allclose(sums, sums[0])
    assert weights[0] == weights[1] < weights[2]
