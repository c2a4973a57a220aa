"""The row of tools under the views: frequency scale, colours, range of levels, zoom, export, values at the mouse."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import FLOOR_DB, STEP_DB, Scale
from genre_tagger.ui.figure_text import level, whole
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.views.lanes import SoundPlot
from genre_tagger.ui.widgets.building import RIGHT, ElidedLabel, Gap, configured, hbox, make_tool
from genre_tagger.ui.widgets.plot_box import ZOOM_STEP
from genre_tagger.ui.widgets.plot_sound import COLOR_MAPS, auto_levels, level_table, table_icon, table_image

_LEAST_WIDTH = 440
_LOWEST_DB, _HIGHEST_DB, _LEAST_RANGE_DB = -100, 27, 5
_HEIGHT, _WIDTH, _GROOVE_HEIGHT = 26, 220, 8.0
_RADIUS = 6.5
"""Of a handle, in pixels, as all lengths here."""
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """What a window keeps of a view between two runs: plain values. `scale` is the value of a `Scale`."""

    scale: str = Scale.MODEL.value
    color_map: str = "magma"
    auto_levels: bool = True
    low_db: int = -60
    high_db: int = 10
    volume: float = 0.8
    with_spectrum: bool = True

    def to_text(self) -> str:
        """One line for a settings file."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> ViewSettings:
        """Inverse of `to_text`; what is missing, foreign or of the wrong kind takes its default."""
        try:
            found: Any = json.loads(text)
        except ValueError:
            found = {}
        values = asdict(cls())
        if isinstance(found, dict):
            values |= {name: found[name] for name, one in values.items() if isinstance(found.get(name), type(one))}
        return cls(**values)


class ViewTools(QWidget):
    """Colours, zooms and exports a plot, and says what lies under its mouse. GUI thread only."""

    scale_changed = Signal(Scale)
    spectrum_toggled = Signal(bool)
    """The spectrum at the cursor shall be seen."""

    def __init__(self, plot: SoundPlot, parent: QWidget | None = None, *, of_track: bool = True) -> None:
        """Not `of_track`: without the spectrum, and what F shows in a track goes by another name."""
        super().__init__(parent)
        self._plot = plot
        self._picture: SpectrogramPicture | None = None
        self._scale = configured(QComboBox(self), accessibleName=self.tr("Frequency scale"))
        self._scale.setToolTip(self.tr("Frequency scale. “Model” is exactly what the network sees."))
        for text, scale in (
            (self.tr("Model mel"), Scale.MODEL),
            (self.tr("Full mel"), Scale.MEL),
            (self.tr("Linear Hz"), Scale.LINEAR),
            (self.tr("Log Hz"), Scale.LOG),
        ):
            self._scale.addItem(text, scale)
        self._scale.currentIndexChanged.connect(self._announce_scale)
        self._map = configured(QComboBox(self), accessibleName=self.tr("Colours"), iconSize=QSize(34, 12))
        self._map.setToolTip(self.tr("Colours of the spectrogram, from soft to loud"))
        for name in COLOR_MAPS:
            self._map.addItem(table_icon(name, 34, 12), name.capitalize(), name)
        self._map.currentIndexChanged.connect(self._recolor)
        self._levels = configured(LevelBar(self), range_changed=self._levels_moved)
        self._auto = configured(QToolButton(self), text=self.tr("Auto"), checkable=True, checked=True)
        self._auto.setAccessibleName(self.tr("Automatic range of levels"))
        configured(self._auto, toolTip=self.tr("Fit the range of levels to the sound"), toggled=self._fit_levels)
        self.readout = configured(ElidedLabel(parent=self), role="muted", alignment=RIGHT)
        self.readout.setAccessibleName(self.tr("Values at the mouse"))
        plot.hovered.connect(self.readout.setText)
        tip = self.tr("Show the spectrum under the mouse, or at the cursor")
        self._spectrum = make_tool(self, self.tr("Spectrum"), tip, icon="spectrum", checkable=True, checked=True)
        configured(self._spectrum, toggled=self.spectrum_toggled, visible=of_track)
        words, tip = self.tr("Zoom out"), self.tr("Zoom out (−)")
        self._zoom_out = make_tool(self, words, tip, self._on_zoom_out, icon="zoom-out")
        words, tip = self.tr("Zoom in"), self.tr("Zoom in (+)")
        self._zoom_in = make_tool(self, words, tip, self._on_zoom_in, icon="zoom-in")
        words, tip = self.tr("Whole track"), self.tr("Show the whole track (F)")
        if not of_track:
            words, tip = self.tr("Show all"), self.tr("Show all that is kept, half a minute at most")
        self._fit = make_tool(self, words, tip, plot.fit, icon="fit")
        self._export = make_tool(self, self.tr("Export"), self.tr("Save or copy the view"), icon="export")
        configured(self._export, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup, menu=plot.export.menu())
        left = self._scale, self._map, self._levels, self._auto, Gap(8), (self.readout, 1)
        right = self._spectrum, self._zoom_out, self._zoom_in, self._fit, self._export
        hbox(*left, *right, parent=self, spacing=6)
        self.apply(ViewSettings())

    @property
    def scale(self) -> Scale:
        """The scale chosen."""
        return Scale(self._scale.currentData())

    @property
    def levels_db(self) -> tuple[int, int]:
        """(low, high)"""
        return self._levels.low, self._levels.high

    def set_usable(self, *, zoom: bool, export: bool) -> None:
        """Whether there is something to zoom in, else those buttons give way to the read-out; and to export."""
        for button in (self._zoom_out, self._zoom_in, self._fit):
            button.setVisible(zoom)
        self._export.setEnabled(export)

    def set_levels(self, low_db: int, high_db: int) -> None:
        """Spreads these levels over the colours."""
        self._levels.set_range(low_db, high_db)
        self._recolor()

    def fit_levels(self, picture: SpectrogramPicture) -> None:
        """The levels of this picture, where they are to follow the sound; now, or once they are."""
        self._picture = picture
        self._fit_levels()

    @property
    def settings(self) -> ViewSettings:
        """All choices."""
        is_auto, with_spectrum = self._auto.isChecked(), self._spectrum.isChecked()
        return ViewSettings(
            self.scale.value, self._map.currentData(), is_auto, *self.levels_db, with_spectrum=with_spectrum
        )

    def apply(self, settings: ViewSettings) -> None:
        """Restores earlier choices; signals follow where something changes."""
        known = {scale.value for scale in Scale}
        self.set_levels(settings.low_db, settings.high_db)
        scale = Scale(settings.scale) if settings.scale in known else Scale.MODEL
        self._scale.setCurrentIndex(self._scale.findData(scale))
        if settings.color_map in COLOR_MAPS:
            self._map.setCurrentIndex(COLOR_MAPS.index(settings.color_map))
        self._auto.setChecked(settings.auto_levels)
        self._spectrum.setChecked(settings.with_spectrum)

    def minimumSizeHint(self) -> QSize:
        """In little room some tools give way."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout, yielding = self.layout(), ((self._levels, self._auto), (self._map,))
        for part in (part for group in yielding for part in group):
            part.setVisible(True)
        for group in yielding:
            fits = layout is None or layout.minimumSize().width() <= event.size().width()
            for part in group:
                part.setVisible(fits)

    @Slot()
    def _announce_scale(self) -> None:
        self.scale_changed.emit(self.scale)

    @Slot()
    def _recolor(self) -> None:
        self._levels.set_color_map(self._map.currentData())
        self._plot.set_levels(self._map.currentData(), *self.levels_db)

    @Slot()
    def _fit_levels(self) -> None:
        if self._auto.isChecked() and self._picture is not None:
            self.set_levels(*auto_levels(self._picture))

    @Slot()
    def _levels_moved(self) -> None:
        with QSignalBlocker(self._auto):
            self._auto.setChecked(False)
        self._recolor()

    @Slot()
    def _on_zoom_in(self) -> None:
        self._plot.zoom(ZOOM_STEP)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._plot.zoom(1 / ZOOM_STEP)


class LevelBar(QWidget):
    """Two whole decibel values, `low` below `high`. Arrows move the one that Space or Enter chose. GUI thread only."""

    range_changed = Signal(int, int)
    """(low, high) in dB, by the user's hand only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(
            self.tr(
                "Levels between the handles are spread over the colours. Arrows move a handle, Space takes the other."
            )
        )
        self.setFixedSize(_WIDTH, _HEIGHT)
        configured(self, accessibleName=self.tr("Range of levels"), focusPolicy=Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._color_map, self._moves_high = "grey", True
        self._hovered = -1  # the handle under the mouse: 0 the lower, 1 the upper, -1 none
        self._grip: float | None = None  # how far from its middle the mouse holds a handle
        self.low, self.high = _LOWEST_DB, _HIGHEST_DB
        self._show_range()

    def set_range(self, low: int, high: int) -> None:
        """Moves both handles without a signal."""
        self.high = min(max(high, _LOWEST_DB + _LEAST_RANGE_DB), _HIGHEST_DB)
        self.low = min(max(low, _LOWEST_DB), self.high - _LEAST_RANGE_DB)
        self._show_range()

    def set_color_map(self, name: str) -> None:
        """The colours of the groove."""
        self._color_map = name
        self.update()

    def place_of(self, level_db: float) -> QPointF:
        """Where a level lies in this widget."""
        groove, part = self._groove(), (level_db - _LOWEST_DB) / (_HIGHEST_DB - _LOWEST_DB)
        return QPointF(groove.left() + groove.width() * part, groove.center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, groove = QPainter(self), colors_of(self), self._groove()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = ((end - FLOOR_DB) / STEP_DB for end in (_LOWEST_DB, _HIGHEST_DB))
        legend = table_image(level_table(self._color_map, self.low, self.high))
        painter.drawImage(groove, legend, QRectF(first, 0.0, last - first, 1.0))
        painter.setPen(QPen(QColor(colors.border_strong), 1))
        painter.drawRect(groove)
        painter.setBrush(QColor(colors.raised))
        for is_high, value in enumerate((self.low, self.high)):
            is_chosen = self._hovered == is_high or (self.hasFocus() and self._moves_high is bool(is_high))
            painter.setPen(QPen(QColor(colors.accent if is_chosen else colors.muted), 2 if is_chosen else 1.5))
            painter.drawEllipse(self.place_of(value), _RADIUS - 0.5, _RADIUS - 0.5)
        painter.setPen(QColor(colors.muted))
        place, gap, middle = QRectF(self.rect()), _RADIUS + 4, Qt.AlignmentFlag.AlignVCenter
        place.setRight(groove.left() - gap)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, whole(self.low))
        place.setLeft(groove.right() + gap)
        place.setRight(self.width())
        painter.drawText(place, middle, level(self.high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._moves_high = not self._moves_high
            self._show_range()
        elif Qt.Key(event.key()) in _STEPS:
            self._move((self.high if self._moves_high else self.low) + _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A handle is taken where it is; the groove brings the nearer one."""
        if event.button() == Qt.MouseButton.LeftButton:
            offs = [event.position().x() - self.place_of(value).x() for value in (self.low, self.high)]
            self._moves_high = abs(offs[1]) <= abs(offs[0])
            self._grip = offs[self._moves_high] if abs(offs[self._moves_high]) <= _RADIUS else 0.0
            self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._grip is not None:
            part = (x - self._grip - self._groove().left()) / self._groove().width()
            self._move(_LOWEST_DB + (_HIGHEST_DB - _LOWEST_DB) * part)
        near = [abs(x - self.place_of(value).x()) <= _RADIUS for value in (self.low, self.high)]
        self._hover(near.index(True) if any(near) else -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def _hover(self, handle: int) -> None:
        self._hovered = handle
        self.setCursor(Qt.CursorShape.ArrowCursor if handle < 0 else Qt.CursorShape.SizeHorCursor)
        self.update()

    def _groove(self) -> QRectF:
        """Between the room of the widest numbers."""
        metrics, edge = QFontMetricsF(self.font()), _RADIUS + 4
        left, right = (metrics.horizontalAdvance(widest) + edge for widest in ("−100", level(-27)))
        return QRectF(left, (_HEIGHT - _GROOVE_HEIGHT) / 2, _WIDTH - left - right, _GROOVE_HEIGHT)

    def _show_range(self) -> None:
        chosen = self.tr("upper") if self._moves_high else self.tr("lower")
        words = self.tr("{low} to {high} dB; arrows move the {which} end")
        self.setAccessibleDescription(words.format(low=whole(self.low), high=whole(self.high), which=chosen))
        self.update()

    def _move(self, value: float) -> None:
        """The chosen handle, as far as the other one lets it."""
        before = self.low, self.high
        if self._moves_high:
            self.set_range(self.low, max(round(value), self.low + _LEAST_RANGE_DB))
        else:
            self.set_range(min(round(value), self.high - _LEAST_RANGE_DB), self.high)
        if before != (self.low, self.high):
            self.range_changed.emit(self.low, self.high)
