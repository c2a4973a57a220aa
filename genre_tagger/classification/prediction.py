"""What the classifier says about a track, and of sound as it comes in. No torch, no Qt: values that cross processes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import exp

from genre_tagger.genres import UNKNOWN


@dataclass(frozen=True, slots=True)
class WindowPrediction:
    """One window of the genre timeline: where it lies and its probability per genre (sums to 1)."""

    start_seconds: float
    seconds: float
    probabilities: tuple[float, ...]
    in_scope: float = 1.0


@dataclass(frozen=True, slots=True)
class Prediction:
    """The prediction for one track.

    `probabilities` follow `genres`, are calibrated, sum to 1 and answer "which of these genres"; `in_scope` in [0, 1]
    is the probability that the track is any of them at all (1 for a model that knows no "none of these" output).
    `timeline` holds the windows that were averaged, by start. `padded` marks a track shorter than one window.
    `embedding` is what the network's dense layer makes of them, averaged too: float16 values, little-endian; b"" from
    a model whose graph does not give it.
    """

    genres: tuple[str, ...]
    probabilities: tuple[float, ...]
    in_scope: float
    timeline: tuple[WindowPrediction, ...]
    unknown_below: float
    model_id: str
    padded: bool = False
    embedding: bytes = field(default=b"", repr=False)

    @property
    def top_genre(self) -> str:
        """The likeliest genre, however unsure."""
        return self.genres[max(range(len(self.genres)), key=self.probabilities.__getitem__)]

    @property
    def confidence(self) -> float:
        """Probability of `top_genre`: that the track is in scope and of this genre."""
        return self.in_scope * max(self.probabilities)

    @property
    def genre(self) -> str:
        """`top_genre`, or `Unknown` below the threshold the model was calibrated for."""
        return self.top_genre if self.confidence >= self.unknown_below else UNKNOWN


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
