"""The Library tab: table above, the selected track's views below, and everything that connects them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from genre_tagger.app.writing import rules_of
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.proposal import RowPlanner
from genre_tagger.library.track import CompanyMode
from genre_tagger.library.track_row import WRITABLE, Status, TrackRow
from genre_tagger.settings import Settings
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.album_list import AlbumList
from genre_tagger.ui.library.cell_text import CellText
from genre_tagger.ui.library.classifying import Classifying
from genre_tagger.ui.library.delegates import CellDelegate
from genre_tagger.ui.library.editing import CorrectionKeeper, Editing
from genre_tagger.ui.library.filter_bar import FilterBar
from genre_tagger.ui.library.library_pages import EmptyState, LibraryPages
from genre_tagger.ui.library.map_place import MapPlace
from genre_tagger.ui.library.progress_strip import LibraryProgress, ProgressStrip
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.library.track_model import TrackModel
from genre_tagger.ui.library.track_table import TrackTable
from genre_tagger.ui.library.viewed_track import ViewedTrack, Why
from genre_tagger.ui.library.writing import WriteFlow, Writing
from genre_tagger.ui.notices import NoticeBar
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.widgets.building import configured, vbox

if TYPE_CHECKING:
    pass


class LibraryTab(QWidget):
    """Owns the list of tracks and the three that work on it: `classifying`, `editing`, `writing`. GUI thread only.

    `failed` (exception) asks the window to show an error, `history_requested` to open the history, `queue_changed`
    (waiting) is for the status bar.
    """

    failed = Signal(object)
    history_requested = Signal()
    queue_changed = Signal(int)
    selection_changed = Signal()
    company_chosen = Signal(object)
    """(CompanyMode): to be kept."""

    def __init__(
        self,
        engine: Engine,
        settings: Settings,
        runner: TaskRunner,
        *,
        has_demo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.engine, self.runner = engine, runner
        self.genres: tuple[str, ...] = STUDY_GENRES
        self.planner = RowPlanner(rules_of(settings))
        self.tracks = TrackList(self.planner.plan, self)
        self.albums = AlbumList(self.tracks, self.planner.genre, CompanyMode(settings.company), self)
        self.classifying = Classifying(engine, self.tracks, runner, self)
        self.editing = Editing(self.tracks, self)
        self.writing = Writing(engine, self.tracks, runner, self)
        self.text = CellText(self)
        self.model = TrackModel(self.tracks, self.albums, self.text, self)
        self.viewed = ViewedTrack(self.tracks, self.writing, self)
        self._corrections = CorrectionKeeper(engine, self.editing, runner, self)
        self.why = Why(engine, self.writing, runner, self)
        self._make_widgets(has_demo)
        self._write_flow = WriteFlow(self.writing, self.notice, lambda: self.viewed.path, self)
        vbox(self.notice, (self.pages, 1), parent=self, spacing=0)
        parts = self.classifying, self.writing, self.filter_bar, self.progress, self.pages
        self._library_progress = LibraryProgress(*parts, self)
        self.map = MapPlace(self.classifying, self.table, self.model, self.text, self.pages, self)
        self.map.set_genres(self.genres)
        self._connect()
        self._library_progress.show_summary()

    def _make_widgets(self, has_demo: bool) -> None:
        self.filter_bar = FilterBar(self.genres)
        self.table = TrackTable(self.model)
        header = self.table.horizontalHeader()
        self._delegate = CellDelegate(self.model, self.text, self.planner, header, self.table)
        self._delegate.look.genres = self.genres
        self.table.setItemDelegate(self._delegate)
        self.empty_state = EmptyState(has_demo)
        self.notice = NoticeBar()
        self.progress = ProgressStrip()
        self.pages = LibraryPages(self.empty_state, self.filter_bar, self.table, self.progress)

    def _connect(self) -> None:
        bar, switch, table = self.filter_bar, self.filter_bar.albums, self.table
        configured(bar, filter_changed=self.model.set_filter, write_requested=self.review_all)
        configured(
            table, visible_changed=self.classifying.prefer, genre_key=self.choose_number, picked=self.viewed.choose
        )
        table.selectionModel().selectionChanged.connect(self._on_selection)
        configured(self.model, genre_edited=self._on_genre_edited, shown_changed=self._pick_first)
        switch.show_mode(CompanyMode(self.engine.settings.company))
        switch.group.toggled.connect(self.model.set_grouped)
        switch.mode_chosen.connect(self.use_company)
        switch.mode_chosen.connect(self.company_chosen)
        switch.fold_wanted.connect(self.model.fold_all)
        bar.map_button.toggled.connect(self.map.show_map)
        configured(self.map, shown_changed=bar.map_button.setChecked, genre_key=self.choose_number)
        self.map.play_wanted.connect(self.viewed.play)
        for part in (self.map, self._corrections, self.why, self.classifying, self.writing):
            part.failed.connect(self.failed)
        begun = self.editing.forget_history
        configured(self._write_flow, begun=begun, history_requested=self.history_requested)
        self.progress.stop_requested.connect(self.stop)
        told = self._library_progress
        configured(told, queue_changed=self.queue_changed, nothing_found=self._on_nothing_found)

    def set_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use."""
        self.genres = self._delegate.look.genres = genres
        self.filter_bar.set_genres(genres)
        self.map.set_genres(genres)

    def set_rules(self, settings: Settings) -> None:
        """The settings changed: what would be written is worked out anew."""
        self.planner.rules = rules_of(settings)
        self.tracks.plan_again()

    @Slot(object)
    def use_company(self, mode: CompanyMode) -> None:
        """How much a track's album says of its genre."""
        self.albums.use_mode(mode)
        self.filter_bar.albums.show_mode(mode)

    @Slot()
    def _on_selection(self) -> None:
        self.viewed.compare(self.selected_rows())
        self.selection_changed.emit()

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Files and folders, dropped or chosen."""
        self.classifying.open(paths)
        self.pages.show_tracks(True)

    def selected_rows(self) -> list[TrackRow]:
        """The rows selected in the table."""
        return self.table.selected_rows()

    @Slot(int)
    def choose_number(self, number: int) -> None:
        """Give the selected rows the genre of that number, from 1."""
        if number <= len(self.genres):
            self.editing.choose(self.selected_rows(), self.genres[number - 1])

    @Slot()
    def accept_selected(self) -> None:
        """The proposals of the selected rows are right; go on to the next row."""
        self.editing.accept(self.selected_rows())
        self._go_on()

    @Slot()
    def skip_selected(self) -> None:
        """Leave the selected files as they are; go on to the next row."""
        self.editing.skip(self.selected_rows())
        self._go_on()

    @Slot()
    def reset_selected(self) -> None:
        """Back to what was proposed."""
        self.editing.choose(self.selected_rows(), "")

    @Slot()
    def classify_again_selected(self) -> None:
        """Classify the selected rows anew."""
        self.classifying.classify_again(self.selected_rows())

    @Slot()
    def explain_selected(self) -> None:
        """Show what spoke for the genre of the row that keys act on."""
        rows, current = self.selected_rows(), self.table.currentIndex()
        if rows:
            row = self.model.track_row(current.row()) if current.isValid() else rows[0]
            self.why.ask(row if row in rows else rows[0])

    @Slot()
    def remove_selected(self) -> None:
        """Take the selected rows off the list; the files stay."""
        paths = [row.path for row in self.selected_rows()]
        self.classifying.discard(paths)
        self.tracks.remove(paths)
        self.editing.forget_history()

    @Slot()
    def stop(self) -> None:
        """Stop writing after the file under way, or classifying."""
        if self.writing.is_busy:
            self.writing.stop()
        else:
            self.classifying.stop()

    @Slot()
    def review_all(self) -> None:
        """Show the plan for everything that would be written."""
        rows = [row for row in self.tracks.rows if row.status in WRITABLE]
        self._write_flow.review(rows, self.planner.rules, self.genres)

    @Slot()
    def review_selected(self) -> None:
        """Show the plan for the selected rows."""
        rows = [row for row in self.selected_rows() if row.can_be_planned and row.status is not Status.SKIPPED]
        self._write_flow.review(rows, self.planner.rules, self.genres)

    def _go_on(self) -> None:
        """With one row selected, keys walk down the list: from track to track, and from album to album."""
        current = self.table.currentIndex()
        if current.isValid() and len(set(self.table.selected_numbers())) == 1:
            kind = type(self.model.item(current.row()))
            below = range(current.row() + 1, self.model.rowCount())
            self.table.pick_row(next((row for row in below if isinstance(self.model.item(row), kind)), -1))

    @Slot(int, str)
    def _on_genre_edited(self, number: int, genre: str) -> None:
        """The cell's editor speaks for the whole selection when its row is part of it."""
        edited, selected = self.model.rows_in([number]), self.selected_rows()
        self.editing.choose(selected if any(row in selected for row in edited) else edited, genre)

    @Slot()
    def _on_nothing_found(self) -> None:
        self.notice.show_notice(self.tr("No music was found there."), "info")

    @Slot()
    def _pick_first(self) -> None:
        """Somebody new sees a track at once; whoever types into the filter goes on typing."""
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.pick_row(0)
            focused = QApplication.focusWidget()
            if self.isVisible() and (focused is None or not self.filter_bar.isAncestorOf(focused)):
                self.table.setFocus()
