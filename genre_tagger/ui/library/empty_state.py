"""What a newcomer sees: where to drop music, what will happen then, and tracks to try it with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from genre_tagger.ui.colors import Colors
from genre_tagger.ui.icons import icon, icon_pixmap
from genre_tagger.ui.library.cell_text import shown_path

MOST_RECENT = 4


class EmptyState(QWidget):
    """Shown while the library holds no track. `recent_chosen` carries a folder's path."""

    open_folder_requested = Signal()
    open_files_requested = Signal()
    demo_requested = Signal()
    recent_chosen = Signal(str)

    def __init__(self, has_demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent_buttons: list[QPushButton] = []
        self._drop = QFrame()
        self._drop.setProperty("role", "drop")
        self._drop.setMaximumWidth(760)
        self._drop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop your music here"))
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel(
            self.tr(
                "Genre Tagger listens to each track and proposes a genre. "
                "Nothing is written until you have seen it and say so."
            )
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QVBoxLayout(self._drop)
        inner.setContentsMargins(40, 32, 40, 32)
        inner.setSpacing(10)
        inner.addWidget(self._picture)
        inner.addWidget(title)
        inner.addWidget(words)
        inner.addSpacing(10)
        inner.addLayout(self._buttons(has_demo))
        inner.addSpacing(18)
        inner.addLayout(self._steps())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._drop, 8)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addSpacing(12)
        outer.addLayout(self._recent)
        outer.addStretch(3)

    def _buttons(self, has_demo: bool) -> QHBoxLayout:
        self._folder_button = QPushButton(self.tr("Open a folder…"))
        self._folder_button.setProperty("primary", True)
        self._folder_button.clicked.connect(self.open_folder_requested)
        self._files_button = QPushButton(self.tr("Open files…"))
        self._files_button.clicked.connect(self.open_files_requested)
        self._demo_button = QPushButton(self.tr("Try the demo tracks"))
        self._demo_button.setToolTip(self.tr("Four short pieces that come with the program, one for each genre."))
        self._demo_button.clicked.connect(self.demo_requested)
        self._demo_button.setVisible(has_demo)
        layout = QHBoxLayout()
        layout.setSpacing(10)
        layout.addStretch(1)
        for button in (self._folder_button, self._files_button, self._demo_button):
            layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _steps(self) -> QGridLayout:
        """What will happen, in three words each."""
        layout = QGridLayout()
        layout.setHorizontalSpacing(18)
        layout.setVerticalSpacing(4)
        self._step_pictures: list[tuple[QLabel, str]] = []
        steps = (
            ("listen", self.tr("It listens"), self.tr("to the sound itself, not to the tags")),
            ("edited", self.tr("You review"), self.tr("correct or skip what is wrong")),
            ("undo", self.tr("It writes safely"), self.tr("every change can be taken back")),
        )
        for column, (name, heading, text) in enumerate(steps):
            picture, head, body = QLabel(), QLabel(heading), QLabel(text)
            head.setProperty("role", "heading")
            body.setProperty("role", "muted")
            body.setWordWrap(True)
            for row, label in enumerate((picture, head, body)):
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                layout.addWidget(label, row, column)
            layout.setColumnStretch(column, 1)
            self._step_pictures.append((picture, name))
        return layout

    def set_colors(self, colors: Colors) -> None:
        """Draw the icons in the theme's tones."""
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icon_pixmap("drop", colors.accent, 56, ratio))
        for label, name in self._step_pictures:
            label.setPixmap(icon_pixmap(name, colors.muted, 22, ratio))
        self._folder_button.setIcon(icon("add-folder", colors.on_accent))
        self._files_button.setIcon(icon("add-files", colors.text))
        self._demo_button.setIcon(icon("music", colors.text))
        for button in self._recent_buttons:
            button.setIcon(icon("folder", colors.accent))

    def set_recent(self, folders: tuple[str, ...], colors: Colors) -> None:
        """Offer the folders opened last."""
        for button in self._recent_buttons:
            self._recent.removeWidget(button)
            button.deleteLater()
        self._recent_buttons = []
        for folder in folders[:MOST_RECENT]:
            button = QPushButton(_short(shown_path(Path(folder))))
            button.setProperty("flat", True)
            button.setProperty("folder", folder)
            button.setToolTip(self.tr("Open {folder} again").format(folder=shown_path(Path(folder))))
            button.setIcon(icon("folder", colors.accent))
            button.clicked.connect(self._on_recent)
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._recent_buttons.append(button)

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
