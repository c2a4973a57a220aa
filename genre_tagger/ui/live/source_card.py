"""What the Live tab shows before anything comes in: what to do, or why nothing can, and the way around it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from genre_tagger.ui.views.message_page import MessagePage

_CARD_WIDTH = 520


class SourceCard(QWidget):
    """A card in the middle of the tab."""

    file_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame(self)
        card.setProperty("role", "card")
        card.setMaximumWidth(_CARD_WIDTH)
        self._message = MessagePage(card)
        self._file = QPushButton(self.tr("Feed from file…"), card)
        self._file.setToolTip(self.tr("Play a file into this tab, silently, at its natural pace"))
        self._file.clicked.connect(self.file_wanted)
        self._look = QPushButton(self.tr("Look again"), card)
        self._look.setToolTip(self.tr("Look for microphones and line-ins anew"))
        self._look.clicked.connect(self.look_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._look)
        buttons.addWidget(self._file)
        buttons.addStretch(1)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(24, 12, 24, 24)
        inner.addWidget(self._message)
        inner.addLayout(buttons)
        column = QVBoxLayout(self)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.say("")

    def say(self, problem: str) -> None:
        """Ready, or the sentence why not."""
        self._look.setVisible(bool(problem))
        if problem:
            text = self.tr("You can still try everything here with a file.")
            self._message.say(self.tr("Nothing to listen to"), f"{problem}\n{text}", "live")
        else:
            self._message.say(
                self.tr("Listen live"),
                self.tr(
                    "Press Start to see sound as it comes in, and the genre the network hears in it. "
                    "Nothing is recorded unless you press Record."
                ),
                "live",
            )
        self.setAccessibleName(problem or self.tr("Ready to listen"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
