"""Every write there ever was, newest first, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from genre_tagger.app.writing import WrittenBatch, forget_history, history
from genre_tagger.tags.journal_database import WriteRecord, WriteState
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.figure_text import NOTHING, moment
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.library.writing import WRITE_LANE, WriteResult, Writing
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, split, vbox
from genre_tagger.ui.widgets.records import Column, ItemLines, LinesList, RecordTable


class HistoryDialog(QDialog):
    """Batches at the left, the files of one at the right; a batch or chosen files are taken back through `writing`."""

    def __init__(self, engine: Engine, writing: Writing, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine, self._writing, self._runner = engine, writing, runner
        self._entries: Sequence[WrittenBatch] = ()
        self._retry: Sequence[Path] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        belongs_to(self, "review")
        self.setWindowTitle(self.tr("History"))
        self.resize(940, 580)
        self._batches = LinesList(self._lines_of, self.tr("Batches of writes"))
        self._batches.currentRowChanged.connect(self._on_batch_chosen)
        columns: tuple[Column[WriteRecord], ...] = (
            Column(self.tr("File"), lambda record: shown_path(record.path.name), hint=lambda one: shown_path(one.path)),
            Column(self.tr("Before"), lambda record: "; ".join(record.old_genres) or NOTHING, 130),
            Column(self.tr("Written"), lambda record: "; ".join(record.new_genres), 130, is_strong=True),
            Column(self.tr("State"), self.state_of, 150),
        )
        self.files = RecordTable(columns, self.tr("Files of this batch"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.selectionModel().selectionChanged.connect(self._show_buttons)
        self._words = make_label(role="muted", wrap=True)
        self._bar = configured(QProgressBar(), textVisible=False, visible=False)
        splitter = split(self._batches, self.files, sizes=(230, 700))
        vbox((splitter, 1), self._bar, self._make_buttons(), parent=self, spacing=10, margins=(20, 18, 20, 16))
        configured(writing, progressed=self._on_progressed, ended=self._on_ended)
        self.reload()

    def _make_buttons(self) -> QHBoxLayout:
        self._undo_batch = make_button(self.tr("Undo this batch"), clicked=self._on_undo_batch, enabled=False)
        self._undo_files = make_button(self.tr("Undo selected files"), clicked=self._on_undo_files, enabled=False)
        self._force = make_button(self.tr("Undo anyway…"), clicked=self._on_force, visible=False)
        close = make_button(self.tr("Close"), clicked=self.accept)
        buttons = self._force, self._undo_files, self._undo_batch, close
        return hbox(self._make_forget_button(), (self._words, 1), *buttons, margins=None)

    def _make_forget_button(self) -> QPushButton:
        tip = self.tr("Make room: forget old writes. They can no longer be undone.")
        self._forget = make_button(self.tr("Forget"), tip=tip, autoDefault=False)
        menu = configured(QMenu(self._forget), triggered=self._on_forget)
        for days, text in (
            (365, self.tr("Older than a year…")),
            (90, self.tr("Older than three months…")),
            (30, self.tr("Older than a month…")),
            (0, self.tr("Everything…")),
        ):
            menu.addAction(text).setData(days)
        self._forget.setMenu(menu)
        return self._forget

    @Slot(QAction)
    def _on_forget(self, action: QAction) -> None:
        days = int(action.data())
        question = self.tr("Forget these writes? Your music stays as it is, but they can no longer be undone.")
        if QMessageBox.question(self, self.windowTitle(), question) != QMessageBox.StandardButton.Yes:
            return
        forget, failed = partial(forget_history, self._engine, days), self._on_failed
        self._runner.start(forget, WRITE_LANE, latest=self._on_forgotten, failed=failed, finished=self.reload)

    @Slot(object)
    def _on_forgotten(self, count: int) -> None:
        self._words.setText(self.tr("%Ln write(s) forgotten.", "", count))

    def reload(self) -> None:
        """Read the journal anew."""
        self._runner.start(partial(tuple, history(self._engine)), latest=self._on_loaded, failed=self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._words.setText(error_text(error))

    @Slot(object)
    def _on_loaded(self, entries: Sequence[WrittenBatch]) -> None:
        chosen = min(max(0, self._batches.currentRow()), len(entries) - 1)
        self._entries = entries
        self._batches.show_records(entries, chosen)
        self._on_batch_chosen(chosen)
        if not self._entries:
            self._words.setText(self.tr("Nothing has been written yet. What you write will be listed here."))

    def _lines_of(self, entry: WrittenBatch) -> ItemLines:
        batch = entry.batch
        parts = [self.tr("%Ln written", "", batch.written)] if batch.written else []
        if batch.undone:
            parts.append(self.tr("%Ln taken back", "", batch.undone))
        if batch.failed:
            parts.append(self.tr("%Ln failed", "", batch.failed))
        words = ", ".join(parts) or self.tr("nothing written")
        icon = "failed" if batch.failed else "written" if batch.written else "undo"
        return ItemLines(icon, "muted", ((moment(batch.started), "text"), (words, "muted")))

    @Slot(int)
    def _on_batch_chosen(self, number: int) -> None:
        self.files.records.replace(self._entries[number].writes if 0 <= number < len(self._entries) else ())
        self._show_buttons()

    def state_of(self, record: WriteRecord) -> str:
        """What became of a write, in words."""
        states = {
            WriteState.WRITTEN: self._writing.undo_problems.get(record.path) or self.tr("written"),
            WriteState.UNDONE: self.tr("taken back"),
            WriteState.FAILED: error_text(record.error or "") or self.tr("failed"),
        }
        return states.get(record.state, self.tr("unfinished"))

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
        return [record.path for record in self.files.selected if record.state is WriteState.WRITTEN]

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
