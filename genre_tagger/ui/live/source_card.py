"""What the Live tab shows before anything comes in: what to do, or why nothing can, and the way around it."""

from __future__ import annotations

import sys

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
        self._problem = ""
        self._hears_system = True
        self.say("")

    def set_system_sound(self, found: bool) -> None:
        """Whether what the computer plays is among the sources; where it is not, the card says what to do about it."""
        if found != self._hears_system:
            self._hears_system = found
            self.say(self._problem)

    def say(self, problem: str) -> None:
        """Ready, or the sentence why not."""
        self._problem = problem
        hint = "" if self._hears_system else f"\n\n{self._hint()}"
        self._look.setVisible(bool(problem))
        if problem:
            text = self.tr("You can still try everything here with a file.")
            self._message.say(self.tr("Nothing to listen to"), f"{problem}\n{text}{hint}", "live")
        else:
            self._message.say(
                self.tr("Listen live"),
                self.tr(
                    "Press Start to see sound as it comes in, and the genre the network hears in it. "
                    "Nothing is recorded unless you press Record."
                )
                + hint,
                "live",
            )
        self.setAccessibleName(problem or self.tr("Ready to listen"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _hint(self) -> str:
        """How to hear what the computer itself plays, which no source found here offers."""
        if sys.platform == "win32":
            return self.tr(
                "To hear what the computer plays, switch on “Stereo Mix” in Windows: Sound settings, Recording, show "
                "disabled devices. Where there is none, a virtual cable does it."
            )
        if sys.platform == "darwin":
            return self.tr(
                "To hear what the computer plays, install a virtual sound device such as BlackHole and choose it here."
            )
        return self.tr(
            "To hear what the computer plays, PulseAudio or PipeWire must run, with its bridge for ALSA programs."
        )
