"""TrackLoader: decodes the track on show in a thread and sends pictures of it to the window.

One thread for the life of the view. What is asked for last is served first; between two requests it goes on decoding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from time import monotonic

import numpy as np
from PySide6.QtCore import QObject, Signal

from genre_tagger.audio.peaks import PeakPyramid, WaveColumns
from genre_tagger.features.close_up import Preview
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import Scale
from genre_tagger.features.track_sound import TrackSound, ViewRequest
from genre_tagger.foundation.errors import GenreTaggerError

_SHORTEST_INTERVAL_SECONDS, _LONGEST_INTERVAL_SECONDS = 0.1, 0.6
_RELEASE_PATIENCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class WaveCloseUp:
    """Columns of the samples themselves over [start, end), finer than the pyramid."""

    columns: WaveColumns
    start_seconds: float
    end_seconds: float

    def cut(self, start: float, end: float, count: int) -> WaveColumns:
        """`count` columns over [start, end), NaN beyond what is here."""
        total = len(self.columns.low)
        per_second = total / (self.end_seconds - self.start_seconds)
        times = start + (np.arange(count) + 0.5) * (end - start) / count
        index = np.floor((times - self.start_seconds) * per_second).astype(np.int64)
        inside = (index >= 0) & (index < total)
        index = np.clip(index, 0, total - 1)
        low, high, rms = (
            np.where(inside, values[index], np.float32(np.nan))
            for values in (self.columns.low, self.columns.high, self.columns.rms)
        )
        return WaveColumns(low, high, rms)


@dataclass(slots=True, eq=False)
class WaveSource:
    """What is known of one track's waveform. GUI thread only; the pyramid in it grows from another."""

    peaks: PeakPyramid | None = None
    close_up: WaveCloseUp | None = None
    glance: WaveCloseUp | None = None
    """The whole track roughly, for what is not decoded yet."""

    def columns(self, start: float, end: float, count: int) -> WaveColumns | None:
        """[start, end) in `count` columns, from the samples where they are at hand; None where nothing is known."""
        near = self.close_up
        if near is not None and near.start_seconds <= start and end <= near.end_seconds:
            return near.cut(start, end, count)
        if self.peaks is None:
            return None
        columns = self.peaks.columns(start, end, count)
        unknown = np.isnan(columns.high)
        if self.glance is None or not unknown.any():
            return columns
        rough = self.glance.cut(start, end, count)
        return WaveColumns(
            np.where(unknown, rough.low, columns.low),
            np.where(unknown, rough.high, columns.high),
            np.where(unknown, rough.rms, columns.rms),
        )


SoundOpener = Callable[[str, MelSettings], TrackSound]


@dataclass(frozen=True, slots=True, eq=False)
class LoadedView:
    """What was decoded for a request: the spectrogram and, close up, the waveform."""

    request: ViewRequest
    picture: SpectrogramPicture | None
    wave: WaveCloseUp | None


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """So many seconds are decoded; `picture` is of the whole track so far, None where it is not made anew."""

    seconds: float
    picture: SpectrogramPicture | None


@dataclass(frozen=True, slots=True)
class _Job:
    """The track on show. Each opening is another job, and signals carry its number."""

    number: int
    path: str | None
    mel_settings: MelSettings


class TrackLoader(QObject):
    """Methods are called from the GUI thread and return at once, `release` excepted; `told` comes from the thread."""

    told = Signal(int, object)
    """(the number that `open` returned, so that receivers drop what is of a track that is gone; what there is to say:
    the TrackSound, once its `info` and `peaks` may be read; Growth; Preview; LoadedView; the exact length in seconds,
    a float, at the end; or why there is nothing to show, a sentence)"""

    def __init__(self, sound_opener: SoundOpener = TrackSound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound_opener = sound_opener
        self._changed = Condition()
        self._job = _Job(0, None, MelSettings())
        self._request: ViewRequest | None = None
        self._scale = Scale.MODEL
        self._released = False
        self._holds_file = False
        self._stopping = False
        self._thread = Thread(target=self._run, name="track-loader", daemon=True)
        self._thread.start()

    def open(self, path: str | None, mel_settings: MelSettings) -> int:
        """Begins with another track, or with none. Returns the number its signals will carry."""
        with self._changed:
            self._job = _Job(self._job.number + 1, path, mel_settings)
            self._request = None
            self._released = False
            self._changed.notify_all()
            return self._job.number

    def want_scale(self, scale: Scale) -> None:
        """The scale whose overview is decoded next."""
        with self._changed:
            self._scale = scale
            self._changed.notify_all()

    def want(self, request: ViewRequest) -> None:
        """Asks for a stretch; a request not yet begun is replaced, one in work is called off."""
        with self._changed:
            self._request = request
            self._changed.notify_all()

    def release(self) -> None:
        """Returns when the file is closed, or after five seconds of a decoder that does not answer."""
        with self._changed:
            self._released = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._holds_file, _RELEASE_PATIENCE_SECONDS)

    def resume(self) -> None:
        """The file may be opened again."""
        with self._changed:
            self._released = False
            self._changed.notify_all()

    def shut_down(self) -> None:
        """Ends the thread. Idempotent."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join(_RELEASE_PATIENCE_SECONDS)

    def _run(self) -> None:
        job = _Job(0, None, MelSettings())
        while True:
            with self._changed:
                while self._is_current(job):
                    self._changed.wait()
                if self._stopping:
                    return
                job = self._job
            if job.path is None:
                continue
            try:
                self._show(job, job.path)
            except GenreTaggerError as error:
                self._tell(job, error.message)
            finally:
                self._hold(False)

    def _show(self, job: _Job, path: str) -> None:
        """Serves one track until another one is wanted."""
        if not self._may_hold(job):
            return
        sound = self._sound_opener(path, job.mel_settings)
        try:
            self._tell(job, sound)
            begun, shown_at, announced = monotonic(), 0.0, False
            glanced: set[Scale] = set()
            while self._wait_for_work(job, sound):
                self._serve(job, sound)
                if not sound.is_complete(self._scale):
                    sound.advance(self._scale)
                    # Often at first, when the picture grows visibly; a long track leaves the window more time.
                    interval = min(max(_SHORTEST_INTERVAL_SECONDS, 0.1 * (shown_at - begun)), _LONGEST_INTERVAL_SECONDS)
                    if monotonic() - shown_at >= interval or sound.is_complete(self._scale):
                        self._tell(job, Growth(sound.decoded_seconds, sound.whole_picture(self._scale)))
                        shown_at = monotonic()
                if self._scale not in glanced:
                    glanced.add(self._scale)
                    self._glance(job, sound)
                if sound.is_complete(self._scale) and not announced:
                    announced = True
                    self._tell(job, sound.whole_seconds)
        finally:
            sound.close()

    def _wait_for_work(self, job: _Job, sound: TrackSound) -> bool:
        """Sleeps while there is nothing to do or the file is released; False when the track is no longer wanted."""
        with self._changed:
            while self._is_current(job):
                if self._released:
                    sound.let_go()
                    self._holds_file = False
                    self._changed.notify_all()
                elif self._request is not None or not sound.is_complete(self._scale):
                    self._holds_file = True
                    return True
                self._changed.wait()
            return False

    def _glance(self, job: _Job, sound: TrackSound) -> None:
        """What a long track looks like all over, right after its first seconds are shown."""
        scale = self._scale
        if sound.is_complete(scale):
            return
        glance = sound.preview(scale, lambda: self._is_current(job) and self._scale is scale and not self._released)
        if glance is not None:
            self._tell(job, glance)

    def _serve(self, job: _Job, sound: TrackSound) -> None:
        with self._changed:
            request, self._request = self._request, None
        if request is None:
            return
        wave = sound.waveform(request)
        picture = sound.picture(request, self._nothing_new)
        if picture is None and self._released:
            with self._changed:
                self._request = self._request or request  # called off for a while, to be served after it
            return
        close_up = None if wave is None else WaveCloseUp(wave, request.start, request.end)
        self._tell(job, LoadedView(request, picture, close_up))

    def _nothing_new(self) -> bool:
        return self._request is None and not self._stopping and not self._released

    def _is_current(self, job: _Job) -> bool:
        return not self._stopping and self._job.number == job.number

    def _may_hold(self, job: _Job) -> bool:
        """Waits out a release before the file is opened at all."""
        with self._changed:
            self._changed.wait_for(lambda: not self._released or not self._is_current(job))
            self._holds_file = self._is_current(job)
            return self._holds_file

    def _hold(self, holds: bool) -> None:
        with self._changed:
            self._holds_file = holds
            self._changed.notify_all()

    def _tell(self, job: _Job, news: TrackSound | Growth | Preview | LoadedView | float | str) -> None:
        """Unless the window is on its way out."""
        if not self._stopping:
            self.told.emit(job.number, news)
