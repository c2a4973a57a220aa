"""What a finished run is worth: plain values for the window, the command line and the report, and which of its labels
are probably wrong. No torch in here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Scores:
    """Mean loss, accuracy and macro-F1 over one split; NaN where the split is empty."""

    loss: float
    accuracy: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval (drawn over artists where they are known). NaN where nothing can be counted."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ClassScore:
    """One genre's precision, recall and F1 with how many clips they rest on."""

    genre: str
    precision: Interval
    recall: Interval
    f1: Interval
    support: int


@dataclass(frozen=True, slots=True)
class PredictedTrack:
    """One held-out track: the truth, the answer, and how sure the network was of each genre."""

    path: Path
    genre: str
    predicted: str
    probabilities: tuple[float, ...]
    title: str = ""
    artist: str = ""
    group: str = ""

    @property
    def confidence(self) -> float:
        """The likeliest genre's probability."""
        return max(self.probabilities)


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Of `count` answers between `low` and `high` confidence: mean confidence and share that was right."""

    low: float
    high: float
    confidence: float
    accuracy: float
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class PrecisionRecall:
    """Precision and recall of one genre where tracks of at least a probability count as it, `thresholds` falling.

    All three are (thresholds,), empty where no track is of the genre; `average` is the average precision, then NaN.
    """

    genre: str
    thresholds: NDArray[np.float64]
    precision: NDArray[np.float64]
    recall: NDArray[np.float64]
    average: float


@dataclass(frozen=True, slots=True)
class LabelSuspect:
    """A track whose label is probably wrong: `quality` in [0, 1], low is bad; `suggested` is what it may be.

    `found_by` names who doubts it: the network on tracks it was not trained on, or the baseline on those it was
    ("" where that is not known).
    """

    track: PredictedTrack
    suggested: str
    quality: float
    found_by: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class RunEvaluation:
    """A network on held-out tracks. `confusion` (genres, genres): rows are the truth, columns the answer."""

    name: str
    genres: tuple[str, ...]
    tracks: tuple[PredictedTrack, ...]
    confusion: NDArray[np.int64]
    accuracy: Interval
    macro_f1: Interval
    classes: tuple[ClassScore, ...]
    calibration_error: float
    reliability: tuple[ReliabilityBin, ...]
    suspects: tuple[LabelSuspect, ...] = field(default=())

    def mistakes(self) -> tuple[PredictedTrack, ...]:
        """Wrong answers, the surest first."""
        wrong = [track for track in self.tracks if track.predicted != track.genre]
        return tuple(sorted(wrong, key=lambda track: -track.confidence))


def label_suspects(
    genres: tuple[str, ...], tracks: Sequence[PredictedTrack], found_by: str, limit: int = 200
) -> tuple[LabelSuspect, ...]:
    """The suspects among `tracks`, the worst first, `limit` at most. Imports cleanlab (a second or two).

    Genres with fewer than two tracks are left out: nothing can be said about them. A suspect's label is not the
    likeliest genre, and cleanlab counts it among the errors the confusions imply. A model that is hardly better than
    guessing suspects nobody.
    """
    from cleanlab.filter import find_label_issues
    from cleanlab.rank import get_label_quality_scores

    numbers = np.array([genres.index(track.genre) for track in tracks], dtype=np.int64)
    counts = np.bincount(numbers, minlength=len(genres))
    kept_genres = np.flatnonzero(counts >= 2)
    if len(kept_genres) < 2:
        return ()
    kept = np.flatnonzero(np.isin(numbers, kept_genres))
    labels = np.searchsorted(kept_genres, numbers[kept])
    shares = np.array([tracks[int(place)].probabilities for place in kept])[:, kept_genres]
    shares = np.maximum(shares, 1e-12)
    shares /= shares.sum(axis=1, keepdims=True)
    # Below a quarter of the way from guessing to perfection, by the mean recall, all doubts are noise.
    guessing, right = 1 / len(kept_genres), shares.argmax(axis=1) == labels
    if np.mean([right[labels == genre].mean() for genre in np.unique(labels)]) < guessing + 0.25 * (1 - guessing):
        return ()
    issues = find_label_issues(labels, shares, filter_by="prune_by_noise_rate", n_jobs=1)
    quality = get_label_quality_scores(labels, shares, method="self_confidence")
    doubted = np.flatnonzero(np.asarray(issues) & (shares.argmax(axis=1) != labels))
    worst = doubted[np.argsort(quality[doubted], kind="stable")][:limit]
    return tuple(
        LabelSuspect(
            tracks[int(kept[place])],
            genres[int(kept_genres[int(shares[place].argmax())])],
            float(quality[place]),
            found_by,
        )
        for place in worst
    )
