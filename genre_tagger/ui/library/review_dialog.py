"""What exactly will be written, file by file, before anything is; a person may leave files out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QProgressBar, QPushButton, QTabWidget, QWidget

from genre_tagger.app.writing import PlanFailed
from genre_tagger.library.proposal import WriteRules
from genre_tagger.tags.tag_change import Policy, TagChange
from genre_tagger.ui.figure_text import NOTHING, whole
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.library.review_table import ReviewLine, ReviewModel, ReviewTable
from genre_tagger.ui.tasks import Task
from genre_tagger.ui.translation import error_text, phrase_text
from genre_tagger.ui.widgets.building import Gap, configured, hbox, make_button, make_label, set_role, vbox
from genre_tagger.ui.widgets.records import Column, RecordTable

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
        belongs_to(self, "review")
        self.resize(1000, 600)
        self.writes = ReviewModel(self)
        self.table = ReviewTable(self.writes, genres, self.tr("Files to be written"))
        self.skips = self._make_skips_table()
        self._title = make_label(role="heading", wrap=True)
        self._words = make_label(self._policy_words(rules), role="muted", wrap=True)
        self._bar = configured(QProgressBar(), textVisible=False, range=(0, total))
        self.tabs = QTabWidget()
        self.tabs.addTab(self._make_writes_page(genres), "")
        self.tabs.addTab(self.skips, "")
        parts = self._title, self._words, self._bar, Gap(4), (self.tabs, 1), Gap(4), self._make_buttons()
        vbox(*parts, parent=self, spacing=8, margins=(20, 18, 20, 16))
        self._show_counts()
        self.writes.ticks_changed.connect(self._show_counts)
        task.stepped.connect(self._on_steps)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)
        task.start()

    def _make_writes_page(self, genres: tuple[str, ...]) -> QWidget:
        fits = QComboBox.SizeAdjustPolicy.AdjustToContents
        self.genre = configured(QComboBox(), accessibleName=self.tr("Filter by genre"), sizeAdjustPolicy=fits)
        for genre in ("", *genres):
            self.genre.addItem(genre, genre)
        self.genre.currentIndexChanged.connect(self._on_genre)
        self.tick_all = self._small_button(
            self.tr("Tick all"), self.tr("Write all the files that are listed here"), self._on_tick_all
        )
        self.tick_none = self._small_button(
            self.tr("Untick all"), self.tr("Write none of the files listed here"), self._on_tick_none
        )
        hint = make_label(self.tr("Space ticks or unticks the selected rows."), role="muted")
        row = hbox(self.genre, self.tick_all, self.tick_none, Gap(4), (hint, 1), spacing=8)
        page = QWidget()
        vbox(row, (self.table, 1), parent=page, spacing=8, margins=(0, 8, 0, 0))
        return page

    def _make_skips_table(self) -> RecordTable:
        columns: tuple[Column[TagChange | PlanFailed], ...] = (
            Column(self.tr("File"), lambda step: shown_path(step.path.name), hint=lambda step: shown_path(step.path)),
            Column(self.tr("Genre now"), _old_genres, 110),
            Column(self.tr("Genre after"), _old_genres, 110),
            Column(self.tr("Why"), why_left),
        )
        return RecordTable(columns, self.tr("Files left as they are"))

    def _small_button(self, text: str, tip: str, clicked: Callable[[], None]) -> QPushButton:
        return make_button(text, clicked=clicked, tip=tip, accessibleDescription=tip, autoDefault=False)

    def _make_buttons(self) -> QHBoxLayout:
        words = self.tr("Edit › History takes every change back, file by file or all at once.")
        promise = make_label(words, role="muted", wrap=True)
        self._cancel = make_button(self.tr("Cancel"), clicked=self.reject)
        self.write = make_button("", clicked=self.accept, primary=True, default=True)
        return hbox((promise, 1), self._cancel, self.write, margins=None)

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
        self.skips.records.append([step for step in steps if isinstance(step, PlanFailed) or not step.writes])
        self.writes.append([ReviewLine(step) for step in steps if isinstance(step, TagChange) and step.writes])
        self._show_counts()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._fresh.clear()
        self.writes.replace(())
        self._show_counts()
        self._words.setText(error_text(error))
        set_role(self._words, "bad")

    @Slot()
    def _on_finished(self) -> None:
        self._task = None
        self._bar.setVisible(False)
        self._list_fresh()
        if self.writes.given:
            self.table.selectRow(0)
            self.table.setFocus()  # not the button, which Space would press
        elif self.skips.records.given:
            self.tabs.setCurrentIndex(1)

    @Slot()
    def _on_genre(self) -> None:
        genre = self.genre.currentData()
        self.writes.show_only((lambda line: line.change.predicted == genre) if genre else None)

    @Slot()
    def _on_tick_all(self) -> None:
        self.writes.tick(range(len(self.writes.records)), True)

    @Slot()
    def _on_tick_none(self) -> None:
        self.writes.tick(range(len(self.writes.records)), False)

    @Slot()
    def _show_counts(self) -> None:
        changes, total, skips = self.changes, len(self.writes.given), len(self.skips.records.given)
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
        counts = Counter(line.change.predicted for line in self.writes.given)
        for genre in sorted(counts):
            if self.genre.findData(genre) < 0:
                self.genre.addItem(genre, genre)
        self.genre.setItemText(0, self.tr("Any genre ({count})").format(count=whole(len(self.writes.given))))
        for place in range(1, self.genre.count()):
            genre = self.genre.itemData(place)
            self.genre.setItemText(place, f"{genre} ({whole(counts[genre])})")
        for widget in (self.genre, self.tick_all, self.tick_none):
            widget.setEnabled(bool(self.writes.given))

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


def _old_genres(step: TagChange | PlanFailed) -> str:
    return NOTHING if isinstance(step, PlanFailed) else "; ".join(step.old_genres) or NOTHING


def why_left(step: TagChange | PlanFailed) -> str:
    """Why the file is left as it is."""
    return error_text(step.error) if isinstance(step, PlanFailed) else phrase_text(step.reason)
