"""What the classifier says about a track. No torch, no Qt: values that cross processes."""

from __future__ import annotations

from dataclasses import dataclass, field

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
