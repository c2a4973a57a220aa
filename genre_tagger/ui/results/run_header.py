"""The line above a run's results: what it is, and what can be done with it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from genre_tagger.training.run_folder import RunSummary
from genre_tagger.ui.figure_text import moment
from genre_tagger.ui.icons import icon
from genre_tagger.ui.player.elided_label import ElidedLabel
from genre_tagger.ui.views.tones import colors_of

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
        self._title, self._detail = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self._title.setProperty("role", "heading")
        self._detail.setProperty("role", "muted")
        self._again = QToolButton(self)
        self._again.setAccessibleName(self.tr("Evaluate again"))
        self._again.setToolTip(self.tr("Judge the held-out tracks anew"))
        self._again.clicked.connect(self.evaluation_wanted)
        self._compare = QPushButton(self.tr("Compare"), self)
        self._compare.setAccessibleName(self.tr("Compare"))
        self._compare.setToolTip(self.tr("Set other runs beside this one"))
        self.others = QMenu(self._compare)
        self._compare.setMenu(self.others)
        self._export = QPushButton(self.tr("Export"), self)
        self._export.setAccessibleName(self.tr("Export"))
        self._export.setToolTip(self.tr("Save a report or the model"))
        menu = QMenu(self._export)
        self.report_action = menu.addAction(self.tr("Report with plots (HTML)…"))
        self.report_action.triggered.connect(self.report_wanted)
        self.model_action = menu.addAction(self.tr("Model (safetensors and ONNX)…"))
        self.model_action.triggered.connect(self.model_wanted)
        self._export.setMenu(menu)
        self.promote = QPushButton(self.tr("Use this model…"), self)
        self.promote.setProperty("primary", "true")
        self.promote.setToolTip(self.tr("See what would change in your library, then make it the active model"))
        self.promote.clicked.connect(self.promote_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for part in (self._again, self._compare, self._export, self.promote):
            row.addWidget(part)
        self._dress()

    def show_run(self, run: RunSummary, others: tuple[RunSummary, ...], *, is_evaluated: bool) -> None:
        """What stands at the left, and which buttons can be pressed."""
        data = run.data_name or run.run_id
        self._title.setText(f"{run.preset} · {data}" if run.preset else data)
        parts = [_moment(run.started), run.run_id]
        if run.best_epoch:
            parts.insert(
                0, self.tr("best epoch {best} of {epochs}").format(best=run.best_epoch, epochs=run.epochs or run.epoch)
            )
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
            every.triggered.connect(self._on_compare)
            self.others.addSeparator()
        for run in others[:_MOST_LISTED]:
            words = f"{run.preset} · {run.data_name}" if run.data_name else run.preset
            action = self.others.addAction(f"{run.run_id}  ({words})".replace("&", "&&"))
            action.setData([run.folder])
            action.triggered.connect(self._on_compare)

    @Slot()
    def _on_compare(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.comparison_wanted.emit(action.data())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two menus are pictures alone, so that the run's name can be read."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        self._compare.setText("" if is_narrow else self.tr("Compare"))
        self._export.setText("" if is_narrow else self.tr("Export"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "promote"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self._again.setIcon(icon("refresh", colors.text, colors.disabled))
        self._compare.setIcon(icon("compare", colors.text, colors.disabled))
        self._export.setIcon(icon("export", colors.text, colors.disabled))
        self.promote.setIcon(icon("model", colors.on_accent, colors.disabled))


def _moment(started: str) -> str:
    """A UTC moment in ISO 8601 as the person's clock and language have it; empty where it is none."""
    try:
        when = datetime.fromisoformat(started)
    except ValueError:
        return ""
    return moment(when if when.tzinfo else when.replace(tzinfo=UTC))
