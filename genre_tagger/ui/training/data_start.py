"""What the Training tab shows before any data are chosen: what it does, and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from genre_tagger.ui.icons import icon, icon_pixmap
from genre_tagger.ui.views.tones import colors_of


class DataStart(QWidget):
    """Signals are what was pressed. GUI thread only."""

    folder_wanted = Signal()
    download_wanted = Signal()
    corrections_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drop = QFrame(self)
        self._drop.setProperty("role", "drop")
        self._drop.setMaximumWidth(820)
        self._drop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._picture = QLabel(self._drop)
        title = QLabel(self.tr("Teach the network your music"), self._drop)
        title.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "Drop a folder with music sorted by genre, or choose a known data set. "
                "A training run makes a new model; the one in use stays until you say otherwise."
            ),
            self._drop,
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        for label in (self._picture, title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QVBoxLayout(self._drop)
        inner.setContentsMargins(32, 18, 32, 18)
        inner.setSpacing(8)
        for label in (self._picture, title, words):
            inner.addWidget(label)
        inner.addSpacing(6)
        inner.addLayout(self._buttons())
        inner.addSpacing(10)
        inner.addLayout(self._steps())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._drop, 10)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
        self._dress()

    def _buttons(self) -> QHBoxLayout:
        self.folder_button = QPushButton(self.tr("Choose a folder…"), self._drop)
        self.folder_button.setProperty("primary", True)
        self.folder_button.setToolTip(
            self.tr("A folder for each genre, the Free Music Archive (FMA), GTZAN or a corpus: it is recognised")
        )
        self.folder_button.clicked.connect(self.folder_wanted)
        self.download_button = QPushButton(self.tr("Download FMA…"), self._drop)
        self.download_button.setToolTip(self.tr("Fetch free music with genres from the Free Music Archive"))
        self.download_button.clicked.connect(self.download_wanted)
        self.corrections_button = QPushButton(self.tr("Use my corrections"), self._drop)
        self.corrections_button.setToolTip(self.tr("Tracks whose genre you chose yourself in the library"))
        self.corrections_button.clicked.connect(self.corrections_wanted)
        layout = QHBoxLayout()
        layout.setSpacing(10)
        layout.addStretch(1)
        for button in (self.folder_button, self.download_button, self.corrections_button):
            layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _steps(self) -> QGridLayout:
        layout = QGridLayout()
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(3)
        self._step_pictures: list[tuple[QLabel, str]] = []
        steps = (
            ("add-folder", self.tr("1. Data"), self.tr("clips with a genre each, from one place or several")),
            ("check-data", self.tr("2. Check"), self.tr("silent, damaged and double clips are found")),
            ("training", self.tr("3. Train"), self.tr("watch it learn, pause and go on when you like")),
            ("results", self.tr("4. Judge"), self.tr("see where it errs before you use it")),
        )
        for column, (name, heading, text) in enumerate(steps):
            picture, head, body = QLabel(self._drop), QLabel(heading, self._drop), QLabel(text, self._drop)
            head.setProperty("role", "heading")
            body.setProperty("role", "muted")
            for row, label in enumerate((picture, head, body)):
                label.setWordWrap(row > 0)
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                layout.addWidget(label, row, column)
            layout.setColumnStretch(column, 1)
            self._step_pictures.append((picture, name))
        return layout

    def set_corrections(self, count: int) -> None:
        """How many the user has made."""
        self.corrections_button.setEnabled(count > 0)
        if count:
            self.corrections_button.setText(self.tr("Use my %Ln correction(s)", "", count))

    def set_dragging(self, dragging: bool) -> None:
        """Light up while a folder is held over the tab."""
        self._drop.setProperty("dragging", dragging)
        self._drop.style().polish(self._drop)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_step_pictures"):
            self._dress()

    def _dress(self) -> None:
        colors, ratio = colors_of(self), self.devicePixelRatioF()
        self._picture.setPixmap(icon_pixmap("training", colors.accent, 44, ratio))
        for label, name in self._step_pictures:
            label.setPixmap(icon_pixmap(name, colors.muted, 22, ratio))
        self.folder_button.setIcon(icon("add-folder", colors.on_accent))
        self.download_button.setIcon(icon("download", colors.text))
        self.corrections_button.setIcon(icon("edited", colors.text, colors.disabled))
