"""The run in view: the one that trains now, or an earlier one that was chosen from the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.training.run_folder import RunSummary
from genre_tagger.ui.training.run_page import RunPage
from genre_tagger.ui.training.run_record import RunPhase, RunRecord
from genre_tagger.ui.training.runs_panel import RunsPanel
from genre_tagger.ui.training.training_session import TrainingSession
from genre_tagger.ui.widgets.building import configured, make_timer

_SHOW_MILLISECONDS = 150
"""Curves are drawn so often at most; a quick run tells more."""


class ShownRun(QObject):
    """Joins session, page and list of runs. GUI thread only.

    `wanted` asks to bring the run's page into view, `gone` says that the run on show was deleted; `changed` follows
    whatever is told of it.
    """

    wanted = Signal()
    gone = Signal()
    changed = Signal()

    def __init__(
        self,
        session: TrainingSession,
        page: RunPage,
        panel: RunsPanel,
        is_in_view: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`is_in_view` says whether the page of the run, or of its results, is the one in view."""
        super().__init__(parent)
        self._session, self._page, self._panel, self._is_in_view = session, page, panel, is_in_view
        self.record: RunRecord | None = None
        self._runs: dict[Path, RunSummary] = {}
        self.timer = make_timer(self, _SHOW_MILLISECONDS, self.show)
        configured(session, run_changed=self._on_run_changed, runs_listed=self._on_runs, record_read=self._on_record)
        panel.chosen.connect(self._on_chosen)

    @property
    def finished_folder(self) -> Path | None:
        """Of a run that has ended and may have results."""
        is_finished = self.record is not None and self.record.phase is RunPhase.FINISHED
        return self.record.folder if self.record is not None and is_finished else None

    def known(self, folder: Path) -> RunRecord | None:
        """What was told of the run in that folder, if it is the one in view."""
        return self.record if self.record is not None and self.record.folder == folder else None

    def forget(self) -> None:
        """None is in view, unless one trains."""
        if not self._session.is_training:
            self.record = None

    @Slot()
    def show(self) -> None:
        """On the page, as things stand."""
        record = self.record
        if record is not None:
            self._page.show_record(record, self._may_resume(record))
            if record.epochs and self._session.is_training:
                self._panel.tell_epoch(record.folder, record.epochs[-1].epoch)
        self.changed.emit()

    def _may_resume(self, record: RunRecord) -> bool:
        if record.folder is None or self._session.is_training:
            return False
        run = self._runs.get(record.folder)
        return record.phase in (RunPhase.PAUSED, RunPhase.FAILED) or (run is not None and run.can_resume)

    @Slot(RunRecord)
    def _on_run_changed(self, record: RunRecord) -> None:
        if record.folder is not None and record.folder not in self._runs:
            self._runs[record.folder] = RunSummary(record.folder.name, record.folder)  # until the list tells more
            self._session.list_runs()
        if self.record is None or self.record.folder in (None, record.folder) or record.phase is RunPhase.STARTING:
            self.record = record
        if not self.timer.isActive():
            self.timer.start()

    @Slot(tuple)
    def _on_runs(self, runs: tuple[RunSummary, ...]) -> None:
        self._runs = {run.folder: run for run in runs}
        self._panel.show_runs(runs, self._session.live_folder)
        folder = None if self.record is None else self.record.folder
        if folder is not None and folder not in self._runs and not self._session.is_training:
            self.record = None
            self.gone.emit()
        elif folder is not None and self._is_in_view():
            self._panel.choose(folder)
        self.show()

    @Slot(Path)
    def _on_chosen(self, folder: Path) -> None:
        if folder == self._session.live_folder and self._session.record is not None:
            self._bring(self._session.record)
        elif folder in self._runs:
            self._session.read_record(self._runs[folder])

    @Slot(RunRecord)
    def _on_record(self, record: RunRecord) -> None:
        chosen = self._panel.current
        if chosen is not None and chosen.folder == record.folder:
            self._bring(record)

    def _bring(self, record: RunRecord) -> None:
        self.record = record
        self.wanted.emit()
        self.show()
