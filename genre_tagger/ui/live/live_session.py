"""LiveSession: one thread that takes sound from a source and turns it into history, predictions and recordings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition, Thread

import numpy as np
from PySide6.QtCore import QObject, Signal

from genre_tagger.audio.capture import CaptureSource, Recording
from genre_tagger.audio.clip import mix_down
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import LiveSpectra, Scale
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.ui.live.live_classifier import LiveClassifier
from genre_tagger.ui.live.live_history import LiveHistory
from genre_tagger.ui.translation import error_text

OpenSource = Callable[[], CaptureSource]

_PATIENCE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the window wants; replaced as a whole."""

    source: OpenSource | None = None
    number: int = 0
    scale: Scale = Scale.MODEL
    mel_settings: MelSettings = MelSettings()  # noqa: RUF009 - frozen
    record_to: Path | None = None
    stopping: bool = False


class LiveSession(QObject):
    """Methods are called from the GUI thread and return at once; signals come from the session's thread."""

    started = Signal(str)
    """(name of the source)"""
    stopped = Signal(str)
    """(empty at the end of a file or when asked to, else one sentence why)"""
    recording_saved = Signal(str)
    recording_failed = Signal(str)

    def __init__(self, classifier: LiveClassifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._classifier = classifier
        self._changed = Condition()
        self._wish = _Wish()
        self.history: LiveHistory | None = None
        """What came in since the last start; None before the first."""
        self._recording: Recording | None = None
        self._source: CaptureSource | None = None
        self._thread = Thread(target=self._run, name="live-session", daemon=True)
        self._thread.start()

    @property
    def dropped_blocks(self) -> int:
        """Blocks that were lost since the start because nobody took them in time."""
        source = self._source
        return 0 if source is None else source.intake.dropped_blocks

    @property
    def recorded_seconds(self) -> float | None:
        """Length of the running recording, None without one."""
        recording = self._recording
        return None if recording is None else recording.seconds

    def start(self, source: OpenSource) -> None:
        """Listens to another source; it is opened in the session's thread."""
        self._want(source=source, number=self._wish.number + 1, record_to=None)

    def stop(self) -> None:
        """Ends listening, and a recording with it."""
        self._want(source=None, record_to=None)

    def set_scale(self, scale: Scale, mel_settings: MelSettings) -> None:
        """The scale of the columns from now on."""
        self._want(scale=scale, mel_settings=mel_settings)

    def record(self, path: Path | None) -> None:
        """Begins a recording, or with None completes it."""
        self._want(record_to=path)

    def shut_down(self) -> None:
        """Completes a recording, gives the source back, ends the thread. Idempotent."""
        self._want(stopping=True, source=None, record_to=None)
        self._thread.join(5.0)

    def _want(self, **changes: object) -> None:
        with self._changed:
            self._wish = replace(self._wish, **changes)  # type: ignore[arg-type]
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._wish.source is None and not self._wish.stopping:
                    self._changed.wait()
                wish = self._wish
            if wish.source is None:
                return
            reason = self._listen(wish.source, wish.number)
            with self._changed:
                if self._wish.number == wish.number:
                    self._wish = replace(self._wish, source=None, record_to=None)
                stopping = self._wish.stopping
            if not stopping:
                self.stopped.emit(reason)

    def _listen(self, open_source: OpenSource, number: int) -> str:
        """Until another wish, the end or a failure; returns the reason in one sentence, empty for none."""
        source: CaptureSource | None = None
        try:
            source = open_source()
            rate = source.intake.sample_rate_hz
            self._classifier.begin(rate)
            self.history = LiveHistory(rate)
            source.start()
            self._source = source
            self.started.emit(source.name)
            self._take_in(source, number)
        except GenreTaggerError as error:
            return error_text(error)
        finally:
            self._end_recording()
            self._source = None
            if source is not None:
                source.stop()
        return ""

    def _take_in(self, source: CaptureSource, number: int) -> None:
        history, intake = self.history, source.intake
        spectra: LiveSpectra | None = None
        shown: tuple[Scale, MelSettings] | None = None
        while history is not None:
            wish = self._wish
            if wish.number != number or wish.source is None:
                return
            if shown != (wish.scale, wish.mel_settings) or spectra is None:
                shown = (wish.scale, wish.mel_settings)
                spectra = LiveSpectra(wish.scale, intake.sample_rate_hz, wish.mel_settings)
                history.begin_scale(spectra.axis, spectra.seconds_per_column)
            block = intake.take(_PATIENCE_SECONDS)
            if len(block.frames):
                mono = mix_down(block.frames)
                history.add(mono, spectra.append(mono), block.arrived_at)
                self._classifier.add(mono, block.arrived_at)
            self._keep_recording(wish.record_to, source, block.frames)
            if not source.check() and not len(block.frames):
                return

    def _keep_recording(self, path: Path | None, source: CaptureSource, frames: np.ndarray) -> None:
        """A recording that fails ends; listening goes on."""
        try:
            if path is not None and self._recording is None:
                self._recording = Recording(path, source.intake.sample_rate_hz, source.intake.channels)
            elif path is None and self._recording is not None:
                self._end_recording()
            if self._recording is not None and len(frames):
                self._recording.write(frames)
        except GenreTaggerError as error:
            if self._recording is not None:
                self._recording.abandon()
                self._recording = None
            self._want(record_to=None)
            self.recording_failed.emit(error_text(error))

    def _end_recording(self) -> None:
        recording, self._recording = self._recording, None
        if recording is None:
            return
        try:
            self.recording_saved.emit(str(recording.finish()))
        except GenreTaggerError as error:
            self.recording_failed.emit(error_text(error))
