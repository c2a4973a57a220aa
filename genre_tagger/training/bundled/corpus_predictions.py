"""A model on the labelled tracks of a corpus folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import CheckpointInfo
from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.bundled.folds import foreign_kinds
from genre_tagger.training.bundled.targets import class_index
from genre_tagger.training.data.corpus import LabeledWindow, decoded_clip, read_windows
from genre_tagger.training.scores.track_predictions import TrackPredictions, predict_parts

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
