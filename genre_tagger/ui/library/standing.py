"""How the library stands, told as work goes on: the line under the table, the button's number, the page on show."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.library.track_row import WRITABLE
from genre_tagger.ui.library.classifying import Classifying, Progress
from genre_tagger.ui.library.filter_bar import FilterBar
from genre_tagger.ui.library.library_pages import LibraryPages
from genre_tagger.ui.library.progress_strip import ProgressStrip
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.library.writing import Writing
from genre_tagger.ui.widgets.building import make_timer

SUMMARY_MS = 200
PROGRESS_MS = 150


class Standing(QObject):
    """Follows the tracks, `classifying` and `writing`. GUI thread only.

    `nothing_found` says that what was opened holds no music, `queue_changed` (waiting) is for the status bar.
    """

    nothing_found = Signal()
    queue_changed = Signal(int)

    def __init__(
        self,
        tracks: TrackList,
        classifying: Classifying,
        writing: Writing,
        *,
        filter_bar: FilterBar,
        progress: ProgressStrip,
        pages: LibraryPages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tracks, self._classifying, self._writing = tracks, classifying, writing
        self._filter_bar, self._progress, self._pages = filter_bar, progress, pages
        self._latest: Progress | None = None
        self._summary_timer = make_timer(self, SUMMARY_MS, self.show_summary)
        self._progress_timer = make_timer(self, PROGRESS_MS, self._show_latest)
        for signal in (tracks.added, tracks.changed, tracks.reset):
            signal.connect(self._summary_soon)
        classifying.progressed.connect(self._on_classifying)
        classifying.ended.connect(self._on_classifying_ended)
        writing.started.connect(self._on_writing_started)
        writing.progressed.connect(progress.show_writing)
        writing.ended.connect(self._summary_now)

    @Slot()
    def show_summary(self) -> None:
        """Count anew."""
        counts = self._tracks.counts()
        is_writing, is_classifying = self._writing.is_busy, self._classifying.is_busy
        self._filter_bar.set_writable(0 if is_writing else sum(counts[status] for status in WRITABLE))
        self._pages.show_tracks(bool(len(self._tracks)) or is_classifying)
        if not is_writing and not is_classifying:
            self._progress.show_summary(counts)

    @Slot()
    def _summary_soon(self) -> None:
        if not self._summary_timer.isActive():
            self._summary_timer.start()

    @Slot()
    def _summary_now(self) -> None:
        self._summary_timer.stop()
        self.show_summary()

    @Slot(object)
    def _on_classifying(self, progress: Progress) -> None:
        """At most a few times a second: a progress bar paints itself at once whenever it is told."""
        self._latest = progress
        if not self._progress_timer.isActive():
            self._show_latest()

    @Slot()
    def _show_latest(self) -> None:
        """What came while the line was at rest is shown when its time is over, the last of all too."""
        progress, self._latest = self._latest, None
        if progress is None or not self._classifying.is_busy:
            return
        self._progress_timer.start()
        if not self._writing.is_busy:
            self._progress.show_classifying(progress)
        self.queue_changed.emit(self._classifying.waiting)

    @Slot(object)
    def _on_classifying_ended(self, progress: Progress) -> None:
        self.queue_changed.emit(0)
        if not progress.total and not progress.already_listed:
            self.nothing_found.emit()
        self._summary_now()

    @Slot(int, bool)
    def _on_writing_started(self, total: int, undoing: bool) -> None:
        self._progress.show_writing(0, total, undoing)
        self._filter_bar.set_writable(0)
