"""How good a model is: accuracy, F1, recall, calibration error, refusal of foreign music, each with its interval, and
whether its answer survives what happens to files: codecs, other rates, another volume, speed or start.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelFrontEnd
from genre_tagger.training.scores.scoring import (
    ROUNDS,
    Floats,
    Labels,
    accuracies,
    confusion_by_group,
    drawn,
    expected_calibration_error,
    macro_f1s,
    recalls,
    reliability_bins,
)
from genre_tagger.training.scores.scoring import confusion as confusion_of

_CURVE_THRESHOLDS = tuple(round(0.05 * number, 2) for number in range(4, 20))


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Held-out windows: `logits` (n, outputs), true class `labels` (n,), `artists` (n,).

    A label equal to `genres` means none of them.
    """

    logits: Floats
    labels: Labels
    artists: NDArray[np.str_]
    genres: int

    @property
    def in_scope(self) -> Scored:
        """Only the windows of one of the genres."""
        return self.take(np.flatnonzero(self.labels < self.genres))

    def take(self, rows: NDArray[np.int64]) -> Scored:
        """The windows at `rows`."""
        return Scored(self.logits[rows], self.labels[rows], self.artists[rows], self.genres)


def softmax(logits: Floats) -> Floats:
    """Rows of logits -> rows of probabilities."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def genre_probability(logits: Floats, genres: int, temperature: float = 1.0) -> Floats:
    """(n, genres): the probabilities among the genres alone."""
    return softmax(logits[:, :genres] / temperature)


def confusion(scored: Scored) -> NDArray[np.int64]:
    """(genres, genres) of the in-scope windows, each predicted as its likeliest genre."""
    own = scored.in_scope
    return confusion_of(own.labels, own.logits[:, : own.genres].argmax(axis=1), own.genres)


def accuracy(scored: Scored) -> float:
    """Share of in-scope windows whose likeliest genre is the true one."""
    return float(accuracies(confusion(scored)))


def macro_f1(scored: Scored) -> float:
    """Mean F1 over the genres that occur."""
    return float(macro_f1s(confusion(scored)))


def artist_interval(scored: Scored, figure: Callable[[Labels], Floats], rounds: int = ROUNDS) -> tuple[float, float]:
    """95 % interval of a figure of confusion matrices by drawing artists: windows of one artist are not independent."""
    own = scored.in_scope
    groups = np.unique(own.artists, return_inverse=True)[1]
    answer = own.logits[:, : own.genres].argmax(axis=1)
    values = figure(drawn(confusion_by_group(own.labels, answer, groups, own.genres), rounds=rounds))
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def calibration_error(scored: Scored, temperature: float) -> float:
    """Expected calibration error among the genres, of the in-scope windows."""
    own = scored.in_scope
    probability = genre_probability(own.logits, own.genres, temperature)
    return expected_calibration_error(
        reliability_bins(probability.max(axis=1), probability.argmax(axis=1) == own.labels)
    )


def best_temperature(scored: Scored) -> float:
    """The temperature whose probabilities, none-of-these output included, explain the labels best."""
    candidates = np.geomspace(0.25, 4.0, 97)
    rows = np.arange(len(scored.labels))
    losses = [-np.log(softmax(scored.logits / t)[rows, scored.labels] + 1e-9).mean() for t in candidates]
    return float(candidates[int(np.argmin(losses))])


def confidence(scored: Scored, temperature: float) -> Floats:
    """(n,): what the classifier calls confidence: P(in scope) x P(top genre | in scope)."""
    if scored.logits.shape[1] == scored.genres:
        return np.asarray(genre_probability(scored.logits, scored.genres, temperature).max(axis=1))
    in_scope = 1 - softmax(scored.logits / temperature)[:, -1]
    return np.asarray(in_scope * genre_probability(scored.logits, scored.genres, temperature).max(axis=1))


def refusal_curve(
    scored: Scored, temperature: float, thresholds: Sequence[float]
) -> list[tuple[float, float, float, float]]:
    """Per threshold: (threshold, in-scope windows kept, foreign windows refused, accuracy of what is kept)."""
    sure = confidence(scored, temperature)
    own = scored.labels < scored.genres
    right = scored.logits[:, : scored.genres].argmax(axis=1) == scored.labels
    curve = []
    for threshold in thresholds:
        kept = sure >= threshold
        curve.append(
            (
                float(threshold),
                float(kept[own].mean()),
                float((~kept[~own]).mean()) if (~own).any() else float("nan"),
                float(right[own & kept].mean()) if (own & kept).any() else float("nan"),
            )
        )
    return curve


def balanced_weights(labels: NDArray[np.int64], groups: NDArray[np.str_]) -> Floats:
    """(n,): all classes alike (none-of-these as much as one genre), 1 / sqrt(members) within a group; mean 1."""
    _, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    weights = 1.0 / np.sqrt(counts[inverse])
    for label in np.unique(labels):
        mine = labels == label
        weights[mine] /= weights[mine].sum()
    return np.asarray(weights / weights.mean())


def figures(scored: Scored, unknown_below: float | None = None, temperature: float = 1.0) -> dict[str, Any]:
    """Accuracy, macro-F1 and recalls with n and 95 % intervals over artists (or sources: the groups of `scored`).

    With the threshold of Unknown also how far confidence can be trusted, and what is refused at it and at others.
    """
    own = scored.in_scope
    values: dict[str, Any] = {
        "tracks": len(own.labels),
        "groups": len(set(own.artists)),
        "accuracy": _rounded(accuracy(own)),
        "accuracy_interval": [_rounded(v) for v in artist_interval(own, accuracies)],
        "macro_f1": _rounded(macro_f1(own)),
        "macro_f1_interval": [_rounded(v) for v in artist_interval(own, macro_f1s)],
        "recall": [_rounded(v) for v in np.nan_to_num(recalls(confusion(own)))],
        "confusion": confusion(own).tolist(),
    }
    if unknown_below is not None:
        curve = refusal_curve(scored, temperature, [unknown_below, *_CURVE_THRESHOLDS])
        values |= {
            "calibration_error": _rounded(calibration_error(scored, temperature)),
            "foreign_tracks": int((scored.labels == scored.genres).sum()),
            "at_default_threshold": [_rounded(v) for v in curve[0]],
            "refusal_curve": [[_rounded(v) for v in point] for point in curve[1:]],
        }
    return values


def recall_by(scored: Scored, names: NDArray[np.str_]) -> dict[str, Any]:
    """For each of the `names` (n,) that in-scope music has: accuracy, and how many tracks of each genre with what
    recall (None where a genre has none)."""
    found = {}
    for name in sorted(set(names[scored.labels < scored.genres].tolist())):
        part = scored.take(np.flatnonzero(names == name)).in_scope
        counts = [int((part.labels == genre).sum()) for genre in range(scored.genres)]
        recall = [_rounded(value) if n else None for value, n in zip(recalls(confusion(part)), counts, strict=True)]
        found[name] = {"accuracy": _rounded(accuracy(part)), "tracks": counts, "recall": recall}
    return found


def refused_by(
    scored: Scored, names: NDArray[np.str_], unknown_below: float, temperature: float = 1.0
) -> dict[str, Any]:
    """For each of the `names` (n,) that foreign music has: how many tracks, and the share that becomes Unknown."""
    refused, foreign = confidence(scored, temperature) < unknown_below, scored.labels == scored.genres
    return {
        name: {"tracks": int((mine := foreign & (names == name)).sum()), "refused": _rounded(refused[mine].mean())}
        for name in sorted(set(names[foreign].tolist()))
    }


def _rounded(value: float) -> float:
    return round(float(value), 4)


Samples = NDArray[np.float32]
Change = Callable[[Samples, int], tuple[Samples, int]]

SHIFT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often the likeliest genre stayed what it was. `sure` counts windows that were not Unknown before."""

    change: str
    windows: int
    same: int
    sure: int
    sure_same: int


def _encoded(container: str, subtype: str, rate_hz: int, level: float | None = None) -> Change:
    """Through a lossy codec and back, at the codec's own rate."""

    def change(samples: Samples, source_hz: int) -> tuple[Samples, int]:
        stream = io.BytesIO()
        resampled = soxr.resample(samples, source_hz, rate_hz)
        options = {} if level is None else {"compression_level": level, "bitrate_mode": "CONSTANT"}
        with soundfile.SoundFile(stream, "w", rate_hz, 1, format=container, subtype=subtype, **options) as target:
            target.write(resampled)
        stream.seek(0)
        decoded, decoded_hz = soundfile.read(stream, dtype="float32")
        return decoded, int(decoded_hz)

    return change


def _faster(factor: float) -> Change:
    """Tempo and pitch together, as a turntable: the samples are taken to be at a higher rate."""
    return lambda samples, source_hz: (soxr.resample(samples, source_hz * factor, source_hz), source_hz)


def _noisy(samples: Samples, source_hz: int) -> tuple[Samples, int]:
    noise = np.random.default_rng(0).standard_normal(len(samples), dtype=np.float32)
    loudness = np.sqrt(np.mean(samples**2)) + 1e-9
    return samples + noise * np.float32(loudness * 10 ** (-30.0 / 20)), source_hz


CHANGES: dict[str, Change] = {
    "mp3, strongly compressed": _encoded("MP3", "MPEG_LAYER_III", 44_100, 0.9),
    "mp3, lightly compressed": _encoded("MP3", "MPEG_LAYER_III", 44_100, 0.1),
    "opus": _encoded("OGG", "OPUS", 48_000),
    "22.05 kHz": lambda samples, source_hz: (soxr.resample(samples, source_hz, 22_050), 22_050),
    "-12 dB": lambda samples, source_hz: (samples * np.float32(10 ** (-12.0 / 20)), source_hz),
    "+3 % speed": _faster(1.03),
    "-3 % speed": _faster(0.97),
    "noise at -30 dB": _noisy,
}


def measure_agreement(model: Path, clips: Sequence[Path]) -> Iterator[Agreement]:
    """Yields one Agreement per change, and one for a start five seconds later. Raises CheckpointError."""
    from genre_tagger.classification.classifier import WindowClassifier  # ONNX Runtime: the window imports this file

    classifier = WindowClassifier(model)
    front_end = MelFrontEnd(classifier.info.mel)

    def predicted(samples: Samples, rate_hz: int) -> Prediction:
        target_hz = classifier.info.mel.sample_rate_hz
        resampled = soxr.resample(samples, rate_hz, target_hz).astype(np.float32)
        return classifier.classify([front_end.window(Clip(resampled, target_hz))])

    originals = [soundfile.read(clip, dtype="float32") for clip in clips]
    before = [predicted(samples, rate_hz) for samples, rate_hz in originals]
    for name, change in CHANGES.items():
        after = [predicted(*change(samples, rate_hz)) for samples, rate_hz in originals]
        yield _agreement(name, before, after)
    shift = [round(SHIFT_SECONDS * rate_hz) for _, rate_hz in originals]
    early = [predicted(s[:-cut], rate_hz) for (s, rate_hz), cut in zip(originals, shift, strict=True)]
    late = [predicted(s[cut:], rate_hz) for (s, rate_hz), cut in zip(originals, shift, strict=True)]
    yield _agreement(f"{SHIFT_SECONDS:.0f} s later, 24 s long", early, late)


def _agreement(name: str, before: Sequence[Prediction], after: Sequence[Prediction]) -> Agreement:
    same = [old.top_genre == new.top_genre for old, new in zip(before, after, strict=True)]
    sure = [prediction.genre == prediction.top_genre for prediction in before]
    return Agreement(
        name, len(same), sum(same), sum(sure), sum(kept and was for kept, was in zip(same, sure, strict=True))
    )
