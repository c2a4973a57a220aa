"""TrackPlot: waveform, spectrogram and genre timeline on one time axis; a second spectrogram to compare with.

Click seeks, drag marks a region, the wheel zooms, the middle button and the time axis pan.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from genre_tagger.classification.prediction import Prediction
from genre_tagger.ui.theme import Colors
from genre_tagger.ui.views.lanes import (
    RegionMark,
    SoundPlot,
    SpectrogramLane,
    Stretch,
    lane_heights,
)
from genre_tagger.ui.views.loaded_track import LoadedTrack
from genre_tagger.ui.views.track_loader import WaveSource
from genre_tagger.ui.widgets.plot_axes import DecibelAxis
from genre_tagger.ui.widgets.plot_box import Mouse, PlotCursor
from genre_tagger.ui.widgets.plot_sound import SoundPlace, level_table

_SHORTEST_SECONDS = 0.005
_SLICE_PIXELS = 120
_LEAST_WIDTH_WITH_SLICE = 560
_NO_LIMIT = 16_777_215.0


class TrackPlot(SoundPlot):
    """GUI thread only. It owns the stretch in view; its parent feeds it and calls `refresh...`."""

    span_changed = Signal(float, float)
    seek_wanted = Signal(float)
    region_changed = Signal(object)
    """(Stretch or None): the marked region, while it is drawn and after."""
    region_marked = Signal(float, float)
    """The user has finished marking."""
    segment_wanted = Signal(float, float)
    """(start, end) of a genre segment that was clicked."""
    play_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        name = self.tr("Waveform, spectrogram and genre timeline")
        super().__init__(name, parent, 3, Mouse.ALONG, marks=True)
        self.describe(
            self.tr("Space plays, arrow keys scroll, plus and minus zoom, F shows all, L loops the marked region.")
        )
        self.whole_seconds = 0.0
        self.region: Stretch | None = None
        """The marked stretch."""
        self._source = WaveSource()
        self._with_genres, self._with_slice, self._is_comparing = True, True, False
        self.lane, self.other_lane = SpectrogramLane(self, 1), SpectrogramLane(self, 2)
        self._level_axis = DecibelAxis("bottom")
        self.addItem(self._level_axis, row=3, col=1)
        self._genre_plot.getAxis("bottom").setCursor(Qt.CursorShape.OpenHandCursor)
        self.follow(self.lane.plot)
        self.other_lane.plot.setXLink(self.lane.plot)
        self._over_time = (self._wave_plot, self.lane.plot, self.other_lane.plot, self._genre_plot)
        self.playhead, self.pointer = PlotCursor(self), PlotCursor(self)
        self.share(self.playhead, self._over_time, follows_mouse=False)
        self.share(self.pointer, self._over_time)
        self._marks = [RegionMark(plot) for plot in self._over_time[:3]]
        self._connect()
        self.dress()

    def _connect(self) -> None:
        self.lane.plot.vb.sigXRangeChanged.connect(self._on_span)
        for plot in self._over_time:
            plot.vb.clicked.connect(self._on_genre_clicked if plot is self._genre_plot else self._on_clicked)
            plot.vb.double_clicked.connect(self._on_double_clicked)
            plot.vb.marked.connect(self._on_marked)
        for mark in self._marks:
            mark.sigRegionChanged.connect(self._on_mark_moved)
            mark.sigRegionChangeFinished.connect(self._on_mark_left)
        for cursor in (self.playhead, self.pointer):
            cursor.moved.connect(self._show_slice)

    def set_track(self, track: LoadedTrack, other: LoadedTrack | None = None) -> None:
        """Lengths and axes as they are known now, with the stretch in view kept where it can be."""
        before, (start, end) = self.whole_seconds, self.span
        self.whole_seconds = max(track.whole_seconds, 0.0 if other is None else other.whole_seconds)
        whole = max(self.whole_seconds, _SHORTEST_SECONDS)
        self._source = track.wave
        self.lane.set_axis(track.axis)
        self.other_lane.set_axis(None if other is None else other.axis)
        showed_all = before <= 0 or end - start >= 0.999 * before
        for plot in self._over_time:
            plot.setLimits(xMin=0.0, xMax=whole, minXRange=_SHORTEST_SECONDS)
        for mark in self._marks:
            mark.setBounds((0.0, max(track.whole_seconds, _SHORTEST_SECONDS)))
        if showed_all or self.whole_seconds <= 0:
            self.fit()
        self.refresh_wave()

    def show_other(self, titles: tuple[str, str] | None) -> None:
        """Adds the second spectrogram, both with their titles; None takes it away."""
        self._is_comparing = titles is not None
        for lane, title in zip((self.lane, self.other_lane), titles or ("", ""), strict=True):
            lane.set_title(title)
        self.share_room()

    def set_parts(self, *, genres: bool, spectrum: bool) -> None:
        """With or without the genre timeline and the spectrum at the cursor."""
        self._with_genres, self._with_slice = genres, spectrum
        self._genres.setVisible(genres)
        self.share_room()

    def set_prediction(self, prediction: Prediction | None) -> None:
        """The genre timeline."""
        self._genres.show_prediction(prediction)
        shape = Qt.CursorShape.ArrowCursor if prediction is None else Qt.CursorShape.PointingHandCursor
        self._genre_plot.vb.setCursor(shape)

    def set_levels(self, color_map: str, low_db: float, high_db: float) -> None:
        """Colours of the spectrograms."""
        table = level_table(color_map, low_db, high_db)
        for lane in (self.lane, self.other_lane):
            lane.set_table(table, low_db, high_db)
        self._level_axis.setRange(low_db, high_db)

    def refresh_wave(self) -> None:
        """More of the waveform is known, or another stretch is in view."""
        start, end = self.span
        self._wave.show_columns(self._source.columns(start, end, self.column_count), start, end)

    def set_span(self, start: float, end: float) -> None:
        """Shows another stretch, moved to where there is a track."""
        self.lane.plot.setXRange(start, end, padding=0)

    def zoom_place(self) -> QPointF | None:
        """The playback cursor where it is in view."""
        (start, end), at = self.span, self.playhead.value
        return None if at is None or not start <= at < end else QPointF(at, 0.0)

    @Slot(object)
    def set_region(self, region: Stretch | None) -> None:
        """Marks a stretch, or none."""
        if region is not None:
            region = max(0.0, region[0]), min(self.whole_seconds, region[1])
        if region == self.region:
            return
        self.region = region
        for mark in self._marks:
            mark.show_region(region)
        self.region_changed.emit(region)

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        if self.whole_seconds <= 0:
            return ""
        for lane in (self.lane, self.other_lane):
            if plot in (lane.plot, lane.slice_plot):
                return lane.read_out(plot, at)
        if plot is self._genre_plot and self._with_genres:
            self._show_segment_tip(at)
        return SoundPlace(at.x()).text()

    def use_colors(self, colors: Colors) -> None:
        self._level_axis.dress(colors, self.font())
        for lane in (self.lane, self.other_lane):
            lane.use_colors(colors)
        for mark, strength in zip(self._marks, (0.22, 0.10, 0.10), strict=True):
            mark.set_tone(colors.accent, strength)
        super().use_colors(colors)

    def handle_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.region is not None:
            self.set_region(None)
        else:
            return super().handle_key(event)
        return True

    def share_room(self) -> None:
        line = QFontMetricsF(self.font()).height()
        wave, genres, axis = lane_heights(
            self.height(), line, with_genres=self._with_genres, is_comparing=self._is_comparing
        )
        with_slice = self._with_slice and self.width() >= _LEAST_WIDTH_WITH_SLICE
        grid, gap = self.ci.layout, 6.0
        self._wave_plot.setVisible(wave > 0)
        self._genre_plot.getAxis("bottom").setHeight(axis)
        for lane, shown in ((self.lane, True), (self.other_lane, self._is_comparing)):
            lane.set_visible(shown, with_slice)
            lane.set_title(lane.title)
        for row, height in ((0, wave), (3, genres + axis)):
            grid.setRowFixedHeight(row, height)
        grid.setRowSpacing(0, gap if wave else 0.0)
        for row, shown in ((1, True), (2, self._is_comparing)):
            grid.setRowStretchFactor(row, 1 if shown else 0)
        grid.setRowMaximumHeight(2, _NO_LIMIT if self._is_comparing else 0.0)
        grid.setRowSpacing(1, gap if self._is_comparing else 0.0)
        grid.setColumnFixedWidth(1, _SLICE_PIXELS if with_slice else 0)
        grid.setColumnSpacing(0, 10.0 if with_slice else 0.0)
        self._level_axis.setVisible(with_slice)

    def _show_segment_tip(self, at: QPointF) -> None:
        segment = self._genres.segment_at(at.x())
        if segment is None:
            QToolTip.hideText()
            return
        lane = self._genre_plot.vb.sceneBoundingRect().toRect()
        place: QPoint = self.mapToGlobal(self.place_of(self._genre_plot, at.x(), at.y()))
        QToolTip.showText(place, self._genres.text_of(segment), self, lane)

    @Slot()
    def _on_span(self) -> None:
        self.refresh_wave()
        for lane in (self.lane, self.other_lane):
            lane.uncover()
        self.span_changed.emit(*self.span)

    @Slot()
    def _show_slice(self) -> None:
        """The spectrum under the mouse, else at the playback cursor."""
        if self.lane.slice_plot.isVisible():
            moment = self.playhead.value if self.pointer.value is None else self.pointer.value
            for lane in (self.lane, self.other_lane):
                lane.point(moment)

    @Slot(QPointF)
    def _on_clicked(self, at: QPointF) -> None:
        if self.whole_seconds <= 0:
            return
        seconds = min(max(0.0, at.x()), self.whole_seconds)
        if self.region is not None and not self.region[0] <= seconds < self.region[1]:
            self.set_region(None)
        self.seek_wanted.emit(seconds)

    @Slot(QPointF)
    def _on_genre_clicked(self, at: QPointF) -> None:
        segment = self._genres.segment_at(at.x())
        if segment is None:
            self._on_clicked(at)
        else:
            self.segment_wanted.emit(segment.start, segment.end)

    @Slot(QPointF)
    def _on_double_clicked(self, _at: QPointF) -> None:
        if self.region is None:
            self.fit()
        else:
            self.set_span(*self.region)

    @Slot(float, float, bool)
    def _on_marked(self, first: float, last: float, finished: bool) -> None:
        if self.whole_seconds <= 0:
            return
        self.set_region((first, last))
        if finished and self.region is not None:
            self.region_marked.emit(*self.region)

    @Slot(object)
    def _on_mark_moved(self, mark: RegionMark) -> None:
        if mark.isVisible():
            first, last = mark.getRegion()
            self.set_region((first, last))

    @Slot(object)
    def _on_mark_left(self, mark: RegionMark) -> None:
        """An edge was dragged and let go."""
        if self.region is not None and mark.isVisible():
            self.region_marked.emit(*self.region)
