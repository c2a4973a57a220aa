"""Why this genre?, as a window of its own beside the library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.ui.explanation.explaining import Explaining
from genre_tagger.ui.explanation.explanation_view import ExplanationView
from genre_tagger.ui.tasks import TaskRunner


class ExplanationDialog(QDialog):
    """Not modal: the list stays in reach. It ends what runs when it is closed, and deletes itself."""

    def __init__(
        self,
        runner: TaskRunner,
        parent: QWidget | None = None,
        explaining: Explaining | None = None,
        player: Player | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why this genre?"))
        self.resize(980, 600)
        asked = explaining or Explaining(runner)
        asked.setParent(self)
        self.view = ExplanationView(asked, self, player)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self.finished.connect(self._on_finished)

    def explain(self, checkpoint: Path, audio: Path, title: str = "") -> None:
        """Begin with the middle of the track."""
        self.view.explain(checkpoint, audio, title)

    @Slot()
    def _on_finished(self) -> None:
        self.view.close_down()
