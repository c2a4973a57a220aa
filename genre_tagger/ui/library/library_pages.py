"""Where the parts of the Library tab stand, and what a newcomer sees there: where to drop music, tracks to try."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QWidget

from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.theme import IconLabel, icon
from genre_tagger.ui.widgets.building import CENTER, Gap, configured, hbox, make_button, make_label, split, vbox

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
        self.across, full = split(self.splitter), QWidget()
        """Table and views, and the map beside them."""
        vbox(filter_bar, (self.across, 1), parent=full, spacing=0)
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
        self.across.addWidget(page)
        for place, part in enumerate((1 - _MAP_PART, _MAP_PART)):
            self.across.setStretchFactor(place, round(10 * part))
        width = self.across.width()
        self.across.setSizes([round((1 - _MAP_PART) * width), round(_MAP_PART * width)])

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


MOST_RECENT = 4


class EmptyState(QWidget):
    """Shown while the library holds no track. `recent_chosen` carries a folder's path."""

    open_folder_requested = Signal()
    open_files_requested = Signal()
    demo_requested = Signal()
    recent_chosen = Signal(str)
    recent_cleared = Signal()

    def __init__(self, has_demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent_buttons: list[QPushButton] = []
        self._drop = configured(QFrame(), role="drop", maximumWidth=760)
        self._drop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = self.tr(
            "Genre Tagger classifies each track and proposes a genre. "
            "Nothing is written until you have seen it and say so."
        )
        middle = Qt.AlignmentFlag.AlignCenter
        vbox(
            IconLabel("drop", size=56, tone="accent"),
            make_label(self.tr("Drop your music here"), role="title", alignment=middle),
            make_label(words, role="muted", wrap=True, alignment=middle),
            Gap(10),
            self._buttons(has_demo),
            Gap(18),
            self._steps(),
            parent=self._drop,
            spacing=10,
            margins=(40, 32, 40, 32),
        )
        self._recent = vbox(spacing=0)
        self._clear_button = make_button(self.tr("Clear this list"), clicked=self.recent_cleared, flat=True)
        self._clear_button.hide()
        row = hbox(1, (self._drop, 8), 1)
        vbox(2, row, Gap(12), self._recent, hbox(1, self._clear_button, 1), 3, parent=self, margins=(24, 20, 24, 20))

    def _buttons(self, has_demo: bool) -> QHBoxLayout:
        demo = make_button(
            self.tr("Try the demo tracks"),
            clicked=self.demo_requested,
            icon="music",
            tip=self.tr("Four short pieces that come with the program, one for each genre."),
        )
        demo.setVisible(has_demo)
        folder = make_button(
            self.tr("Open a folder…"), clicked=self.open_folder_requested, icon="add-folder", primary=True
        )
        files = make_button(self.tr("Open files…"), clicked=self.open_files_requested, icon="add-files")
        return hbox(1, folder, files, demo, 1, spacing=10)

    def _steps(self) -> QGridLayout:
        """What will happen, in three words each."""
        layout = configured(QGridLayout(), horizontalSpacing=18, verticalSpacing=4)
        steps = (
            ("classify", self.tr("It classifies"), self.tr("by the sound itself, not by the tags")),
            ("edited", self.tr("You review"), self.tr("correct or skip what is wrong")),
            ("undo", self.tr("It writes safely"), self.tr("every change can be taken back")),
        )
        for column, (name, heading, text) in enumerate(steps):
            picture = IconLabel(name, size=22, tone="muted")
            labels = make_label(heading, role="heading"), make_label(text, role="muted", wrap=True)
            for row, label in enumerate((picture, *labels)):
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                layout.addWidget(label, row, column)
            layout.setColumnStretch(column, 1)
        return layout

    def set_recent(self, folders: tuple[str, ...]) -> None:
        """Offer the folders opened last."""
        for button in self._recent_buttons:
            self._recent.removeWidget(button)
            button.deleteLater()
        self._recent_buttons = []
        for folder in folders[:MOST_RECENT]:
            path = shown_path(Path(folder))
            tip = self.tr("Open {folder} again").format(folder=path)
            button = make_button(_short(path), clicked=self._on_recent, tip=tip, flat=True, folder=folder)
            button.setIcon(icon("folder", "accent"))
            self._recent.addWidget(button, 0, CENTER)
            self._recent_buttons.append(button)
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """In a low window there are fewer recent folders, so that the place to drop on stays whole."""
        inner = self._drop.layout()
        wanted = 0 if inner is None else inner.totalHeightForWidth(min(self.width() - 48, self._drop.maximumWidth()))
        rows = (self.height() - wanted - 60) // (self._clear_button.sizeHint().height() + 2)
        for place, button in enumerate(self._recent_buttons, start=1):
            button.setVisible(place < rows)
        self._clear_button.setVisible(bool(self._recent_buttons) and rows > 1)

    def set_dragging(self, dragging: bool) -> None:
        """Light up while files are held over the window."""
        self._drop.setProperty("dragging", dragging)
        self._drop.style().polish(self._drop)

    @Slot()
    def _on_recent(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.recent_chosen.emit(button.property("folder"))


def _short(text: str, most: int = 64) -> str:
    """The end of a long path says more than its beginning."""
    return text if len(text) <= most else f"…{text[-most:]}"
