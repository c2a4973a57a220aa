"""The row of tools under the views: frequency scale, colours, range of levels, zoom, export, values at the mouse."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QWidget

from genre_tagger.features.spectra import Scale
from genre_tagger.ui.views.level_bar import LevelBar
from genre_tagger.ui.widgets.building import RIGHT, ElidedLabel, Gap, configured, hbox, make_tool
from genre_tagger.ui.widgets.plot_scales import COLOR_MAPS, table_icon

LOWEST_DB, HIGHEST_DB = -100, 27
_FIRST_LEVELS_DB = -60, 10
_LEAST_WIDTH = 440


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
            for name, default in values.items():
                value = found.get(name, default)
                values[name] = value if isinstance(value, type(default)) else default
        return cls(**values)


class ViewTools(QWidget):
    """Emits what the user wants; `scale`, `color_map`, `levels_db`, `is_auto` say how things stand."""

    scale_changed = Signal(Scale)
    colors_changed = Signal()
    """Another colour map or range of levels: the picture has the same values."""
    auto_changed = Signal(bool)
    zoom_wanted = Signal(float)
    fit_wanted = Signal()
    spectrum_toggled = Signal(bool)
    """The spectrum at the cursor shall be seen."""

    def __init__(self, parent: QWidget | None = None, *, of_track: bool = True) -> None:
        """Not `of_track`: without the spectrum, and what F shows in a track goes by another name."""
        super().__init__(parent)
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
        self._map.currentIndexChanged.connect(self._announce_map)
        self._levels = configured(LevelBar(LOWEST_DB, HIGHEST_DB, self), range_changed=self._levels_moved)
        self._levels.set_range(*_FIRST_LEVELS_DB)
        self._levels.set_color_map(self.color_map)
        self._auto = configured(QToolButton(self), text=self.tr("Auto"), checkable=True, checked=True)
        self._auto.setAccessibleName(self.tr("Automatic range of levels"))
        configured(self._auto, toolTip=self.tr("Fit the range of levels to the sound"), toggled=self.auto_changed)
        self.readout = configured(ElidedLabel(parent=self), role="muted", alignment=RIGHT)
        self.readout.setAccessibleName(self.tr("Values at the mouse"))
        tip = self.tr("Show the spectrum under the mouse, or at the cursor")
        self._spectrum = make_tool(self, self.tr("Spectrum"), tip, icon="spectrum", checkable=True, checked=True)
        configured(self._spectrum, toggled=self.spectrum_toggled, visible=of_track)
        words, tip = self.tr("Zoom out"), self.tr("Zoom out (−)")
        self._zoom_out = make_tool(self, words, tip, self._want_zoom_out, icon="zoom-out")
        words, tip = self.tr("Zoom in"), self.tr("Zoom in (+)")
        self._zoom_in = make_tool(self, words, tip, self._want_zoom_in, icon="zoom-in")
        words, tip = self.tr("Whole track"), self.tr("Show the whole track (F)")
        if not of_track:
            words, tip = self.tr("Show all"), self.tr("Show all that is kept, half a minute at most")
        self._fit = make_tool(self, words, tip, self.fit_wanted, icon="fit")
        self._export = make_tool(self, self.tr("Export"), self.tr("Save or copy the view"), icon="export")
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        left = self._scale, self._map, self._levels, self._auto, Gap(8), (self.readout, 1)
        right = self._spectrum, self._zoom_out, self._zoom_in, self._fit, self._export
        hbox(*left, *right, parent=self, spacing=6)

    @property
    def scale(self) -> Scale:
        """The scale chosen."""
        return Scale(self._scale.currentData())

    @property
    def color_map(self) -> str:
        """One of COLOR_MAPS."""
        return str(self._map.currentData())

    @property
    def levels_db(self) -> tuple[int, int]:
        """(low, high)"""
        return self._levels.low, self._levels.high

    @property
    def is_auto(self) -> bool:
        """Whether the range of levels follows the sound."""
        return self._auto.isChecked()

    @property
    def with_spectrum(self) -> bool:
        """Whether the spectrum at the cursor is wanted."""
        return self._spectrum.isChecked()

    def set_export_menu(self, menu: QMenu) -> None:
        """What the export button opens."""
        self._export.setMenu(menu)

    def set_usable(self, *, zoom: bool, export: bool) -> None:
        """Whether there is something to zoom in, else those buttons give way to the read-out; and to export."""
        for button in (self._zoom_out, self._zoom_in, self._fit):
            button.setVisible(zoom)
        self._export.setEnabled(export)

    def set_levels(self, low_db: int, high_db: int) -> None:
        """Moves the handles without a signal."""
        self._levels.set_range(low_db, high_db)

    @property
    def settings(self) -> ViewSettings:
        """All choices."""
        return ViewSettings(
            self.scale.value, self.color_map, self.is_auto, *self.levels_db, with_spectrum=self.with_spectrum
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
    def _announce_map(self) -> None:
        self._levels.set_color_map(self.color_map)
        self.colors_changed.emit()

    @Slot()
    def _levels_moved(self) -> None:
        with QSignalBlocker(self._auto):
            self._auto.setChecked(False)
        self.colors_changed.emit()

    @Slot()
    def _want_zoom_in(self) -> None:
        self.zoom_wanted.emit(1.5)

    @Slot()
    def _want_zoom_out(self) -> None:
        self.zoom_wanted.emit(1 / 1.5)
