"""The track on show: what the views below the table hold, when they let go of its file, and why it is that genre."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.library.writing import Writing
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.widgets.building import bring_to_front, make_timer

if TYPE_CHECKING:
    from genre_tagger.ui.explanation.explanation_view import ExplanationDialog
    from genre_tagger.ui.views.track_view import TrackView


SHOW_TRACK_MS = 120
"""A moment after a row was chosen, so that walking through the list stays light."""


class ViewedTrack(QObject):
    """Joins table, writer and `TrackView`: files are released before they are written and taken up again after.

    GUI thread only. Works without a view, which comes after the first paint.
    """

    def __init__(self, tracks: TrackList, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks, self._writing = tracks, writing
        self.view: TrackView | None = None
        self._row: TrackRow | None = None
        self._shown: TrackRow | None = None
        self._selected: tuple[TrackRow, ...] = ()
        self._released: Path | None = None
        self._is_wanted = True
        self._is_playing = self._will_play = False
        self._timer = make_timer(self, SHOW_TRACK_MS, self._show)
        tracks.changed.connect(self._on_rows_changed)
        writing.started.connect(self._on_writing_started)
        writing.touched.connect(self._on_file_touched)
        writing.ended.connect(self._on_writing_ended)

    @property
    def path(self) -> Path | None:
        """The file on show."""
        return None if self._row is None else self._row.path

    def attach(self, view: TrackView) -> None:
        """The view stands now."""
        self.view = view
        view.playing_changed.connect(self._note_playing)
        view.setVisible(self._is_wanted)
        if self._row is not None:
            self._timer.start()

    @Slot(object)
    def choose(self, row: TrackRow | None) -> None:
        """Show this row shortly, or nothing."""
        self._row, self._will_play = row, False
        self._timer.start()

    def compare(self, rows: Sequence[TrackRow]) -> None:
        """The rows selected now: where they are two, the one not on show is shown under it, to compare."""
        selected = tuple(rows) if len(rows) == 2 else ()
        if selected != self._selected:
            self._selected = selected
            self._timer.start()

    @Slot(bool)
    def set_visible(self, visible: bool) -> None:
        """Hide the views to give the table all the room, or show them again."""
        self._is_wanted = visible
        if self.view is not None:
            self.view.setVisible(visible)
            self._timer.start()

    @Slot()
    def toggle_play(self) -> None:
        """Play or pause."""
        if self.view is not None:
            self.view.toggle_play()

    def play(self) -> None:
        """Play the row chosen last, as soon as it is shown."""
        self._will_play = True
        self._timer.start()

    def pause(self) -> None:
        """Be silent: another player is about to sound."""
        if self.view is not None and self._is_playing:
            self.view.toggle_play()

    @Slot(bool)
    def _note_playing(self, playing: bool) -> None:
        self._is_playing = playing

    @Slot()
    def _show(self) -> None:
        """A file still to be written is left closed; it is shown when the writer is done with it."""
        if self.view is None:
            return
        if self._row is None or not self._is_wanted:
            self._shown, self._will_play = None, False
            self.view.show_track(None, None)
            return
        if self._writing.is_pending(self._row.path):
            return
        if self._shown is not self._row:
            self._shown, self._is_playing = self._row, False
            self.view.show_track(str(self._row.path), self._row.prediction, spoken_title(self._row))
        if self._will_play and not self._is_playing:
            self.view.toggle_play()
        self._will_play = False
        other = next((row for row in self._selected if row is not self._row), None)
        if other is None or self._row not in self._selected or self._writing.is_pending(other.path):
            self.view.compare_with(None)
        else:
            self.view.compare_with(str(other.path), spoken_title(other))

    @Slot(list)
    def _on_rows_changed(self, places: list[int]) -> None:
        row = self._row
        if self.view is not None and row is not None and any(self._tracks.rows[place] is row for place in places):
            self.view.set_prediction(row.prediction)
            self.view.set_title(spoken_title(row))

    @Slot()
    def _on_writing_started(self) -> None:
        if self.view is not None and self._row is not None:
            self._released = self._row.path
            self.view.release_file()

    @Slot(object)
    def _on_file_touched(self, path: Path) -> None:
        if path == self._released:
            self._take_up()
        elif path == self.path:
            self._timer.start()

    @Slot()
    def _on_writing_ended(self) -> None:
        if self._released is not None:
            self._take_up()
        if self._selected:  # a comparison ends where files are written
            self._timer.start()

    def _take_up(self) -> None:
        """Another track may have been chosen meanwhile; then the old one stays closed."""
        was, self._released = self._released, None
        if self.view is not None and was == self.path:
            self.view.resume()


def spoken_title(row: TrackRow) -> str:
    """Artist and title as the tags have them; "" where there is no title, and the view takes the file's name."""
    if row.track is None or not row.track.title:
        return ""
    return f"{row.track.artist} – {row.track.title}" if row.track.artist else row.track.title


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
        bring_to_front(self.dialog)
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
