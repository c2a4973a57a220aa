"""The line above a run's results: what it is, and what can be done with it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from genre_tagger.training.run_folder import RunSummary
from genre_tagger.ui.figure_text import moment
from genre_tagger.ui.widgets.building import ElidedLabel, configured, hbox, make_action, make_button, make_tool, vbox

_MOST_COMPARED = 3
"""Beside the one on show: four columns are what a small window holds."""
_MOST_LISTED = 20
_NARROW = 820


class RunHeader(QWidget):
    """Emits what the person wants. GUI thread only."""

    promote_wanted = Signal()
    evaluation_wanted = Signal()
    report_wanted = Signal()
    model_wanted = Signal()
    comparison_wanted = Signal(list)
    """(run folders): to be set beside this one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = configured(ElidedLabel(parent=self), role="heading")
        self._detail = configured(ElidedLabel(parent=self), role="muted")
        tip = self.tr("Judge the held-out tracks anew")
        self._again = make_tool(self, self.tr("Evaluate again"), tip, self.evaluation_wanted, icon="refresh")
        tip = self.tr("Set other runs beside this one")
        self._compare = make_button(self.tr("Compare"), self, icon="compare", tip=tip)
        self.others = configured(QMenu(self._compare), triggered=self._on_compare)
        tip = self.tr("Save a report or the model")
        self._export = make_button(self.tr("Export"), self, icon="export", tip=tip)
        menu = QMenu(self._export)
        self.report_action = make_action(self.tr("Report with plots (HTML)…"), menu, self.report_wanted)
        self.model_action = make_action(self.tr("Model (safetensors and ONNX)…"), menu, self.model_wanted)
        menu.addActions([self.report_action, self.model_action])
        for button, actions in ((self._compare, self.others), (self._export, menu)):
            configured(button, accessibleName=button.text(), menu=actions)
        tip = self.tr("See what would change in your library, then make it the active model")
        self.promote = make_button(
            self.tr("Use this model…"), self, self.promote_wanted, icon="model", primary=True, tip=tip
        )
        words = vbox(self._title, self._detail, spacing=0)
        hbox((words, 1), self._again, self._compare, self._export, self.promote, parent=self, spacing=8)

    def show_run(self, run: RunSummary, others: tuple[RunSummary, ...], *, is_evaluated: bool) -> None:
        """What stands at the left, and which buttons can be pressed."""
        data = run.data_name or run.run_id
        self._title.setText(f"{run.preset} · {data}" if run.preset else data)
        parts = [_moment(run.started), run.run_id]
        if run.best_epoch:
            words = self.tr("best epoch {best} of {epochs}")
            parts.insert(0, words.format(best=run.best_epoch, epochs=run.epochs or run.epoch))
        self._detail.setText(" · ".join(part for part in parts if part))
        self._again.setEnabled(is_evaluated)
        self.report_action.setEnabled(is_evaluated)
        self.promote.setEnabled(run.best_epoch > 0 or is_evaluated)
        self._fill(others)

    def _fill(self, others: tuple[RunSummary, ...]) -> None:
        self.others.clear()
        self._compare.setVisible(bool(others))
        latest = others[:_MOST_COMPARED]
        if len(latest) > 1:
            every = self.others.addAction(self.tr("With the latest %Ln run(s)", "", len(latest)))
            every.setData([run.folder for run in latest])
            self.others.addSeparator()
        for run in others[:_MOST_LISTED]:
            words = f"{run.preset} · {run.data_name}" if run.data_name else run.preset
            self.others.addAction(f"{run.run_id}  ({words})".replace("&", "&&")).setData([run.folder])

    @Slot(QAction)
    def _on_compare(self, action: QAction) -> None:
        self.comparison_wanted.emit(action.data())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two menus are pictures alone, so that the run's name can be read."""
        super().resizeEvent(event)
        for button in (self._compare, self._export):
            button.setText("" if self.width() < _NARROW else button.accessibleName())


def _moment(started: str) -> str:
    """A UTC moment in ISO 8601 as the person's clock and language have it; empty where it is none."""
    try:
        when = datetime.fromisoformat(started)
    except ValueError:
        return ""
    return moment(when if when.tzinfo else when.replace(tzinfo=UTC))
