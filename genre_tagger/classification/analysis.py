"""From a path to a prediction: open, decode the windows, mel-spectrograms, network. What a worker process runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import read_windows
from genre_tagger.classification.checkpoint import read_filterbank
from genre_tagger.classification.classifier import WindowClassifier
from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelFrontEnd, MelSpectrogram


@dataclass(frozen=True, slots=True)
class TrackAnalysis:
    """The prediction and the length of the whole track."""

    prediction: Prediction
    duration_seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class TrackWindows:
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

    def windows_of(self, path: Path) -> TrackWindows:
        """Decode one file's windows. Raises as `analyse`."""
        mel = self._front_end.settings
        with open_audio(path) as reader:
            windows = read_windows(reader, self.windows, mel.window_seconds, mel.sample_rate_hz)
            duration_seconds = reader.info.duration_seconds
        spectrograms = [self._front_end.window(clip) for clip in windows.clips]
        return TrackWindows(spectrograms, windows.padded, duration_seconds)

    def classified(self, windows: TrackWindows) -> TrackAnalysis:
        """What the model says of a track's windows."""
        return TrackAnalysis(self._classifier.classify(windows.spectrograms, windows.padded), windows.duration_seconds)
