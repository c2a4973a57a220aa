"""A prediction that does not flicker: probabilities of the last seconds, the newest counting most."""

from __future__ import annotations

from dataclasses import replace
from math import exp

from genre_tagger.classification.prediction import Prediction


class PredictionSmoother:
    """Exponential averaging with a time constant in seconds. Another model or list of genres begins anew."""

    def __init__(self, memory_seconds: float = 4.0) -> None:
        self._memory_seconds = memory_seconds
        self._last: Prediction | None = None

    def add(self, prediction: Prediction, elapsed_seconds: float) -> Prediction:
        """The smoothed prediction after one more, `elapsed_seconds` after the one before."""
        last = self._last
        if last is None or (last.model_id, last.genres) != (prediction.model_id, prediction.genres):
            self._last = prediction
            return prediction
        old = exp(-max(0.0, elapsed_seconds) / self._memory_seconds)
        probabilities = tuple(
            old * before + (1.0 - old) * now
            for before, now in zip(last.probabilities, prediction.probabilities, strict=True)
        )
        in_scope = old * last.in_scope + (1.0 - old) * prediction.in_scope
        self._last = replace(prediction, probabilities=probabilities, in_scope=in_scope)
        return self._last

    def forget(self) -> None:
        """The sound has changed altogether: another source, or a long silence."""
        self._last = None
