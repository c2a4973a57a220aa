"""The line above the table: search, filters, and the button that leads to writing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from genre_tagger.genres import UNKNOWN
from genre_tagger.ui.colors import Colors
from genre_tagger.ui.icons import icon
from genre_tagger.ui.library.album_switch import AlbumSwitch
from genre_tagger.ui.library.track_filter import StatusGroup, TrackFilter

TYPING_MS = 180
ROOMY = 1180
"""Pixels from which on there is room for words beside icons."""


class FilterBar(QWidget):
    """Emits `filter_changed` (TrackFilter) shortly after the last key, and `write_requested`."""

    filter_changed = Signal(object)
    write_requested = Signal()

    def __init__(self, genres: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self.open_folder_button = self._tool_button(self.tr("Open a folder"))
        self.open_files_button = self._tool_button(self.tr("Open files"))
        self._make_search()
        self._make_combos(genres)
        self.clear_button = self._tool_button(self.tr("Clear the filter"))
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.setVisible(False)
        self.albums = AlbumSwitch()
        self.map_button = self._tool_button(self.tr("Map of the tracks by how alike they sound"))
        self.map_button.setCheckable(True)
        self.write_button = QPushButton(self.tr("Write tags…"))
        self.write_button.setProperty("primary", True)
        self.write_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.write_button.setEnabled(False)
        self.write_button.clicked.connect(self.write_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.open_folder_button)
        layout.addWidget(self.open_files_button)
        layout.addSpacing(4)
        layout.addWidget(self._text, 1)
        for widget in (self._genre, self._group, self._confidence, self.clear_button):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self.albums)
        layout.addWidget(self.map_button)
        layout.addWidget(self.write_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.albums.show_words(self.width() >= ROOMY)

    def _tool_button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _make_search(self) -> None:
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Search title, artist, genre or path"))
        self._text.setAccessibleName(self.tr("Search"))
        self._text.setClearButtonEnabled(True)
        self._text.setMinimumWidth(100)
        self._text.textChanged.connect(self._on_typed)
        self._search_action = QAction(self)
        self._text.addAction(self._search_action, QLineEdit.ActionPosition.LeadingPosition)

    def _make_combos(self, genres: tuple[str, ...]) -> None:
        self._genre, self._group, self._confidence = QComboBox(), QComboBox(), QComboBox()
        self._genre.setAccessibleName(self.tr("Filter by proposed genre"))
        self._group.setAccessibleName(self.tr("Filter by status"))
        self._confidence.setAccessibleName(self.tr("Filter by confidence"))
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

    def set_colors(self, colors: Colors) -> None:
        """Draw the icons in the theme's tones."""
        self.open_folder_button.setIcon(icon("add-folder", colors.text, colors.disabled))
        self.open_files_button.setIcon(icon("add-files", colors.text, colors.disabled))
        self.map_button.setIcon(icon("map", colors.text, colors.disabled))
        self.clear_button.setIcon(icon("close", colors.muted))
        self._search_action.setIcon(icon("search", colors.muted))
        self.write_button.setIcon(icon("write", colors.on_accent, colors.disabled))

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

    def show_group(self, group: StatusGroup) -> None:
        """Choose a status, as from the summary's links."""
        self._group.setCurrentIndex(self._group.findData(group.value))

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
