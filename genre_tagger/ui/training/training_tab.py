"""TrainingTab: choose data, have them checked, choose how, train, look at the results. Five steps, and the runs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from genre_tagger.app.datasets import request_from_text, request_to_text
from genre_tagger.training.data.dataset import DataRequest, SourceRequest
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.notices import NoticeBar
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.training.check_page import CheckPage
from genre_tagger.ui.training.data_page import DataPage
from genre_tagger.ui.training.data_sources import folder_among
from genre_tagger.ui.training.run_page import RunPage
from genre_tagger.ui.training.runs_panel import RunsPanel, ShownRun
from genre_tagger.ui.training.settings_page import SettingsPage, settings_from_text, settings_to_text
from genre_tagger.ui.training.steps import CHECK, DATA, RESULTS, RUN, SETTINGS, Standing, StepRail, StepWords
from genre_tagger.ui.training.training_session import RunRecord, TrainingSession
from genre_tagger.ui.widgets.building import (
    FileDrops,
    SnugStack,
    bring_to_front,
    configured,
    hbox,
    make_button,
    make_label,
    make_timer,
    vbox,
)
from genre_tagger.ui.window_state import WindowState

if TYPE_CHECKING:
    from genre_tagger.ui.results.results_view import ResultsView
    from genre_tagger.ui.training.download_dialog import DownloadDialog

_DATA_KEY, _SETTINGS_KEY, _FOLDER_KEY = "training_data", "training_settings", "training_folder"
_DOWNLOAD_KEY = "training_download"


class TrainingTab(QWidget):
    """GUI thread only. Call `close_down()` before it is destroyed.

    `play_wanted` (Path) asks to hear a clip, `promote_wanted` (run folder) to make a run's network the active model,
    `label_fixed` (track, genre) to keep a correction.
    """

    play_wanted = Signal(Path)
    training_changed = Signal(bool)
    models_wanted = Signal()
    promote_wanted = Signal(Path)
    label_fixed = Signal(Path, str)

    def __init__(self, engine: Engine, runner: TaskRunner, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine, self._runner, self._state = engine, runner, state
        self.session = TrainingSession(engine, runner, self)
        self.results: ResultsView | None = None
        self.notice, self.runs = NoticeBar(self), RunsPanel(self)
        titles = (self.tr("Data"), self.tr("Check"), self.tr("Settings"), self.tr("Run"), self.tr("Results"))
        self.rail = StepRail(titles, self)
        self.data, self.check = DataPage(self), CheckPage(self)
        self.settings, self.run = SettingsPage(self), RunPage(self)
        self.pages, self._no_results = SnugStack(self), QWidget(self)
        for page in (self.data, self.check, self.settings, self.run, self._no_results):
            self.pages.addWidget(page)
        self._words = StepWords(self)
        self.shown = ShownRun(self.session, self.run, self.runs, lambda: self.step in (RUN, RESULTS), self)
        self.download: DownloadDialog | None = None
        self._look_timer = make_timer(self, 250, self._start_look)
        self.hint = make_label(parent=self, role="muted", wrap=True)
        self.next_button = make_button("", self, self.go_on, icon="arrow-right", primary=True)
        right = vbox(self.rail, (self.pages, 1), hbox((self.hint, 1), self.next_button, spacing=12), spacing=10)
        row = hbox(self.runs, (right, 1), spacing=16, margins=(12, 12, 14, 10))
        vbox(self.notice, (row, 1), parent=self, spacing=0)
        self._connect()
        self.data.last_folder = state.text(_FOLDER_KEY) or self.data.last_folder
        self.data.set_request(request_from_text(state.text(_DATA_KEY)))
        self.settings.set_settings(settings_from_text(state.text(_SETTINGS_KEY)))
        self.show_step(DATA)

    def _connect(self) -> None:
        session = self.session
        self.rail.chosen.connect(self.show_step)
        configured(self.data, request_changed=self._on_request, download_wanted=self.open_download)
        configured(self.check, check_wanted=self.start_check, cancel_wanted=self._forget_check)
        self.check.play_wanted.connect(self.play_wanted)
        self.settings.settings_changed.connect(self._on_settings)
        configured(self.run, pause_wanted=session.pause, stop_wanted=session.stop, resume_wanted=self._on_resume)
        self.run.results_wanted.connect(partial(self.show_step, RESULTS))
        configured(self.shown, step_wanted=self.show_step, changed=self._refresh)
        configured(FileDrops(self, folder_among), dragging=self.data.start.set_dragging, dropped=self._on_dropped)
        configured(self.runs, new_wanted=self._on_new, resume_wanted=self.resume)
        configured(self.runs, delete_wanted=self._on_delete, models_wanted=self.models_wanted)
        configured(session, looked=self.data.show_look, look_failed=self.data.show_problem)
        configured(session, check_progressed=self.check.show_progress, checked=self.check.show_report)
        configured(session, check_failed=self.check.show_failure, run_ended=self._on_run_ended)
        told = session.looked, session.look_failed, session.checked, session.check_failed, session.check_job.finished
        for signal in told:
            signal.connect(self._refresh)
        configured(session, corrections_counted=self.data.set_corrections, models_listed=self.settings.offer_models)
        session.failed.connect(self.notice.show_problem)
        for chart in self.run.charts.values():
            configured(chart.export, exported=self.notice.show_saved, failed=self.notice.show_problem)

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
        belongs_to(self, "results" if step == RESULTS else "training")
        self.rail.show_step(step)
        self._refresh()

    def _show_results(self) -> bool:
        """The results of the run in view; the view is made when it is first wanted."""
        folder = self.shown.finished_folder
        if folder is None:
            return False
        if self.results is None:
            from genre_tagger.ui.results.results_view import ResultsView

            self.results = ResultsView(self._runner, self, evaluates_at_once=True)
            configured(self.results, promote_requested=self.promote_wanted, label_fixed=self.label_fixed)
            self.pages.removeWidget(self._no_results)
            self.pages.addWidget(self.results)
        if self.results.folder != folder:
            self.results.show_run(folder)
        return True

    @Slot()
    def go_on(self) -> None:
        """What the button at the foot offers."""
        action = self._words.offer(self.step, self._standing()).action
        if action == "start":
            self.start_training()
        elif action:
            self.show_step({"check": CHECK, "settings": SETTINGS, "data": DATA}[action])
            if action == "check" and self.check.report is None and not self.session.check_job.is_busy:
                self.start_check()

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
        unfit = frozenset(one.path for one in report.problems if one.leaves_out)
        leave_out = unfit if self.check.leave_out.isChecked() else frozenset()
        self.runs.choose(None)
        self.session.start(self.data.request, self.settings.settings, leave_out, report.to_json())
        self._show_started()

    @Slot(Path)
    def resume(self, folder: Path) -> None:
        """Go on with a paused run."""
        if not self.is_training:
            self.session.resume(folder, self.shown.known(folder))
            self._show_started()

    def _show_started(self) -> None:
        self.show_step(RUN)
        self.shown.show()
        self.training_changed.emit(True)

    def close_down(self, pauses: bool = True) -> None:
        """End all work; a run under way is paused first, so that it can go on later. Idempotent."""
        self.shown.timer.stop()
        self._look_timer.stop()
        if self.download is not None:
            self._state.keep(_DOWNLOAD_KEY, self.download.folder.text())
            self.download.close_down()
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
        if self.data.request.sources and self.data.look is None and not self.data.problem:
            self._start_look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space and self.step == RUN:
            self.run.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_control:
            self.next_button.click()
        else:
            super().keyPressEvent(event)

    @Slot(list)
    def _on_dropped(self, folders: list[Path]) -> None:
        self.show_step(DATA)
        self.data.add_folder(folders[0])

    @Slot(DataRequest)
    def _on_request(self, request: DataRequest) -> None:
        self._state.keep(_DATA_KEY, request_to_text(request))
        self._state.keep(_FOLDER_KEY, self.data.last_folder)
        if self.session.check_job.is_busy or self.check.report is not None:
            self._forget_check()
        self.session.look_job.cancel()
        if request.sources:
            self._look_timer.start()
        else:
            self._look_timer.stop()
        self._refresh()

    @Slot()
    def _start_look(self) -> None:
        self.data.show_looking()
        self.session.look(replace(self.data.request, genres=self.data.base_genres))

    @Slot()
    def _forget_check(self) -> None:
        self.session.check_job.cancel()
        self.check.forget()
        self._refresh()

    @Slot(RunSettings)
    def _on_settings(self, settings: RunSettings) -> None:
        self._state.keep(_SETTINGS_KEY, settings_to_text(settings))
        self._refresh()

    @Slot(RunRecord)
    def _on_run_ended(self, _record: RunRecord) -> None:
        self.training_changed.emit(False)
        self.shown.show()

    @Slot()
    def _on_resume(self) -> None:
        if self.shown.record is not None and self.shown.record.folder is not None:
            self.resume(self.shown.record.folder)

    @Slot()
    def _on_new(self) -> None:
        self.shown.forget()
        self.show_step(DATA)

    @Slot(Path)
    def _on_delete(self, folder: Path) -> None:
        if self.results is not None and self.results.folder == folder:
            self.results.clear()
        self.session.delete_run(folder)

    @Slot()
    def open_download(self) -> None:
        """In front of the window; made when it is first wanted."""
        if self.download is None:
            from genre_tagger.ui.training.download_dialog import DownloadDialog

            folder = Path(self._state.text(_DOWNLOAD_KEY, str(self._engine.folders.data / "fma")))
            self.download = DownloadDialog(self._runner, folder, parent=self)
            configured(self.download, fetched=self._on_fetched, progressed=self.data.show_download)
        bring_to_front(self.download)

    @Slot(SourceRequest)
    def _on_fetched(self, source: SourceRequest) -> None:
        self.data.add_source(source)
        self.notice.show_notice(self.tr("The Free Music Archive is there and was added to the data."), "good")

    def _standing(self) -> Standing:
        look, report = (self.data.look, self.data.problem), self.check.report
        is_checking = self.session.check_job.is_busy and report is None
        settings, record = self.settings.settings, self.shown.record
        return Standing(self.data.request, *look, is_checking, report, settings, record, self.is_training)

    @Slot()
    def _refresh(self) -> None:
        """Steps, hint and button by how things stand."""
        standing = self._standing()
        for number, face in enumerate(self._words.faces(standing)):
            self.rail.set_face(number, face)
        offer = self._words.offer(self.step, standing)
        self.hint.setText(offer.hint)
        configured(self.next_button, text=offer.button, visible=bool(offer.button), enabled=offer.enabled)
