"""TrackViews: overview, lanes and genre bars of one track, and of a second one to compare it with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import Scale
from genre_tagger.ui.views.genre_bars import GenreBars
from genre_tagger.ui.views.loaded_track import LoadedTrack
from genre_tagger.ui.views.overview_plot import OverviewPlot
from genre_tagger.ui.views.track_loader import TrackLoader
from genre_tagger.ui.views.track_plot import TrackPlot
from genre_tagger.ui.views.view_tools import ViewTools
from genre_tagger.ui.widgets.building import configured, hbox, make_timer, vbox

_REQUEST_DELAY_MILLISECONDS = 25
_PAGE_LEAD = 0.04
_LITTLE_HEIGHT = 290
_LOW_STRIP, _HIGH_STRIP = 26, 40


class TrackViews(QWidget):
    """The visible half of a track: pictures only, no sound; `track` tells how far it is. GUI thread only."""

    def __init__(
        self, loader: TrackLoader, parent: QWidget | None = None, make_loader: Callable[[], TrackLoader] = TrackLoader
    ) -> None:
        """`make_loader` is asked for a second loader when two tracks are first compared."""
        super().__init__(parent)
        self._make_loader = make_loader
        self._mel_settings = MelSettings()
        self._title = ""
        self._is_compact = False
        self.track = LoadedTrack(loader, self)
        self.other: LoadedTrack | None = None
        """What the track is compared with; stays when the comparison ends, empty."""
        self.plot = TrackPlot(self)
        self.overview = OverviewPlot(self.plot.playhead, self)
        self.bars = GenreBars(self)
        self.tools = ViewTools(self.plot, self)
        self._request_timer = make_timer(self, _REQUEST_DELAY_MILLISECONDS, self._request)
        vbox(self.overview, (hbox((self.plot, 1), self.bars, spacing=12), 1), self.tools, parent=self, spacing=8)
        self._connect()

    def _connect(self) -> None:
        track, plot = self.track, self.plot
        track.wave_changed.connect(plot.refresh_wave)
        track.wave_changed.connect(self.overview.refresh)
        configured(track, opened=self._on_opened, pictures_changed=self._show_pictures, completed=self._set_track)
        configured(plot, span_changed=self._on_span, region_changed=self.overview.set_region)
        self.overview.span_wanted.connect(plot.set_span)
        configured(self.tools, scale_changed=self._on_scale, spectrum_toggled=self._show_parts)

    def set_compact(self) -> None:
        """Overview, waveform and spectrogram only, for a place with little room."""
        self._is_compact = True
        self.bars.hide()
        self.tools.hide()
        self._show_parts()

    def show_track(self, path: str | None, title: str, mel_settings: MelSettings) -> None:
        """Empties the views and has the track decoded into them. A comparison ends."""
        self._mel_settings = mel_settings
        self.compare(None)
        self.set_title(title)
        self.plot.set_region(None)
        self.plot.playhead.move(None)
        self.track.open(path, mel_settings, self.tools.scale)
        self._set_track()

    def analyse_again(self, path: str, mel_settings: MelSettings) -> None:
        """Has the track on show decoded for another front-end; stretch in view, region and cursor stay."""
        self._mel_settings = mel_settings
        self.compare(None)
        self.track.analyse_again(path, mel_settings)

    def compare(self, path: str | None, title: str = "") -> None:
        """Shows another track's spectrogram under the first one's, on the same time axis; None ends that."""
        if path is None and self.other is None:
            return
        if self.other is None:
            self.other = LoadedTrack(self._make_loader(), self)
            configured(self.other, opened=self._set_track, completed=self._set_track)
            configured(self.other, pictures_changed=self._show_pictures, failed=self._on_other_failed)
        self.other.open(path, self._mel_settings, self.tools.scale)
        self.plot.show_other(None if path is None else (self._title, title))
        self._set_track()

    def set_title(self, title: str) -> None:
        """What the track is called."""
        self._title = self.plot.export.title = title

    def set_prediction(self, prediction: Prediction | None, note: str) -> None:
        """Timeline and bars; `note` says why there are none."""
        self.plot.set_prediction(prediction)
        self.bars.set_prediction(prediction, note)

    def set_cursor(self, seconds: float, follow: bool) -> None:
        """Moves the playback cursor; `follow` turns the page when it leaves the view on the right."""
        (start, end), before = self.plot.span, self.plot.playhead.value
        if follow and before is not None and start <= before < end <= seconds:
            first = seconds - _PAGE_LEAD * (end - start)
            self.plot.set_span(first, first + end - start)
        self.plot.playhead.move(seconds)

    def bring_into_view(self, seconds: float) -> None:
        """Moves the view, where need be, so that a moment stands in its middle."""
        start, end = self.plot.span
        if not start <= seconds <= end:
            half = (end - start) / 2
            self.plot.set_span(seconds - half, seconds + half)

    def release_files(self) -> None:
        """Returns when no file is open."""
        self.compare(None)
        for track in self._tracks:
            track.loader.release()

    def resume(self) -> None:
        """The files may be opened again."""
        for track in self._tracks:
            track.loader.resume()

    def close_down(self) -> None:
        """Ends the threads. Idempotent."""
        for track in self._tracks:
            track.loader.shut_down()

    @property
    def _tracks(self) -> tuple[LoadedTrack, ...]:
        return (self.track,) if self.other is None else (self.track, self.other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overview.setFixedHeight(_LOW_STRIP if self.height() < _LITTLE_HEIGHT else _HIGH_STRIP)
        self._request_timer.start()

    @Slot()
    def _on_opened(self) -> None:
        if self.plot.playhead.value is None:
            self.plot.playhead.move(0.0)
        self._set_track()

    @Slot(str)
    def _on_other_failed(self, message: str) -> None:
        """The one on show stays; the other's place says why it is empty."""
        self.plot.show_other((self._title, message))

    @Slot()
    def _set_track(self) -> None:
        self.plot.set_track(self.track, self.other)
        self.overview.show_track(self.track.wave, self.track.whole_seconds)
        self._on_span(*self.plot.span)

    @Slot()
    def _show_pictures(self) -> None:
        self.plot.lane.show(self.track.pictures)
        if self.other is not None:
            self.plot.other_lane.show(self.other.pictures)
        if self.track.widest is not None:
            self.tools.fit_levels(self.track.widest)

    @Slot(float, float)
    def _on_span(self, start: float, end: float) -> None:
        self.overview.set_span(start, end)
        self._request_timer.start()

    @Slot()
    def _request(self) -> None:
        """Asks for the part in view at the screen's resolution."""
        for track in self._tracks:
            track.want(*self.plot.span, self.plot.column_count)

    @Slot(Scale)
    def _on_scale(self, scale: Scale) -> None:
        for track in self._tracks:
            track.set_scale(scale)
        self._set_track()

    @Slot()
    def _show_parts(self) -> None:
        spectrum = self.tools.settings.with_spectrum and not self._is_compact
        self.plot.set_parts(genres=not self._is_compact, spectrum=spectrum)
