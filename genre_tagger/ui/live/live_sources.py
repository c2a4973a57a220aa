"""Where the sound of the Live tab comes from: devices, or a file; and the card that stands there before."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from threading import Thread

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from genre_tagger.audio.capture import CaptureSource
from genre_tagger.audio.input_device import InputDevice
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.live.live_controls import LiveControls
from genre_tagger.ui.views.message_page import MessagePage
from genre_tagger.ui.widgets.building import hbox, make_button, make_card, vbox

_CARD_WIDTH = 520


class LiveSources(QWidget):
    """Fills the list of sources and asks for files. An invisible child of the tab. GUI thread only.

    Devices are looked for in a thread, as a sound system may take its time.
    """

    listed = Signal(object, str)
    """(list of InputDevice, or one sentence why there are none)"""
    file_chosen = Signal(str)
    _found = Signal(object, str)

    def __init__(
        self,
        controls: LiveControls,
        find_inputs: Callable[[], list[InputDevice]],
        open_device: Callable[[InputDevice | None], CaptureSource],
        open_file: Callable[[str], CaptureSource],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hide()
        self._controls = controls
        self._open_device, self._open_file = open_device, open_file
        self._devices: list[InputDevice] = []
        self._file: str | None = None
        self._find_inputs = find_inputs
        self._thread: Thread | None = None
        self._found.connect(self._on_found)
        controls.file_wanted.connect(self.ask_for_file)

    @Slot()
    def look(self) -> None:
        """For devices, once more, unless a look is under way. Returns at once; `listed` follows."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="input-lister", daemon=True)
            self._thread.start()

    def look_once(self) -> None:
        """For devices, unless that was done."""
        if self._thread is None:
            self.look()

    def use_file(self, path: str) -> None:
        """The file becomes the source."""
        self._file = path
        self._controls.set_sources(self._devices, path)
        self._controls.choose_file(path)

    def chosen(self) -> Callable[[], CaptureSource] | None:
        """What opens the chosen source; None where a file is still to be chosen."""
        source = self._controls.chosen
        if isinstance(source, str):
            return partial(self._open_file, source)
        return partial(self._open_device, source) if isinstance(source, InputDevice) else None

    @Slot()
    def ask_for_file(self) -> None:
        """`file_chosen` follows, if one was."""
        from genre_tagger.audio.decoding import AUDIO_EXTENSIONS

        kinds = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_EXTENSIONS))
        path, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("Feed from file"), "", self.tr("Music ({kinds})").format(kinds=kinds)
        )
        if path:
            self.file_chosen.emit(path)
        else:
            self._controls.set_sources(self._devices, self._file)

    def finish(self) -> None:
        """Waits for a look under way."""
        if self._thread is not None:
            self._thread.join(5.0)

    def _run(self) -> None:
        try:
            self._found.emit(self._find_inputs(), "")
        except GenreTaggerError as error:
            self._found.emit([], error_text(error))

    @Slot(object, str)
    def _on_found(self, devices: list[InputDevice], error: str) -> None:
        self._devices = devices
        self._controls.set_sources(devices, self._file)
        self.listed.emit(devices, error)


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
            heading = self.tr("No source of sound")
            text = problem + "\n" + self.tr("You can still try everything here with a file.")
        else:
            heading = self.tr("Classify live")
            text = self.tr(
                "Press Start to see sound as it comes in, and the genre the network predicts. "
                "Nothing is recorded unless you press Record."
            )
        self._message.say(heading, text + hint, "live")
        self.setAccessibleName(problem or self.tr("Ready"))
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
