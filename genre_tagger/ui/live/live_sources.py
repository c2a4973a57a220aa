"""Where the sound of the Live tab comes from: the devices found, and the file that is fed instead of one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from genre_tagger.audio.capture import CaptureSource
from genre_tagger.audio.input_device import InputDevice
from genre_tagger.errors import GenreTaggerError
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.live.live_controls import LiveControls


class LiveSources(QWidget):
    """Fills the list of sources and asks for files. An invisible child of the tab. GUI thread only."""

    listed = Signal(object, str)
    """(list of InputDevice, or one sentence why there are none)"""
    file_chosen = Signal(str)

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
        self._looked = False
        self._lister = InputLister(find_inputs)
        self._lister.found.connect(self._on_found)
        controls.file_wanted.connect(self.ask_for_file)

    @Slot()
    def look(self) -> None:
        """For devices, once more."""
        self._looked = True
        self._lister.look()

    def look_once(self) -> None:
        """For devices, unless that was done."""
        if not self._looked:
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
        self._lister.finish()

    @Slot(object, str)
    def _on_found(self, devices: list[InputDevice], error: str) -> None:
        self._devices = devices
        self._controls.set_sources(devices, self._file)
        self.listed.emit(devices, error)


class InputLister(QObject):
    """Looks for sources in a thread, as a sound system may take its time. `look` returns at once, `found` follows."""

    found = Signal(object, str)
    """(list of InputDevice, or one sentence why there are none)"""

    def __init__(self, list_inputs: Callable[[], list[InputDevice]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._list_inputs = list_inputs
        self._thread: Thread | None = None

    def look(self) -> None:
        """Once more, unless a look is under way."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="input-lister", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Waits for a look under way."""
        if self._thread is not None:
            self._thread.join(5.0)

    def _run(self) -> None:
        try:
            self.found.emit(self._list_inputs(), "")
        except GenreTaggerError as error:
            self.found.emit([], error_text(error))
