"""LiveTab: microphone, line-in, system sound or a file, seen and judged as it plays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from genre_tagger.classification.classifier import Classifier


class LiveTab(QWidget):
    """Scrolling waveform and spectrogram with the live genre. GUI thread only. Nothing is captured before Start.

    `close_down()` ends its threads; call it before the widget is destroyed.
    """

    recording_saved = Signal(str)
    """(path): a recording was finished and stands complete at `path`."""
    failed = Signal(str)
    """(one sentence): the source or the recording ended; the tab says so as well."""
    running_changed = Signal(bool)

    def __init__(
        self,
        classifier_factory: Callable[[], Classifier] | None = None,
        recordings_folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`classifier_factory` is called in a worker thread at the first start; None shows the views without a verdict.

        `recordings_folder` is where Record writes; default is the user's music folder.
        """
        super().__init__(parent)

    def set_classifier_factory(self, factory: Callable[[], Classifier] | None) -> None:
        """Another model was activated: it judges from the next second on."""

    def feed_file(self, path: str) -> None:
        """Plays the file silently into the tab at its natural pace."""

    @Slot()
    def stop(self) -> None:
        """Ends capture; the picture stays."""

    def close_down(self) -> None:
        """Ends capture, recording and all threads. Idempotent."""
