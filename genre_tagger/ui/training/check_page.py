"""Step 2: are the data fit? Every clip is looked at before anything is trained; what is wrong stands in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QProgressBar, QWidget

from genre_tagger.training.check.report import ClipProblem, Estimates, PreflightReport, ProblemKind
from genre_tagger.training.data.dataset import Split
from genre_tagger.ui.figure_text import NOTHING, FigureText, percent, size, whole
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.theme import IconLabel
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow
from genre_tagger.ui.widgets.building import (
    CENTER,
    TOP,
    configured,
    hbox,
    make_action,
    make_button,
    make_card,
    make_label,
    scrolled,
    stacked,
    vbox,
)
from genre_tagger.ui.widgets.placeholders import MessagePage
from genre_tagger.ui.widgets.records import Column, RecordTable

if TYPE_CHECKING:
    from genre_tagger.training.check.preflight import PreflightProgress


class CheckPage(QWidget):
    """Shows what it is told. `check_wanted` starts or repeats the check, `cancel_wanted` ends it. GUI thread only."""

    check_wanted = Signal()
    cancel_wanted = Signal()
    play_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = FigureText(self)
        self.report: PreflightReport | None = None
        self.message = MessagePage(self)
        self.pages = stacked(self, self._message_page(), self._progress_page(), self._report_page())
        vbox(self.pages, parent=self)
        self.forget()

    def _message_page(self) -> QWidget:
        page = QWidget(self)
        check = make_button(self.tr("Check the data"), page, self.check_wanted, icon="check-data", primary=True)
        vbox(1, self.message, (check, 0, CENTER), 2, parent=page, margins=None)
        return page

    def _progress_page(self) -> QWidget:
        page = QWidget(self)
        heading = make_label(self.tr("Looking at every clip"), page, role="heading")
        self.bar = configured(QProgressBar(page), textVisible=False, fixedWidth=420)
        self.bar.setAccessibleName(self.tr("Progress of the check"))
        self.words = make_label(parent=page, role="muted")
        self.cancel_button = make_button(self.tr("Cancel"), page, self.cancel_wanted)
        parts = ((part, 0, CENTER) for part in (heading, self.bar, self.words, self.cancel_button))
        vbox(1, *parts, 2, parent=page, spacing=10, margins=None)
        return page

    def _report_page(self) -> QWidget:
        inside = QWidget(self)
        banner = make_card(inside)
        self._banner_icon = IconLabel(parent=banner, size=22)
        self.conclusion = make_label(parent=banner, role="heading", wrap=True, plain=True)
        self.sentences = make_label(parent=banner, wrap=True, plain=True)
        again = make_button(self.tr("Check again"), banner, self.check_wanted, icon="refresh")
        words = vbox(self.conclusion, self.sentences, spacing=2)
        row = ((self._banner_icon, 0, TOP), (words, 1), (again, 0, TOP))
        hbox(*row, parent=banner, spacing=12, margins=(14, 10, 12, 10))
        self.chart = BarList(self.tr("Clips of each genre"), inside, row_height=22.0, is_card=True)
        self.figures = make_label(parent=inside, role="muted", wrap=True)
        self.table = configured(ProblemTable(inside), minimumHeight=150, play_wanted=self.play_wanted)
        self._rest = QWidget(inside)
        parts = (banner, self.chart, self.figures, self._problem_row(inside), (self.table, 1), (self._rest, 1))
        vbox(*parts, parent=inside, spacing=8, margins=(0, 0, 6, 0))
        return scrolled(inside, self)

    def _problem_row(self, parent: QWidget) -> QHBoxLayout:
        self.problems_heading = make_label(parent=parent, role="heading")
        self.kinds = configured(QComboBox(parent), currentIndexChanged=self._on_kind)
        self.kinds.setAccessibleName(self.tr("Which problems to show"))
        self.leave_out = configured(QCheckBox(self.tr("&Leave these clips out"), parent), checked=True)
        self.leave_out.setToolTip(self.tr("Clips that cannot be used or stand twice are not trained on"))
        return hbox(self.problems_heading, self.kinds, 1, self.leave_out, spacing=12)

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
        counts = [[report.count(split, genre) for genre in report.genres] for split in Split]
        parts = list(zip(names, counts, strict=True))
        rows = [_class_row(genre, place, parts) for place, genre in enumerate(report.genres)]
        self.chart.show_rows(rows, [(name, whole(sum(part))) for name, part in parts])
        self._show_conclusion(report)
        self.figures.setText(self._figures(report))
        self._show_problems(report)
        self.pages.setCurrentIndex(2)

    def _show_conclusion(self, report: PreflightReport) -> None:
        if report.blocking:
            words, *picture = self.tr("Training cannot start with these data"), "failed", "bad"
        elif report.warnings:
            words, *picture = self.tr("Training can start; please read this first"), "info", "warning"
        else:
            words, *picture = self.tr("All is well: training can start"), "accept", "good"
        self.conclusion.setText(words)
        self._banner_icon.show_icon(*picture)
        sentences = report.blocking or report.warnings
        self.sentences.setText("\n".join(map(error_text, sentences)) or self.tr("No clip gives cause for concern."))

    def _figures(self, report: PreflightReport) -> str:
        estimates, usable = report.estimates, self.tr("{usable} of {listed} clips can be used")
        words = (
            usable.format(usable=whole(report.usable), listed=whole(report.listed)),
            self.tr("{time} of sound").format(time=self._text.time(report.sound_seconds)),
            self._room(self.tr("disk"), estimates.disk_bytes, estimates.disk_free_bytes),
            self._room(self.tr("memory"), estimates.memory_bytes, estimates.memory_free_bytes),
            self._times(estimates),
        )
        return " · ".join(words)

    def _room(self, name: str, need: int, free: int) -> str:
        words = self.tr("{what}: about {need} of {free} free") if free else self.tr("{what}: about {need}")
        return words.format(what=name, need=size(need), free=size(free))

    def _times(self, estimates: Estimates) -> str:
        pairs = zip(estimates.extraction_seconds, estimates.training_seconds, strict=True)
        low, likely, high = (self._text.time(sum(pair)) for pair in pairs)
        return self.tr("time: about {likely} ({low} to {high})").format(likely=likely, low=low, high=high)

    def _show_problems(self, report: PreflightReport) -> None:
        counts = Counter(problem.kind for problem in report.problems)
        self.problems_heading.setText(self.tr("%Ln problem(s)", "", len(report.problems)))
        with QSignalBlocker(self.kinds):
            self.kinds.clear()
            self.kinds.addItem(self.tr("All kinds"), None)
            for kind in filter(counts.get, ProblemKind):
                self.kinds.addItem(f"{self.table.kinds[kind]} ({whole(counts[kind])})", kind.value)
        self.table.records.replace(report.problems)
        self.table.show_kind(None)
        for part in (self.problems_heading, self.kinds, self.table):
            part.setVisible(bool(report.problems))
        self.leave_out.setVisible(any(problem.leaves_out for problem in report.problems))
        self._rest.setVisible(not report.problems)

    @Slot()
    def _on_kind(self) -> None:
        self.table.show_kind(self.kinds.currentData())


def _class_row(genre: str, place: int, parts: Sequence[tuple[str, list[int]]]) -> BarRow:
    """A genre's clips in each part (its name, clips by genre); each part's largest genre fills its bar."""
    bars, words = [], []
    for name, counts in parts:
        count, total = counts[place], sum(counts)
        share, text = percent(count / total) if total else NOTHING, whole(count)
        bars.append(Bar(count / max(1, *counts), text, place, "text" if count else "bad", share))
        words.append(f"{name} {text} ({share})")
    return BarRow(genre, tuple(bars), f"{genre}: {', '.join(words)}")


class ProblemTable(RecordTable):
    """`play_wanted` (Path) asks to hear a clip. Return or a double click plays it; Ctrl+C copies. GUI thread only."""

    play_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.kinds = {
            ProblemKind.MISSING: self.tr("Missing"),
            ProblemKind.SHORT: self.tr("Too short"),
            ProblemKind.SILENT: self.tr("Silent"),
            ProblemKind.CORRUPT: self.tr("Damaged"),
            ProblemKind.DUPLICATE: self.tr("Double"),
            ProblemKind.LEAK_ARTIST: self.tr("Artist in two parts"),
            ProblemKind.LEAK_AUDIO: self.tr("Sound in two parts"),
        }
        yes, no = self.tr("yes"), self.tr("no")
        columns: list[Column[ClipProblem]] = [
            Column(self.tr("Problem"), lambda one: self.kinds[one.kind], 190, _hint),
            Column(self.tr("File"), lambda one: shown_path(Path(one.path.name)), 170, _hint),
            Column(self.tr("Reason"), lambda one: error_text(one.sentence), hint=_hint),
            Column(self.tr("Left out"), lambda one: yes if one.leaves_out else no, 88, _hint),
        ]
        self.set_columns(columns, self.tr("Problems of single clips"))
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        copy = make_action(self.tr("Copy"), self, self._on_copy, shortcut=QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        play = make_action(self.tr("Play in the library"), self, self._on_play)
        self.addActions([play, make_action(self.tr("Open the folder"), self, self._on_reveal), copy])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.activated.connect(self._on_activated)

    def show_kind(self, kind: str | None) -> None:
        """Only those of the `ProblemKind` of that value; None shows all."""
        self.records.show_only(None if kind is None else lambda one: one.kind.value == kind)

    @Slot()
    def _on_activated(self) -> None:
        problem = self.chosen
        if problem is not None and (problem.kind is ProblemKind.CORRUPT or not problem.path.is_file()):
            self._on_reveal()
        else:
            self._on_play()

    @Slot()
    def _on_play(self) -> None:
        if (problem := self.chosen) is not None and problem.path.is_file():
            self.play_wanted.emit(problem.path)

    @Slot()
    def _on_reveal(self) -> None:
        if (problem := self.chosen) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(problem.path.parent)))

    @Slot()
    def _on_copy(self) -> None:
        lines = (f"{shown_path(row.path)}\t{error_text(row.sentence)}" for row in self.selected)
        QGuiApplication.clipboard().setText("\n".join(lines))


def _hint(problem: ClipProblem) -> str:
    return f"{shown_path(problem.path)}\n{error_text(problem.sentence)}"
