"""Step 2: are the data fit? Every clip is looked at before anything is trained."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.training.preflight_report import Estimates, PreflightReport, ProblemKind
from genre_tagger.training.sources.labeled_track import Split
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import FigureText, size, whole
from genre_tagger.ui.icons import icon, icon_pixmap
from genre_tagger.ui.training.class_rows import class_headers, class_rows
from genre_tagger.ui.training.problem_table import ProblemTable
from genre_tagger.ui.views.message_page import MessagePage
from genre_tagger.ui.views.tones import colors_of
from genre_tagger.ui.widgets.bar_list import BarList

if TYPE_CHECKING:
    from genre_tagger.training.preflight import PreflightProgress


class CheckPage(QWidget):
    """Shows what it is told. `check_wanted` starts or repeats the check, `cancel_wanted` ends it. GUI thread only."""

    check_wanted = Signal()
    cancel_wanted = Signal()
    play_wanted = Signal(object)
    leave_out_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = FigureText(self)
        self.report: PreflightReport | None = None
        self.message = MessagePage(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._message_page())
        self.pages.addWidget(self._progress_page())
        self.pages.addWidget(self._report_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.forget()
        self._dress()

    def _message_page(self) -> QWidget:
        page = QWidget(self)
        self.check_button = QPushButton(self.tr("Check the data"), page)
        self.check_button.setProperty("primary", True)
        self.check_button.clicked.connect(self.check_wanted)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _progress_page(self) -> QWidget:
        page = QWidget(self)
        heading = QLabel(self.tr("Looking at every clip"), page)
        heading.setProperty("role", "heading")
        self.bar = QProgressBar(page)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(420)
        self.bar.setAccessibleName(self.tr("Progress of the check"))
        self.words = QLabel(page)
        self.words.setProperty("role", "muted")
        self.cancel_button = QPushButton(self.tr("Cancel"), page)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        column = QVBoxLayout(page)
        column.setSpacing(10)
        column.addStretch(1)
        for part in (heading, self.bar, self.words, self.cancel_button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _report_page(self) -> QWidget:
        inside = QWidget(self)
        self.banner = QFrame(inside)
        self.banner.setProperty("role", "card")
        self._banner_icon, self.verdict, self.sentences = QLabel(), QLabel(), QLabel()
        self.verdict.setProperty("role", "heading")
        for label in (self.verdict, self.sentences):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.again_button = QPushButton(self.tr("Check again"), self.banner)
        self.again_button.clicked.connect(self.check_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.verdict)
        words.addWidget(self.sentences)
        row = QHBoxLayout(self.banner)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._banner_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignTop)
        self.chart = BarList(self.tr("Clips of each genre"), inside, row_height=22.0, is_card=True)
        self.figures = QLabel(inside)
        self.figures.setProperty("role", "muted")
        self.figures.setWordWrap(True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.chart)
        column.addWidget(self.figures)
        column.addLayout(self._problem_row(inside))
        self.table = ProblemTable(inside)
        self.table.setMinimumHeight(150)
        self.table.play_wanted.connect(self.play_wanted)
        column.addWidget(self.table, 1)
        self._rest = QWidget(inside)
        column.addWidget(self._rest, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def _problem_row(self, parent: QWidget) -> QHBoxLayout:
        self.problems_heading = QLabel(parent)
        self.problems_heading.setProperty("role", "heading")
        self.kinds = QComboBox(parent)
        self.kinds.setAccessibleName(self.tr("Which problems to show"))
        self.kinds.currentIndexChanged.connect(self._on_kind)
        self.leave_out = QCheckBox(self.tr("&Leave these clips out"), parent)
        self.leave_out.setChecked(True)
        self.leave_out.setToolTip(self.tr("Clips that cannot be used or stand twice are not trained on"))
        self.leave_out.toggled.connect(self.leave_out_changed)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.problems_heading)
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(self.leave_out)
        return row

    def forget(self) -> None:
        """The data changed: what was found counts no more."""
        self.report = None
        self._say(
            self.tr("Not checked yet"),
            self.tr(
                "Every clip is looked at: whether it is there, long enough, not silent, not damaged, not twice, and "
                "whether an artist or a sound is in two parts. Nothing is changed."
            ),
            "check-data",
        )

    def show_failure(self, sentence: str) -> None:
        """The check could not be done."""
        self.report = None
        self._say(self.tr("The check could not be finished"), sentence, "failed")

    def _say(self, heading: str, text: str, icon_name: str) -> None:
        self.message.say(heading, text, icon_name)
        self.pages.setCurrentIndex(0)

    def show_busy(self) -> None:
        """The check begins."""
        self.report = None
        self.bar.setRange(0, 0)
        self.words.setText(self.tr("Reading the tables…"))
        self.pages.setCurrentIndex(1)

    def show_progress(self, step: PreflightProgress) -> None:
        """How far it is."""
        self.bar.setRange(0, max(1, step.total))
        self.bar.setValue(step.done)
        words = [self.tr("{done} of {total} clips").format(done=whole(step.done), total=whole(step.total))]
        if step.problems:
            words.append(self.tr("%Ln problem(s)", "", step.problems))
        if step.clips_per_second:
            words.append(self._text.rate(step.clips_per_second))
        if step.remaining_seconds > 1:
            words.append(self.tr("about {likely} left").format(likely=self._text.time(step.remaining_seconds)))
        self.words.setText(" · ".join(words))

    def show_report(self, report: PreflightReport) -> None:
        """What was found."""
        self.report = report
        names = (self.tr("Training"), self.tr("Validation"), self.tr("Test"))
        parts = [
            (name, {genre: report.count(split, genre) for genre in report.genres})
            for name, split in zip(names, Split, strict=True)
        ]
        self.chart.show_rows(class_rows(report.genres, parts), class_headers(parts))
        self._show_verdict(report)
        self.figures.setText(self._figures(report))
        self._show_problems(report)
        self.pages.setCurrentIndex(2)
        self._dress()

    def _show_verdict(self, report: PreflightReport) -> None:
        if report.blocking:
            self.verdict.setText(self.tr("Training cannot start with these data"))
        elif report.warnings:
            self.verdict.setText(self.tr("Training can start; please read this first"))
        else:
            self.verdict.setText(self.tr("All is well: training can start"))
        sentences = report.blocking or report.warnings
        self.sentences.setText("\n".join(map(error_text, sentences)) or self.tr("No clip gives cause for concern."))

    def _figures(self, report: PreflightReport) -> str:
        estimates = report.estimates
        words = [
            self.tr("{usable} of {listed} clips can be used").format(
                usable=whole(report.usable), listed=whole(report.listed)
            ),
            self.tr("{time} of sound").format(time=self._text.time(report.sound_seconds)),
            self._room(self.tr("disk"), estimates.disk_bytes, estimates.disk_free_bytes),
            self._room(self.tr("memory"), estimates.memory_bytes, estimates.memory_free_bytes),
            self._times(estimates),
        ]
        return " · ".join(words)

    def _room(self, name: str, need: int, free: int) -> str:
        if free:
            words = self.tr("{what}: about {need} of {free} free")
            return words.format(what=name, need=size(need), free=size(free))
        return self.tr("{what}: about {need}").format(what=name, need=size(need))

    def _times(self, estimates: Estimates) -> str:
        parts = [estimates.extraction_seconds, estimates.training_seconds]
        low, likely, high = (sum(part[place] for part in parts) for place in range(3))
        words = self.tr("time: about {likely} ({low} to {high})")
        return words.format(likely=self._text.time(likely), low=self._text.time(low), high=self._text.time(high))

    def _show_problems(self, report: PreflightReport) -> None:
        counts = Counter(problem.kind for problem in report.problems)
        self.problems_heading.setText(self.tr("%Ln problem(s)", "", len(report.problems)))
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(self.tr("All kinds"), None)
        for kind in ProblemKind:
            if counts[kind]:
                self.kinds.addItem(f"{self.table.problems.kinds[kind]} ({whole(counts[kind])})", kind.value)
        self.kinds.blockSignals(False)
        self.table.set_problems(report.problems)
        self.table.show_kind(None)
        any_problem = bool(report.problems)
        for part in (self.problems_heading, self.kinds, self.table):
            part.setVisible(any_problem)
        self.leave_out.setVisible(any(problem.leaves_out for problem in report.problems))
        self._rest.setVisible(not any_problem)

    @Slot()
    def _on_kind(self) -> None:
        value = self.kinds.currentData()
        self.table.show_kind(None if value is None else ProblemKind(value))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_rest"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self.check_button.setIcon(icon("check-data", colors.on_accent, colors.disabled))
        self.again_button.setIcon(icon("refresh", colors.text))
        report = self.report
        name, tone = "accept", colors.good
        if report is not None and report.blocking:
            name, tone = "failed", colors.bad
        elif report is not None and report.warnings:
            name, tone = "info", colors.warning
        self._banner_icon.setPixmap(icon_pixmap(name, tone, 22, self.devicePixelRatioF()))
