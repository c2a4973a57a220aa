"""Several runs side by side: what was set differently, how they learnt, what they are worth."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from genre_tagger.training.run_comparison import ComparedRun, RunComparison
from genre_tagger.training.run_results import Interval, RunEvaluation
from genre_tagger.training.run_steps import EpochTrained
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import rewritten, signed
from genre_tagger.ui.results.comparison_table import STROKES, ComparisonTable, Row
from genre_tagger.ui.results.figures import NOTHING, percent, with_spread
from genre_tagger.ui.training.settings_words import shown
from genre_tagger.ui.widgets.plot_cursor import PlotCursor
from genre_tagger.ui.widgets.plot_epochs import EpochChart, Figure, Series


class ComparisonView(QWidget):
    """GUI thread only. `closed` asks to go back to one run."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: RunComparison | None = None
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._back = QPushButton(self.tr("Back"), self)
        self._back.clicked.connect(self.closed)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self.scores = ComparisonTable(self.tr("Scores of the runs"), self)
        self.settings = ComparisonTable(self.tr("Settings of the runs"), self)
        self.only_different = QCheckBox(self.tr("Only what differs"), self)
        self.only_different.setChecked(True)
        self.only_different.toggled.connect(self._show_settings)
        self._epochs = PlotCursor(self)
        self.curves = tuple(
            EpochChart(title, figure, self._epochs, self, names_ends=True)
            for title, figure in (
                (self.tr("Validation loss"), Figure.LOSS),
                (self.tr("Validation accuracy"), Figure.SHARE),
                (self.tr("Validation macro-F1"), Figure.SHARE),
            )
        )
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        charts = QWidget(self)
        row = QHBoxLayout(charts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for chart in self.curves:
            row.addWidget(chart, 1)
        settings = QWidget(self)
        inner = QVBoxLayout(settings)
        inner.setContentsMargins(0, 6, 0, 0)
        inner.addWidget(self.only_different)
        inner.addWidget(self.settings, 1)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Scores and settings"))
        self.tabs.addTab(self.scores, self.tr("Scores"))
        self.tabs.addTab(settings, self.tr("Settings"))
        splitter = QSplitter(self)
        splitter.setOrientation(splitter.orientation().Vertical)
        splitter.addWidget(charts)
        splitter.addWidget(self.tabs)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([220, 280])
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(splitter, 1)

    def show_comparison(self, comparison: RunComparison) -> None:
        """Replace everything. The first run is what the others are measured against."""
        self._comparison = comparison
        self._title.setText(self.tr("Comparing %Ln run(s)", "", len(comparison.runs)))
        self._note.setText(self._notes(comparison))
        self._note.setVisible(bool(self._note.text()))
        figures: tuple[Callable[[EpochTrained], float], ...] = (
            lambda epoch: epoch.validation.loss,
            lambda epoch: epoch.validation.accuracy,
            lambda epoch: epoch.validation.macro_f1,
        )
        epochs = sorted({float(one.epoch) for run in comparison.runs for one in run.epochs})
        self._epochs.set_stops(epochs)
        for chart, figure in zip(self.curves, figures, strict=True):
            lines = [_line(number, run, figure) for number, run in enumerate(comparison.runs)]
            chart.set_series(lines, epochs[-1] if epochs else 1.0)
        self.scores.show_rows([run.run_id for run in comparison.runs], self._score_rows(comparison))
        self._show_settings()

    def sizeHint(self) -> QSize:
        return QSize(900, 520)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_comparison", None) is not None:
            assert self._comparison is not None
            self.show_comparison(self._comparison)  # the strokes in the headers are pictures

    def _notes(self, comparison: RunComparison) -> str:
        notes = [f"{run.run_id}: {error_text(run.problem)}" for run in comparison.runs if run.problem]
        judged = [run for run in comparison.runs if run.evaluation is not None]
        missing = [run.run_id for run in comparison.runs if run.evaluation is None and not run.problem]
        if missing:
            notes.append(self.tr("Not judged yet: {runs}.").format(runs=", ".join(missing)))
        if len(judged) == len(comparison.runs) > 1 and not comparison.same_tracks:
            notes.append(
                self.tr("Not all runs were judged on the same tracks: their scores cannot be set against one another.")
            )
        return "\n".join(notes)

    def _score_rows(self, comparison: RunComparison) -> list[Row]:
        runs = comparison.runs
        gains = tuple(self._gain(place, gain) for place, gain in enumerate(comparison.accuracy_gains))
        rows: list[Row] = [
            self._row(self.tr("Accuracy"), runs, lambda scores: with_spread(scores.accuracy)),
            (self.tr("More accurate than run 1"), gains, False),
            self._row(self.tr("Macro-F1"), runs, lambda scores: with_spread(scores.macro_f1)),
            self._row(self.tr("Calibration error"), runs, lambda scores: percent(scores.calibration_error, 1)),
            (
                self.tr("Linear baseline, macro-F1"),
                tuple(NOTHING if run.baseline is None else with_spread(run.baseline.macro_f1) for run in runs),
                False,
            ),
        ]
        genres = dict.fromkeys(score.genre for run in runs if run.evaluation for score in run.evaluation.classes)
        for genre in genres:
            name = self.tr("F1 of {genre}").format(genre=genre)
            rows.append((name, tuple(_class_f1(run, genre) for run in runs), False))
        best = tuple(
            self.tr("{best} of {epochs}").format(best=run.summary.best_epoch, epochs=run.summary.epochs) for run in runs
        )
        rows.append((self.tr("Best epoch"), best, False))
        return rows

    def _row(self, name: str, runs: tuple[ComparedRun, ...], words: Callable[[RunEvaluation], str]) -> Row:
        return name, tuple(NOTHING if run.evaluation is None else words(run.evaluation) for run in runs), False

    def _gain(self, place: int, gain: Interval | None) -> str:
        if place == 0 or gain is None:
            return NOTHING
        points = [signed(100 * value, 1) for value in (gain.value, gain.low, gain.high)]
        return self.tr("{value} points ({low} to {high})").format(value=points[0], low=points[1], high=points[2])

    def _show_settings(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        rows = [
            (shown(one.label), tuple(rewritten(shown(value)) for value in one.values), one.differs)
            for one in comparison.settings
            if one.differs or not self.only_different.isChecked()
        ]
        if not rows:
            rows = [(self.tr("Nothing was set differently."), ("",) * len(comparison.runs), False)]
        self.settings.show_rows([run.run_id for run in comparison.runs], rows)


def _line(number: int, run: ComparedRun, figure: Callable[[EpochTrained], float]) -> Series:
    points = [(float(one.epoch), figure(one)) for one in run.epochs]
    best = next((float(one.epoch) for one in reversed(run.epochs) if one.is_best), 0.0)
    name = str(number + 1)
    return Series(name, points, number, best=best, stroke=STROKES[number % len(STROKES)], words=f"{name} {run.run_id}")


def _class_f1(run: ComparedRun, genre: str) -> str:
    if run.evaluation is None:
        return NOTHING
    found = [with_spread(score.f1, 0) for score in run.evaluation.classes if score.genre == genre]
    return found[0] if found else NOTHING
