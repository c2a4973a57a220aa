"""What stands in place of results: none chosen, being read, not judged yet, failed; with the button that helps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from genre_tagger.ui.views.message_page import MessagePage


class WaitingPage(QWidget):
    """A message, a bar while something runs, and at most one button. GUI thread only."""

    acted = Signal(str)
    """(key of the button)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = MessagePage(self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._step = QLabel(self)
        self._step.setProperty("role", "muted")
        self._step.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._on_clicked)
        self._key = ""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._message, 3)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._step)
        column.addLayout(row)
        column.addStretch(2)

    def say(
        self, heading: str, text: str, picture: str, *, busy: bool = False, key: str = "", button: str = ""
    ) -> None:
        """Show a message; `key` and `button` name what can be done about it."""
        self._message.say(heading, text, picture)
        self._bar.setVisible(busy)
        self._step.setVisible(busy)
        self._step.clear()
        self._key = key
        self._button.setText(button)
        self._button.setVisible(bool(key))

    @Slot(str)
    def tell(self, step: str) -> None:
        """What is being done at the moment."""
        self._step.setText(step)

    @property
    def heading(self) -> str:
        """The message in short."""
        return self._message.accessibleName()

    @Slot()
    def _on_clicked(self) -> None:
        self.acted.emit(self._key)
