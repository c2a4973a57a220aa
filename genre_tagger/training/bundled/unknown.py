"""Which number tells music of the four genres from everything else: the candidates side by side.

Each is high for music of the genres. They are compared on held-out tracks: how many foreign ones lie below the value
that keeps 85 % of those in scope, foreign music of kinds that the network knows and of kinds that it never saw.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.bundled.calibration import Calibration
from genre_tagger.training.bundled.held_tracks import HeldTracks
from genre_tagger.training.scores.evaluation import Floats

KEPT = 0.85

_NEIGHBOURS = 10


def unknown_scores(held: HeldTracks, calibration: Calibration) -> dict[str, Floats]:
    """Name -> (t,): one value a track."""
    tracks = held.tracks
    probability = calibration.probability(tracks)
    of_genres, in_scope = probability[:, : tracks.genres], 1 - probability[:, -1]
    shares = of_genres / of_genres.sum(axis=1, keepdims=True)
    ordered = np.sort(shares, axis=1)
    logits = tracks.logits.copy()
    logits[:, -1] += calibration.other_offset
    energy = np.logaddexp.reduce(logits[:, : tracks.genres], axis=1)
    parts = np.exp(logits / calibration.temperature)
    parts /= parts.sum(axis=1, keepdims=True)
    top = shares.argmax(axis=1)
    agreement = -_spread(parts[np.arange(len(parts)), top[tracks.track]], tracks.track, len(top))
    return {
        "none-of-these probability": in_scope,
        "probability of the likeliest genre (ships)": of_genres.max(axis=1),
        "share of the likeliest genre": shares.max(axis=1),
        "margin between the two likeliest": ordered[:, -1] - ordered[:, -2],
        "energy of the genres' logits": _mean(energy, tracks.track, len(top)),
        "energy against none of these": _mean(energy - logits[:, -1], tracks.track, len(top)),
        "agreement of the track's parts": agreement,
        "nearest known embeddings": _mean(_nearness(held), tracks.track, len(top)),
    }


def refusal(held: HeldTracks, score: Floats, in_scope: NDArray[np.bool_], foreign: NDArray[np.bool_]) -> float:
    """Share of `foreign` tracks below the value that keeps 85 % of those `in_scope`; both masks are (t,)."""
    return float((score[foreign] < np.quantile(score[in_scope], 1 - KEPT)).mean()) if foreign.any() else float("nan")


def compared(held: HeldTracks, calibration: Calibration) -> Mapping[str, tuple[float, float]]:
    """Name -> refused at 85 % kept, of foreign music of known kinds and of kinds never seen."""
    own = held.tracks.labels < held.tracks.genres
    scores = unknown_scores(held, calibration)
    masks = (~own & ~held.unseen_kind, ~own & held.unseen_kind)
    return {name: (refusal(held, s, own, masks[0]), refusal(held, s, own, masks[1])) for name, s in scores.items()}


def _mean(values: Floats, track: NDArray[np.int64], tracks: int) -> Floats:
    return np.asarray(np.bincount(track, values, tracks) / np.maximum(np.bincount(track, minlength=tracks), 1))


def _spread(values: Floats, track: NDArray[np.int64], tracks: int) -> Floats:
    variance = _mean(values**2, track, tracks) - _mean(values, track, tracks) ** 2
    return np.asarray(np.sqrt(np.maximum(variance, 0.0)))


def _nearness(held: HeldTracks) -> Floats:
    """(n,): mean cosine with the nearest embeddings that the fold's network was trained to put in a genre."""
    nearness = np.zeros(len(held.embedding))
    fold = held.fold[held.tracks.track]
    for number in np.unique(fold):
        known, mine = held.known_embedding[held.known_fold == number], fold == number
        centre = known.mean(axis=0)
        cosine = _unit(held.embedding[mine] - centre) @ _unit(known - centre).T
        nearness[mine] = np.sort(cosine, axis=1)[:, -_NEIGHBOURS:].mean(axis=1)
    return nearness


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6))
