"""From "write" to "written": the plan is shown, carried out, told, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from genre_tagger.library.proposal import WriteRules
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.library.writing import WriteResult, Writing
from genre_tagger.ui.notices import NoticeBar


class WriteFlow(QObject):
    """Review dialog, writer and notice in their order. `begun` follows once writing was agreed to."""

    begun = Signal()
    history_requested = Signal()

    def __init__(
        self, writing: Writing, notice: NoticeBar, first_path: Callable[[], Path | None], window: QWidget
    ) -> None:
        """`first_path` tells the file that is on show: it is written first, so that it can be played again soonest."""
        super().__init__(window)
        self._writing, self._notice, self._window = writing, notice, window
        self._first_path = first_path
        self._last_batch = (0, 0)
        writing.started.connect(notice.hide)
        writing.ended.connect(self._on_ended)
        notice.acted.connect(self._on_acted)

    def review(self, rows: list[TrackRow], rules: WriteRules, genres: tuple[str, ...]) -> None:
        """Show the plan for `rows`; nothing happens while another run is under way. `genres` are the model's."""
        from genre_tagger.ui.library.review_dialog import ReviewDialog

        if not rows or self._writing.is_busy:
            return
        self._dialog = ReviewDialog(self._writing.plan(rows, rules), len(rows), rules, genres, self._window)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.finished.connect(self._on_reviewed)
        self._dialog.open()

    @Slot(int)
    def _on_reviewed(self, result: int) -> None:
        changes = self._dialog.changes
        if result == QDialog.DialogCode.Accepted and changes:
            shown = self._first_path()
            self._writing.write(sorted(changes, key=lambda change: change.path != shown))
            self.begun.emit()

    @Slot(object)
    def _on_ended(self, result: WriteResult) -> None:
        if result.undoing:
            self._tell_undone(result)
        else:
            self._tell_written(result)

    def _tell_written(self, result: WriteResult) -> None:
        words = [self.tr("%Ln file(s) written.", "", result.done)] if result.done or not result.failed else []
        if result.failed == 1:
            words.append(result.problem)
        elif result.failed:
            words.append(
                self.tr("%Ln could not be written and stayed as they were; the table says why.", "", result.failed)
            )
        if result.stopped:
            words.append(self.tr("Stopped before the end."))
        actions = [("history", self.tr("History…"))]
        if result.batch_id is not None and result.done:
            self._last_batch = (result.batch_id, result.done)
            actions.insert(0, ("undo", self.tr("Undo")))
        self._notice.show_notice(" ".join(words), "bad" if result.failed else "good", tuple(actions))

    def _tell_undone(self, result: WriteResult) -> None:
        words = [self.tr("%Ln file(s) are as they were before.", "", result.done)] if result.done else []
        if result.failed == 1:
            words.append(result.problem)
        elif result.failed:
            words.append(self.tr("%Ln could not be taken back; the history says why.", "", result.failed))
        actions = (("history", self.tr("History…")),)
        self._notice.show_notice(" ".join(words), "bad" if result.failed else "good", actions)

    @Slot(str)
    def _on_acted(self, key: str) -> None:
        if key == "undo":
            self._writing.undo_batch(*self._last_batch)
        elif key == "history":
            self.history_requested.emit()
