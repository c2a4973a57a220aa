"""ResultsView: what a training run is worth. The one widget of this folder that the training tab embeds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.errors import GenreTaggerError
from genre_tagger.training.run_comparison import RunComparison
from genre_tagger.training.run_results import RunEvaluation
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.explanation.explaining import Explaining
from genre_tagger.ui.explanation.explanation_view import ExplanationView
from genre_tagger.ui.explanation.step_job import StepJob
from genre_tagger.ui.explanation.step_words import step_text
from genre_tagger.ui.notice_bar import NoticeBar
from genre_tagger.ui.results.comparison_view import ComparisonView
from genre_tagger.ui.results.results_work import ResultsWork, RunResults
from genre_tagger.ui.results.run_exporting import RunExporting
from genre_tagger.ui.results.run_header import RunHeader
from genre_tagger.ui.results.run_pages import RunPages
from genre_tagger.ui.results.run_reading import RunReading
from genre_tagger.ui.results.waiting_page import WaitingPage
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.views.track_view import TrackView
from genre_tagger.ui.widgets.plot import PlotView


class ResultsView(QWidget):
    """Shows one run, or several side by side. GUI thread only.

    `close_down()` ends its threads and processes; call it before the widget is destroyed.
    """

    promote_requested = Signal(Path)
    """(run folder): the person wants its network as the active model."""
    track_selected = Signal(Path)
    label_fixed = Signal(Path, str)
    """(track, genre): to be kept among the corrections."""
    failed = Signal(object)
    """(exception): for a window that shows details; the view says it as well."""

    def __init__(
        self,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        work: ResultsWork | None = None,
        explaining: Explaining | None = None,
        track_view: TrackView | None = None,
        player: Player | None = None,
        judges_at_once: bool = False,
    ) -> None:
        """`judges_at_once`: a run that was never judged is judged as soon as it is shown, unless the person stopped
        that. The other keyword arguments stand in for processes and sound cards in tests."""
        super().__init__(parent)
        self._judges_at_once = judges_at_once
        self._stopped: set[Path] = set()
        self._work = work or ResultsWork()
        self._folder: Path | None = None
        self._results: RunResults | None = None
        self._fixed: dict[Path, str] = {}
        self._last_step, self._judged_now = "", False
        self._reading = RunReading(runner, self._work, self)
        self._evaluating = StepJob(runner, self)
        self.exporting = RunExporting(runner, self._work, self)
        self.header = RunHeader(self)
        self.notice = NoticeBar(self)
        self.notice.set_colors(colors_of(self))
        self.waiting = WaitingPage(self)
        asked = explaining or Explaining(runner)
        asked.setParent(self)
        self.pages = RunPages(ExplanationView(asked, None, player), self, track_view)
        self.comparison = ComparisonView(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.comparison)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self._connect()
        self.clear()

    def _connect(self) -> None:
        header, pages = self.header, self.pages
        header.promote_wanted.connect(self._on_promote)
        header.evaluation_wanted.connect(self.evaluate)
        header.report_wanted.connect(self._ask_for_report)
        header.model_wanted.connect(self._ask_for_model)
        header.comparison_wanted.connect(self._on_compare)
        pages.track_selected.connect(self.track_selected)
        pages.label_fixed.connect(self._on_label)
        self._reading.was_read.connect(self._on_read)
        self._reading.compared.connect(self._on_compared)
        self._reading.failed.connect(self._on_read_failed)
        self.comparison.closed.connect(self._on_comparison_closed)
        self.waiting.acted.connect(self._on_waiting_button)
        self._evaluating.stepped.connect(self._on_evaluated)
        self._evaluating.failed.connect(self._on_evaluation_failed)
        self.exporting.told.connect(self._on_told)
        self.exporting.exported.connect(self._on_exported)
        self.exporting.failed.connect(self._on_export_failed)
        for plot in self.findChildren(PlotView):
            plot.export.exported.connect(self._on_plot_saved)
            plot.export.failed.connect(self._on_plot_failed)

    def show_run(self, folder: Path) -> None:
        """Read a run's folder and show what it holds; where it was not judged yet, offer to."""
        self._evaluating.cancel()
        self._folder, self._results, self._judged_now = folder, None, False
        self.notice.hide()
        self.header.hide()
        self._wait(self.tr("Reading the run"), folder.name, "history", busy=True)
        self._reading.read(folder)

    def show_comparison(self, folders: Sequence[Path]) -> None:
        """Several runs side by side; the first is what the others are measured against."""
        self._evaluating.cancel()
        self.notice.hide()
        self.header.hide()
        self._wait(self.tr("Reading the runs"), "", "history", busy=True)
        self._reading.compare(folders)

    def clear(self) -> None:
        """No run is chosen."""
        self._evaluating.cancel()
        self._reading.cancel()
        self._folder = self._results = None
        self.header.hide()
        self.notice.hide()
        self._wait(
            self.tr("No results yet"),
            self.tr("When a run has ended, its scores, its mistakes and its reasons are shown here."),
            "results",
        )

    @property
    def folder(self) -> Path | None:
        """The run on show."""
        return self._folder

    @property
    def is_busy(self) -> bool:
        """Whether a run is being judged or a model exported."""
        return self._evaluating.is_busy or self.exporting.is_busy

    @property
    def has_scores(self) -> bool:
        """Whether a judged run's scores are in view."""
        return self._stack.currentWidget() is self.pages

    @Slot()
    def evaluate(self) -> None:
        """Judge the held-out tracks, in a process of its own."""
        if self._folder is None:
            return
        self.notice.hide()
        self._wait(
            self.tr("Judging the held-out tracks"),
            self.tr("The linear baseline is trained on the same split, so that the scores can be compared."),
            "listen",
            busy=True,
            key="stop",
            button=self.tr("Stop"),
        )
        self._evaluating.start(self._work.evaluate(self._folder))

    def close_down(self) -> None:
        """Ends what runs. Idempotent."""
        self._evaluating.cancel()
        self.exporting.cancel()
        self.pages.close_down()

    def showEvent(self, event: QShowEvent) -> None:
        """A run that was trained further since is read again."""
        super().showEvent(event)
        results = self._results
        if results is not None and not self.is_busy and self._work.stamp(results.folder) != results.stamp:
            self.show_run(results.folder)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "notice"):
            self.notice.set_colors(colors_of(self))

    def _wait(self, heading: str, text: str, picture: str, **more: Any) -> None:
        self.waiting.say(heading, text, picture, **more)
        self._stack.setCurrentWidget(self.waiting)

    @Slot(RunResults)
    def _on_read(self, results: RunResults) -> None:
        self._results = results
        self.header.show_run(results.summary, results.others, is_evaluated=results.evaluation is not None)
        self.header.show()
        if results.evaluation is None:
            if self._judges_at_once and not self._judged_now and results.folder not in self._stopped:
                self.evaluate()
            else:
                self._offer_evaluation()
        else:
            self._show(results, results.evaluation)
            if self._judged_now and results.baseline is None and self._last_step:
                self.notice.show_notice(self._last_step, "bad")  # says why there is none
        self._judged_now = False

    @Slot(list)
    def _on_compare(self, others: list[Path]) -> None:
        if self._folder is not None:
            self.show_comparison([self._folder, *others])

    @Slot(RunComparison)
    def _on_compared(self, found: RunComparison) -> None:
        self.comparison.show_comparison(found)
        self._stack.setCurrentWidget(self.comparison)

    @Slot()
    def _on_comparison_closed(self) -> None:
        if self._folder is not None:
            self.show_run(self._folder)
        else:
            self.clear()

    def _offer_evaluation(self) -> None:
        self._wait(
            self.tr("Not judged yet"),
            self.tr(
                "Let the network judge the held-out tracks, and train a linear baseline on the same split beside it."
            ),
            "results",
            key="evaluate",
            button=self.tr("Judge it now"),
        )

    def _show(self, results: RunResults, evaluation: RunEvaluation) -> None:
        self.pages.show_evaluation(evaluation, results.baseline, self._work.checkpoint(results.folder), self._fixed)
        self._stack.setCurrentWidget(self.pages)

    @Slot(object)
    def _on_read_failed(self, error: BaseException) -> None:
        self._say_failed(self.tr("This run cannot be shown"), error, "read")

    def _say_failed(self, heading: str, error: BaseException, key: str) -> None:
        self._wait(heading, _sentence(error), "failed", key=key, button=self.tr("Try again"))
        self.failed.emit(error)

    @Slot(list)
    def _on_evaluated(self, steps: list[str | RunEvaluation]) -> None:
        for step in steps:
            if isinstance(step, str):
                self._last_step = step_text(step)
                self.waiting.tell(self._last_step)
            elif self._folder is not None:
                self.show_run(self._folder)  # the baseline lies beside it in the folder
                self._judged_now = True
                return

    @Slot(object)
    def _on_evaluation_failed(self, error: BaseException) -> None:
        self._say_failed(self.tr("The run could not be judged"), error, "evaluate")

    @Slot(str)
    def _on_waiting_button(self, key: str) -> None:
        if key == "evaluate":
            self.evaluate()
        elif key == "stop":
            self._evaluating.cancel()
            if self._folder is not None:
                self._stopped.add(self._folder)
                self.show_run(self._folder)
        elif key == "read" and self._folder is not None:
            self.show_run(self._folder)

    @Slot()
    def _on_promote(self) -> None:
        if self._folder is not None:
            self.promote_requested.emit(self._folder)

    @Slot(Path, str)
    def _on_label(self, path: Path, genre: str) -> None:
        self._fixed[path] = genre
        self.notice.show_notice(
            self.tr("{track} is labelled {genre} now. The next run can learn from it.").format(
                track=path.stem, genre=genre
            ),
            "good",
        )
        self.label_fixed.emit(path, genre)

    @Slot()
    def _ask_for_report(self) -> None:
        if self._folder is not None:
            self.exporting.ask_for_report(self._folder)

    @Slot()
    def _ask_for_model(self) -> None:
        if self._folder is not None:
            self.exporting.ask_for_model(self._folder)

    @Slot(str)
    def _on_told(self, step: str) -> None:
        self.notice.show_notice(step_text(step))

    @Slot(Path)
    def _on_exported(self, path: Path) -> None:
        self.notice.show_notice(self.tr("Saved: {path}").format(path=path), "good")

    @Slot(str)
    def _on_plot_saved(self, path: str) -> None:
        self._on_exported(Path(path))

    @Slot(str)
    def _on_plot_failed(self, sentence: str) -> None:
        self.notice.show_notice(sentence, "bad")

    @Slot(object)
    def _on_export_failed(self, error: BaseException) -> None:
        self.notice.show_notice(_sentence(error), "bad")
        self.failed.emit(error)


def _sentence(error: BaseException) -> str:
    """An error in words a person can use."""
    return (
        error_text(error.message)
        if isinstance(error, GenreTaggerError)
        else f"{type(error).__name__}: {error}".strip(": ")
    )
