"""From a path to a prediction: open, decode the windows, mel-spectrograms, network (the folded one, in ONNX Runtime),
calibration, averaging. What a worker process runs. No torch, no librosa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import read_windows
from genre_tagger.classification.checkpoint import (
    CheckpointInfo,
    graph_path,
    graph_session,
    read_checkpoint_info,
    read_filterbank,
)
from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.features.mel import MelFrontEnd, MelSpectrogram
from genre_tagger.foundation.errors import CheckpointError

_INPUT, _OUTPUT, _EMBEDDING = "mel_db", "logits", "embedding"
_FRAMES_AT_ONCE = 2_400  # some 50 s in one call: a few segments gain a twentieth, more only need more memory


class WindowClassifier:
    """The network of one checkpoint folder. One thread; made once and kept."""

    def __init__(self, folder: Path) -> None:
        """Raises CheckpointError for a foreign, damaged or tampered folder."""
        self.info: CheckpointInfo = read_checkpoint_info(folder)
        self._outputs = len(self.info.genres) + int(self.info.has_other)
        try:
            self._session = graph_session(graph_path(folder).read_bytes())
            ends = self._session.get_inputs(), self._session.get_outputs()
        except Exception as error:  # ONNX Runtime raises plain exceptions of many kinds
            raise CheckpointError(
                "The network of model {name} could not be loaded.", folder, name=self.info.model_id
            ) from error
        inputs, self._names = ([node.name for node in end] for end in ends)
        if inputs != [_INPUT] or self._names not in ([_OUTPUT], [_OUTPUT, _EMBEDDING]):  # the latter since crnn-5
            raise CheckpointError(
                "The network of model {name} is not one that classifies genres.", folder, name=self.info.model_id
            )
        self._folder = folder

    @property
    def gives_embedding(self) -> bool:
        """Whether its predictions come with an embedding."""
        return len(self._names) > 1

    def classify(self, windows: Sequence[MelSpectrogram], padded: bool = False) -> Prediction:
        """One prediction: calibrated probabilities per window, averaged, then split into "which genre" and "any of
        them".

        So a window that is no music of these genres (applause, speech) says little about which genre the track is.
        `windows`: one or more of shape (mel_bands, frames), all of the length of `info.window` or of `info.mel`, as
        `MelFrontEnd.window` makes them. `padded` is passed on.
        """
        if not windows:
            raise ValueError("a prediction needs at least one window")
        many = max(1, _FRAMES_AT_ONCE // windows[0].settings.frames)
        batches = [windows[first : first + many] for first in range(0, len(windows), many)]
        logits, *embeddings = (np.concatenate(parts) for parts in zip(*map(self._answers, batches), strict=True))
        probabilities = _softmax(logits / self.info.temperature)
        timeline = [
            WindowPrediction(window.start_seconds, window.settings.window_seconds, *self._split(row))
            for window, row in zip(windows, probabilities, strict=True)
        ]
        shares, in_scope = self._split(probabilities.mean(axis=0))
        return Prediction(
            genres=self.info.genres,
            probabilities=shares,
            in_scope=in_scope,
            timeline=tuple(sorted(timeline, key=lambda window: window.start_seconds)),
            unknown_below=self.info.unknown_below,
            model_id=self.info.model_id,
            padded=padded,
            embedding=b"".join(packed(values.mean(axis=0)) for values in embeddings),
        )

    def _split(self, probabilities: NDArray[np.float64]) -> tuple[tuple[float, ...], float]:
        """(outputs,) to the genres' shares of one another, summing to 1, and the probability of any of them."""
        of_genres = probabilities[: len(self.info.genres)]
        in_scope = float(of_genres.sum())
        return tuple(float(share) for share in of_genres / in_scope), min(in_scope, 1.0)

    def _answers(self, windows: Sequence[MelSpectrogram]) -> list[NDArray[np.float64]]:
        """Logits (n, outputs) of n windows and, where the graph gives them, embeddings (n, units); in one run."""
        batch = np.stack([window.level_db for window in windows])[:, None]  # (n, 1, mel_bands, frames)
        try:
            answers = self._session.run(self._names, {_INPUT: batch})
        except Exception as error:  # as above
            raise CheckpointError(
                "The network of model {name} failed.", self._folder, name=self.info.model_id
            ) from error
        if answers[0].shape != (len(windows), self._outputs) or not all(np.isfinite(part).all() for part in answers):
            raise CheckpointError(
                "The network of model {name} gives no usable prediction.", self._folder, name=self.info.model_id
            )
        return [np.asarray(part, dtype=np.float64) for part in answers]


def packed(embedding: NDArray[np.float64]) -> bytes:
    """(units,) as `Prediction.embedding` holds it."""
    most = float(np.finfo(np.float16).max)
    return np.clip(embedding, -most, most).astype("<f2").tobytes()


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of (N, outputs) to probabilities, none of them exactly 0."""
    odds = np.exp(np.maximum(logits - logits.max(axis=1, keepdims=True), -200.0))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class TrackAnalysis:
    """The prediction and the length of the whole track."""

    prediction: Prediction
    duration_seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class TrackSpectrograms:
    """The windows of a track that are classified. `padded` marks a track shorter than one."""

    spectrograms: list[MelSpectrogram]
    padded: bool
    duration_seconds: float


class Analyser:
    """One model, ready to classify file after file. Made once per worker process; one thread. No torch, no librosa."""

    def __init__(self, model_folder: Path, windows: int | None = None) -> None:
        """`windows` per track, by default the model's own number. CheckpointError when the model cannot be used."""
        self._classifier = WindowClassifier(model_folder)
        self._front_end = MelFrontEnd(self._classifier.info.window, read_filterbank(model_folder))
        self.windows = windows or self._classifier.info.default_windows

    def analyse(self, path: Path) -> TrackAnalysis:
        """Classify one file. Raises DecodeError (TooShortError) with one sentence when there is nothing to classify."""
        return self.classified(self.windows_of(path))

    def windows_of(self, path: Path) -> TrackSpectrograms:
        """Decode one file's windows. Raises as `analyse`."""
        mel = self._front_end.settings
        with open_audio(path) as reader:
            windows = read_windows(reader, self.windows, mel.window_seconds, mel.sample_rate_hz)
            duration_seconds = reader.info.duration_seconds
        spectrograms = [self._front_end.window(clip) for clip in windows.clips]
        return TrackSpectrograms(spectrograms, windows.padded, duration_seconds)

    def classified(self, windows: TrackSpectrograms) -> TrackAnalysis:
        """What the model says of a track's windows."""
        return TrackAnalysis(self._classifier.classify(windows.spectrograms, windows.padded), windows.duration_seconds)
