"""The line above the table: search, filters, albums, and the button that leads to writing."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track_row import StatusGroup, TrackFilter
from genre_tagger.ui.icons import icon
from genre_tagger.ui.library.album_switch import AlbumSwitch
from genre_tagger.ui.widgets.building import Gap, configured, hbox, make_button, make_timer, make_tool

TYPING_MS = 180
ROOMY = 1180
"""Pixels from which on there is room for words beside icons."""


class FilterBar(QWidget):
    """Emits `filter_changed` (TrackFilter) shortly after the last key, and `write_requested`."""

    filter_changed = Signal(object)
    write_requested = Signal()

    def __init__(self, genres: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = make_timer(self, TYPING_MS, self._tell)
        self.open_folder_button = make_tool(self, self.tr("Open a folder"), icon="add-folder")
        self.open_files_button = make_tool(self, self.tr("Open files"), icon="add-files")
        self._text = configured(
            QLineEdit(),
            placeholderText=self.tr("Search title, artist, genre or path"),
            accessibleName=self.tr("Search"),
            clearButtonEnabled=True,
            minimumWidth=100,
            textChanged=self._on_typed,
        )
        self._text.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._make_combos(genres)
        self.clear_button = make_tool(
            self, self.tr("Clear the filter"), clicked=self.clear, icon="close", tone="muted", visible=False
        )
        self.albums = AlbumSwitch()
        self.map_button = make_tool(
            self, self.tr("Map of the tracks by how alike they sound"), icon="map", checkable=True
        )
        self.write_button = make_button(
            self.tr("Write tags…"), self, self.write_requested, icon="write", primary=True, enabled=False
        )
        self.write_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        filters = (self._genre, self._group, self._confidence, self.clear_button)
        left = (self.open_folder_button, self.open_files_button, Gap(4), (self._text, 1))
        right = (Gap(4), self.albums, self.map_button, self.write_button)
        hbox(*left, *filters, *right, parent=self, spacing=8, margins=(12, 10, 12, 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.albums.show_words(self.width() >= ROOMY)

    def _make_combos(self, genres: tuple[str, ...]) -> None:
        self._genre = configured(QComboBox(), accessibleName=self.tr("Filter by proposed genre"))
        self._group = configured(QComboBox(), accessibleName=self.tr("Filter by status"))
        self._confidence = configured(QComboBox(), accessibleName=self.tr("Filter by confidence"))
        self.set_genres(genres)
        for group, text in (
            (StatusGroup.ALL, self.tr("Any status")),
            (StatusGroup.TO_WRITE, self.tr("To write")),
            (StatusGroup.UNKNOWN, self.tr("Unknown")),
            (StatusGroup.NOTHING_TO_DO, self.tr("Nothing to do")),
            (StatusGroup.SKIPPED, self.tr("Skipped")),
            (StatusGroup.WRITTEN, self.tr("Written")),
            (StatusGroup.FAILED, self.tr("Failed")),
            (StatusGroup.WAITING, self.tr("Waiting")),
        ):
            self._group.addItem(text, group.value)
        for text, span in (
            (self.tr("Any confidence"), (0.0, 2.0)),
            (self.tr("90 % and more"), (0.9, 2.0)),
            (self.tr("75 % and more"), (0.75, 2.0)),
            (self.tr("50 % and more"), (0.5, 2.0)),
            (self.tr("Below 75 %"), (0.0, 0.75)),
            (self.tr("Below 50 %"), (0.0, 0.5)),
        ):
            self._confidence.addItem(text, span)
        for combo in (self._genre, self._group, self._confidence):
            combo.currentIndexChanged.connect(self._tell)

    def set_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use."""
        self._genre.blockSignals(True)
        self._genre.clear()
        self._genre.addItem(self.tr("Any genre"), "")
        for genre in genres:
            self._genre.addItem(genre, genre)
        self._genre.addItem(self.tr("Unknown"), UNKNOWN)
        self._genre.blockSignals(False)

    def set_writable(self, count: int) -> None:
        """How many files would be written; none greys the button."""
        self.write_button.setEnabled(count > 0)
        self.write_button.setText(self.tr("Write %Ln tag(s)…", "", count) if count else self.tr("Write tags…"))

    def current(self) -> TrackFilter:
        """The filter as set now."""
        least, most = self._confidence.currentData()
        return TrackFilter(
            self._text.text(), self._genre.currentData(), StatusGroup(self._group.currentData()), least, most
        )

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._text.setFocus()
        self._text.selectAll()

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        self._text.clear()
        for combo in (self._genre, self._group, self._confidence):
            combo.setCurrentIndex(0)
        self._tell()

    @Slot()
    def _on_typed(self) -> None:
        self._typing.start()

    @Slot()
    def _tell(self) -> None:
        self._typing.stop()
        track_filter = self.current()
        self.clear_button.setVisible(not track_filter.shows_all)
        self.filter_changed.emit(track_filter)
