"""The runs so far, newest first, and the one that is in view: how each stands, and what can be done with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QMessageBox, QToolButton, QWidget

from genre_tagger.training.run.folder import BROKEN, FINISHED, PAUSED, RUNNING, RunSummary
from genre_tagger.ui.figure_text import decimal, moment, whole
from genre_tagger.ui.training.run_page import RunPage
from genre_tagger.ui.training.steps import DATA, RUN
from genre_tagger.ui.training.training_session import RunPhase, RunRecord, TrainingSession
from genre_tagger.ui.translation import data_set_text, preset_title
from genre_tagger.ui.widgets.building import configured, hbox, make_action, make_button, make_label, make_timer, vbox
from genre_tagger.ui.widgets.records import ItemLines, LinesList

WIDTH = 208
_SHOW_MILLISECONDS = 150
"""Curves are drawn so often at most; a quick run tells more."""


class RunsPanel(QWidget):
    """Signals carry a run's folder. Deleting is asked for here and done by whoever listens. GUI thread only."""

    new_wanted = Signal()
    models_wanted = Signal()
    chosen = Signal(Path)
    resume_wanted = Signal(Path)
    delete_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._live: Path | None = None
        words, tip = self.tr("New run"), self.tr("Choose data and settings for another run (Ctrl+N)")
        self.new_button = make_button(words, self, self._on_new, icon="training", tip=tip, shortcut="Ctrl+N")
        self.list = LinesList(self._item_lines, self.tr("Training runs"), self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        configured(self.list, customContextMenuRequested=self._show_menu, currentItemChanged=self._on_current)
        heading = make_label(self.tr("&Runs"), self, role="heading", buddy=self.list)
        self.empty = make_label(self.tr("Runs appear here. They stay, and can be paused, resumed and compared."), self)
        configured(self.empty, role="muted", wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.resume_action = make_action(self.tr("Resume"), self, self._on_resume, icon="play")
        self.open_action = make_action(self.tr("Open the folder"), self, self._on_open, icon="folder")
        self.delete_action = make_action(self.tr("Delete…"), self, self._on_delete, icon="remove", shortcut="Del")
        self.delete_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(self.delete_action)
        self._tools = [
            configured(QToolButton(self), defaultAction=action, accessibleName=action.text())
            for action in (self.resume_action, self.open_action, self.delete_action)
        ]
        tip = self.tr("Which model is in use; activate another, or go back to the one before")
        models = make_button(self.tr("Models…"), self, self.models_wanted, icon="model", tip=tip)
        for button in self._tools:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head, foot = hbox((heading, 1), self.new_button), hbox(*self._tools, 1, models, spacing=1)
        vbox(head, (self.empty, 1), (self.list, 1), foot, parent=self, spacing=8)
        self.show_runs((), None)

    def show_runs(self, runs: Sequence[RunSummary], live: Path | None) -> None:
        """`live` is the folder of the run that this window trains now. The choice stays where it was."""
        self._live = live
        current = self.current
        folders = [run.folder for run in runs]
        place = folders.index(current.folder) if current is not None and current.folder in folders else -1
        self.list.show_records(runs, place)
        self.list.setVisible(bool(runs))
        self.empty.setVisible(not runs)
        for button in self._tools:
            button.setVisible(bool(runs))
        self._enable()

    def tell_epoch(self, folder: Path | None, epoch: int) -> None:
        """So many epochs of a run are done now."""
        for row, run in enumerate(self.list.records):
            if run.folder == folder and run.epoch != epoch:
                self.list.show_record(row, replace(run, epoch=epoch))

    def choose(self, folder: Path | None) -> None:
        """Select a run without a signal; None takes the choice away."""
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)
            self.list.clearSelection()
            for row, run in enumerate(self.list.records):
                if run.folder == folder:
                    self.list.setCurrentRow(row)
        self._enable()

    @property
    def current(self) -> RunSummary | None:
        """The chosen run."""
        run: RunSummary | None = self.list.chosen
        return run

    def _item_lines(self, run: RunSummary) -> ItemLines:
        """Name, when and what, how it stands."""
        name = preset_title(run.preset) or run.run_id
        try:
            when = moment(datetime.fromisoformat(run.started))
        except ValueError:
            when = run.run_id
        looks = {FINISHED: ("accept", "good"), PAUSED: ("pause", "warning"), BROKEN: ("failed", "bad")}
        icon, tone = looks.get(run.state, ("play", "accent"))
        if run.state == RUNNING or run.folder == self._live:
            icon, tone = "play", "accent"
        data = f"{when} · {data_set_text(run.data_name)}" if run.data_name else when
        lines = (name, "text"), (data, "muted"), (self._state(run), tone)
        return ItemLines(icon, tone, lines, run.problem or run.reason)

    def _state(self, run: RunSummary) -> str:
        epoch, epochs = whole(run.epoch), whole(run.epochs)
        if run.folder == self._live or run.state == RUNNING:
            return self.tr("training, epoch {epoch} of {epochs}").format(epoch=epoch, epochs=epochs)
        if run.state == BROKEN:
            return self.tr("damaged")
        if run.state == PAUSED:
            return self.tr("paused after epoch {epoch} of {epochs}").format(epoch=epoch, epochs=epochs)
        scores = run.test if run.test is not None and not math.isnan(run.test.macro_f1) else run.validation
        if scores is None:
            return self.tr("finished")
        return self.tr("finished, macro-F1 {f1} %").format(f1=decimal(100 * scores.macro_f1, 1))

    def _enable(self) -> None:
        """A run can go on that was paused, broken off or stopped early, while no other is under way."""
        run = self.current
        self.resume_action.setEnabled(run is not None and self._live is None and run.can_resume)
        self.open_action.setEnabled(run is not None)
        self.delete_action.setEnabled(run is not None and run.state != RUNNING and run.folder != self._live)

    @Slot()
    def _on_current(self) -> None:
        self._enable()
        if (run := self.current) is not None:
            self.chosen.emit(run.folder)

    @Slot()
    def _on_new(self) -> None:
        self.choose(None)
        self.new_wanted.emit()

    @Slot()
    def _on_resume(self) -> None:
        if (run := self.current) is not None:
            self.resume_wanted.emit(run.folder)

    @Slot()
    def _on_open(self) -> None:
        if (run := self.current) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder)))

    @Slot()
    def _on_delete(self) -> None:
        run = self.current
        if run is None or not self.delete_action.isEnabled():
            return
        words = self.tr("Delete the run “{name}” with its network and its curves? This cannot be undone.")
        name = " · ".join(text for text, _ in self._item_lines(run).lines[:2])
        answer = QMessageBox.question(self, self.tr("Delete a run"), words.format(name=name))
        if answer == QMessageBox.StandardButton.Yes:
            self.delete_wanted.emit(run.folder)

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = configured(QMenu(self), attribute=Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.resume_action, self.open_action, self.delete_action])
        menu.popup(self.list.viewport().mapToGlobal(position))


class ShownRun(QObject):
    """Joins session, page and list of runs. GUI thread only.

    `step_wanted` asks to bring the run's page into view, or the data once the run on show was deleted; `changed`
    follows whatever is told of it.
    """

    step_wanted = Signal(int)
    changed = Signal()

    def __init__(
        self, session: TrainingSession, page: RunPage, panel: RunsPanel, is_in_view: Callable[[], bool], parent: QObject
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
            self.step_wanted.emit(DATA)
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
        self.step_wanted.emit(RUN)
        self.show()
