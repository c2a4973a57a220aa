"""Recording what comes in: where to, under which name, and how it went."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from genre_tagger.ui.live.live_controls import LiveControls
from genre_tagger.ui.live.live_session import LiveSession


class LiveRecording(QObject):
    """Joins the Record button to the session. `folder` None: the user's music folder. GUI thread only."""

    saved = Signal(str)
    """(path): the recording stands complete there."""
    failed = Signal(str)
    """(one sentence)"""

    def __init__(
        self, session: LiveSession, controls: LiveControls, folder: Path | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._controls, self._folder = session, controls, folder
        controls.record_toggled.connect(self._set_recording)
        session.recording_saved.connect(self.saved)
        session.recording_failed.connect(self._on_failed)

    def show_length(self) -> None:
        """The button tells how long it runs."""
        self._controls.set_recording(self._session.recorded_seconds)

    @Slot(bool)
    def _set_recording(self, recording: bool) -> None:
        if not recording:
            self._session.record(None)
            return
        name = self.tr("Recording {when}").format(when=datetime.now().strftime("%Y-%m-%d %H-%M-%S"))
        self._session.record((self._folder or _music_folder()) / f"{name}.flac")

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._controls.set_recording(None)
        self.failed.emit(message)


def _music_folder() -> Path:
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    return Path(music) if music else Path.home()
