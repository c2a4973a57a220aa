"""What is wrong with single clips, as a table that can be sorted; the file's folder opens on a double click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from genre_tagger.training.preflight_report import ClipProblem, ProblemKind
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.widgets.building import make_action
from genre_tagger.ui.widgets.record_table import Column, RecordTable


class ProblemTable(RecordTable):
    """`play_wanted` (Path) asks to hear a clip. Return or a double click plays it; Ctrl+C copies. GUI thread only."""

    play_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.kinds = {
            ProblemKind.MISSING: self.tr("Missing"),
            ProblemKind.SHORT: self.tr("Too short"),
            ProblemKind.SILENT: self.tr("Silent"),
            ProblemKind.CORRUPT: self.tr("Damaged"),
            ProblemKind.DUPLICATE: self.tr("Double"),
            ProblemKind.LEAK_ARTIST: self.tr("Artist in two parts"),
            ProblemKind.LEAK_AUDIO: self.tr("Sound in two parts"),
        }
        yes, no = self.tr("yes"), self.tr("no")
        columns: list[Column[ClipProblem]] = [
            Column(self.tr("Problem"), lambda one: self.kinds[one.kind], 140, _hint),
            Column(self.tr("File"), lambda one: shown_path(Path(one.path.name)), 170, _hint),
            Column(self.tr("Reason"), lambda one: error_text(one.sentence), hint=_hint),
            Column(self.tr("Left out"), lambda one: yes if one.leaves_out else no, 88, _hint),
        ]
        self.set_columns(columns, self.tr("Problems of single clips"))
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        copy = make_action(self.tr("Copy"), self, self._on_copy, shortcut=QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addActions(
            [
                make_action(self.tr("Listen in the library"), self, self._on_play),
                make_action(self.tr("Open the folder"), self, self._on_reveal),
                copy,
            ]
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.activated.connect(self._on_activated)

    def show_kind(self, kind: ProblemKind | None) -> None:
        """Only these; None shows all."""
        self.records.show_only(None if kind is None else lambda one: one.kind is kind)

    @Slot()
    def _on_activated(self) -> None:
        problem = self.chosen
        if problem is None:
            return
        if problem.kind in (ProblemKind.MISSING, ProblemKind.CORRUPT) or not problem.path.is_file():
            self._on_reveal()
        else:
            self.play_wanted.emit(problem.path)

    @Slot()
    def _on_play(self) -> None:
        if (problem := self.chosen) is not None and problem.path.is_file():
            self.play_wanted.emit(problem.path)

    @Slot()
    def _on_reveal(self) -> None:
        if (problem := self.chosen) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(problem.path.parent)))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(
            "\n".join(f"{shown_path(row.path)}\t{row.sentence}" for row in self.selected)
        )


def _hint(problem: ClipProblem) -> str:
    return f"{shown_path(problem.path)}\n{error_text(problem.sentence)}"
