"""Where the parts of the Library tab stand: the empty state, or filter, table, line of progress and views below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from genre_tagger.ui.widgets.building import configured, split, vbox

LEAST_TABLE_HEIGHT = 150
_VIEWS_PART = 0.56
_MAP_PART = 0.4
_LEAST_VIEWS_HEIGHT = 304
"""In a small window the spectrogram needs this much, or nothing can be read off it."""


class LibraryPages(QStackedWidget):
    """Two pages. The views below the table get their share when they come, until a person moves the border."""

    def __init__(
        self, empty: QWidget, filter_bar: QWidget, table: QWidget, progress: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_untouched = True
        upper = configured(QWidget(), minimumHeight=LEAST_TABLE_HEIGHT)
        vbox((table, 1), progress, parent=upper, spacing=0, margins=(12, 0, 12, 0))
        self.splitter = split(upper, orientation=Qt.Orientation.Vertical)
        self.splitter.splitterMoved.connect(self._on_moved)
        self._across, full = split(self.splitter), QWidget()
        vbox(filter_bar, (self._across, 1), parent=full, spacing=0)
        self.addWidget(empty)
        self.addWidget(full)

    def show_tracks(self, shown: bool) -> None:
        """The table, or the empty state."""
        self.setCurrentIndex(1 if shown else 0)
        self._share_out()

    def add_views(self, views: QWidget) -> None:
        """The views of the selected track, under the table."""
        self.splitter.addWidget(views)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self._share_out()

    def add_map(self, page: QWidget) -> None:
        """The map, beside all that."""
        self._across.addWidget(page)
        for place, part in enumerate((1 - _MAP_PART, _MAP_PART)):
            self._across.setStretchFactor(place, round(10 * part))
        width = self._across.width()
        self._across.setSizes([round((1 - _MAP_PART) * width), round(_MAP_PART * width)])

    def map_state(self) -> QByteArray:
        """The border between table and map, to be kept between sessions."""
        return self._across.saveState()

    def restore_map(self, state: QByteArray) -> None:
        """Take up what `map_state` gave."""
        self._across.restoreState(state)

    def state(self) -> QByteArray:
        """The border, to be kept between sessions; empty where nobody moved it."""
        return QByteArray() if self._is_untouched else self.splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Take up what `state` gave; an empty value is passed over."""
        if not state.isEmpty():
            self._is_untouched = not self.splitter.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Most of a small window to the views, in a large one more to the table."""
        height = self.splitter.height() - self.splitter.handleWidth()
        if self._is_untouched and self.splitter.count() > 1 and height > LEAST_TABLE_HEIGHT:
            views = max(_LEAST_VIEWS_HEIGHT, round(_VIEWS_PART * height))
            views = min(views, height - LEAST_TABLE_HEIGHT)
            self.splitter.setSizes([height - views, views])

    def _on_moved(self) -> None:
        self._is_untouched = False
