"""ResultsView: what a training run is worth. The one widget of this folder that the training tab embeds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from genre_tagger.app.runs import RunResults, read_results, results_stamp
from genre_tagger.audio.playback import Player
from genre_tagger.training.results.evaluation import RunComparison, compare_runs, evaluate_run
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.scores.values import RunEvaluation
from genre_tagger.ui.explanation.explanation_view import Explaining, ExplanationView
from genre_tagger.ui.notices import NoticeBar
from genre_tagger.ui.results.comparison_view import ComparisonView
from genre_tagger.ui.results.run_pages import RunHeader, RunPages
from genre_tagger.ui.tasks import Job, Stream, TaskRunner
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.views.track_view import TrackView
from genre_tagger.ui.widgets.building import configured, stacked, vbox
from genre_tagger.ui.widgets.placeholders import WaitingPage
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.workers.process import ProcessStream


class ResultsWork:
    """What is done elsewhere: run folders are read in a thread, what imports torch is a process. Tests stand in for it.

    Any of it may raise TrainingError.
    """

    def read(self, folder: Path) -> RunResults:
        """As `app.runs.read_results`."""
        return read_results(folder)

    def stamp(self, folder: Path) -> int:
        """As `app.runs.results_stamp`."""
        return results_stamp(folder)

    def compare(self, folders: Sequence[Path]) -> RunComparison:
        """Several runs as they lie in their folders."""
        return compare_runs(folders)

    def evaluate(self, folder: Path) -> Stream:
        """Evaluate the held-out tracks and train the linear baseline beside: sentences, then the RunEvaluation."""
        return ProcessStream(evaluate_run, folder)

    def save_report(self, folder: Path, path: Path) -> Path:
        """The run's HTML report. Raises ReportError, too."""
        from genre_tagger.training.results.report import save_run_report

        save_run_report(folder, path)
        return path

    def export_model(self, folder: Path, target: Path) -> Stream:
        """Weights and ONNX graph of the best epoch, compared with one another: a sentence, then the folder."""
        from genre_tagger.training.results.models import export_steps

        return ProcessStream(export_steps, folder, target)


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
        evaluates_at_once: bool = False,
    ) -> None:
        """`evaluates_at_once`: a run that was never evaluated is evaluated as soon as it is shown, unless the person
        stopped that. The other keyword arguments stand in for processes and sound cards in tests."""
        super().__init__(parent)
        self._evaluates_at_once = evaluates_at_once
        self._stopped: set[Path] = set()
        self._work = work or ResultsWork()
        self.folder: Path | None = None
        """The run on show."""
        self._results: RunResults | None = None
        self._fixed: dict[Path, str] = {}
        self._last_step, self._evaluated_now = "", False
        self.header, self.notice, self.waiting = RunHeader(self), NoticeBar(self), WaitingPage(self)
        jobs = self._reading, self._evaluating, self._exporting = tuple(Job(runner, self) for _ in range(3))
        for job in jobs:
            job.failed.connect(self.failed)
        say = partial(self._say_failed, self.tr("This run cannot be shown"), "read")
        configured(self._reading, stepped=self._on_read, problem=say)
        say = partial(self._say_failed, self.tr("The run could not be evaluated"), "evaluate")
        configured(self._evaluating, stepped=self._on_evaluated, problem=say)
        configured(self._exporting, stepped=self._on_exported, problem=self.notice.show_problem)
        asked = explaining or Explaining(runner)
        asked.setParent(self)
        self.pages = RunPages(ExplanationView(asked, None, player), self, track_view)
        self.comparison = ComparisonView(self)
        self._stack = stacked(self, self.waiting, self.pages, self.comparison)
        vbox(self.header, self.notice, (self._stack, 1), parent=self, spacing=8, margins=(16, 10, 16, 12))
        configured(self.header, promote_wanted=self._on_promote, evaluation_wanted=self.evaluate)
        configured(self.header, report_wanted=self._ask_for_report, model_wanted=self._ask_for_model)
        self.header.comparison_wanted.connect(self._on_compare)
        configured(self.pages, track_selected=self.track_selected, label_fixed=self._on_label)
        self.comparison.closed.connect(self._on_comparison_closed)
        self.waiting.acted.connect(self._on_waiting_button)
        for plot in self.findChildren(PlotView):
            configured(plot.export, exported=self.notice.show_saved, failed=self.notice.show_problem)
        self.clear()

    def show_run(self, folder: Path) -> None:
        """Read a run's folder and show what it holds; where it was not evaluated yet, offer to."""
        self.folder, self._results, self._evaluated_now = folder, None, False
        self._wait_for_reading(self.tr("Reading the run"), folder.name)
        self._reading.start(lambda: self._work.read(folder))

    def show_comparison(self, folders: Sequence[Path]) -> None:
        """Several runs side by side; the first is what the others are measured against."""
        self._wait_for_reading(self.tr("Reading the runs"), "")
        self._reading.start(lambda: self._work.compare(tuple(folders)))

    def _wait_for_reading(self, heading: str, text: str) -> None:
        self._evaluating.cancel()
        self.notice.hide()
        self.header.hide()
        self._wait(heading, text, "history", busy=True)

    def clear(self) -> None:
        """No run is chosen."""
        self._evaluating.cancel()
        self._reading.cancel()
        self.folder = self._results = None
        self.header.hide()
        self.notice.hide()
        self._wait(
            self.tr("No results yet"),
            self.tr("When a run has ended, its scores, its mistakes and its reasons are shown here."),
            "results",
        )

    @property
    def is_busy(self) -> bool:
        """Whether a run is being evaluated or something of it saved."""
        return self._evaluating.is_busy or self._exporting.is_busy

    @property
    def has_scores(self) -> bool:
        """Whether an evaluated run's scores are in view."""
        return self._stack.currentWidget() is self.pages

    @Slot()
    def evaluate(self) -> None:
        """Evaluate the held-out tracks, in a process of its own."""
        if (folder := self.folder) is None:
            return
        self.notice.hide()
        self._wait(
            self.tr("Evaluating on the held-out tracks"),
            self.tr("The linear baseline is trained on the same split, so that the scores can be compared."),
            "classify",
            busy=True,
            key="stop",
            button=self.tr("Stop"),
        )
        self._evaluating.start(lambda: self._work.evaluate(folder))

    def save_report(self, run: Path, path: Path) -> None:
        """The run's HTML report; the notice tells how it went."""
        self._exporting.start(lambda: self._work.save_report(run, path))

    def close_down(self) -> None:
        """Ends what runs. Idempotent."""
        self._evaluating.cancel()
        self._exporting.cancel()
        self.pages.close_down()

    def showEvent(self, event: QShowEvent) -> None:
        """A run that was trained further since is read again."""
        super().showEvent(event)
        results = self._results
        if results is not None and not self.is_busy and self._work.stamp(results.summary.folder) != results.stamp:
            self.show_run(results.summary.folder)

    def _wait(self, heading: str, text: str, picture: str, **more: Any) -> None:
        self.waiting.say(heading, text, picture, **more)
        self._stack.setCurrentWidget(self.waiting)

    @Slot(list)
    def _on_read(self, found: list[RunResults | RunComparison]) -> None:
        for one in found:
            if isinstance(one, RunResults):
                self._show_results(one)
            else:
                self.comparison.show_comparison(one)
                self._stack.setCurrentWidget(self.comparison)

    def _show_results(self, results: RunResults) -> None:
        self._results = results
        self.header.show_run(results.summary, results.others, is_evaluated=results.evaluation is not None)
        self.header.show()
        if results.evaluation is not None:
            checkpoint = RunFolder(results.summary.folder).checkpoint
            self.pages.show_evaluation(results.evaluation, results.baseline, checkpoint, self._fixed)
            self._stack.setCurrentWidget(self.pages)
            if self._evaluated_now and results.baseline is None and self._last_step:
                self.notice.show_problem(self._last_step)  # says why there is none
        elif self._evaluates_at_once and not self._evaluated_now and results.summary.folder not in self._stopped:
            self.evaluate()
        else:
            self._offer_evaluation()
        self._evaluated_now = False

    def _offer_evaluation(self) -> None:
        self._wait(
            self.tr("Not evaluated yet"),
            self.tr(
                "Evaluate the network on the held-out tracks, and train a linear baseline on the same split beside it."
            ),
            "results",
            key="evaluate",
            button=self.tr("Evaluate now"),
        )

    @Slot(list)
    def _on_compare(self, others: list[Path]) -> None:
        if self.folder is not None:
            self.show_comparison([self.folder, *others])

    @Slot()
    def _on_comparison_closed(self) -> None:
        if self.folder is not None:
            self.show_run(self.folder)
        else:
            self.clear()

    def _say_failed(self, heading: str, key: str, sentence: str) -> None:
        self._wait(heading, sentence, "failed", key=key, button=self.tr("Try again"))

    @Slot(list)
    def _on_evaluated(self, steps: list[str | RunEvaluation]) -> None:
        for step in steps:
            if isinstance(step, str):
                self._last_step = error_text(step)
                self.waiting.tell(self._last_step)
            elif self.folder is not None:
                self.show_run(self.folder)  # the baseline lies beside it in the folder
                self._evaluated_now = True
                return

    @Slot(str)
    def _on_waiting_button(self, key: str) -> None:
        if key == "evaluate":
            self.evaluate()
        elif self.folder is not None:
            if key == "stop":
                self._stopped.add(self.folder)
            self.show_run(self.folder)

    @Slot()
    def _on_promote(self) -> None:
        if self.folder is not None:
            self.promote_requested.emit(self.folder)

    @Slot(Path, str)
    def _on_label(self, path: Path, genre: str) -> None:
        self._fixed[path] = genre
        words = self.tr("{track} is labelled {genre} now. The next run can learn from it.")
        self.notice.show_notice(words.format(track=path.stem, genre=genre), "good")
        self.label_fixed.emit(path, genre)

    @Slot()
    def _ask_for_report(self) -> None:
        if (run := self.folder) is None:
            return
        caption, kinds = self.tr("Save the report"), self.tr("Web pages (*.html)")
        chosen, _ = QFileDialog.getSaveFileName(self, caption, f"{run.name}.html", kinds)
        if chosen:
            path = Path(chosen)
            is_page = path.suffix.lower() in (".html", ".htm")
            self.save_report(run, path if is_page else path.with_name(path.name + ".html"))

    @Slot()
    def _ask_for_model(self) -> None:
        if (run := self.folder) is None:
            return
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Choose where the model's folder shall stand")):
            self._exporting.start(lambda: self._work.export_model(run, Path(chosen) / run.name))

    @Slot(list)
    def _on_exported(self, steps: list[str | Path]) -> None:
        for step in steps:
            if isinstance(step, Path):
                self.notice.show_saved(str(step))
            else:
                self.notice.show_notice(error_text(step))
