"""The live genre: every second the network classifies the last half minute, in a thread of its own; and its bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.audio.clip import Clip
from genre_tagger.classification.prediction import Prediction, PredictionSmoother
from genre_tagger.features.mel import MelFrontEnd
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.ui.figure_text import decimal, whole
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.views.genre_bars import GenreBars

if TYPE_CHECKING:
    from genre_tagger.classification.classifier import WindowClassifier

ClassifierFactory = Callable[[], "WindowClassifier"]

_EVERY_SECONDS = 1.0
_LEAST_SECONDS = 3.0
_SILENCE = 1e-3  # -60 dB: nothing to classify
_LONGEST_WINDOW_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class LivePrediction:
    """The smoothed prediction, None in silence; `received_seconds` of the `window_seconds` that the network wants."""

    prediction: Prediction | None
    received_seconds: float
    window_seconds: float
    newest_at: float
    """When the newest of that sound came in, on the clock of `monotonic`."""

    @property
    def is_warm(self) -> bool:
        """Whether the window is full."""
        return self.received_seconds >= self.window_seconds - 0.05


class LiveClassifier(QObject):
    """`add` is called from the live thread; signals come from its own."""

    predicted = Signal(LivePrediction)
    failed = Signal(str)
    """(one sentence): there will be no predictions"""

    def __init__(self, factory: ClassifierFactory | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = Condition()
        self._factory = factory
        self._factory_count = 0
        self._rate = 0
        self._blocks: list[NDArray[np.float32]] = []
        self._kept = 0
        self._total = 0
        self._newest_at = 0.0
        self._classified_at = 0
        self._session = 0
        self._stopping = False
        self._thread: Thread | None = None

    def set_factory(self, factory: ClassifierFactory | None) -> None:
        """Another model classifies from now on."""
        with self._changed:
            self._factory = factory
            self._factory_count += 1
            self._changed.notify_all()

    def begin(self, sample_rate_hz: int) -> None:
        """A new source: nothing is heard yet."""
        with self._changed:
            self._rate, self._blocks, self._kept, self._total, self._classified_at = sample_rate_hz, [], 0, 0, 0
            self._session += 1
            if self._thread is None and not self._stopping:
                self._thread = Thread(target=self._run, name="live-classifier", daemon=True)
                self._thread.start()

    def add(self, samples: NDArray[np.float32], arrived_at: float) -> None:
        """The next mono samples, and when they came in, on the clock of `monotonic`."""
        with self._changed:
            self._newest_at = arrived_at
            self._blocks.append(samples)
            self._kept += len(samples)
            self._total += len(samples)
            while self._kept - len(self._blocks[0]) >= _LONGEST_WINDOW_SECONDS * self._rate:
                self._kept -= len(self._blocks.pop(0))
            if self._total - self._classified_at >= _EVERY_SECONDS * self._rate:
                self._changed.notify_all()

    def shut_down(self) -> None:
        """Ends the thread. Idempotent."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(5.0)

    def _run(self) -> None:
        classifier: WindowClassifier | None = None
        loaded, session = -1, -1
        smoother = PredictionSmoother()
        while True:
            with self._changed:
                while not self._stopping and not self._is_due():
                    self._changed.wait()
                if self._stopping:
                    return
                elapsed = (self._total - self._classified_at) / self._rate
                self._classified_at = self._total
                sound, rate, newest_at = np.concatenate(self._blocks), self._rate, self._newest_at
                factory, count = self._factory, self._factory_count
                if session != self._session:
                    smoother.forget()
                    session = self._session
            if factory is None:
                continue
            try:
                if loaded != count or classifier is None:
                    loaded, classifier = count, factory()
                found = self._classify(classifier, smoother, sound, rate, elapsed, newest_at)
            except GenreTaggerError as error:
                classifier = None
                self.failed.emit(error_text(error))
                self.set_factory(None)
                continue
            if not self._stopping:
                self.predicted.emit(found)

    def _is_due(self) -> bool:
        heard = self._total - self._classified_at
        return self._rate > 0 and heard >= _EVERY_SECONDS * self._rate and self._total >= _LEAST_SECONDS * self._rate

    def _classify(
        self,
        classifier: WindowClassifier,
        smoother: PredictionSmoother,
        sound: NDArray[np.float32],
        rate: int,
        elapsed: float,
        newest_at: float,
    ) -> LivePrediction:
        settings = classifier.info.mel
        window = sound[-round(settings.window_seconds * rate) :]
        heard = min(len(window) / rate, settings.window_seconds)
        if np.abs(window[-round(_LEAST_SECONDS * rate) :]).max(initial=0.0) < _SILENCE:
            smoother.forget()
            return LivePrediction(None, heard, settings.window_seconds, newest_at)
        if rate != settings.sample_rate_hz:
            import soxr

            window = soxr.resample(window, rate, settings.sample_rate_hz, quality="HQ").astype(np.float32)
        mel = MelFrontEnd(settings).window(Clip(window, settings.sample_rate_hz))
        padded = heard < settings.window_seconds - 0.05
        prediction = smoother.add(classifier.classify([mel], padded=padded), elapsed)
        return LivePrediction(prediction, heard, settings.window_seconds, newest_at)


class LiveGenres(GenreBars):
    """GUI thread only."""

    has_classifier = False
    """Whether predictions are to be expected."""

    def begin(self) -> None:
        """Nothing has come in yet."""
        if self.has_classifier:
            self.set_prediction(None, self.tr("The first prediction comes after three seconds…"))
        else:
            self.set_prediction(None, self.tr("No model: the views work, but nothing is classified."))

    @Slot(LivePrediction)
    def show_prediction(self, found: LivePrediction) -> None:
        """The newest, and how much of the network's window is filled."""
        self.set_prediction(found.prediction, self.tr("Silence") if found.prediction is None else "")
        if found.is_warm:
            self.set_progress("", 1.0)
            return
        words = self.tr("Warming up: {heard} of {window} s")
        words = words.format(heard=whole(int(found.received_seconds)), window=decimal(found.window_seconds))
        self.set_progress(words, found.received_seconds / found.window_seconds)

    @Slot(str)
    def show_failure(self, message: str) -> None:
        """There will be no predictions."""
        self.has_classifier = False
        self.set_prediction(None, message)
