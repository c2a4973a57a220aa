"""The library's table: keys, context menu and what it tells its parent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from genre_tagger.library.albums import AlbumRow
from genre_tagger.library.track_row import Column, TrackRow
from genre_tagger.ui.library.track_columns import TrackColumns
from genre_tagger.ui.library.track_model import Item, TrackModel
from genre_tagger.ui.widgets.building import configured, make_timer
from genre_tagger.ui.widgets.records import Index, show_whole_rows

ROW_HEIGHT = 32
ARROW_ROOM = 30
"""Pixels at the left of an album's row that fold it."""
VISIBLE_POLL_MS = 250
MANY_SELECTED = 100


def digit_of(event: QKeyEvent) -> int:
    """1 to 9, which choose a genre; 0 for any other key, or one with modifiers."""
    digit = event.key() - Qt.Key.Key_0
    plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return digit if 1 <= digit <= 9 and event.modifiers() in plain else 0


class TrackTable(QTableView):
    """Rows of tracks. Emits intents only; it changes nothing itself.

    `picked` (row or None) follows the current row, `visible_changed` the paths on screen, `genre_key` (number from 1)
    the digit keys. `menu_actions` are what the context menu offers, None for a line between them.
    """

    picked = Signal(object)
    visible_changed = Signal(list)
    genre_key = Signal(int)

    def __init__(self, model: TrackModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.menu_actions: list[QAction | None] = []
        self._visible: list[Path] = []
        self._keep: tuple[list[Item], Item | None] = ([], None)
        model.layoutAboutToBeChanged.connect(self._on_about_to_reorder)  # before the selection is told of it
        self.setModel(model)
        self.setAccessibleName(self.tr("Tracks"))
        show_whole_rows(self, ROW_HEIGHT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Painting, the header asks of each column whether all its rows are selected. One of its own never answers yes.
        header = configured(self.horizontalHeader(), sectionsMovable=True, minimumSectionSize=56)
        header.setSelectionModel(QItemSelectionModel(model, header))
        self.columns = TrackColumns(self)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self._visible_timer = make_timer(self, VISIBLE_POLL_MS, self._tell_visible)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        model.shown_changed.connect(self._on_shown_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._selected: list[TrackRow] | None = []
        self._told: list[TrackRow] | None = None
        """What is selected, where that is known before Qt has to be asked."""
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        model.layoutChanged.connect(self._on_reordered)

    def selected_rows(self) -> list[TrackRow]:
        """The tracks selected, top to bottom, each once; the row of an album stands for its tracks in the list."""
        if self._selected is None:
            self._selected = self._model.rows_in(self.selected_numbers())
        return self._selected

    def selected_numbers(self) -> list[int]:
        """The selected rows of the table."""
        parts = self.selectionModel().selection().toList()
        return [number for part in parts for number in range(part.top(), part.bottom() + 1)]

    def current_item(self) -> TrackRow | AlbumRow | None:
        """What stands in the current row."""
        current = self.currentIndex()
        return self._model.item(current.row()) if current.isValid() else None

    def is_current_selected(self) -> bool:
        """Whether the current row is one of those selected."""
        return self.selectionModel().isRowSelected(self.currentIndex().row())

    def pick_row(self, number: int) -> None:
        """Make a row current and the only one selected, whatever key is held down."""
        if 0 <= number < self._model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(number, Column.PROPOSED)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def selectAll(self) -> None:
        """Qt would compare the new range with each selected before: half a library of single rows, for minutes."""
        self._choose(range(self._model.rowCount()), -1, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_tracks(self, rows: Sequence[TrackRow], how: QItemSelectionModel.SelectionFlag) -> None:
        """Select these, those in folded albums as well; the first becomes current."""
        self._model.unfold_for(rows)
        numbers = self._model.numbers_of(rows)
        self._choose(numbers, numbers[0] if numbers else -1, how)

    def _choose(self, numbers: Sequence[int], current: int, how: QItemSelectionModel.SelectionFlag) -> None:
        """Qt would compare each old range with each new one, and then ask for the region of each."""
        import numpy as np

        from genre_tagger.library.row_order import runs_of

        chosen, model, index = QItemSelection(), self.selectionModel(), self._model.createIndex
        last_column = len(Column) - 1
        for first, last in runs_of(np.asarray(numbers, np.int32)):
            chosen.select(index(first, 0), index(last, last_column))
        if current >= 0:
            model.setCurrentIndex(self._model.index(current, Column.PROPOSED), model.SelectionFlag.NoUpdate)
        model.blockSignals(True)
        if how & model.SelectionFlag.Clear:
            model.clearSelection()
            self._told = self._model.rows_in(numbers)
        model.select(chosen, how)
        model.blockSignals(False)
        model.selectionChanged.emit(QItemSelection(), QItemSelection())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way in a narrow window, until the person sets them."""
        super().resizeEvent(event)
        self.columns.fit()
        if self.currentIndex().isValid() and event.oldSize().height() > event.size().height():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a genre, left and right fold an album; Enter and Delete belong to actions; the rest moves the
        selection."""
        if digit := digit_of(event):
            self.genre_key.emit(digit)
            return
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit(self._model.index(self.currentIndex().row(), Column.PROPOSED))
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() and self._model.is_grouped:
            self._fold_by_key(event.key() == Qt.Key.Key_Left)
            return
        super().keyPressEvent(event)

    def _fold_by_key(self, folds: bool) -> None:
        """As in a tree: left folds the album, or goes from a track to its album; right unfolds."""
        item = self.current_item()
        album = self._model.album_of(item) if isinstance(item, TrackRow) else item
        if isinstance(item, TrackRow) and folds and album is not None:
            for number in self._model.numbers_of([album]):
                self.pick_row(number)
        elif isinstance(item, AlbumRow):
            self._model.fold([item], folds)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The arrow of an album folds it, with Shift all of them."""
        index, album = self._album_at(event)
        is_arrow = index.column() == Column.TITLE and event.position().x() - self.visualRect(index).left() < ARROW_ROOM
        if album is not None and is_arrow and event.button() == Qt.MouseButton.LeftButton:
            everything = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._model.fold(self._model.albums.albums if everything else [album], not album.is_folded)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Anywhere on an album's row but where its genre is edited."""
        index, album = self._album_at(event)
        if album is not None and index.column() != Column.PROPOSED:
            self._model.fold([album], not album.is_folded)
        else:
            super().mouseDoubleClickEvent(event)

    def _album_at(self, event: QMouseEvent) -> tuple[QModelIndex, AlbumRow | None]:
        index = self.indexAt(event.position().toPoint())
        item = self._model.item(index.row()) if index.isValid() else None
        return index, item if isinstance(item, AlbumRow) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, the row with the frame around it is the one that keys act on."""
        super().focusInEvent(event)
        current = self.currentIndex()
        if current.isValid() and not self.selectionModel().hasSelection():
            self.pick_row(current.row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not current.isValid():
            self.picked.emit(self._model.track_row(current.row()) if current.isValid() else None)

    @Slot()
    def _on_scrolled(self) -> None:
        if not self._visible_timer.isActive():
            self._visible_timer.start()

    @Slot()
    def _on_shown_changed(self) -> None:
        """Tracks may have come to a selected album, or have left it."""
        if self._model.is_grouped:
            self._selected = None
        self._on_scrolled()

    @Slot()
    def _on_selection_changed(self) -> None:
        self._selected, self._told = self._told, None

    @Slot()
    def _tell_visible(self) -> None:
        last_row = self._model.rowCount() - 1
        if last_row < 0:
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(first, (last if last >= 0 else last_row) + 1)
        paths = [row.path for row in self._model.rows_in(rows)]
        if paths != self._visible:
            self._visible = paths
            self.visible_changed.emit(paths)

    @Slot(QPoint)
    def _on_menu_requested(self, point: QPoint) -> None:
        menu = QMenu(self)
        for action in self.menu_actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.exec(self.viewport().mapToGlobal(point))

    @Slot()
    def _on_about_to_reorder(self) -> None:
        """Qt would keep an index of each selected cell, and look each up: a second for some thousand rows."""
        numbers, selection = self.selected_numbers(), self.selectionModel()
        self._keep = [], None
        if MANY_SELECTED < len(numbers) < self._model.rowCount():
            self._keep = [self._model.item(number) for number in numbers], None
            selection.blockSignals(True)
            selection.clearSelection()
            selection.blockSignals(False)

    @Slot()
    def _on_reordered(self) -> None:
        if self._keep[0]:
            self._choose(self._model.numbers_of(self._keep[0]), -1, QItemSelectionModel.SelectionFlag.Select)

    @Slot()
    def _on_about_to_reset(self) -> None:
        self._keep = [self._model.item(number) for number in self.selected_numbers()], self.current_item()

    @Slot()
    def _on_reset(self) -> None:
        """A filter changed: what was selected and is still shown stays selected."""
        (selected, current), self._selected = self._keep, None
        if not selected and current is None:
            return
        now_at = -1 if current is None else next(iter(self._model.numbers_of([current])), -1)
        if now_at < 0:
            self.picked.emit(None)
        self._choose(self._model.numbers_of(selected), now_at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
