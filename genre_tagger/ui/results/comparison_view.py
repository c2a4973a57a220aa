"""Several runs side by side: what was set differently, how they learnt, what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from genre_tagger.training.results.evaluation import ComparedRun, RunComparison
from genre_tagger.training.run.steps import EpochTrained
from genre_tagger.training.scores.values import Interval, RunEvaluation
from genre_tagger.ui.figure_text import NOTHING, percent, rewritten, signed, with_spread
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.translation import data_set_text, error_text, run_text
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, split, vbox
from genre_tagger.ui.widgets.plot_box import PlotCursor
from genre_tagger.ui.widgets.plot_epochs import EpochChart, Figure, Series

STROKES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
"""Runs are told apart by these as well as by colour, in the tables and in the curves."""

Row = tuple[str, tuple[str, ...], bool]
"""(name, a text for each run, whether it stands out)"""


class ComparisonView(QWidget):
    """GUI thread only. `closed` asks to go back to one run."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: RunComparison | None = None
        self._title = make_label(parent=self, role="heading")
        self._back = make_button(self.tr("Back"), self, self.closed)
        self._note = make_label(parent=self, wrap=True)
        self.scores = ComparisonTable(self.tr("Scores of the runs"), self)
        self.settings = ComparisonTable(self.tr("Settings of the runs"), self)
        self.only_different = configured(QCheckBox(self.tr("Only what differs"), self), checked=True)
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
        charts, settings = QWidget(self), QWidget(self)
        hbox(*((chart, 1) for chart in self.curves), parent=charts, spacing=10)
        vbox(self.only_different, (self.settings, 1), parent=settings, margins=(0, 6, 0, 0))
        self.tabs = configured(QTabWidget(self), documentMode=True, accessibleName=self.tr("Scores and settings"))
        self.tabs.addTab(self.scores, self.tr("Scores"))
        self.tabs.addTab(settings, self.tr("Settings"))
        vertical = Qt.Orientation.Vertical
        parts = split(charts, self.tabs, parent=self, orientation=vertical, stretches=(2, 3), sizes=(220, 280))
        vbox(hbox((self._title, 1), self._back), self._note, (parts, 1), parent=self, spacing=8)

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
        comparison = getattr(self, "_comparison", None)
        if event.type() == QEvent.Type.PaletteChange and comparison is not None:
            self.show_comparison(comparison)  # the strokes in the headers are pictures

    def _notes(self, comparison: RunComparison) -> str:
        notes = [f"{run.run_id}: {error_text(run.problem)}" for run in comparison.runs if run.problem]
        evaluated = [run for run in comparison.runs if run.evaluation is not None]
        missing = [run.run_id for run in comparison.runs if run.evaluation is None and not run.problem]
        if missing:
            notes.append(self.tr("Not evaluated yet: {runs}.").format(runs=", ".join(missing)))
        if len(evaluated) == len(comparison.runs) > 1 and not comparison.same_tracks:
            notes.append(self.tr("Not all runs were evaluated on the same tracks: their scores cannot be compared."))
        return "\n".join(notes)

    def _score_rows(self, comparison: RunComparison) -> list[Row]:
        runs = comparison.runs
        gains = tuple(self._gain(place, gain) for place, gain in enumerate(comparison.accuracy_gains))
        best = self.tr("{best} of {epochs}")
        genres = dict.fromkeys(score.genre for run in runs if run.evaluation for score in run.evaluation.classes)
        f1_of = self.tr("F1 of {genre}")
        rows = [
            (self.tr("Accuracy"), _scores(runs, lambda scores: with_spread(scores.accuracy))),
            (self.tr("More accurate than run 1"), gains),
            (self.tr("Macro-F1"), _scores(runs, lambda scores: with_spread(scores.macro_f1))),
            (self.tr("Calibration error"), _scores(runs, lambda scores: percent(scores.calibration_error, 1))),
            (
                self.tr("Linear baseline, macro-F1"),
                tuple(NOTHING if run.baseline is None else with_spread(run.baseline.macro_f1) for run in runs),
            ),
            *((f1_of.format(genre=genre), tuple(_class_f1(run, genre) for run in runs)) for genre in genres),
            (
                self.tr("Best epoch"),
                tuple(best.format(best=run.summary.best_epoch, epochs=run.summary.epochs) for run in runs),
            ),
        ]
        return [(name, texts, False) for name, texts in rows]

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
            (run_text(one.label), tuple(_value_text(one.name, value) for value in one.values), one.differs)
            for one in comparison.settings
            if one.differs or not self.only_different.isChecked()
        ]
        if not rows:
            rows = [(self.tr("Nothing was set differently."), ("",) * len(comparison.runs), False)]
        self.settings.show_rows([run.run_id for run in comparison.runs], rows)


def _value_text(name: str, value: str) -> str:
    return data_set_text(value) if name == "data" else rewritten(run_text(value))


def _line(number: int, run: ComparedRun, figure: Callable[[EpochTrained], float]) -> Series:
    points = [(float(one.epoch), figure(one)) for one in run.epochs]
    best = next((float(one.epoch) for one in reversed(run.epochs) if one.is_best), 0.0)
    name = str(number + 1)
    return Series(name, points, number, best=best, stroke=STROKES[number % len(STROKES)], words=f"{name} {run.run_id}")


def _scores(runs: tuple[ComparedRun, ...], words: Callable[[RunEvaluation], str]) -> tuple[str, ...]:
    return tuple(NOTHING if run.evaluation is None else words(run.evaluation) for run in runs)


def _class_f1(run: ComparedRun, genre: str) -> str:
    if run.evaluation is None:
        return NOTHING
    found = [with_spread(score.f1, 0) for score in run.evaluation.classes if score.genre == genre]
    return found[0] if found else NOTHING


class ComparisonTable(QTableWidget):
    """What differs between runs: a column a run, a row a score or a setting. Read, never edited. GUI thread only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        per_pixel = QAbstractItemView.ScrollMode.ScrollPerPixel
        configured(self, accessibleName=name, showGrid=False, tabKeyNavigation=False, wordWrap=False)
        configured(self, iconSize=QSize(26, 12), verticalScrollMode=per_pixel, horizontalScrollMode=per_pixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        configured(self.verticalHeader(), visible=False, defaultSectionSize=28)
        configured(self.horizontalHeader(), highlightSections=False, minimumSectionSize=110)

    def show_rows(self, runs: Sequence[str], rows: Sequence[Row]) -> None:
        """Replace everything."""
        self.clear()
        self.setColumnCount(1 + len(runs))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderItem(0, QTableWidgetItem(""))
        for place, run in enumerate(runs, start=1):
            head = QTableWidgetItem(_stroke_icon(place, self), f"{place}  {run}")
            head.setToolTip(run)
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(place, head)
        for number, (name, values, stands_out) in enumerate(rows):
            for place, text in enumerate((name, *values)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                font = QFont(self.font())
                font.setBold(stands_out and place > 0)
                item.setFont(font)
                self.setItem(number, place, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for place in range(1, 1 + len(runs)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def _stroke_icon(number: int, widget: QWidget) -> QIcon:
    """A piece of the run's line."""
    pixmap = QPixmap(26, 12)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors_of(widget).genre(number - 1)), 2.4, STROKES[(number - 1) % len(STROKES)]))
    painter.drawLine(1, 6, 25, 6)
    painter.end()
    return QIcon(pixmap)
