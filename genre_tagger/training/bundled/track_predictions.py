"""A network on whole tracks as the program classifies them: parts of some seconds, each classified alone, their
probabilities averaged. On the labelled tracks of a corpus folder, and on those that the folds of a cross-validation
held out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.classification.checkpoint import CheckpointInfo
from genre_tagger.classification.crnn import Crnn
from genre_tagger.features.mel import MelFrontEnd, MelSettings
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.material import FOLDS, Material, class_index, foreign_kinds
from genre_tagger.training.data.folders import LabeledWindow, decoded_clip, read_windows
from genre_tagger.training.scores.evaluation import Scored, softmax
from genre_tagger.training.scores.scoring import Floats

PARTS_A_SOUND = 3
"""Most parts of one sound that are classified: a track of the corpus has two clips, a user's track is classified by
five."""

_AT_ONCE = 8
_LEAST_PROBABILITY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class PartPredictions:
    """`logits` (n, outputs) and `embedding` (n, units) of each part, and of which sound it is, `sound` (n,)."""

    logits: Floats
    embedding: NDArray[np.float32]
    sound: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class TrackPredictions:
    """`logits` (n, outputs) of all parts, `track` (n,) the number of each part's track; `labels` (t,) and `groups` (t,)
    of the tracks. A label equal to `genres` means none of them."""

    logits: Floats
    track: NDArray[np.int64]
    labels: NDArray[np.int64]
    groups: NDArray[np.str_]
    genres: int

    def take(self, tracks: NDArray[np.int64]) -> TrackPredictions:
        """Those tracks alone, in that order."""
        place = np.full(len(self.labels), -1)
        place[tracks] = np.arange(len(tracks))
        kept = place[self.track] >= 0
        return TrackPredictions(
            self.logits[kept], place[self.track[kept]], self.labels[tracks], self.groups[tracks], self.genres
        )

    def probability(self, temperature: float = 1.0, other_offset: float = 0.0) -> Floats:
        """(t, outputs): mean over each track's parts, once `other_offset` is added to the last logit of all."""
        logits = self.logits.copy()
        logits[:, -1] += other_offset
        of_parts = softmax(logits / temperature)
        sums = np.zeros((len(self.labels), of_parts.shape[1]))
        np.add.at(sums, self.track, of_parts)
        return np.asarray(sums / np.maximum(np.bincount(self.track, minlength=len(sums)), 1)[:, None])

    def scored(self, temperature: float = 1.0, other_offset: float = 0.0) -> Scored:
        """The tracks with logits that stand for the averaged probabilities: their temperature is 1."""
        logits = np.log(np.maximum(self.probability(temperature, other_offset), _LEAST_PROBABILITY))
        return Scored(logits, self.labels, self.groups, self.genres)


def accuracy_by_parts(tracks: TrackPredictions, temperature: float, most: int) -> list[tuple[int, list[float]]]:
    """What seeing more of a track brings: for each number of parts from 2 to `most` (tracks with as many, in scope;
    accuracy of 1, 2, ... of them averaged). Every choice of parts counts, so that the columns differ only in how many
    were seen."""
    probability = softmax(tracks.logits / temperature)
    parts = [np.flatnonzero(tracks.track == track) for track in np.flatnonzero(tracks.labels < tracks.genres)]

    def share_right(rows: NDArray[np.int64], seen: int) -> float:
        """Of all choices of `seen` of the track's parts, how many name its genre."""
        answers = [probability[list(part)].mean(axis=0)[: tracks.genres].argmax() for part in combinations(rows, seen)]
        return float(np.mean(np.array(answers) == tracks.labels[tracks.track[rows[0]]]))

    found = []
    for least in range(2, most + 1):
        chosen = [rows[:least] for rows in parts if len(rows) >= least]
        if chosen:
            shares = [np.mean([share_right(rows, seen) for rows in chosen]) for seen in range(1, least + 1)]
            found.append((len(chosen), [round(float(share), 4) for share in shares]))
    return found


def predict_parts(
    network: Crnn, mel: MelSettings, sounds: Iterable[tuple[int, NDArray[np.float32]]]
) -> PartPredictions:
    """Classify parts that are spread evenly over the sounds, given as (number, mono samples at the front-end's rate).

    A part is as long as one of the network's segments; a sound shorter than that is padded with zeros.
    """
    part_mel = replace(mel, frames=mel.frames // network.config.segments)
    front_end = MelFrontEnd(part_mel)
    single = Crnn(replace(network.config, segments=1))
    single.load_state_dict(network.state_dict())
    single.eval()
    waiting: list[NDArray[np.float32]] = []
    numbers: list[int] = []
    answers: list[tuple[Floats, NDArray[np.float32]]] = []
    for number, samples in sounds:
        many = min(PARTS_A_SOUND, max(1, len(samples) // part_mel.window_samples))
        for start in np.linspace(0, max(len(samples) - part_mel.window_samples, 0), many):
            waiting.append(front_end.window(Clip(samples[int(start) :], mel.sample_rate_hz)).level_db)
            numbers.append(number)
        if len(waiting) >= _AT_ONCE:
            answers.append(_answers(single, waiting))
            waiting = []
    if waiting:
        answers.append(_answers(single, waiting))
    logits, embeddings = (np.concatenate(values) for values in zip(*answers, strict=True))
    return PartPredictions(logits, embeddings, np.array(numbers, dtype=np.int64))


@torch.inference_mode()
def _answers(network: Crnn, levels: Sequence[NDArray[np.float32]]) -> tuple[Floats, NDArray[np.float32]]:
    embedding = network.embedding(torch.from_numpy(np.stack(levels)[:, None]))
    return network.output(embedding).numpy().astype(np.float64), embedding.numpy()


@dataclass(frozen=True, slots=True, eq=False)
class HeldTracks:
    """`tracks` and, for each of them (t,): its `fold`, its `first` clip, and whether its fold's network never saw its
    kind of foreign music either (`unseen_kind`). A foreign track can stand in two folds: that of its source, and that
    of its kind. `embedding` (n, units) is of each part, `known_embedding` and `known_fold` of parts that the networks
    of the folds were trained on."""

    tracks: TrackPredictions
    fold: NDArray[np.int64]
    first: NDArray[np.int64]
    unseen_kind: NDArray[np.bool_]
    embedding: NDArray[np.float32]
    known_embedding: NDArray[np.float32]
    known_fold: NDArray[np.int64]


def read_held_tracks(material: Material, work: Path, by: str, seed: int) -> HeldTracks:
    """Of all finished folds by "source" or "artist". Raises DatasetError when there is none."""
    found: list[tuple[int, Any]] = []
    for number in range(FOLDS):
        path = work / f"{by}-{number}-seed-{seed}.npz"
        if path.exists():
            found.append((number, np.load(path, allow_pickle=False)))
    if not found:
        raise DatasetError("No fold by {by} is finished in {work}; run the stage {by}-0 first.", work, by=by, work=work)
    clip = np.concatenate([answers["clip"] for _, answers in found])
    fold = np.concatenate([np.full(len(answers["clip"]), number) for number, answers in found])
    names = np.array([f"{number} {material.windows[row].track}" for number, row in zip(fold, clip, strict=True)])
    _, first_part, track = np.unique(names, return_index=True, return_inverse=True)
    first = clip[first_part]
    groups = np.array([getattr(material.windows[row], "source" if by == "source" else "artist_group") for row in first])
    logits = np.concatenate([answers["logits"] for _, answers in found])
    return HeldTracks(
        TrackPredictions(logits, track, material.labels[first], groups, len(STUDY_GENRES)),
        fold[first_part],
        first,
        np.concatenate([answers["by_kind"] for _, answers in found])[first_part],
        np.concatenate([answers["embedding"] for _, answers in found]),
        np.concatenate([answers["known_embedding"] for _, answers in found]),
        np.concatenate([np.full(len(answers["known_embedding"]), number) for number, answers in found]),
    )


_REPORT_EVERY = 500


@dataclass(frozen=True, slots=True, eq=False)
class CorpusTracks:
    """`tracks` of the corpus and, for each (t,), its kind, whether it has a voice, and what foreign music it is ("" for
    music of the genres). `in_scope_clips` are the clips of those of the genres."""

    tracks: TrackPredictions
    kinds: NDArray[np.str_]
    voices: NDArray[np.str_]
    foreign_kinds: NDArray[np.str_]
    in_scope_clips: tuple[Path, ...]


def predict_corpus(root: Path, network: Crnn, info: CheckpointInfo, tell: Callable[[int], None]) -> CorpusTracks:
    """Classify every labelled clip; `tell` gets how many are done, now and then. Raises DatasetError."""
    windows = [window for window in read_windows(root) if class_index([window], info.genres)[0] >= 0]
    labels = class_index(windows, info.genres)
    predictions = predict_parts(network, info.mel, _sounds(windows, info.mel.sample_rate_hz, tell))
    names = np.array([window.track for window in windows])
    _, first, track = np.unique(names, return_index=True, return_inverse=True)
    groups = np.array([window.artist_group for window in windows])[first]
    kinds, voices = (np.array([getattr(windows[row], name) for row in first]) for name in ("kind", "vocal"))
    return CorpusTracks(
        TrackPredictions(predictions.logits, track[predictions.sound], labels[first], groups, len(info.genres)),
        kinds,
        voices,
        foreign_kinds(windows, labels == len(info.genres))[first],
        tuple(window.path for window, label in zip(windows, labels, strict=True) if label < len(info.genres)),
    )


def _sounds(
    windows: Sequence[LabeledWindow], rate_hz: int, tell: Callable[[int], None]
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    for number, window in enumerate(windows):
        if number and number % _REPORT_EVERY == 0:
            tell(number)
        yield number, decoded_clip(window.path, rate_hz)
