"""What is wrong with single clips, as a table that can be sorted; the file's folder opens on a double click."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from genre_tagger.training.preflight_report import ClipProblem, ProblemKind
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.library.cell_text import shown_path

Index = QModelIndex | QPersistentModelIndex
_KIND, _NAME, _SENTENCE, _LEFT_OUT = range(4)
_PROBLEM = Qt.ItemDataRole.UserRole


class ProblemModel(QAbstractTableModel):
    """One row a problem."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[ClipProblem, ...] = ()
        self.kinds = {
            ProblemKind.MISSING: self.tr("Missing"),
            ProblemKind.SHORT: self.tr("Too short"),
            ProblemKind.SILENT: self.tr("Silent"),
            ProblemKind.CORRUPT: self.tr("Damaged"),
            ProblemKind.DUPLICATE: self.tr("Double"),
            ProblemKind.LEAK_ARTIST: self.tr("Artist in two parts"),
            ProblemKind.LEAK_AUDIO: self.tr("Sound in two parts"),
        }
        self._headers = (self.tr("Problem"), self.tr("File"), self.tr("Reason"), self.tr("Left out"))

    def set_problems(self, problems: tuple[ClipProblem, ...]) -> None:
        """In place of those before."""
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(problem, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{shown_path(problem.path)}\n{error_text(problem.sentence)}"
        return problem if role == _PROBLEM else None

    def _text(self, problem: ClipProblem, column: int) -> str:
        if column == _KIND:
            return self.kinds[problem.kind]
        if column == _NAME:
            return shown_path(problem.path).replace("\\", "/").rsplit("/", 1)[-1]
        if column == _SENTENCE:
            return error_text(problem.sentence)
        return self.tr("yes") if problem.leaves_out else self.tr("no")


class ProblemTable(QTableView):
    """`play_wanted` (Path) asks to hear a clip. Return or a double click plays it; Ctrl+C copies. GUI thread only."""

    play_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = ProblemModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.problems)
        self._sorted.setFilterKeyColumn(_KIND)
        self._sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(_KIND, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        header = self.horizontalHeader()
        header.setSectionResizeMode(_SENTENCE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((_KIND, 140), (_NAME, 170), (_LEFT_OUT, 88)):
            self.setColumnWidth(column, width)
        self.setAccessibleName(self.tr("Problems of single clips"))
        self._add_actions()
        self.activated.connect(self._on_activated)

    def _add_actions(self) -> None:
        self.play_action = QAction(self.tr("Listen in the library"), self)
        self.play_action.triggered.connect(self._on_play)
        self.reveal_action = QAction(self.tr("Open the folder"), self)
        self.reveal_action.triggered.connect(self._on_reveal)
        self.copy_action = QAction(self.tr("Copy"), self)
        self.copy_action.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self._on_copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addActions([self.play_action, self.reveal_action, self.copy_action])

    def set_problems(self, problems: tuple[ClipProblem, ...]) -> None:
        """Show these."""
        self.problems.set_problems(problems)

    def show_kind(self, kind: ProblemKind | None) -> None:
        """Only these; None shows all."""
        self._sorted.setFilterFixedString("" if kind is None else self.problems.kinds[kind])

    @property
    def current(self) -> ClipProblem | None:
        """The row with the focus."""
        found = self.currentIndex().data(_PROBLEM)
        return found if isinstance(found, ClipProblem) else None

    @Slot()
    def _on_activated(self) -> None:
        problem = self.current
        if problem is None:
            return
        if problem.kind in (ProblemKind.MISSING, ProblemKind.CORRUPT) or not problem.path.is_file():
            self._on_reveal()
        else:
            self.play_wanted.emit(problem.path)

    @Slot()
    def _on_play(self) -> None:
        if (problem := self.current) is not None and problem.path.is_file():
            self.play_wanted.emit(problem.path)

    @Slot()
    def _on_reveal(self) -> None:
        if (problem := self.current) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(problem.path.parent)))

    @Slot()
    def _on_copy(self) -> None:
        rows = [index.data(_PROBLEM) for index in self.selectionModel().selectedRows()]
        QGuiApplication.clipboard().setText("\n".join(f"{shown_path(row.path)}\t{row.sentence}" for row in rows))
