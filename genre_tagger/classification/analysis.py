"""From a path to a verdict: open, place the windows, decode them, mel-spectrograms, network. What a worker process
runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genre_tagger.classification.classifier import Classifier
from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelFrontEnd


@dataclass(frozen=True, slots=True)
class TrackAnalysis:
    """The verdict and the length of the whole track."""

    prediction: Prediction
    duration_seconds: float


class Analyser:
    """One model, ready to judge file after file. Made once per worker process; one thread."""

    def __init__(self, model_folder: Path, windows: int | None = None) -> None:
        """`windows` per track, by default the model's own number. CheckpointError when the model cannot be used."""
        self.classifier = Classifier(model_folder)
        self.windows = windows or self.classifier.info.default_windows
        self._front_end = MelFrontEnd(self.classifier.info.mel)
