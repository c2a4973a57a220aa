"""The row of tools under the views: frequency scale, colours, range of levels, zoom, export, values at the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from genre_tagger.features.spectra import Scale
from genre_tagger.ui.icons import icon
from genre_tagger.ui.player.elided_label import ElidedLabel
from genre_tagger.ui.tool_button import tool_button
from genre_tagger.ui.views.level_bar import LevelBar
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.views.view_settings import ViewSettings
from genre_tagger.ui.widgets.plot_tables import COLOR_MAPS, table_icon

LOWEST_DB, HIGHEST_DB = -100, 27
_FIRST_LEVELS_DB = -60, 10
_LEAST_WIDTH = 440


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
        self._scale = QComboBox(self)
        self._scale.setAccessibleName(self.tr("Frequency scale"))
        self._scale.setToolTip(self.tr("Frequency scale. “Model” is exactly what the network sees."))
        for text, scale in (
            (self.tr("Model mel"), Scale.MODEL),
            (self.tr("Full mel"), Scale.MEL),
            (self.tr("Linear Hz"), Scale.LINEAR),
            (self.tr("Log Hz"), Scale.LOG),
        ):
            self._scale.addItem(text, scale)
        self._scale.currentIndexChanged.connect(self._announce_scale)
        self._map = QComboBox(self)
        self._map.setAccessibleName(self.tr("Colours"))
        self._map.setToolTip(self.tr("Colours of the spectrogram, from soft to loud"))
        self._map.setIconSize(QSize(34, 12))
        for name in COLOR_MAPS:
            self._map.addItem(table_icon(name, 34, 12), name.capitalize(), name)
        self._map.currentIndexChanged.connect(self._announce_map)
        self._levels = LevelBar(LOWEST_DB, HIGHEST_DB, self)
        self._levels.set_range(*_FIRST_LEVELS_DB)
        self._levels.set_color_map(self.color_map)
        self._levels.range_changed.connect(self._levels_moved)
        self._auto = QToolButton(self)
        self._auto.setText(self.tr("Auto"))
        self._auto.setAccessibleName(self.tr("Automatic range of levels"))
        self._auto.setCheckable(True)
        self._auto.setChecked(True)
        self._auto.setToolTip(self.tr("Fit the range of levels to the sound"))
        self._auto.toggled.connect(self.auto_changed)
        self.readout = ElidedLabel(parent=self)
        self.readout.setAccessibleName(self.tr("Values at the mouse"))
        self.readout.setProperty("role", "muted")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._spectrum = tool_button(
            self, self.tr("Spectrum"), self.tr("Show the spectrum under the mouse, or at the cursor"), checkable=True
        )
        self._spectrum.setChecked(True)
        self._spectrum.toggled.connect(self.spectrum_toggled)
        self._zoom_out = tool_button(self, self.tr("Zoom out"), self.tr("Zoom out (−)"))
        self._zoom_out.clicked.connect(self._want_zoom_out)
        self._zoom_in = tool_button(self, self.tr("Zoom in"), self.tr("Zoom in (+)"))
        self._zoom_in.clicked.connect(self._want_zoom_in)
        words = self.tr("Whole track"), self.tr("Show the whole track (F)")
        if not of_track:
            words = self.tr("Show all"), self.tr("Show all that is kept, half a minute at most")
        self._fit = tool_button(self, *words)
        self._fit.clicked.connect(self.fit_wanted)
        self._export = tool_button(self, self.tr("Export"), self.tr("Save or copy the view"))
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._spectrum.setVisible(of_track)
        self._dress()

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
        self._scale.setCurrentIndex(
            self._scale.findData(Scale(settings.scale) if settings.scale in known else Scale.MODEL)
        )
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_export"):
            self._dress()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._scale, self._map, self._levels, self._auto):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.readout, 1)
        for button in (self._spectrum, self._zoom_out, self._zoom_in, self._fit, self._export):
            row.addWidget(button)

    def _dress(self) -> None:
        colors = colors_of(self)
        for button, name in (
            (self._spectrum, "spectrum"),
            (self._zoom_out, "zoom-out"),
            (self._zoom_in, "zoom-in"),
            (self._fit, "fit"),
            (self._export, "export"),
        ):
            button.setIcon(icon(name, colors.text, colors.disabled))

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
