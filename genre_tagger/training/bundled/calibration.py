"""From held-out logits to probabilities that mean what they say, to the threshold of Unknown, and to the checkpoint
that ships.

Fitted on whole tracks as the program classifies them whose sources the network never saw: the temperature, an offset
of "none of these" (folded into the network's output layer), and the confidence below which the answer is Unknown.
"""

from __future__ import annotations

import json
import math
import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from genre_tagger.classification.checkpoint import CheckpointInfo, read_checkpoint_info, save_checkpoint
from genre_tagger.classification.crnn import PRESETS, Crnn
from genre_tagger.features.mel import WIDE_MEL
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.material import Material
from genre_tagger.training.bundled.student import StudentPlan
from genre_tagger.training.bundled.track_predictions import HeldTracks, TrackPredictions, read_held_tracks
from genre_tagger.training.scores.evaluation import (
    Scored,
    accuracy,
    balanced_weights,
    confidence,
    figures,
    recall_by,
    refused_by,
    softmax,
)
from genre_tagger.training.scores.scoring import Floats

KEPT_IN_SCOPE = 0.83
"""Share of the folds' in-scope tracks that the default threshold keeps: a wrong genre in a tag costs more than an empty
one. The network that ships learns from all of the music, longer, and keeps more: 0.88 of what it has seen, and of new
music something between."""
_LEAST_PROBABILITY = 1e-9
_FURTHER_OFFSETS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Of "none of these", above the one that explains the labels best: confidence is in-scope probability times the genre's
share of it, and the more the first decides, the more foreign music lies below the same part of the genres' own. Beyond
1 nothing more is gained, and no confidence is left (`models/EXPERIMENTS.md`, section 24)."""

KEPT = 0.85
_NEIGHBOURS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """`other_offset` is added to the last logit before all are divided by `temperature`."""

    temperature: float
    other_offset: float
    unknown_below: float

    def probability(self, tracks: TrackPredictions) -> Floats:
        """(t, outputs) as the calibrated network gives them."""
        return tracks.probability(self.temperature, self.other_offset)

    def scored(self, tracks: TrackPredictions) -> Scored:
        """The tracks as the calibrated network classifies them; the temperature of what comes back is 1."""
        return tracks.scored(self.temperature, self.other_offset)


def calibrate(tracks: TrackPredictions, weights: Floats, kept: float = KEPT_IN_SCOPE) -> Calibration:
    """Fit on held-out tracks; `weights` (t,) say how much each counts for the offset (group and class balance).

    For the temperature all count alike, as in the calibration error. The offset of "none of these" is the one that
    refuses most foreign tracks at `kept`.
    """
    own = tracks.labels < tracks.genres
    inside = tracks.take(np.flatnonzero(own))

    def genre_loss(warmth: float) -> float:
        """Mean log loss of the genres' shares of one another."""
        of_genres = inside.probability(math.exp(warmth))[:, : inside.genres]
        share = of_genres[np.arange(len(of_genres)), inside.labels] / of_genres.sum(axis=1)
        return float(-np.log(share + _LEAST_PROBABILITY).mean())

    def scope_loss(offset: float) -> float:
        """Mean log loss of "any of the genres" against "none of these"."""
        other = tracks.probability(found.temperature, offset)[:, -1]
        return float(np.average(-np.log(np.where(own, 1 - other, other) + _LEAST_PROBABILITY), weights=weights))

    found = Calibration(math.exp(_minimum(genre_loss, 1.5)), 0.0, 0.0)
    likely = _minimum(scope_loss, 10.0)
    candidates = [replace(found, other_offset=likely + further) for further in _FURTHER_OFFSETS]
    if not own.all():
        found = max(candidates, key=lambda one: _refused(tracks, one, weights, kept))
    return replace(found, unknown_below=_threshold(tracks, found, kept))


def _threshold(tracks: TrackPredictions, calibration: Calibration, kept: float) -> float:
    """The highest, to a thousandth, that keeps enough of the tracks in scope."""
    scored = calibration.scored(tracks)
    sure = confidence(scored, 1.0)[scored.labels < scored.genres]
    return math.floor(1000 * float(np.quantile(sure, 1 - kept, method="lower"))) / 1000


def _refused(tracks: TrackPredictions, calibration: Calibration, weights: Floats, kept: float) -> float:
    """How much of the foreign tracks' weight lies below the threshold."""
    scored = calibration.scored(tracks)
    below = confidence(scored, 1.0) < _threshold(tracks, calibration, kept)
    foreign = tracks.labels == tracks.genres
    return float(np.average(below[foreign], weights=weights[foreign]))


def _minimum(loss: Callable[[float], float], limit: float) -> float:
    return float(minimize_scalar(loss, bounds=(-limit, limit), method="bounded").x)


@dataclass(frozen=True, slots=True, eq=False)
class CrossFitted:
    """Held-out tracks, each classified by a calibration that was fitted without its fold. `kept` (t,): whether it
    reaches that calibration's threshold."""

    scored: Scored
    kept: NDArray[np.bool_]


def cross_fitted(tracks: TrackPredictions, weights: Floats, folds: NDArray[np.int64]) -> CrossFitted:
    """`folds` (t,) numbers the folds; each is classified by what `calibrate` finds on the others."""
    logits = np.zeros((len(tracks.labels), tracks.logits.shape[1]))
    kept = np.zeros(len(tracks.labels), dtype=bool)
    for fold in np.unique(folds):
        mine, others = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        found = calibrate(tracks.take(others), weights[others])
        scored = found.scored(tracks.take(mine))
        logits[mine], kept[mine] = scored.logits, confidence(scored, 1.0) >= found.unknown_below
    return CrossFitted(Scored(logits, tracks.labels, tracks.groups, tracks.genres), kept)


@torch.no_grad()
def fold_into(network: Crnn, calibration: Calibration) -> None:
    """Add the offset to the output layer, in place."""
    network.output.bias[-1] += calibration.other_offset


def unknown_scores(held: HeldTracks, calibration: Calibration) -> dict[str, Floats]:
    """Name -> (t,): one value a track."""
    tracks = held.tracks
    probability = calibration.probability(tracks)
    of_genres = probability[:, : tracks.genres]
    shares = of_genres / of_genres.sum(axis=1, keepdims=True)
    ordered, top = np.sort(shares, axis=1), shares.argmax(axis=1)
    logits = tracks.logits.copy()
    logits[:, -1] += calibration.other_offset
    energy = np.logaddexp.reduce(logits[:, : tracks.genres], axis=1)
    of_top = softmax(logits / calibration.temperature)[np.arange(len(logits)), top[tracks.track]]

    def mean(values: Floats) -> Floats:
        counts = np.bincount(tracks.track, minlength=len(top))
        return np.asarray(np.bincount(tracks.track, values, len(top)) / np.maximum(counts, 1))

    return {
        "none-of-these probability": 1 - probability[:, -1],
        "probability of the likeliest genre (ships)": of_genres.max(axis=1),
        "share of the likeliest genre": shares.max(axis=1),
        "margin between the two likeliest": ordered[:, -1] - ordered[:, -2],
        "energy of the genres' logits": mean(energy),
        "energy against none of these": mean(energy - logits[:, -1]),
        "agreement of the track's parts": -np.sqrt(np.maximum(mean(of_top**2) - mean(of_top) ** 2, 0.0)),
        "nearest known embeddings": mean(_nearness(held)),
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


_DEFAULT_WINDOWS = 5


def export(
    material: Material, work: Path, out: Path, plan: StudentPlan, fold_seed: int, calibrated_as: Path | None
) -> None:
    """Write the network of the run in `work` to the folder `out`; prints its figures.

    Calibration and figures are those of the folds in `work`, or, where `calibrated_as` names a model's folder, that
    model's: its recipe's folds were measured when it was made. Raises DatasetError and CheckpointError.
    """
    network, step = _final_network(work / "runs" / f"final-seed-{plan.seed}")
    if calibrated_as is None:
        held = read_held_tracks(material, work, "source", fold_seed)
        calibration = calibrate(held.tracks, balanced_weights(held.tracks.labels, held.tracks.groups))
        metrics = source_figures(material, held, calibration)
    else:
        standing = read_checkpoint_info(calibrated_as)
        known = standing.provenance["calibration"]
        calibration = Calibration(known["temperature"], known["other_offset"], known["unknown_below"])
        metrics = standing.metrics | {"measured_on": standing.model_id}
    fold_into(network, calibration)
    info = CheckpointInfo(
        model_id=out.name,
        genres=STUDY_GENRES,
        mel=WIDE_MEL,
        config=network.config.to_json(),
        temperature=calibration.temperature,
        unknown_below=calibration.unknown_below,
        default_windows=_DEFAULT_WINDOWS,
        has_other=True,
        segment_windows=True,
        provenance=_provenance(material, plan, calibration, step),
        metrics=metrics,
    )
    error = save_checkpoint(out, network, info, halves=True)
    print(json.dumps(metrics, indent=1))
    print(f"saved {out} (graph differs from torch by {error:.1e})")


def _final_network(run: Path) -> tuple[Crnn, int]:
    """The network at the end of the last cycle, and how many steps it was trained for."""
    ends = sorted(run.glob("cycle-*.pt"))
    if not ends:
        raise DatasetError("No cycle of the run {name} is over; run the stage final first.", run, name=run.name)
    stored = torch.load(ends[-1], weights_only=True)
    network = Crnn(PRESETS["distilled"].with_outputs(len(STUDY_GENRES) + 1))
    network.load_state_dict(stored["weights"])
    return network.eval(), stored["step"]


def source_figures(material: Material, held: HeldTracks, calibration: Calibration) -> dict[str, Any]:
    """On tracks whose fold never saw their source, each classified by a calibration fitted on the other folds.

    `kinds_unseen` is of foreign tracks whose kind the fold's network had not seen from any source.
    """
    fitted = cross_fitted(held.tracks, balanced_weights(held.tracks.labels, held.tracks.groups), held.fold)
    own = held.tracks.labels < held.tracks.genres
    known, unseen = ~own & ~held.unseen_kind, ~own & held.unseen_kind
    kinds = np.array([material.windows[clip].kind for clip in held.first])
    voices = np.array([material.windows[clip].vocal for clip in held.first])
    foreign = material.kinds[held.first]
    shares = {"kept": own, "refused": known, "kinds_unheard_refused": unseen}
    return figures(fitted.scored, calibration.unknown_below) | {
        "groups_are": "sources",
        "artists": len({material.windows[clip].artist_group for clip in held.first[own]}),
        "cross_fitted": {
            name: round(float((fitted.kept if name == "kept" else ~fitted.kept)[mask].mean()), 4)
            for name, mask in shares.items()
        },
        "by_fold": [
            round(accuracy(fitted.scored.take(np.flatnonzero(held.fold == f))), 4) for f in np.unique(held.fold)
        ],
        "by_kind": recall_by(fitted.scored, kinds),
        "by_voice": recall_by(fitted.scored, voices),
        **{
            key: refused_by(fitted.scored.take(rows), foreign[rows], calibration.unknown_below)
            for key, rows in (
                ("foreign_by_kind", np.flatnonzero(known)),
                ("unheard_foreign_by_kind", np.flatnonzero(unseen)),
            )
        },
        "uncalibrated": figures(held.tracks.scored()),
        "unknown_scores": {name: [round(v, 4) for v in values] for name, values in compared(held, calibration).items()},
    }


def _provenance(material: Material, plan: StudentPlan, calibration: Calibration, step: int) -> dict[str, object]:
    return {
        "program": "genre-tagger",
        "made": time.strftime("%Y-%m-%d", time.gmtime()),
        "data": f"training corpus: {len(material.windows)} windows, "
        f"{len({window.artist_group for window in material.windows})} artist groups",
        "teacher": "EfficientAT mn04_as, live",
        "plan": asdict(plan),
        "steps": step,
        "calibration": asdict(calibration),
        "machine": f"{platform.machine()}, torch {torch.__version__}, {torch.get_num_threads()} thread(s)",
    }
