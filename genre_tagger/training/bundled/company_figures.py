"""What company is worth: held-out tracks alone and in drawn albums, by size, and in albums of two genres.

Sources are held out twice: from the networks whose evidence it is, and from the weights, which are fitted on the
other folds. Intervals are 95 %, by drawing artists 1,000 times.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import copy_checkpoint, read_checkpoint_info
from genre_tagger.classification.company import CompanyWeights
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.company_fit import (
    Cases,
    SpokenTracks,
    Whole,
    cases_of,
    confidence_of,
    drawn_albums,
    fit_weights,
    mixed_evidence,
    spoken_tracks,
    thresholds,
)
from genre_tagger.training.bundled.material import Material
from genre_tagger.training.bundled.track_predictions import read_held_tracks
from genre_tagger.training.scores.evaluation import Scored, calibration_error
from genre_tagger.training.scores.scoring import Floats, accuracies, confusion_by_group, drawn, macro_f1s

SIZES = (2, 3, 5, 8)
KEPT = 0.85
"""Share of tracks in scope at which refusals are compared."""
_DEALS = 10
_MIXED_ALBUMS = 300
_SEED = 3
_EXAMPLES = 12


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """m cases: logits (m, outputs) and confidence threshold (m,) alone and in company."""

    cases: Cases
    alone: Floats
    together: Floats
    alone_below: Floats
    together_below: Floats

    @property
    def both(self) -> tuple[Floats, Floats]:
        """The logits alone and in company."""
        return self.alone, self.together

    def take(self, rows: NDArray[np.int64]) -> Answers:
        """Those cases alone."""
        parts = (self.alone, self.together, self.alone_below, self.together_below)
        return Answers(self.cases.take(rows), *(part[rows] for part in parts))


def company_figures(tracks: SpokenTracks) -> dict[str, Any]:
    """The figures as a model's description keeps them: by size of the album, for real music alone too, and mixed."""
    weights = {fold: fit_weights(tracks, np.flatnonzero(tracks.fold != fold)) for fold in map(int, set(tracks.fold))}
    every = np.arange(len(tracks.labels))
    found: dict[str, Any] = {"by_size": {}, "real_by_size": {}, "mixed": {}, "turned": []}
    answers = {}
    for size in SIZES:
        albums = drawn_albums(tracks, every, [size], _DEALS, _SEED)
        if not albums:
            continue
        answers[size] = _answers(tracks, cases_of(tracks, albums, by_release=False), weights)
        found["by_size"][str(size)] = _figures(tracks, answers[size])
        real = np.flatnonzero(tracks.is_real[answers[size].cases.track])
        if (tracks.labels[answers[size].cases.track[real]] < tracks.genres).any():
            found["real_by_size"][str(size)] = _figures(tracks, answers[size].take(real))
    for size in (5, 8):
        if albums := mixed_albums(tracks, size, _MIXED_ALBUMS, _SEED):
            mixed = _answers(tracks, cases_of(tracks, albums, by_release=False), weights)
            found["mixed"][str(size)] = _mixed_figures(tracks, mixed, albums)
    found["turned"] = _turned(tracks, list(answers.values()))
    return found


def mixed_albums(tracks: SpokenTracks, size: int, most: int, seed: int) -> list[Whole]:
    """Albums of `size` of which the last two are of another genre, by another artist of the same fold."""
    random = np.random.default_rng(seed)
    by_artist = [
        mine
        for mine in tracks.members(np.flatnonzero(tracks.labels < tracks.genres))
        if len(set(tracks.labels[mine])) == 1
    ]
    hosts = [mine for mine in by_artist if len(mine) >= size - 2]
    albums: list[Whole] = []
    for _ in range(most if hosts else 0):
        host = hosts[random.integers(len(hosts))]
        guests = [
            mine
            for mine in by_artist
            if tracks.labels[mine[0]] != tracks.labels[host[0]] and tracks.fold[mine[0]] == tracks.fold[host[0]]
        ]
        if guests:
            guest = guests[random.integers(len(guests))]
            albums.append(np.concatenate([random.permutation(host)[: size - 2], random.permutation(guest)[:2]]))
    return albums


def _answers(tracks: SpokenTracks, cases: Cases, weights: dict[int, CompanyWeights]) -> Answers:
    alone = tracks.evidence[cases.track]
    together, below = np.zeros_like(alone), np.zeros(len(alone))
    for fold, fitted in weights.items():
        rows = np.flatnonzero(tracks.fold[cases.track] == fold)
        mine = cases.take(rows)
        together[rows], share = mixed_evidence(tracks, mine, fitted)
        below[rows] = thresholds(tracks, mine, fitted, share)
    return Answers(cases, alone, together, tracks.unknown_below[cases.track], below)


def _figures(tracks: SpokenTracks, answers: Answers) -> dict[str, Any]:
    labels, artist = tracks.labels[answers.cases.track], tracks.artist[answers.cases.track]
    own = labels < tracks.genres
    right = [logits[:, : tracks.genres].argmax(axis=1) == labels for logits in answers.both]
    values: dict[str, Any] = {
        "tracks": len(set(answers.cases.track[own])),
        "artists": len(set(artist[own])),
        "foreign_tracks": len(set(answers.cases.track[~own])),
        "foreign_artists": len(set(artist[~own])),
        "turned_wrong": _rounded((right[0] & ~right[1])[own].mean()),
        "turned_right": _rounded((~right[0] & right[1])[own].mean()),
        "one_per_album": _rounded(_right_as_album(tracks, answers.cases)[own].mean()),
    }
    of_both = (_drawn_figures(labels[own], logits[own], artist[own], tracks.genres) for logits in answers.both)
    drawn_accuracies, drawn_f1s = zip(*of_both, strict=True)
    values |= {
        "accuracy": [_with_interval(values) for values in drawn_accuracies],
        "accuracy_gain": _with_interval(drawn_accuracies[1] - drawn_accuracies[0]),
        "macro_f1": [_with_interval(values) for values in drawn_f1s],
        "calibration_error": [
            _rounded(calibration_error(Scored(logits, labels, artist, tracks.genres), 1.0)) for logits in answers.both
        ],
    }
    sure = [confidence_of(logits) for logits in answers.both]
    below = (answers.alone_below, answers.together_below)
    values["kept"] = [_rounded((s >= b)[own].mean()) for s, b in zip(sure, below, strict=True)]
    if not own.all():
        values["refused"] = [_rounded((s < b)[~own].mean()) for s, b in zip(sure, below, strict=True)]
        values["refused_at_85_kept"] = [_rounded((s < np.quantile(s[own], 1 - KEPT))[~own].mean()) for s in sure]
    return values


def _right_as_album(tracks: SpokenTracks, cases: Cases) -> NDArray[np.bool_]:
    """(m,): whether the genre of the whole album is the track's."""
    whole = tracks.evidence[cases.track] + cases.album_total + cases.artist_total
    return np.asarray(whole[:, : tracks.genres].argmax(axis=1) == tracks.labels[cases.track])


def _drawn_figures(labels: Whole, logits: Floats, artist: NDArray[np.str_], genres: int) -> tuple[Floats, Floats]:
    """Accuracy and macro-F1, (1 + draws,) each: of all artists, then of artists drawn with replacement."""
    which = np.unique(artist, return_inverse=True)[1]
    by_artist = confusion_by_group(labels, logits[:, :genres].argmax(axis=1), which, genres)
    matrices = np.concatenate([by_artist.sum(axis=0, keepdims=True), drawn(by_artist, _SEED)])
    return accuracies(matrices), macro_f1s(matrices)


def _with_interval(values: Floats) -> list[float]:
    """[figure, low, high]"""
    low, high = np.percentile(values[1:], [2.5, 97.5])
    return [_rounded(values[0]), _rounded(low), _rounded(high)]


def _mixed_figures(tracks: SpokenTracks, answers: Answers, albums: Sequence[Whole]) -> dict[str, Any]:
    """Accuracy alone and in company, and as one per album, of the many and of the two strangers."""
    stranger = np.concatenate([np.arange(len(album)) >= len(album) - 2 for album in albums])
    labels = tracks.labels[answers.cases.track]
    whole = _right_as_album(tracks, answers.cases)
    values: dict[str, Any] = {"albums": len(albums)}
    for name, mask in (("many", ~stranger), ("two_of_another", stranger)):
        right = [(logits[:, : tracks.genres].argmax(axis=1) == labels)[mask].mean() for logits in answers.both]
        values[name] = [*map(_rounded, right), _rounded(whole[mask].mean())]
    return values


def _turned(tracks: SpokenTracks, answers: Sequence[Answers]) -> list[dict[str, Any]]:
    """The tracks that company turns from right to wrong most often: clip, label, answer, and in how many albums."""
    turns: dict[tuple[int, int], int] = {}
    drawn: dict[int, int] = {}
    for one in answers:
        alone, together = (logits[:, : tracks.genres].argmax(axis=1) for logits in one.both)
        for row, before, after in zip(one.cases.track.tolist(), alone, together, strict=True):
            drawn[row] = drawn.get(row, 0) + 1
            if before == tracks.labels[row] != after:
                turns[row, int(after)] = turns.get((row, int(after)), 0) + 1
    most = sorted(turns.items(), key=lambda turn: (-turn[1] / drawn[turn[0][0]], -turn[1], turn[0]))[:_EXAMPLES]
    return [
        {"clip": int(tracks.clip[row]), "label": int(tracks.labels[row]), "answer": answer, "albums": [n, drawn[row]]}
        for (row, answer), n in most
    ]


def _rounded(value: float) -> float:
    return round(float(value), 4)


def company_of_folds(material: Material, work: Path, seed: int, out: Path | None) -> None:
    """Print the fitted weights and the figures of company; where `out` names a model's folder, keep both in it.

    Takes some minutes and needs the results of the folds by source in `work`. Raises DatasetError, CheckpointError.
    """
    tracks = spoken_tracks(material, read_held_tracks(material, work, "source", seed))
    weights = fit_weights(tracks, np.arange(len(tracks.labels)))
    found = company_figures(tracks)
    found["turned"] = [_named(material, turn) for turn in found["turned"]]
    print(json.dumps({"weights": weights.to_json(), "figures": found}, indent=1, ensure_ascii=False))
    if out is not None:
        info = read_checkpoint_info(out)
        metrics = info.metrics | {"company": found}
        copy_checkpoint(out, out, replace(info, company=weights.to_json(), metrics=metrics))
        print(f"kept in {out}")


def _named(material: Material, turn: dict[str, Any]) -> dict[str, Any]:
    """With words instead of numbers."""
    window, names = material.windows[turn["clip"]], (*STUDY_GENRES, "none of these")
    words = {"label": names[turn["label"]], "answer": names[turn["answer"]]}
    return turn | {"clip": window.clip, "artist": window.artist, "title": window.title} | words
