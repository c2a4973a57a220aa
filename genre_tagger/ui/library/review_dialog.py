"""What exactly will be written, file by file, before anything is."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QTabWidget, QVBoxLayout, QWidget

from genre_tagger.library.proposal import WriteRules
from genre_tagger.tags.tag_change import Policy, TagChange
from genre_tagger.ui.engine import PlanFailed
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.library.plan_model import PlanLine, PlanModel
from genre_tagger.ui.library.plan_table import PlanTable
from genre_tagger.ui.library.reasons import reason_text
from genre_tagger.ui.tasks import Task


class ReviewDialog(QDialog):
    """Reads the files' tags as they are now by `task` and shows the plan. `changes` are what to write once accepted."""

    def __init__(self, task: Task, total: int, rules: WriteRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: list[TagChange] = []
        self._total, self._read = total, 0
        self._task: Task | None = task
        self.setWindowTitle(self.tr("Review what will be written"))
        self.resize(860, 560)
        headers = (self.tr("File"), self.tr("Genre now"), self.tr("Genre after"), self.tr("Why"))
        self._writes, self._skips = PlanModel(headers, self), PlanModel(headers, self)
        self._tabs = QTabWidget()
        self._tabs.addTab(PlanTable(self._writes, self.tr("Files to be written")), "")
        self._tabs.addTab(PlanTable(self._skips, self.tr("Files left as they are")), "")
        self._title, self._words = QLabel(), QLabel(self._policy_words(rules))
        self._title.setProperty("role", "heading")
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        for widget in (self._title, self._words, self._bar):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self._tabs, 1)
        layout.addSpacing(4)
        layout.addLayout(self._make_buttons())
        self._show_counts()
        task.stepped.connect(self._on_steps)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        task.start()

    def _make_buttons(self) -> QHBoxLayout:
        promise = QLabel(self.tr("Edit › History takes every change back, file by file or all at once."))
        promise.setProperty("role", "muted")
        promise.setWordWrap(True)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._write = QPushButton()
        self._write.setProperty("primary", True)
        self._write.setDefault(True)
        self._write.setEnabled(False)
        self._write.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.addWidget(promise, 1)
        layout.addWidget(self._cancel)
        layout.addWidget(self._write)
        return layout

    @property
    def is_ready(self) -> bool:
        """Whether all tags were read."""
        return self._task is None

    @Slot(list)
    def _on_steps(self, steps: list[TagChange | PlanFailed]) -> None:
        self._read += len(steps)
        self._bar.setValue(self._read)
        changes = [step for step in steps if isinstance(step, TagChange) and step.writes]
        self.changes.extend(changes)
        self._writes.append([_line(change) for change in changes])
        self._skips.append([_skip_line(step) for step in steps if not (isinstance(step, TagChange) and step.writes)])
        self._show_counts()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.changes.clear()
        self._words.setText(error_text(error))
        self._words.setProperty("role", "bad")
        self._words.style().polish(self._words)

    @Slot()
    def _on_finished(self) -> None:
        self._task = None
        self._bar.setVisible(False)
        self._show_counts()
        self._write.setEnabled(bool(self.changes))
        if self.changes:
            self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._skips.lines:
            self._tabs.setCurrentIndex(1)

    def _show_counts(self) -> None:
        writes, skips = len(self.changes), len(self._skips.lines)
        if self._task is not None:
            text = self.tr("Reading the tags of {done} of {total} files…")
            self._title.setText(text.format(done=f"{self._read:n}", total=f"{self._total:n}"))
        else:
            genres = Counter(change.predicted for change in self.changes)
            shares = ", ".join(f"{genre} {count:n}" for genre, count in genres.most_common())
            title = self.tr("%n file(s) will be written", "", writes)
            self._title.setText(f"{title}: {shares}" if shares else title)
        self._tabs.setTabText(0, self.tr("Will be written ({count})").format(count=f"{writes:n}"))
        self._tabs.setTabText(1, self.tr("Left as they are ({count})").format(count=f"{skips:n}"))
        self._write.setText(self.tr("Write %n file(s)", "", writes))

    def _policy_words(self, rules: WriteRules) -> str:
        """The rules in force, as sentences."""
        policies = {
            Policy.FILL: self.tr(
                "Only files without a genre get one; genres you chose yourself are written in any case."
            ),
            Policy.APPEND: self.tr("New genres join those that are there."),
            Policy.REPLACE: self.tr("New genres take the place of those that are there."),
        }
        words = [policies[rules.policy]]
        if rules.keep:
            words.append(self.tr("Always kept: {genres}.").format(genres=", ".join(rules.keep)))
        words.append(self.tr("Nothing else in the files changes, and no sound is touched."))
        return " ".join(words)

    def done(self, result: int) -> None:
        """Closing it ends the reading too."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)


def _line(change: TagChange) -> PlanLine:
    return PlanLine(change.path, "; ".join(change.old_genres), "; ".join(change.new_genres), reason_text(change.reason))


def _skip_line(step: TagChange | PlanFailed) -> PlanLine:
    if isinstance(step, PlanFailed):
        return PlanLine(step.path, "", "", error_text(step.error))
    genres = "; ".join(step.old_genres)
    return PlanLine(step.path, genres, genres, reason_text(step.reason))
