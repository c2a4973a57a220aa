"""LoadedTrack: what is known so far of one track on show, kept up to date with what its loader sends."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.features.close_up import Preview
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.features.track_sound import TrackSound, ViewRequest
from genre_tagger.ui.views.track_loader import Growth, LoadedView, TrackLoader, WaveCloseUp, WaveSource

_MARGIN_PART = 0.5


class LoadedTrack(QObject):
    """GUI thread only. Messages about a track that is no longer on show are dropped here."""

    opened = Signal(TrackSound)
    wave_changed = Signal()
    pictures_changed = Signal()
    progressed = Signal(float)
    """(part decoded, 0 to 1)"""
    completed = Signal(float)
    """(exact length in seconds)"""
    failed = Signal(str)
    """(one sentence)"""

    def __init__(self, loader: TrackLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.loader = loader
        self.wave = WaveSource()
        self.whole_seconds = 0.0
        """Length, 0 before it is known."""
        self._sound: TrackSound | None = None
        self._scale = Scale.MODEL
        self._job = 0
        self._glance: SpectrogramPicture | None = None
        self._whole: SpectrogramPicture | None = None
        self._close_up: SpectrogramPicture | None = None
        loader.told.connect(self._on_told)

    @property
    def pictures(self) -> list[SpectrogramPicture]:
        """The finer after the rougher."""
        return [one for one in (self._glance, self._whole, self._close_up) if one is not None]

    @property
    def widest(self) -> SpectrogramPicture | None:
        """The picture of the most of the track, from which a range of levels may be told."""
        return self._glance or self._whole

    @property
    def axis(self) -> FrequencyAxis | None:
        """Frequencies of the pictures, known once the file is open."""
        return None if self._sound is None else self._sound.axis(self._scale)

    def open(self, path: str | None, mel_settings: MelSettings, scale: Scale) -> None:
        """Another track, or none."""
        self.wave, self.whole_seconds, self._scale = WaveSource(), 0.0, scale
        self.wave_changed.emit()
        self.analyse_again(path, mel_settings)

    def analyse_again(self, path: str | None, mel_settings: MelSettings) -> None:
        """The same track for another front-end: what is known of its sound stays until it is known anew."""
        self._sound = None
        self._forget_pictures()
        self.loader.want_scale(self._scale)
        self._job = self.loader.open(path, mel_settings)

    def set_scale(self, scale: Scale) -> None:
        """The same track on another frequency scale."""
        self._scale = scale
        self._forget_pictures()
        self.loader.want_scale(scale)

    def want(self, start: float, end: float, columns: float) -> None:
        """Asks for [start, end) in so many columns, and as much again on its sides."""
        if self._sound is None or self.whole_seconds <= 0 or end <= start:
            return
        more = _MARGIN_PART * (end - start)
        first, last = max(0.0, start - more), min(self.whole_seconds, end + more)
        wide = max(16, round(columns * (last - first) / (end - start)))
        if last > first:
            self.loader.want(ViewRequest(first, last, wide, self._scale))

    def _forget_pictures(self) -> None:
        self._whole = self._close_up = self._glance = None
        self.pictures_changed.emit()

    @Slot(int, object)
    def _on_told(self, job: int, news: TrackSound | Growth | Preview | LoadedView | float | str) -> None:
        if job != self._job:
            return
        match news:
            case TrackSound():
                self._sound, self.wave.peaks = news, news.peaks
                self.whole_seconds = self.whole_seconds or news.info.duration_seconds
                self.opened.emit(news)
            case Growth():
                if self._fits(news.picture):
                    self._whole = news.picture
                    self.pictures_changed.emit()
                self.wave_changed.emit()
                self.progressed.emit(news.seconds / max(self.whole_seconds, 1e-9))
            case Preview() if self._fits(news.picture):
                self._glance = news.picture
                self.wave.glance = WaveCloseUp(news.wave, 0.0, news.whole_seconds)
                self.pictures_changed.emit()
                self.wave_changed.emit()
            case LoadedView():
                self.wave.close_up = news.wave
                self.wave_changed.emit()
                if self._fits(news.picture):
                    self._close_up = news.picture
                    self.pictures_changed.emit()
            case float():
                self.wave.glance = self._glance = None
                self.whole_seconds = news
                self.pictures_changed.emit()
                self.wave_changed.emit()
                self.completed.emit(news)
            case str():
                self.failed.emit(news)

    def _fits(self, picture: SpectrogramPicture | None) -> bool:
        return picture is not None and picture.axis.scale is self._scale
