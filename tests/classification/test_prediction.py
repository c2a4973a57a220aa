"""The smoothed prediction follows the music, without flicker, and stays a probability."""

from __future__ import annotations

import pytest

from genre_tagger.classification.prediction import Prediction, PredictionSmoother


def _prediction(*probabilities: float, in_scope: float = 1.0, model_id: str = "m") -> Prediction:
    return Prediction(("Rock", "Folk"), probabilities, in_scope, (), 0.5, model_id)


def test_the_first_prediction_stands_as_it_is() -> None:
    assert PredictionSmoother().add(_prediction(0.9, 0.1), 1.0).probabilities == (0.9, 0.1)


def test_one_outlier_does_not_turn_it_a_lasting_change_does() -> None:
    smoother = PredictionSmoother(memory_seconds=4.0)
    for _ in range(10):
        smoother.add(_prediction(0.9, 0.1), 1.0)
    assert smoother.add(_prediction(0.1, 0.9), 1.0).top_genre == "Rock"
    for _ in range(10):
        last = smoother.add(_prediction(0.1, 0.9, in_scope=0.5), 1.0)
    assert last.top_genre == "Folk"
    assert sum(last.probabilities) == pytest.approx(1.0)
    assert last.in_scope == pytest.approx(0.5, abs=0.1)


def test_after_a_long_time_only_the_newest_counts() -> None:
    smoother = PredictionSmoother()
    smoother.add(_prediction(0.9, 0.1), 1.0)
    assert smoother.add(_prediction(0.2, 0.8), 120.0).probabilities[0] == pytest.approx(0.2)


def test_another_model_or_forgetting_begins_anew() -> None:
    smoother = PredictionSmoother()
    smoother.add(_prediction(0.9, 0.1), 1.0)
    assert smoother.add(_prediction(0.3, 0.7, model_id="other"), 0.1).probabilities == (0.3, 0.7)
    smoother.forget()
    assert smoother.add(_prediction(0.6, 0.4, model_id="other"), 0.1).probabilities == (0.6, 0.4)
