"""Every write there ever was, newest first, and the way back."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.app.writing import WrittenBatch
from genre_tagger.tags.journal_records import WriteRecord, WriteState
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import moment
from genre_tagger.ui.library.plan_model import PlanLine, PlanModel
from genre_tagger.ui.library.plan_table import PlanTable
from genre_tagger.ui.library.writing import WRITE_LANE, WriteResult, Writing
from genre_tagger.ui.tasks import TaskRunner

BATCH_HEIGHT = 50


class HistoryDialog(QDialog):
    """Batches at the left, the files of one at the right; a batch or chosen files are taken back through `writing`."""

    def __init__(self, engine: Engine, writing: Writing, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine, self._writing, self._runner = engine, writing, runner
        self._entries: list[WrittenBatch] = []
        self._retry: tuple[Path, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History"))
        self.resize(940, 580)
        self._batches = QListWidget()
        self._batches.setAccessibleName(self.tr("Batches of writes"))
        self._batches.currentRowChanged.connect(self._on_batch_chosen)
        headers = (self.tr("File"), self.tr("Before"), self.tr("Written"), self.tr("State"))
        self._model = PlanModel(headers, self)
        self._files = PlanTable(self._model, self.tr("Files of this batch"), (130, 130, 150))
        self._files.selectionModel().selectionChanged.connect(self._show_buttons)
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setVisible(False)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._batches)
        splitter.addWidget(self._files)
        splitter.setSizes([230, 700])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._bar)
        layout.addLayout(self._make_buttons())
        writing.progressed.connect(self._on_progressed)
        writing.ended.connect(self._on_ended)
        self.reload()

    def _make_buttons(self) -> QHBoxLayout:
        self._undo_batch = QPushButton(self.tr("Undo this batch"))
        self._undo_batch.clicked.connect(self._on_undo_batch)
        self._undo_files = QPushButton(self.tr("Undo selected files"))
        self._undo_files.clicked.connect(self._on_undo_files)
        self._undo_batch.setEnabled(False)
        self._undo_files.setEnabled(False)
        self._force = QPushButton(self.tr("Undo anyway…"))
        self._force.clicked.connect(self._on_force)
        self._force.setVisible(False)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.addWidget(self._make_forget_button())
        layout.addWidget(self._words, 1)
        for button in (self._force, self._undo_files, self._undo_batch, close):
            layout.addWidget(button)
        return layout

    def _make_forget_button(self) -> QPushButton:
        self._forget = QPushButton(self.tr("Forget"))
        self._forget.setToolTip(self.tr("Make room: forget old writes. They can no longer be undone."))
        self._forget.setAutoDefault(False)
        menu = QMenu(self._forget)
        for days, text in (
            (365, self.tr("Older than a year…")),
            (90, self.tr("Older than three months…")),
            (30, self.tr("Older than a month…")),
            (0, self.tr("Everything…")),
        ):
            action = menu.addAction(text)
            action.setData(days)
            action.triggered.connect(self._on_forget)
        self._forget.setMenu(menu)
        return self._forget

    @Slot()
    def _on_forget(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        days = int(action.data())
        question = self.tr("Forget these writes? Your music stays as it is, but they can no longer be undone.")
        if QMessageBox.question(self, self.windowTitle(), question) != QMessageBox.StandardButton.Yes:
            return

        def forget() -> Generator[int]:
            return self._engine.forget_history(days)

        task = self._runner.task(forget, WRITE_LANE)
        task.stepped.connect(self._on_forgotten)
        task.failed.connect(self._on_failed)
        task.finished.connect(self.reload)
        task.start()

    @Slot(list)
    def _on_forgotten(self, counts: list[int]) -> None:
        self._words.setText(self.tr("%Ln write(s) forgotten.", "", sum(counts)))

    def reload(self) -> None:
        """Read the journal anew."""
        self._fresh: list[WrittenBatch] = []
        task = self._runner.task(self._engine.history)
        task.stepped.connect(self._on_history)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_loaded)
        task.start()

    @Slot(list)
    def _on_history(self, entries: list[WrittenBatch]) -> None:
        self._fresh.extend(entries)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._words.setText(error_text(error))

    @Slot()
    def _on_loaded(self) -> None:
        chosen = max(0, self._batches.currentRow())
        self._entries = self._fresh
        self._batches.blockSignals(True)
        self._batches.clear()
        for entry in self._entries:
            item = QListWidgetItem(self._batch_text(entry))
            item.setSizeHint(QSize(0, BATCH_HEIGHT))
            self._batches.addItem(item)
        self._batches.blockSignals(False)
        self._batches.setCurrentRow(min(chosen, len(self._entries) - 1))
        self._on_batch_chosen(self._batches.currentRow())
        if not self._entries:
            self._words.setText(self.tr("Nothing has been written yet. What you write will be listed here."))

    def _batch_text(self, entry: WrittenBatch) -> str:
        when = moment(entry.batch.started)
        parts = [self.tr("%Ln written", "", entry.batch.written)] if entry.batch.written else []
        if entry.batch.undone:
            parts.append(self.tr("%Ln taken back", "", entry.batch.undone))
        if entry.batch.failed:
            parts.append(self.tr("%Ln failed", "", entry.batch.failed))
        words = ", ".join(parts) or self.tr("nothing written")
        return f"{when}\n{words}"

    @Slot(int)
    def _on_batch_chosen(self, number: int) -> None:
        writes = self._entries[number].writes if 0 <= number < len(self._entries) else ()
        self._model.replace([self._line(record) for record in writes])
        self._show_buttons()

    def _line(self, record: WriteRecord) -> PlanLine:
        states = {
            WriteState.WRITTEN: self._writing.undo_problems.get(record.path) or self.tr("written"),
            WriteState.UNDONE: self.tr("taken back"),
            WriteState.FAILED: error_text(record.error or "") or self.tr("failed"),
        }
        state = states.get(record.state, self.tr("unfinished"))
        return PlanLine(record.path, "; ".join(record.old_genres), "; ".join(record.new_genres), state)

    @Slot()
    def _show_buttons(self) -> None:
        idle = not self._writing.is_busy
        number = self._batches.currentRow()
        has_batch = 0 <= number < len(self._entries) and self._entries[number].batch.written > 0
        self._undo_batch.setEnabled(idle and has_batch)
        self._undo_files.setEnabled(idle and bool(self._selected()))
        self._forget.setEnabled(idle and bool(self._entries))

    def _selected(self) -> list[Path]:
        """The selected files whose write still stands."""
        number = self._batches.currentRow()
        if not 0 <= number < len(self._entries):
            return []
        writes = self._entries[number].writes
        rows = {index.row() for index in self._files.selectionModel().selectedRows()}
        return [writes[row].path for row in sorted(rows) if writes[row].state is WriteState.WRITTEN]

    @Slot()
    def _on_undo_batch(self) -> None:
        batch = self._entries[self._batches.currentRow()].batch
        self._writing.undo_batch(batch.id, batch.written)
        self._show_buttons()

    @Slot()
    def _on_undo_files(self) -> None:
        self._writing.undo_files(self._selected())
        self._show_buttons()

    @Slot()
    def _on_force(self) -> None:
        question = self.tr(
            "%Ln file(s) changed after they were written. The genre goes back, later edits stay.", "", len(self._retry)
        )
        if QMessageBox.question(self, self.windowTitle(), question) == QMessageBox.StandardButton.Yes:
            self._writing.undo_files(self._retry, force=True)
            self._show_buttons()

    @Slot(int, int, bool)
    def _on_progressed(self, done: int, total: int, undoing: bool) -> None:
        self._bar.setVisible(undoing)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot(object)
    def _on_ended(self, result: WriteResult) -> None:
        self._bar.setVisible(False)
        self._retry = result.edited_since
        self._force.setVisible(bool(result.edited_since))
        if result.undoing:
            words = [self.tr("%Ln file(s) are as they were before.", "", result.done)]
            if result.edited_since:
                words.append(self.tr("%Ln changed since and were left alone.", "", len(result.edited_since)))
            elif result.failed:
                words.append(self.tr("%Ln could not be taken back.", "", result.failed))
            self._words.setText(" ".join(words))
        self.reload()
