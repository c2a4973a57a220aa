"""What the Live tab shows before anything comes in: what to do, or why nothing can, and the way around it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from genre_tagger.ui.views.message_page import MessagePage
from genre_tagger.ui.widgets.building import hbox, make_button, make_card, vbox

_CARD_WIDTH = 520


class StartCard(QWidget):
    """A card in the middle of the tab."""

    file_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = make_card(self, maximumWidth=_CARD_WIDTH)
        self._message = MessagePage(card)
        tip = self.tr("Play a file into this tab, silently, at its natural pace")
        feed = make_button(self.tr("Feed from file…"), card, self.file_wanted, tip=tip)
        tip = self.tr("Look for microphones and line-ins anew")
        self._look = make_button(self.tr("Look again"), card, self.look_wanted, tip=tip)
        vbox(self._message, hbox(1, self._look, feed, 1, spacing=8), parent=card, margins=(24, 12, 24, 24))
        vbox(1, hbox(1, (card, 4), 1), 2, parent=self, margins=None)
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
            heading = self.tr("Nothing to listen to")
            text = problem + "\n" + self.tr("You can still try everything here with a file.")
        else:
            heading = self.tr("Listen live")
            text = self.tr(
                "Press Start to see sound as it comes in, and the genre the network hears in it. "
                "Nothing is recorded unless you press Record."
            )
        self._message.say(heading, text + hint, "live")
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
