"""The pages of one run's results under a line that says what it is, with the track they speak of beside them."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from genre_tagger.training.run.folder import RunSummary
from genre_tagger.training.scores.values import RunEvaluation
from genre_tagger.ui.explanation.explanation_view import ExplanationView
from genre_tagger.ui.figure_text import moment
from genre_tagger.ui.results.calibration_page import CalibrationPage
from genre_tagger.ui.results.confusion_page import ConfusionPage
from genre_tagger.ui.results.held_out_tracks import HeldOutRow, MistakesPage, SuspectsPage, TrackPanel
from genre_tagger.ui.results.precision_recall_page import PrecisionRecallPage
from genre_tagger.ui.results.scores_page import ScoresPage
from genre_tagger.ui.translation import data_set_text, preset_title
from genre_tagger.ui.views.track_view import TrackView
from genre_tagger.ui.widgets.building import (
    ElidedLabel,
    configured,
    hbox,
    make_action,
    make_button,
    make_tool,
    split,
    stacked,
    vbox,
)

_MOST_COMPARED = 3
"""Beside the one on show: four columns are what a small window holds."""
_MOST_LISTED = 20
_NARROW = 820


class ResultPage(IntEnum):
    """In the order of the tabs."""

    SCORES = 0
    CONFUSION = 1
    CALIBRATION = 2
    THRESHOLDS = 3
    MISTAKES = 4
    SUSPECTS = 5
    WHY = 6


class RunPages(QWidget):
    """GUI thread only. `close_down()` ends its threads."""

    track_selected = Signal(Path)
    label_fixed = Signal(Path, str)

    def __init__(
        self, explanation: ExplanationView, parent: QWidget | None = None, track_view: TrackView | None = None
    ) -> None:
        super().__init__(parent)
        self._checkpoint = Path()
        self._fixed: dict[Path, str] = {}
        self._row: HeldOutRow | None = None
        self.scores, self.confusion, self.calibration = ScoresPage(), ConfusionPage(), CalibrationPage()
        self.thresholds = PrecisionRecallPage()
        self.mistakes, self.suspects, self.explanation = MistakesPage(), SuspectsPage(), explanation
        self.track = TrackPanel(self, track_view)
        self.tabs = configured(QTabBar(self), drawBase=False, expanding=False, usesScrollButtons=False)
        configured(self.tabs, elideMode=Qt.TextElideMode.ElideRight, accessibleName=self.tr("Results"))
        self._stack = stacked(self)
        for text, page in (
            (self.tr("Scores"), self.scores),
            (self.tr("Confusion"), self.confusion),
            (self.tr("Calibration"), self.calibration),
            (self.tr("Thresholds"), self.thresholds),
            (self.tr("Mistakes"), self.mistakes),
            (self.tr("Suspects"), self.suspects),
            (self.tr("Why"), self.explanation),
        ):
            self.tabs.addTab(text)
            if page is not self.explanation:
                self._stack.addWidget(page)
        self._splitter = configured(split(self._stack, self.track, parent=self), handleWidth=14)
        self.track.hide()
        self._outer = stacked(self, self._splitter, self.explanation)
        vbox(self.tabs, (self._outer, 1), parent=self, spacing=8)
        self.tabs.currentChanged.connect(self._on_tab)
        for lists in (self.confusion, self.mistakes, self.suspects):
            lists.picked.connect(self._on_picked)
        self.suspects.label_chosen.connect(self._on_label)
        configured(self.track, label_chosen=self._on_label, explanation_wanted=self._on_why)

    def show_evaluation(
        self, evaluation: RunEvaluation, baseline: RunEvaluation | None, checkpoint: Path, fixed: dict[Path, str]
    ) -> None:
        """Another run, or the same evaluated anew. `fixed` are labels the person has given before."""
        self._checkpoint, self._fixed, self._row = checkpoint, dict(fixed), None
        self.scores.show_evaluation(evaluation, baseline)
        self.confusion.show_evaluation(evaluation, self._fixed)
        self.calibration.show_evaluation(evaluation)
        self.thresholds.show_evaluation(evaluation)
        self.mistakes.show_evaluation(evaluation, self._fixed)
        self.suspects.show_evaluation(evaluation, self._fixed)
        self.explanation.clear()
        self.track.set_genres(evaluation.genres)
        self.track.clear()
        self.track.hide()
        count, suspects = len(evaluation.mistakes()), len(evaluation.suspects)
        self.tabs.setTabText(ResultPage.MISTAKES, self.tr("Mistakes ({count})").format(count=count))
        self.tabs.setTabText(ResultPage.SUSPECTS, self.tr("Suspects ({count})").format(count=suspects))

    def show_page(self, page: ResultPage) -> None:
        """As a click on its tab."""
        self.tabs.setCurrentIndex(page)

    def close_down(self) -> None:
        """Ends threads, sound and the process that explains. Idempotent."""
        self.track.close_down()
        self.explanation.close_down()

    @Slot(int)
    def _on_tab(self, place: int) -> None:
        page = ResultPage(place)
        self._outer.setCurrentWidget(self.explanation if page is ResultPage.WHY else self._splitter)
        if page is ResultPage.WHY:
            return
        self._stack.setCurrentIndex(place)
        tables = {
            ResultPage.CONFUSION: self.confusion.table,
            ResultPage.MISTAKES: self.mistakes.table,
            ResultPage.SUSPECTS: self.suspects.table,
        }
        row = tables[page].chosen if page in tables else None
        self._show_track(row is not None)
        if row is not None and row is not self._row:
            self._on_picked(row)

    def _show_track(self, shown: bool) -> None:
        if shown and self.track.isHidden():
            width = self._splitter.width()
            self._splitter.setSizes([width // 2, width // 2])
        self.track.setVisible(shown)

    @Slot(object)
    def _on_picked(self, row: HeldOutRow) -> None:
        self._row = row
        self._show_track(True)
        self.track.show_row(row, self._fixed.get(row.track.path, row.track.genre))
        self.track_selected.emit(row.track.path)

    @Slot(Path, str)
    def _on_label(self, path: Path, genre: str) -> None:
        self._fixed[path] = genre
        for page in (self.confusion, self.mistakes, self.suspects):
            page.table.records.refresh()
        if self._row is not None and self._row.track.path == path:
            self.track.show_row(self._row, genre)
        self.label_fixed.emit(path, genre)

    @Slot(Path, str)
    def _on_why(self, path: Path, title: str) -> None:
        self.show_page(ResultPage.WHY)
        self.explanation.explain(self._checkpoint, path, title)


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
        tip = self.tr("Evaluate on the held-out tracks anew")
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
        data = data_set_text(run.data_name) or run.run_id
        self._title.setText(" · ".join(part for part in (preset_title(run.preset), data) if part))
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
            words = " · ".join(part for part in (preset_title(run.preset), data_set_text(run.data_name)) if part)
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
