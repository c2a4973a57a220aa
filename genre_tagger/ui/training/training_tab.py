"""TrainingTab: choose data, have them checked, choose how, train, judge. One page of five steps, and the runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from genre_tagger.app.datasets import DatasetSummary, request_from_text, request_to_text
from genre_tagger.training.preflight_report import PreflightReport
from genre_tagger.training.run_folder import RunSummary
from genre_tagger.training.run_settings import RunSettings
from genre_tagger.training.sources.request import DataRequest, SourceRequest
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.icons import icon
from genre_tagger.ui.notice_bar import NoticeBar
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.training.check_page import CheckPage
from genre_tagger.ui.training.data_page import DataPage
from genre_tagger.ui.training.next_step import NextStep
from genre_tagger.ui.training.run_page import RunPage
from genre_tagger.ui.training.run_record import RunPhase, RunRecord
from genre_tagger.ui.training.runs_panel import RunsPanel
from genre_tagger.ui.training.settings_page import SettingsPage
from genre_tagger.ui.training.settings_store import settings_from_text, settings_to_text
from genre_tagger.ui.training.step_faces import Standing, StepFaces
from genre_tagger.ui.training.step_rail import StepRail
from genre_tagger.ui.training.steps import CHECK, DATA, RESULTS, RUN, SETTINGS
from genre_tagger.ui.training.training_session import TrainingSession
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.window_state import WindowState

if TYPE_CHECKING:
    from genre_tagger.training.preflight import PreflightProgress
    from genre_tagger.ui.results.results_view import ResultsView
    from genre_tagger.ui.training.download_dialog import DownloadDialog

_SHOW_MILLISECONDS = 150
"""Curves are drawn so often at most; a quick run tells more."""
_LOOK_MILLISECONDS = 250
_DATA_KEY, _SETTINGS_KEY, _FOLDER_KEY = "training_data", "training_settings", "training_folder"


class TrainingTab(QWidget):
    """GUI thread only. Call `close_down()` before it is destroyed.

    `play_wanted` (Path) asks to hear a clip, `promote_wanted` (run folder) to make a run's network the active model,
    `label_fixed` (track, genre) to keep a correction.
    """

    play_wanted = Signal(object)
    training_changed = Signal(bool)
    models_wanted = Signal()
    promote_wanted = Signal(Path)
    label_fixed = Signal(Path, str)

    def __init__(self, engine: Engine, runner: TaskRunner, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine, self._runner, self._state = engine, runner, state
        self.session = TrainingSession(engine, runner, self)
        self._look: DatasetSummary | None = None
        self._look_problem = ""
        self._record: RunRecord | None = None
        self._runs: dict[Path, RunSummary] = {}
        self._download: DownloadDialog | None = None
        self.notice = NoticeBar(self)
        self.runs = RunsPanel(self)
        titles = (self.tr("Data"), self.tr("Check"), self.tr("Settings"), self.tr("Run"), self.tr("Results"))
        self.rail = StepRail(titles, self)
        self.data, self.check = DataPage(self), CheckPage(self)
        self.settings, self.run = SettingsPage(self), RunPage(self)
        self.results: ResultsView | None = None
        self.pages = _Pages(self)
        self._no_results = QWidget(self)
        for page in (self.data, self.check, self.settings, self.run, self._no_results):
            self.pages.addWidget(page)
        self._faces, self._next = StepFaces(self), NextStep(self)
        self._show_timer, self._look_timer = QTimer(self), QTimer(self)
        self._lay_out()
        self._connect()
        self._restore()
        self.setAcceptDrops(True)
        self._dress()
        self.show_step(DATA)

    def _lay_out(self) -> None:
        self.hint = QLabel(self)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.next_button = QPushButton(self)
        self.next_button.setProperty("primary", True)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.rail)
        right.addWidget(self.pages, 1)
        right.addLayout(foot)
        row = QHBoxLayout()
        row.setContentsMargins(12, 12, 14, 10)
        row.setSpacing(16)
        row.addWidget(self.runs)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        session = self.session
        self.rail.chosen.connect(self.show_step)
        self.next_button.clicked.connect(self.go_on)
        self.data.request_changed.connect(self._on_request)
        self.data.download_wanted.connect(self.open_download)
        self.check.check_wanted.connect(self.start_check)
        self.check.cancel_wanted.connect(self._on_check_cancelled)
        self.check.play_wanted.connect(self.play_wanted)
        self.settings.settings_changed.connect(self._on_settings)
        self.run.pause_wanted.connect(session.pause)
        self.run.stop_wanted.connect(session.stop)
        self.run.resume_wanted.connect(self._on_resume)
        self.run.results_wanted.connect(self._on_results_wanted)
        self.runs.new_wanted.connect(self._on_new)
        self.runs.chosen.connect(self._on_run_chosen)
        self.runs.resume_wanted.connect(self.resume)
        self.runs.delete_wanted.connect(self._on_delete)
        self.runs.models_wanted.connect(self.models_wanted)
        session.looked.connect(self._on_looked)
        session.look_failed.connect(self._on_look_failed)
        session.check_progressed.connect(self._on_check_progress)
        session.checked.connect(self._on_checked)
        session.check_failed.connect(self._on_check_failed)
        session.run_changed.connect(self._on_run_changed)
        session.run_ended.connect(self._on_run_ended)
        session.runs_listed.connect(self._on_runs)
        session.record_read.connect(self._on_record)
        session.corrections_counted.connect(self.data.set_corrections)
        session.failed.connect(self._tell)
        for chart in self.run.charts.values():
            chart.export.exported.connect(self._on_chart_saved)
            chart.export.failed.connect(self._tell)
        session.models_listed.connect(self.settings.offer_models)
        self._show_timer.setSingleShot(True)
        self._show_timer.setInterval(_SHOW_MILLISECONDS)
        self._show_timer.timeout.connect(self._show_record)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(_LOOK_MILLISECONDS)
        self._look_timer.timeout.connect(self._start_look)

    def _restore(self) -> None:
        """The choice of the last session; it is looked at once somebody sees the tab."""
        self.data.remember_folder(self._state.text(_FOLDER_KEY))
        self.data.set_request(request_from_text(self._state.text(_DATA_KEY)))
        self.settings.set_settings(settings_from_text(self._state.text(_SETTINGS_KEY)))

    @property
    def is_training(self) -> bool:
        """Whether a run is under way."""
        return self.session.is_training

    @property
    def step(self) -> int:
        """The step in view, from 0."""
        return self.pages.currentIndex()

    @Slot(int)
    def show_step(self, step: int) -> None:
        """Bring one of the five into view."""
        if step == RESULTS and not self._show_results():
            step = RUN
        self.pages.setCurrentIndex(step)
        self.rail.show_step(step)
        self._refresh()

    def _show_results(self) -> bool:
        """The results of the run in view; the view is made when it is first wanted."""
        if self._record is None or self._record.folder is None or self._record.phase is not RunPhase.FINISHED:
            return False
        if self.results is None:
            from genre_tagger.ui.results.results_view import ResultsView

            self.results = ResultsView(self._runner, self, judges_at_once=True)
            self.results.promote_requested.connect(self.promote_wanted)
            self.results.label_fixed.connect(self.label_fixed)
            self.pages.removeWidget(self._no_results)
            self.pages.addWidget(self.results)
        if self.results.folder != self._record.folder:
            self.results.show_run(self._record.folder)
        return True

    @Slot()
    def go_on(self) -> None:
        """What the button at the foot offers."""
        action = self._next.offer(self.step, self._standing(), self.is_training).action
        if action == "check":
            self.show_step(CHECK)
            if self.check.report is None and not self.session.check_job.is_busy:
                self.start_check()
        elif action == "settings":
            self.show_step(SETTINGS)
        elif action == "start":
            self.start_training()
        elif action == "data":
            self.show_step(DATA)

    @Slot()
    def start_check(self) -> None:
        """Look into every clip of the chosen data."""
        self.check.show_busy()
        self.session.check(self.data.request, self.settings.settings)
        self._refresh()

    @Slot()
    def start_training(self) -> None:
        """A new run with what is chosen."""
        report = self.check.report
        if self.is_training or report is None or report.blocking:
            return
        leave_out = frozenset(one.path for one in report.problems if one.leaves_out)
        chosen = leave_out if self.check.leave_out.isChecked() else frozenset()
        self.runs.choose(None)
        self.session.start(self.data.request, self.settings.settings, chosen, report.to_json())
        self.show_step(RUN)
        self._show_record()
        self.training_changed.emit(True)

    @Slot(Path)
    def resume(self, folder: Path) -> None:
        """Go on with a paused run."""
        if self.is_training:
            return
        known = self._record if self._record is not None and self._record.folder == folder else None
        self.session.resume(folder, known)
        self.show_step(RUN)
        self._show_record()
        self.training_changed.emit(True)

    @Slot()
    def open_download(self) -> None:
        """Fetch FMA."""
        if self._download is None:
            from genre_tagger.ui.training.download_dialog import DownloadDialog

            folder = Path(self._state.text("training_download", str(self._engine.folders.data / "fma")))
            self._download = DownloadDialog(self._runner, folder, parent=self)
            self._download.fetched.connect(self._on_fetched)
            self._download.progressed.connect(self.data.show_download)
        self._download.show()
        self._download.raise_()
        self._download.activateWindow()

    def close_down(self, pauses: bool = True) -> None:
        """End all work; a run under way is paused first, so that it can go on later. Idempotent."""
        self._show_timer.stop()
        self._look_timer.stop()
        self._state.keep(_DATA_KEY, request_to_text(self.data.request))
        self._state.keep(_SETTINGS_KEY, settings_to_text(self.settings.settings))
        if self._download is not None:
            self._state.keep("training_download", self._download.folder.text())
            self._download.close_down()
        if self.results is not None:
            self.results.close_down()
        self._state.flush()
        self.session.close_down(pauses)

    def showEvent(self, event: QShowEvent) -> None:
        """Runs, corrections and the data of the last session are looked at once somebody sees the tab."""
        super().showEvent(event)
        self.session.list_runs()
        self.session.count_corrections()
        self.session.list_models()
        if self.data.request.sources and self._look is None and not self._look_problem:
            self._start_look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.step == RUN:
            self.run.toggle()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.next_button.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _folder_of(event) is not None:
            event.acceptProposedAction()
            self.data.start.set_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.data.start.set_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.data.start.set_dragging(False)
        folder = _folder_of(event)
        if folder is not None:
            event.acceptProposedAction()
            self.show_step(DATA)
            self.data.add_folder(folder)

    @Slot(object)
    def _on_request(self, request: DataRequest) -> None:
        self._state.keep(_DATA_KEY, request_to_text(request))
        self._state.keep(_FOLDER_KEY, self.data.last_folder)
        if self.session.check_job.is_busy or self.check.report is not None:
            self.session.check_job.cancel()
            self.check.forget()
        self.session.cancel_look()
        if request.sources:
            self._look_timer.start()
        else:
            self._look_timer.stop()
            self._look, self._look_problem = None, ""
        self._refresh()

    @Slot()
    def _start_look(self) -> None:
        self.data.show_looking()
        self._look_problem = ""
        self.session.look(replace(self.data.request, genres=self.data.base_genres))

    @Slot(object)
    def _on_looked(self, look: DatasetSummary) -> None:
        self._look, self._look_problem = look, ""
        self.data.show_look(look)
        self._refresh()

    @Slot(str)
    def _on_look_failed(self, sentence: str) -> None:
        self._look, self._look_problem = None, sentence
        self.data.show_problem(sentence)
        self._refresh()

    @Slot(object)
    def _on_check_progress(self, step: PreflightProgress) -> None:
        self.check.show_progress(step)

    @Slot(object)
    def _on_checked(self, report: PreflightReport) -> None:
        self.check.show_report(report)
        QTimer.singleShot(0, self._refresh)
        self._refresh()

    @Slot(str)
    def _on_check_failed(self, sentence: str) -> None:
        self.check.show_failure(sentence)
        self._refresh()

    @Slot()
    def _on_check_cancelled(self) -> None:
        self.session.check_job.cancel()
        self.check.forget()
        self._refresh()

    @Slot(object)
    def _on_settings(self, settings: RunSettings) -> None:
        self._state.keep(_SETTINGS_KEY, settings_to_text(settings))
        self._refresh()

    @Slot(object)
    def _on_run_changed(self, record: RunRecord) -> None:
        if record.folder is not None and record.folder not in self._runs:
            self._runs[record.folder] = RunSummary(record.folder.name, record.folder)  # until the list tells more
            self.session.list_runs()
        if self._record is None or self._record.folder in (None, record.folder) or record.phase is RunPhase.STARTING:
            self._record = record
        if not self._show_timer.isActive():
            self._show_timer.start()

    @Slot(object)
    def _on_run_ended(self, record: RunRecord) -> None:
        self.training_changed.emit(False)
        self._show_record()

    @Slot()
    def _show_record(self) -> None:
        if self._record is not None:
            self.run.show_record(self._record, self._may_resume(self._record))
            if self._record.epochs and self.is_training:
                self.runs.tell_epoch(self._record.folder, self._record.epochs[-1].epoch)
        self._refresh()

    def _may_resume(self, record: RunRecord) -> bool:
        if record.folder is None or self.is_training:
            return False
        run = self._runs.get(record.folder)
        return (
            record.phase is RunPhase.PAUSED or record.phase is RunPhase.FAILED or (run is not None and run.can_resume)
        )

    @Slot(tuple)
    def _on_runs(self, runs: tuple[RunSummary, ...]) -> None:
        self._runs = {run.folder: run for run in runs}
        self.runs.show_runs(runs, self.session.live_folder)
        if self._record is not None and self._record.folder is not None:
            if self._record.folder not in self._runs and not self.is_training:
                self._record = None
                self.show_step(DATA)
            elif self.step in (RUN, RESULTS):
                self.runs.choose(self._record.folder)
        self._show_record()

    @Slot(Path)
    def _on_run_chosen(self, folder: Path) -> None:
        if folder == self.session.live_folder:
            self._record = self.session.record
            self.show_step(RUN)
            self._show_record()
        elif folder in self._runs:
            self.session.read_record(self._runs[folder])

    @Slot(object)
    def _on_record(self, record: RunRecord) -> None:
        chosen = self.runs.current
        if chosen is not None and chosen.folder == record.folder:
            self._record = record
            self.show_step(RUN)
            self._show_record()

    @Slot()
    def _on_resume(self) -> None:
        if self._record is not None and self._record.folder is not None:
            self.resume(self._record.folder)

    @Slot()
    def _on_new(self) -> None:
        if not self.is_training:
            self._record = None
        self.show_step(DATA)

    @Slot(Path)
    def _on_delete(self, folder: Path) -> None:
        if self.results is not None and self.results.folder == folder:
            self.results.clear()
        self.session.delete_run(folder)

    @Slot()
    def _on_results_wanted(self) -> None:
        self.show_step(RESULTS)

    @Slot(object)
    def _on_fetched(self, source: SourceRequest) -> None:
        self.data.add_source(source)
        self.notice.show_notice(self.tr("The Free Music Archive is there and was added to the data."), "good")

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.notice.show_notice(sentence, "bad")

    @Slot(str)
    def _on_chart_saved(self, path: str) -> None:
        self.notice.show_notice(self.tr("Saved: {path}").format(path=path), "good")

    def _standing(self) -> Standing:
        return Standing(
            self.data.request,
            self._look,
            self._look_problem,
            self.session.check_job.is_busy and self.check.report is None,
            self.check.report,
            self.settings.settings,
            self._record,
            self._record is not None and self._record.phase is RunPhase.FINISHED,
        )

    @Slot()
    def _refresh(self) -> None:
        """Steps, hint and button by how things stand."""
        standing = self._standing()
        for number, face in enumerate(self._faces.faces(standing)):
            self.rail.set_face(number, face)
        offer = self._next.offer(self.step, standing, self.is_training)
        self.hint.setText(offer.hint)
        self.next_button.setText(offer.button)
        self.next_button.setVisible(bool(offer.button))
        self.next_button.setEnabled(offer.enabled)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "next_button"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self.notice.set_colors(colors)
        self.next_button.setIcon(icon("arrow-right", colors.on_accent, colors.disabled))


class _Pages(QStackedWidget):
    """As small as the page in view allows; the others do not hold the window open."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize(0, 0) if page is None else page.minimumSizeHint()


def _folder_of(event: QDropEvent) -> Path | None:
    """The folder that is held over the tab; a table like tracks.csv stands for its folder."""
    for url in event.mimeData().urls():
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            if path.is_dir():
                return path
            if path.suffix.casefold() == ".csv":
                return path.parent
    return None
