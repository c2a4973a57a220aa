"""What exactly will be written, file by file, before anything is; a person may leave files out."""

from __future__ import annotations

from collections import Counter
from time import monotonic

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.app.writing import PlanFailed
from genre_tagger.library.proposal import WriteRules
from genre_tagger.tags.tag_change import Policy, TagChange
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.library.plan_model import PlanLine, PlanModel
from genre_tagger.ui.library.plan_table import PlanTable
from genre_tagger.ui.library.reasons import reason_text
from genre_tagger.ui.library.review_model import ReviewModel
from genre_tagger.ui.library.review_table import ReviewTable
from genre_tagger.ui.tasks import Task

_LIST_SECONDS = 0.25


class ReviewDialog(QDialog):
    """Reads the files' tags as they are now by `task` and shows the plan. `changes` are what to write once accepted."""

    def __init__(
        self, task: Task, total: int, rules: WriteRules, genres: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        """`genres` are the model's, in whose order the colours are given."""
        super().__init__(parent)
        self._total, self._read = total, 0
        self._fresh: list[TagChange | PlanFailed] = []
        self._listed_at = 0.0
        self._task: Task | None = task
        self.setWindowTitle(self.tr("Review what will be written"))
        self.resize(1000, 600)
        self.writes = ReviewModel(self)
        self.skips = PlanModel((self.tr("File"), self.tr("Genre now"), self.tr("Genre after"), self.tr("Why")), self)
        self.table = ReviewTable(self.writes, genres, self.tr("Files to be written"))
        self._title, self._words = QLabel(), QLabel(self._policy_words(rules))
        self._title.setProperty("role", "heading")
        self._words.setProperty("role", "muted")
        for label in (self._title, self._words):
            label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, total)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._make_writes_page(genres), "")
        self.tabs.addTab(self._make_skips_table(), "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        for widget in (self._title, self._words, self._bar):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self.tabs, 1)
        layout.addSpacing(4)
        layout.addLayout(self._make_buttons())
        self._show_counts()
        self.writes.ticks_changed.connect(self._show_counts)
        task.stepped.connect(self._on_steps)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        task.start()

    def _make_writes_page(self, genres: tuple[str, ...]) -> QWidget:
        self.genre = QComboBox()
        self.genre.setAccessibleName(self.tr("Filter by genre"))
        self.genre.addItem("", "")
        for genre in genres:
            self.genre.addItem(genre, genre)
        self.genre.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.genre.currentIndexChanged.connect(self._on_genre)
        self.tick_all = self._small_button(self.tr("Tick all"), self.tr("Write all the files that are listed here"))
        self.tick_all.clicked.connect(self._on_tick_all)
        self.tick_none = self._small_button(self.tr("Untick all"), self.tr("Write none of the files listed here"))
        self.tick_none.clicked.connect(self._on_tick_none)
        hint = QLabel(self.tr("Space ticks or unticks the selected rows."))
        hint.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.genre, self.tick_all, self.tick_none):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(hint, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return page

    def _make_skips_table(self) -> PlanTable:
        table = PlanTable(self.skips, self.tr("Files left as they are"), (110, 110, 300))
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _small_button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setAutoDefault(False)
        return button

    def _make_buttons(self) -> QHBoxLayout:
        promise = QLabel(self.tr("Edit › History takes every change back, file by file or all at once."))
        promise.setProperty("role", "muted")
        promise.setWordWrap(True)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self.write = QPushButton()
        self.write.setProperty("primary", True)
        self.write.setDefault(True)
        self.write.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.addWidget(promise, 1)
        layout.addWidget(self._cancel)
        layout.addWidget(self.write)
        return layout

    @property
    def changes(self) -> list[TagChange]:
        """What is ticked."""
        return self.writes.ticked

    @property
    def is_ready(self) -> bool:
        """Whether all tags were read."""
        return self._task is None

    @Slot(list)
    def _on_steps(self, steps: list[TagChange | PlanFailed]) -> None:
        self._read += len(steps)
        self._fresh.extend(steps)
        if self.is_ready or monotonic() - self._listed_at >= _LIST_SECONDS:
            self._list_fresh()

    def _list_fresh(self) -> None:
        """Painting the table costs more than reading tags, so it is not done for every few files."""
        steps, self._fresh, self._listed_at = self._fresh, [], monotonic()
        self._bar.setValue(self._read)
        self.skips.append([_skip_line(step) for step in steps if not (isinstance(step, TagChange) and step.writes)])
        self.writes.append([step for step in steps if isinstance(step, TagChange) and step.writes])

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._fresh.clear()
        self.writes.clear()
        self._words.setText(error_text(error))
        self._words.setProperty("role", "bad")
        self._words.style().polish(self._words)

    @Slot()
    def _on_finished(self) -> None:
        self._task = None
        self._bar.setVisible(False)
        self._list_fresh()
        if self.writes.total:
            self.table.selectRow(0)
            self.table.setFocus()  # not the button, which Space would press
        elif self.skips.lines:
            self.tabs.setCurrentIndex(1)

    @Slot()
    def _on_genre(self) -> None:
        self.writes.show_genre(self.genre.currentData())

    @Slot()
    def _on_tick_all(self) -> None:
        self.writes.tick_shown(True)

    @Slot()
    def _on_tick_none(self) -> None:
        self.writes.tick_shown(False)

    @Slot()
    def _show_counts(self) -> None:
        changes, total, skips = self.changes, self.writes.total, len(self.skips.lines)
        if self._task is not None:
            text = self.tr("Reading the tags of {done} of {total} files…")
            self._title.setText(text.format(done=whole(self._read), total=whole(self._total)))
        else:
            genres = Counter(change.predicted for change in changes)
            shares = ", ".join(f"{genre} {whole(count)}" for genre, count in genres.most_common())
            title = self.tr("%Ln file(s) will be written", "", len(changes))
            self._title.setText(f"{title}: {shares}" if shares else title)
        if len(changes) == total:
            text = self.tr("Will be written ({count})").format(count=whole(total))
        else:
            text = self.tr("Will be written ({count} of {total})").format(count=whole(len(changes)), total=whole(total))
        self.tabs.setTabText(0, text)
        self.tabs.setTabText(1, self.tr("Left as they are ({count})").format(count=whole(skips)))
        self.write.setText(self.tr("Write %Ln file(s)", "", len(changes)))
        self.write.setEnabled(self._task is None and bool(changes))
        self._show_genres()

    def _show_genres(self) -> None:
        """The genres to filter by, each with its files; nothing is chosen anew."""
        counts = self.writes.genres()
        for genre in sorted(counts):
            if self.genre.findData(genre) < 0:
                self.genre.addItem(genre, genre)
        self.genre.setItemText(0, self.tr("Any genre ({count})").format(count=whole(self.writes.total)))
        for place in range(1, self.genre.count()):
            genre = self.genre.itemData(place)
            self.genre.setItemText(place, f"{genre} ({whole(counts[genre])})")
        for widget in (self.genre, self.tick_all, self.tick_none):
            widget.setEnabled(self.writes.total > 0)

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


def _skip_line(step: TagChange | PlanFailed) -> PlanLine:
    if isinstance(step, PlanFailed):
        return PlanLine(step.path, "", "", error_text(step.error))
    genres = "; ".join(step.old_genres)
    return PlanLine(step.path, genres, genres, reason_text(step.reason))
