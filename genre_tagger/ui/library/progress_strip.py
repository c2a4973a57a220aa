"""One line under the table: how classifying or writing goes, or how the library stands; and what keeps it true."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from genre_tagger.library.track_row import WRITABLE, Status
from genre_tagger.ui.figure_text import FigureText, rate, whole
from genre_tagger.ui.library.classifying import Classifying, Progress
from genre_tagger.ui.library.filter_bar import FilterBar
from genre_tagger.ui.library.library_pages import LibraryPages
from genre_tagger.ui.library.writing import Writing
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, make_timer, stacked, vbox

SUMMARY_MS = 200
PROGRESS_MS = 150
STRIP_HEIGHT = 34


class ProgressStrip(QWidget):
    """Two faces: at work (bar, words, Stop) and at rest (a summary). `stop_requested` asks to stop what runs."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("Progress")
        self._bar = configured(QProgressBar(), textVisible=False, fixedWidth=200, accessibleName=name)
        self._figures, self._words = FigureText(self), make_label()
        self._stop = make_button(self.tr("Stop"), clicked=self._on_stop, icon="stop", compact=True)
        work = QWidget()
        hbox(self._bar, (self._words, 1), self._stop, parent=work, spacing=12, margins=(12, 0, 12, 0))
        self._summary = make_label(role="muted", contentsMargins=(14, 0, 14, 0))
        self._faces = stacked(self, self._summary, work)
        vbox(self._faces, parent=self)
        self.setFixedHeight(STRIP_HEIGHT)

    def show_classifying(self, progress: Progress) -> None:
        """Classifying goes on."""
        self._show_bar(progress.done, progress.total)
        self._stop.setText(self.tr("Stop"))
        self._words.setText(" · ".join(self._classifying_words(progress)))

    def show_writing(self, done: int, total: int, undoing: bool) -> None:
        """The writer is at work."""
        self._show_bar(done, total)
        self._stop.setText(self.tr("Stop after this file"))
        text = self.tr("Taking back {done} of {total}") if undoing else self.tr("Writing {done} of {total}")
        self._words.setText(text.format(done=whole(done), total=whole(total)))

    def show_summary(self, counts: dict[Status, int]) -> None:
        """Nothing runs: how the library stands."""
        total = sum(counts.values())
        parts = [self.tr("%Ln track(s)", "", total)]
        writable = sum(counts[status] for status in WRITABLE)
        for number, text in (
            (writable, self.tr("%Ln to write", "", writable)),
            (counts[Status.UNKNOWN], self.tr("%Ln unknown", "", counts[Status.UNKNOWN])),
            (counts[Status.NOTHING_TO_DO], self.tr("%Ln need nothing", "", counts[Status.NOTHING_TO_DO])),
            (counts[Status.SKIPPED], self.tr("%Ln skipped", "", counts[Status.SKIPPED])),
            (counts[Status.WRITTEN], self.tr("%Ln written", "", counts[Status.WRITTEN])),
            (counts[Status.STOPPED], self.tr("%Ln not classified", "", counts[Status.STOPPED])),
            (counts[Status.FAILED], self.tr("%Ln failed", "", counts[Status.FAILED])),
        ):
            if number:
                parts.append(text)
        self._summary.setText("   ·   ".join(parts) if total else "")
        self._faces.setCurrentIndex(0)

    def _show_bar(self, done: int, total: int) -> None:
        self._bar.setUpdatesEnabled(False)  # it would have the whole window painted at once, and again in the same turn
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setUpdatesEnabled(True)
        self._stop.setEnabled(True)
        self._faces.setCurrentIndex(1)

    def _classifying_words(self, progress: Progress) -> list[str]:
        if not progress.total:
            return [self.tr("Looking for music…")]
        done, total = whole(progress.done), whole(progress.total)
        words = [self.tr("Classifying, {done} of {total}").format(done=done, total=total)]
        if progress.finding:
            words.append(self.tr("still looking for files"))
        if progress.failed:
            words.append(self.tr("%Ln failed", "", progress.failed))
        if progress.rate:
            words.append(self.tr("{rate} tracks/s").format(rate=rate(progress.rate)))
        if progress.eta_seconds is not None and progress.done < progress.total:
            words.append(self.tr("about {time} left").format(time=self._figures.time(max(1.0, progress.eta_seconds))))
        return words

    @Slot()
    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_requested.emit()


class LibraryProgress(QObject):
    """Follows the tracks, `classifying` and `writing`. GUI thread only.

    `nothing_found` says that what was opened holds no music, `queue_changed` (waiting) is for the status bar.
    """

    nothing_found = Signal()
    queue_changed = Signal(int)

    def __init__(
        self,
        classifying: Classifying,
        writing: Writing,
        filter_bar: FilterBar,
        strip: ProgressStrip,
        pages: LibraryPages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tracks, self._classifying, self._writing = classifying.tracks, classifying, writing
        self._filter_bar, self._strip, self._pages = filter_bar, strip, pages
        self._latest: Progress | None = None
        self._summary_timer = make_timer(self, SUMMARY_MS, self.show_summary)
        self._progress_timer = make_timer(self, PROGRESS_MS, self._show_latest)
        for signal in (self._tracks.added, self._tracks.changed, self._tracks.reset):
            signal.connect(self._summary_soon)
        configured(classifying, progressed=self._on_classifying, ended=self._on_classifying_ended)
        configured(writing, started=self._on_writing_started, progressed=strip.show_writing, ended=self.show_summary)

    @Slot()
    def show_summary(self) -> None:
        """Count anew."""
        self._summary_timer.stop()
        counts = self._tracks.counts
        is_writing, is_classifying = self._writing.is_busy, self._classifying.is_busy
        self._filter_bar.set_writable(0 if is_writing else sum(counts[status] for status in WRITABLE))
        self._pages.show_tracks(bool(len(self._tracks)) or is_classifying)
        if not is_writing and not is_classifying:
            self._strip.show_summary(counts)

    @Slot()
    def _summary_soon(self) -> None:
        if not self._summary_timer.isActive():
            self._summary_timer.start()

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
            self._strip.show_classifying(progress)
        self.queue_changed.emit(self._classifying.waiting)

    @Slot(object)
    def _on_classifying_ended(self, progress: Progress) -> None:
        self.queue_changed.emit(0)
        if not progress.total and not progress.already_listed:
            self.nothing_found.emit()
        self.show_summary()

    @Slot(int, bool)
    def _on_writing_started(self, total: int, undoing: bool) -> None:
        self._strip.show_writing(0, total, undoing)
        self._filter_bar.set_writable(0)
