"""A line at the top that says what just happened and offers what to do next; it can be put away."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from genre_tagger.ui.colors import Colors
from genre_tagger.ui.icons import icon, icon_pixmap


class NoticeBar(QFrame):
    """One notice at a time. `acted` carries the key of the button that was pressed."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._colors: Colors | None = None
        self._kind = "info"
        self._picture, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setToolTip(self.tr("Put away"))
        self._close.setAccessibleName(self.tr("Put this notice away"))
        self._close.clicked.connect(self.hide)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 6, 8, 6)
        self._layout.setSpacing(10)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(self._words, 1)
        self._layout.addWidget(self._close)
        self.hide()

    def set_colors(self, colors: Colors) -> None:
        """Draw the icons in the theme's tones."""
        self._colors = colors
        self._close.setIcon(icon("close", colors.muted))
        tones = {"info": ("info", colors.accent), "good": ("written", colors.good), "bad": ("failed", colors.bad)}
        name, tone = tones[self._kind]
        self._picture.setPixmap(icon_pixmap(name, tone, 18, self.devicePixelRatioF()))

    def show_notice(self, text: str, kind: str = "info", actions: tuple[tuple[str, str], ...] = ()) -> None:
        """Say `text`; `kind` is "info", "good" or "bad"; `actions` are (key, text of a button)."""
        self._kind = kind
        self._words.setText(text)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for key, label in actions:
            button = QPushButton(label)
            button.setProperty("key", key)
            button.clicked.connect(self._on_clicked)
            self._layout.insertWidget(self._layout.count() - 1, button)
            self._buttons.append(button)
        if self._colors is not None:
            self.set_colors(self._colors)
        self.show()

    def add_notice(self, text: str, kind: str = "info", actions: tuple[tuple[str, str], ...] = ()) -> None:
        """As `show_notice`, behind what stands there unread: several things may be told while the window opens."""
        if self.isHidden() or not self._words.text():
            self.show_notice(text, kind, actions)
            return
        there = tuple((button.property("key"), button.text()) for button in self._buttons)
        worse = "bad" if "bad" in (kind, self._kind) else kind
        self.show_notice(f"{self._words.text()} {text}", worse, (*there, *actions))

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.hide()
            self.acted.emit(button.property("key"))
