"""Reports and playlists of what the table shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from genre_tagger.library.report_row import ReportRow, classified_row
from genre_tagger.library.track_row import WRITABLE, Status, TrackRow
from genre_tagger.ui.library.library_tab import LibraryTab
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.translation import phrase_text


class Exporting(QObject):
    """Asks where to, then saves in a task. The rows shown are saved: a filter narrows a report too."""

    failed = Signal(object)

    def __init__(self, library: LibraryTab, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._runner, self._window = library, runner, parent

    @Slot()
    def ask_for_report(self) -> None:
        """File › Save a report."""
        kinds = ";;".join(
            (self.tr("Web page (*.html)"), self.tr("Table for spreadsheets (*.csv)"), self.tr("For programs (*.json)"))
        )
        start = str(Path.home() / "genre-tagger.html")
        name, kind = QFileDialog.getSaveFileName(self._window, self.tr("Save a report"), start, kinds)
        if name:
            path = Path(name)
            self.save_report(path if path.suffix else path.with_suffix(kind[kind.rindex("*") + 1 : -1]))

    @Slot()
    def ask_for_playlists(self) -> None:
        """File › Save playlists by genre."""
        title = self.tr("Save one playlist for each genre into")
        folder = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if folder:
            self.save_playlists(Path(folder))

    def save_report(self, path: Path) -> None:
        """As HTML, CSV or JSON, by the suffix of `path`."""
        from genre_tagger.library.reports import save_report

        rows, title, now = self._rows(), self.tr("Genre Tagger report"), datetime.now().astimezone()

        def saved() -> tuple[Path, ...]:
            save_report(path, rows, title=title, created=now)
            return (path,)

        self._runner.start(saved, latest=self._on_saved, failed=self.failed)

    def save_playlists(self, folder: Path) -> None:
        """One .m3u8 for each proposed genre."""
        from genre_tagger.library.reports import save_playlists

        rows = [row for row in self._rows() if row.genre]
        self._runner.start(partial(save_playlists, folder, rows), latest=self._on_saved, failed=self.failed)

    @Slot(str)
    def tell_saved(self, path: str) -> None:
        """Say where a view was saved."""
        self._on_saved((Path(path),))

    @Slot(str)
    def tell_failed(self, sentence: str) -> None:
        """Say why it was not."""
        self._library.notice.show_notice(sentence, "bad")

    @Slot(object)
    def _on_saved(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            self._library.notice.show_notice(self.tr("No track of the list has a genre yet."), "info")
            return
        names = ", ".join(path.name for path in paths)
        words = self.tr("Saved {names} in {folder}.").format(names=names, folder=paths[0].parent)
        self._library.notice.show_notice(words, "good")

    def _rows(self) -> list[ReportRow]:
        return [report_row(row) for row in self._library.model.shown_rows()]


def report_row(row: TrackRow) -> ReportRow:
    """A row of the table as a line of a report; the genre is the one the person left standing."""
    if row.problem:
        return ReportRow(path=row.path, outcome="failed", reason=row.problem)
    if row.track is None or row.prediction is None:
        return ReportRow(path=row.path, outcome="skipped", reason="not classified")
    classified = replace(classified_row(row.track, row.prediction), genre=row.proposed_genre)
    if row.status in WRITABLE:
        genres = tuple(row.outcome.text.split("; "))
        return replace(classified, outcome="planned", new_genres=genres, reason=phrase_text(row.outcome.reason))
    if row.status is Status.WRITTEN:
        return replace(classified, outcome="written", new_genres=row.track.genres)
    return replace(classified, outcome="skipped", new_genres=row.track.genres, reason=phrase_text(row.outcome.reason))
