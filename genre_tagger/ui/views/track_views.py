"""TrackViews: overview, detail and genre bars of one track, kept up to date with what the loader sends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSizeF, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.preview import Preview
from genre_tagger.features.spectra import Scale
from genre_tagger.features.track_sound import TrackSound, ViewRequest
from genre_tagger.ui.views.auto_levels import auto_levels
from genre_tagger.ui.views.color_maps import color_table
from genre_tagger.ui.views.cursor_readout import Readout
from genre_tagger.ui.views.detail_canvas import DetailCanvas
from genre_tagger.ui.views.export_view import view_image
from genre_tagger.ui.views.genre_bars import GenreBars
from genre_tagger.ui.views.overview_strip import OverviewStrip
from genre_tagger.ui.views.time_span import TimeSpan
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.views.track_loader import LoadedView, TrackLoader
from genre_tagger.ui.views.track_scene import WaveCloseUp
from genre_tagger.ui.views.view_tools import ViewTools

_REQUEST_DELAY_MILLISECONDS = 25
_MARGIN_PART = 0.5
_PAGE_LEAD = 0.04
_LITTLE_HEIGHT = 290
_LOW_STRIP, _HIGH_STRIP = 26, 40


class TrackViews(QWidget):
    """The visible half of a track: pictures only, no sound. GUI thread only."""

    opened = Signal(TrackSound)
    completed = Signal(float)
    progressed = Signal(float)
    """(part decoded, 0 to 1)"""
    failed = Signal(str)

    def __init__(self, loader: TrackLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._job = 0
        self._sound: TrackSound | None = None
        self.title = ""
        """What the track is called."""
        self._whole: SpectrogramPicture | None = None
        self._close_up: SpectrogramPicture | None = None
        self._glance: SpectrogramPicture | None = None
        self.overview = OverviewStrip(self)
        self.canvas = DetailCanvas(self)
        self.bars = GenreBars(self)
        self.tools = ViewTools(self)
        self._request_timer = QTimer(self)
        self._request_timer.setSingleShot(True)
        self._request_timer.setInterval(_REQUEST_DELAY_MILLISECONDS)
        self._request_timer.timeout.connect(self._request)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.bars)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.overview)
        column.addLayout(middle, 1)
        column.addWidget(self.tools)
        self._connect()
        self.recolor()

    def _connect(self) -> None:
        loader, canvas, tools = self._loader, self.canvas, self.tools
        loader.opened.connect(self._on_opened)
        loader.grew.connect(self._on_grew)
        loader.previewed.connect(self._on_previewed)
        loader.completed.connect(self._on_completed)
        loader.view_ready.connect(self._on_view_ready)
        loader.failed.connect(self._on_failed)
        canvas.span_changed.connect(self._on_span)
        canvas.region_changed.connect(self.overview.set_region)
        canvas.hovered.connect(self._show_readout)
        self.overview.span_wanted.connect(canvas.set_span)
        tools.scale_changed.connect(self._on_scale)
        tools.colors_changed.connect(self.recolor)
        tools.auto_changed.connect(self._on_auto)
        tools.zoom_wanted.connect(canvas.zoom)
        tools.fit_wanted.connect(canvas.fit)
        tools.copy_wanted.connect(self.copy_picture)

    def set_compact(self) -> None:
        """Overview, waveform and spectrogram only, for a place with little room."""
        self.bars.hide()
        self.tools.hide()
        self.canvas.set_genre_lane(False)

    def show_track(self, path: str | None, title: str, mel_settings: MelSettings) -> None:
        """Empties the views and has the track decoded into them."""
        self.title = title
        scene = self.canvas.scene
        scene.wave_glance = None
        scene.peaks, scene.wave_close_up, scene.whole_seconds = None, None, 0.0
        scene.span = TimeSpan(0.0, 1.0)
        self.canvas.set_region(None)
        self.canvas.set_cursor(None)
        self.overview.set_cursor(None)
        self.overview.show_track(None, 0.0)
        self.tools.readout.setText("")
        self.analyse_again(path, mel_settings)

    def analyse_again(self, path: str | None, mel_settings: MelSettings) -> None:
        """Has the track on show decoded for another front-end; stretch in view, region and cursor stay."""
        self._sound = None
        self._whole = self._close_up = self._glance = None
        self.canvas.scene.pictures, self.canvas.scene.axis = [], None
        self.canvas.refresh()
        self._loader.want_scale(self.tools.scale)
        self._job = self._loader.open(path, mel_settings)

    def set_prediction(self, prediction: Prediction | None, note: str) -> None:
        """Timeline and bars; `note` says why there are none."""
        self.canvas.scene.prediction = prediction
        self.bars.set_prediction(prediction, note)
        self.canvas.refresh()

    @property
    def whole_seconds(self) -> float:
        """Length of the track on show, 0 before it is known."""
        return self.canvas.scene.whole_seconds

    def set_cursor(self, seconds: float, follow: bool) -> None:
        """Moves the playback cursor; `follow` turns the page when it leaves the view on the right."""
        canvas, before = self.canvas, self.canvas.cursor_seconds
        if follow and before is not None and canvas.span.contains(before) and seconds >= canvas.span.end:
            start = seconds - _PAGE_LEAD * canvas.span.seconds
            canvas.set_span(TimeSpan(start, start + canvas.span.seconds))
        canvas.set_cursor(seconds)
        self.overview.set_cursor(seconds)

    def bring_into_view(self, seconds: float) -> None:
        """Moves the view, where need be, so that a moment stands in its middle."""
        span = self.canvas.span
        if self.whole_seconds > 0 and not span.start <= seconds <= span.end:
            self.canvas.set_span(span.moved(seconds - (span.start + span.end) / 2, self.whole_seconds))

    def image(self) -> QImage:
        """The view with its title, as a picture."""
        return view_image(self.canvas.scene, self.title, self.export_size(), self.font(), colors_of(self))

    def export_size(self) -> QSizeF:
        """As large as on the screen, or large enough to be useful elsewhere."""
        return QSizeF(max(900, self.canvas.width()), max(420, self.canvas.height() + 40))

    @Slot()
    def copy_picture(self) -> None:
        """To the clipboard."""
        QGuiApplication.clipboard().setImage(self.image())

    def show_menu(self, at: QPoint) -> None:
        """The export menu at a place on the screen."""
        self.tools.show_export_menu(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overview.setFixedHeight(_LOW_STRIP if self.height() < _LITTLE_HEIGHT else _HIGH_STRIP)
        self._request_timer.start()

    @Slot(int, object)
    def _on_opened(self, job: int, sound: TrackSound) -> None:
        if job != self._job:
            return
        self._sound = sound
        scene = self.canvas.scene
        scene.peaks = sound.peaks
        scene.axis = sound.axis(self.tools.scale)
        if scene.whole_seconds <= 0:
            scene.whole_seconds = sound.info.duration_seconds
            scene.span = TimeSpan(0.0, scene.whole_seconds)
            self.canvas.set_cursor(0.0)
        self.canvas.relayout()
        self.overview.show_track(sound.peaks, scene.whole_seconds)
        self._on_span(scene.span)
        self.opened.emit(sound)

    @Slot(int, float, object)
    def _on_grew(self, job: int, seconds: float, picture: SpectrogramPicture | None) -> None:
        if job != self._job:
            return
        if picture is not None and self._fits_scale(picture):
            self._whole = picture
            self._set_pictures()
        self.overview.refresh()
        self.canvas.refresh()
        self.progressed.emit(seconds / max(self.whole_seconds, 1e-9))

    @Slot(int, Preview)
    def _on_previewed(self, job: int, glance: Preview) -> None:
        if job != self._job or not self._fits_scale(glance.picture):
            return
        wave = WaveCloseUp(glance.wave, 0.0, glance.whole_seconds)
        self._glance = glance.picture
        self.canvas.scene.wave_glance = wave
        self.overview.show_glance(wave)
        self._set_pictures()
        self.canvas.refresh()

    @Slot(int, float)
    def _on_completed(self, job: int, whole_seconds: float) -> None:
        if job != self._job:
            return
        scene = self.canvas.scene
        scene.wave_glance = self._glance = None
        self._set_pictures()
        showed_all = scene.span.seconds >= 0.999 * scene.whole_seconds
        scene.whole_seconds = whole_seconds
        self.overview.show_track(scene.peaks, whole_seconds)
        self.canvas.set_span(TimeSpan(0.0, whole_seconds) if showed_all else scene.span.within(whole_seconds))
        self.canvas.refresh()
        self._request_timer.start()
        self.completed.emit(whole_seconds)

    @Slot(int, LoadedView)
    def _on_view_ready(self, job: int, view: LoadedView) -> None:
        if job != self._job:
            return
        self.canvas.scene.wave_close_up = view.wave
        if view.picture is not None and self._fits_scale(view.picture):
            self._close_up = view.picture
            self._set_pictures()
        self.canvas.refresh()

    @Slot(int, str)
    def _on_failed(self, job: int, message: str) -> None:
        if job == self._job:
            self.failed.emit(message)

    def _fits_scale(self, picture: SpectrogramPicture) -> bool:
        return picture.axis.scale is self.tools.scale

    def _set_pictures(self) -> None:
        layers = (self._glance, self._whole, self._close_up)  # the finer over the rougher
        self.canvas.scene.pictures = [one for one in layers if one is not None]
        widest = self._glance or self._whole
        if self.tools.is_auto and widest is not None:
            self.tools.set_levels(*auto_levels(widest))
            self.recolor()

    @Slot(TimeSpan)
    def _on_span(self, span: TimeSpan) -> None:
        self.overview.set_span(span)
        self._request_timer.start()

    @Slot()
    def _request(self) -> None:
        """Asks for the part in view and as much again on its sides, at the screen's resolution."""
        span, whole = self.canvas.span, self.whole_seconds
        if self._sound is None or whole <= 0:
            return
        wide = span.widened(_MARGIN_PART, whole)
        columns = self.canvas.lanes.width * self.devicePixelRatioF() * wide.seconds / span.seconds
        self._loader.want(ViewRequest(wide.start, wide.end, max(16, round(columns)), self.tools.scale))

    @Slot(Scale)
    def _on_scale(self, scale: Scale) -> None:
        self._whole = self._close_up = self._glance = None
        self.canvas.scene.pictures = []
        self.canvas.scene.axis = None if self._sound is None else self._sound.axis(scale)
        self.canvas.refresh()
        self._loader.want_scale(scale)
        self._request_timer.start()

    @Slot()
    def recolor(self) -> None:
        """The colour map or the range of levels has changed."""
        low_db, high_db = self.tools.levels_db
        self.canvas.scene.table = color_table(self.tools.color_map, low_db, high_db)
        self.canvas.refresh()

    @Slot(bool)
    def _on_auto(self, auto: bool) -> None:
        if auto:
            self._set_pictures()

    @Slot(object)
    def _show_readout(self, readout: Readout | None) -> None:
        self.tools.readout.setText("" if readout is None else readout.text())
