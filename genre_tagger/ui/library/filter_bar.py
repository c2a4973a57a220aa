"""The line above the table: search, filters, the button that leads to writing; and albums, grouped or not."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track import CompanyMode
from genre_tagger.library.track_row import StatusGroup, TrackFilter
from genre_tagger.ui.theme import icon
from genre_tagger.ui.widgets.building import Gap, configured, hbox, make_action, make_button, make_timer, make_tool

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
        with QSignalBlocker(self._genre):
            self._genre.clear()
            for name, genre in (
                (self.tr("Any genre"), ""),
                *((one, one) for one in genres),
                (self.tr("Unknown"), UNKNOWN),
            ):
                self._genre.addItem(name, genre)

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


class AlbumSwitch(QWidget):
    """A button that groups and one with a menu. `menu` also stands in the menu bar. GUI thread only."""

    mode_chosen = Signal(object)
    """(CompanyMode): the person chose it."""
    fold_wanted = Signal(bool)
    """Fold all albums, or unfold them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            CompanyMode.NONE: (self.tr("Each track alone"), self.tr("A track's genre comes of its own sound only.")),
            CompanyMode.ALBUM: (
                self.tr("With its album"),
                self.tr("The other tracks of its album weigh in, less where the track sounds different."),
            ),
            CompanyMode.ONE_PER_ALBUM: (
                self.tr("One genre per album"),
                self.tr("All tracks of an album get the genre that fits the album as a whole."),
            ),
        }
        self.group = make_action(self.tr("&Group by album"), self, checkable=True)
        self.menu = QMenu(self.tr("Alb&ums"), self)
        self.menu.setToolTipsVisible(True)
        self.menu.addAction(self.group)
        self.menu.addSeparator()
        self._modes = QActionGroup(self)
        for mode, (name, tip) in names.items():
            action = make_action(name, self, toolTip=tip, checkable=True, data=mode.value)
            self.menu.addAction(self._modes.addAction(action))
        self._modes.triggered.connect(self._on_mode)
        self.menu.addSeparator()
        self._folds = configured(QActionGroup(self), triggered=self._on_fold)
        for name, folds in ((self.tr("&Fold all albums"), True), (self.tr("&Unfold all albums"), False)):
            action = make_action(name, self, data=folds, enabled=False)
            self.menu.addAction(self._folds.addAction(action))
            self.group.toggled.connect(action.setEnabled)
        self.group_button = make_tool(
            self, self.tr("Group by album"), icon="albums", checkable=True, clicked=self.group.setChecked
        )
        self.group.toggled.connect(self.group_button.setChecked)
        self.mode_button = make_tool(
            self,
            self.tr("What counts for a track's genre"),
            icon="company",
            menu=self.menu,
            popupMode=QToolButton.ToolButtonPopupMode.InstantPopup,
        )
        hbox(self.group_button, self.mode_button, parent=self, spacing=8)
        self.show_mode(CompanyMode.ALBUM)
        self.show_words(True)

    def show_mode(self, mode: CompanyMode) -> None:
        """What is in force."""
        for action in self._modes.actions():
            if action.data() == mode.value:
                action.setChecked(True)
                self.mode_button.setText(f"{action.text()} ▾")
                self.mode_button.setToolTip(action.toolTip())
                self.mode_button.setAccessibleDescription(f"{action.text()}. {action.toolTip()}")

    def show_words(self, shown: bool) -> None:
        """Whether there is room for what is in force."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.mode_button.setToolButtonStyle(style)

    @Slot(QAction)
    def _on_mode(self, action: QAction) -> None:
        mode = CompanyMode(action.data())
        self.show_mode(mode)
        self.mode_chosen.emit(mode)

    @Slot(QAction)
    def _on_fold(self, action: QAction) -> None:
        self.fold_wanted.emit(action.data())
