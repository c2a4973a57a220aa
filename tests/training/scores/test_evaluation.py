"""Figures against cases counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.training.scores.evaluation import (
    Scored,
    accuracy,
    artist_interval,
    best_temperature,
    calibration_error,
    confidence,
    confusion,
    macro_f1,
    refusal_curve,
)
from genre_tagger.training.scores.scoring import accuracies, recalls


def _scored(answers: list[int], truths: list[int], artists: list[str] | None = None, genres: int = 2) -> Scored:
    logits = np.full((len(answers), genres + 1), -5.0)
    logits[np.arange(len(answers)), answers] = 5.0
    names = np.array(artists or [str(number) for number in range(len(answers))])
    return Scored(logits, np.array(truths), names, genres)


def test_figures_counted_by_hand() -> None:
    # Truth 0: right, right, wrong. Truth 1: right. One foreign window, which accuracy leaves out.
    scored = _scored([0, 0, 1, 1, 2], [0, 0, 0, 1, 2])
    assert accuracy(scored) == pytest.approx(3 / 4)
    np.testing.assert_array_equal(confusion(scored), [[2, 1], [0, 1]])
    np.testing.assert_allclose(recalls(confusion(scored)), [2 / 3, 1.0])
    assert macro_f1(scored) == pytest.approx((4 / 5 + 2 / 3) / 2)


def test_a_foreign_answer_counts_as_the_likeliest_genre() -> None:
    logits = np.array([[1.0, 2.0, 9.0]])
    assert accuracy(Scored(logits, np.array([1]), np.array(["a"]), 2)) == 1.0


def test_calibration_error_of_a_boaster_and_of_an_honest_model() -> None:
    boaster = _scored([0] * 10, [0] * 6 + [1] * 4)
    assert calibration_error(boaster, 1.0) == pytest.approx(0.4, abs=1e-3)
    honest_gap = float(np.log(0.6 / 0.4))
    honest = Scored(np.tile([honest_gap, 0.0, -9.0], (10, 1)), boaster.labels, boaster.artists, 2)
    assert calibration_error(honest, 1.0) == pytest.approx(0.0, abs=1e-6)


def test_temperature_cools_a_boaster() -> None:
    assert best_temperature(_scored([0] * 10, [0] * 6 + [1] * 4)) > 2.0


def test_confidence_is_scope_times_genre() -> None:
    logits = np.log(np.array([[0.6, 0.2, 0.2]]))
    assert confidence(Scored(logits, np.array([0]), np.array(["a"]), 2), 1.0) == pytest.approx(0.8 * 0.75)


def test_refusal_curve_keeps_and_refuses() -> None:
    scored = _scored([0, 1, 2, 2], [0, 1, 2, 2])
    ((threshold, kept, refused, right),) = refusal_curve(scored, 1.0, [0.5])
    assert (threshold, kept, refused, right) == (0.5, 1.0, 1.0, 1.0)


def test_interval_is_wide_when_one_artist_holds_the_windows() -> None:
    answers, truths = [0] * 40, [0] * 30 + [1] * 10
    spread = artist_interval(_scored(answers, truths), accuracies, rounds=200)
    lumped = artist_interval(_scored(answers, truths, ["a"] * 30 + ["b"] * 10), accuracies, rounds=200)
    assert lumped[1] - lumped[0] > spread[1] - spread[0]
    assert spread[0] <= 0.75 <= spread[1]
