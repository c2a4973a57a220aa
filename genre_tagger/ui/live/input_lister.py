"""Looks for sources of sound in a thread, because a sound system may take its time to answer."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Signal

from genre_tagger.audio.input_device import InputDevice
from genre_tagger.errors import GenreTaggerError
from genre_tagger.ui.error_text import error_text


class InputLister(QObject):
    """`look` returns at once; `found` follows from another thread."""

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
