"""Why this genre?, asked of a track of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.viewed_track import spoken_title
from genre_tagger.ui.library.writing import Writing
from genre_tagger.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from genre_tagger.ui.explanation.explanation_view import ExplanationDialog


class Why(QWidget):
    """Opens the explanation of a track by the active model; one dialog at a time. GUI thread only. Never seen itself.

    While tags are written the dialog holds no file open.
    """

    failed = Signal(object)
    """(exception): there is no model to ask."""

    def __init__(self, engine: Engine, writing: Writing, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._engine, self._runner = engine, runner
        self.dialog: ExplanationDialog | None = None
        writing.started.connect(self._on_writing_started)
        writing.ended.connect(self._on_writing_ended)

    def ask(self, row: TrackRow) -> None:
        """Show why this track was classified as it was."""
        from genre_tagger.ui.explanation.explanation_view import ExplanationDialog

        try:
            checkpoint = self._engine.model().folder
        except GenreTaggerError as error:
            self.failed.emit(error)
            return
        if self.dialog is None:
            self.dialog = ExplanationDialog(self._runner, self.window())
            self.dialog.finished.connect(self._on_closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.explain(checkpoint, row.path, spoken_title(row))

    def close_down(self) -> None:
        """The window closes: so does the dialog, with its process."""
        if self.dialog is not None:
            self.dialog.reject()

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    @Slot()
    def _on_writing_started(self) -> None:
        if self.dialog is not None:
            self.dialog.view.evidence.transport.release()

    @Slot()
    def _on_writing_ended(self) -> None:
        if self.dialog is not None:
            self.dialog.view.evidence.transport.resume()
