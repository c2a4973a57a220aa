"""The runs so far, newest first: how each stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QToolButton, QWidget

from genre_tagger.training.presets import PRESET_NAMES, preset
from genre_tagger.training.run_folder import BROKEN, FINISHED, PAUSED, RUNNING, RunSummary
from genre_tagger.ui.figure_text import decimal, moment, whole
from genre_tagger.ui.training.setting_editor import shown
from genre_tagger.ui.widgets.building import configured, hbox, make_action, make_button, make_label, vbox
from genre_tagger.ui.widgets.lines_list import ItemLines, LinesList

WIDTH = 208


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
        tip = self.tr("Choose data and settings for another run (Ctrl+N)")
        self.new_button = make_button(
            self.tr("New run"), self, self._on_new, icon="training", tip=tip, shortcut="Ctrl+N"
        )
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
        self._tools = [self._tool_of(action) for action in (self.resume_action, self.open_action, self.delete_action)]
        head = hbox((heading, 1), self.new_button)
        vbox(head, (self.empty, 1), (self.list, 1), self._buttons(), parent=self, spacing=8)
        self.show_runs((), None)

    def _tool_of(self, action: object) -> QToolButton:
        button = configured(QToolButton(self), defaultAction=action, focusPolicy=Qt.FocusPolicy.TabFocus)
        return configured(button, accessibleName=button.text())

    def _buttons(self) -> QHBoxLayout:
        tip = self.tr("Which model judges; activate another, or go back to the one before")
        models = make_button(self.tr("Models…"), self, self.models_wanted, icon="model", tip=tip)
        return hbox(*self._tools, 1, models, spacing=4)

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
        name = shown(preset(run.preset).title) if run.preset in PRESET_NAMES else run.preset or run.run_id
        try:
            when = moment(datetime.fromisoformat(run.started))
        except ValueError:
            when = run.run_id
        looks = {FINISHED: ("accept", "good"), PAUSED: ("pause", "warning"), BROKEN: ("failed", "bad")}
        icon, tone = looks.get(run.state, ("play", "accent"))
        if run.state == RUNNING or run.folder == self._live:
            icon, tone = "play", "accent"
        data = f"{when} · {run.data_name}" if run.data_name else when
        lines = (name, "text"), (data, "muted"), (self._state(run), tone)
        return ItemLines(icon, tone, lines, run.problem or run.reason)

    def _state(self, run: RunSummary) -> str:
        if run.folder == self._live or run.state == RUNNING:
            words = self.tr("training, epoch {epoch} of {epochs}")
            return words.format(epoch=whole(run.epoch), epochs=whole(run.epochs))
        if run.state == BROKEN:
            return self.tr("damaged")
        if run.state == PAUSED:
            words = self.tr("paused after epoch {epoch} of {epochs}")
            return words.format(epoch=whole(run.epoch), epochs=whole(run.epochs))
        scores = run.test if run.test is not None and run.test.macro_f1 == run.test.macro_f1 else run.validation
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
