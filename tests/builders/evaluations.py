"""Evaluations of runs that never were: any number of genres and tracks, with the figures that follow from them."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np

from genre_tagger.training.scores.values import (
    ClassScore,
    Interval,
    LabelSuspect,
    PredictedTrack,
    ReliabilityBin,
    RunEvaluation,
)

TEN_GENRES = (
    "Blues",
    "Classical",
    "Country",
    "Disco and everything that came right after it",
    "Hip-Hop",
    "Jazz",
    "Metal",
    "Pop",
    "Reggae",
    "Rock",
)


def made_up_evaluation(
    genres: tuple[str, ...] = ("Electronic", "Rock", "Hip-Hop", "Folk"),
    count: int = 160,
    *,
    seed: int = 1,
    skill: float = 2.0,
    folder: Path = Path("/music"),
    name: str = "made up",
    suspects: int = 5,
) -> RunEvaluation:
    """`skill` is how far the right genre's logit stands out: 0 guesses, 9 is never wrong.

    The tracks and their genres are the same for every `seed`; the answers are not.
    """
    labels = np.random.default_rng(1).integers(0, len(genres), count)
    chance = np.random.default_rng(101 + seed)
    logits = chance.normal(size=(count, len(genres)))
    logits[np.arange(count), labels] += skill
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    answers = shares.argmax(axis=1)
    tracks = tuple(
        PredictedTrack(
            folder / f"{place:03d}.wav",
            genres[labels[place]],
            genres[answers[place]],
            tuple(float(share) for share in shares[place]),
            f"Track {place}",
            f"Artist {place % 17}",
            f"artist-{place % 17}",
        )
        for place in range(count)
    )
    confusion = np.zeros((len(genres), len(genres)), dtype=np.int64)
    np.add.at(confusion, (labels, answers), 1)
    classes = tuple(_class_score(genres, confusion, place) for place in range(len(genres)))
    f1 = float(np.nanmean([score.f1.value for score in classes]))
    bins = _bins(shares.max(axis=1), labels == answers)
    error = sum(one.count * abs(one.accuracy - one.confidence) for one in bins) / count
    wrong = sorted((track for track in tracks if track.genre != track.predicted), key=lambda track: -track.confidence)
    return RunEvaluation(
        name,
        genres,
        tracks,
        confusion,
        _interval(float((labels == answers).mean()), count),
        _interval(f1, count),
        classes,
        error,
        bins,
        tuple(
            LabelSuspect(track, track.predicted, round(0.04 + 0.03 * place, 3))
            for place, track in enumerate(wrong[:suspects])
        ),
    )


def _interval(value: float, count: int) -> Interval:
    if not count or np.isnan(value):
        return Interval(float("nan"), float("nan"), float("nan"))
    half = 1.96 * np.sqrt(max(0.01, value * (1 - value)) / count)
    return Interval(value, float(max(0.0, value - half)), float(min(1.0, value + half)))


def _class_score(genres: tuple[str, ...], confusion: np.ndarray, place: int) -> ClassScore:
    hit, said, support = confusion[place, place], confusion[:, place].sum(), int(confusion[place].sum())
    precision = hit / said if said else float("nan")
    recall = hit / support if support else float("nan")
    f1 = 2 * hit / (said + support) if said + support else float("nan")
    return ClassScore(
        genres[place], _interval(precision, int(said)), _interval(recall, support), _interval(f1, support), support
    )


def _bins(confidence: np.ndarray, right: np.ndarray) -> tuple[ReliabilityBin, ...]:
    edges = np.linspace(0, 1, 11)
    bins = []
    for low, high in itertools.pairwise(edges):
        inside = (confidence > low) & (confidence <= high)
        bins.append(
            ReliabilityBin(
                float(low),
                float(high),
                float(confidence[inside].mean()) if inside.any() else float((low + high) / 2),
                float(right[inside].mean()) if inside.any() else 0.0,
                int(inside.sum()),
            )
        )
    return tuple(bins)
