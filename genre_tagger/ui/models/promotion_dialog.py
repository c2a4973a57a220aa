"""Before another model judges: how good it is, what it would change here, and only then the button."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from genre_tagger.errors import GenreTaggerError
from genre_tagger.library.model_diff import DiffProgress, DiffStep, QualityCheck
from genre_tagger.library.proposal import WriteRules
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.models.diff_view import DiffView
from genre_tagger.ui.models.model_shelf import ModelShelf
from genre_tagger.ui.models.model_words import ModelWords
from genre_tagger.ui.models.quality_view import QualityView
from genre_tagger.ui.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry
    from genre_tagger.ui.library.track_list import TrackList


@dataclass(frozen=True, slots=True)
class Promotion:
    """Which model is to take whose place, over which tracks, by which rules of writing."""

    present: ModelEntry
    candidate: ModelEntry
    tracks: TrackList
    rules: WriteRules


class PromotionDialog(QDialog):
    """Accepted when the person wants the candidate. Closing it ends what runs. GUI thread only."""

    def __init__(
        self, promotion: Promotion, shelf: ModelShelf, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._promotion, self._shelf, self._runner = promotion, shelf, runner
        self._cancelled = Event()
        self._tasks: list[Task] = []
        words = ModelWords(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Use another model"))
        self.resize(940, 600)
        title = QLabel(self.tr("Let {name} judge?").format(name=promotion.candidate.model_id))
        title.setProperty("role", "title")
        title.setWordWrap(True)
        under = QLabel(
            self.tr("Instead of {name}. Nothing is written into your files, and you can roll back at any time.").format(
                name=promotion.present.model_id
            )
        )
        under.setProperty("role", "muted")
        under.setWordWrap(True)
        self.quality = QualityView(words)
        self.quality.allowed_changed.connect(self._show_buttons)
        self.diff = DiffView(words, self._chosen_of)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(under)
        layout.addSpacing(4)
        layout.addWidget(self._side_by_side(), 1)
        layout.addLayout(self._make_buttons())
        self._show_buttons()
        self._begin()

    def _side_by_side(self) -> QSplitter:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.quality)
        column.addStretch(1)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setMinimumWidth(270)
        left.setWidget(inner)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.diff)
        splitter.setSizes([290, 610])
        splitter.setStretchFactor(1, 1)
        return splitter

    def _make_buttons(self) -> QHBoxLayout:
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self.use = QPushButton(self.tr("Use this model"))
        self.use.setProperty("primary", True)
        self.use.setDefault(True)
        self.use.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.addStretch(1)
        layout.addWidget(self._cancel)
        layout.addWidget(self.use)
        return layout

    @property
    def is_busy(self) -> bool:
        """Whether anything is still being compared."""
        return bool(self._tasks)

    def _begin(self) -> None:
        check = self._runner.task(self._check)
        check.stepped.connect(self.quality.take_steps)
        check.failed.connect(self._on_check_failed)
        self._start(check)
        self._paths = [row.path for row in self._promotion.tracks.rows if row.prediction is not None]
        if not self._paths:
            self.diff.say_nothing_loaded()
            return
        self.diff.begin(len(self._paths))
        compare = self._runner.task(self._compare)
        compare.stepped.connect(self.diff.take_steps)
        compare.failed.connect(self._on_compare_failed)
        compare.finished.connect(self.diff.finish)
        self._start(compare)

    def _start(self, task: Task) -> None:
        task.finished.connect(self._on_finished)
        self._tasks.append(task)
        task.start()

    def _check(self) -> Generator[DiffProgress | QualityCheck]:
        return self._shelf.check(self._promotion.present, self._promotion.candidate, self._cancelled)

    def _compare(self) -> Generator[DiffStep]:
        promotion = self._promotion
        return self._shelf.compare(
            self._paths, promotion.present.folder, promotion.candidate.folder, promotion.rules, self._cancelled
        )

    def _chosen_of(self, path: Path) -> str:
        row = self._promotion.tracks.row(path)
        return "" if row is None else row.edit.chosen

    @Slot(object)
    def _on_check_failed(self, error: BaseException) -> None:
        self.quality.fail(_sentence(error))

    @Slot(object)
    def _on_compare_failed(self, error: BaseException) -> None:
        self.diff.fail(_sentence(error))

    @Slot()
    def _on_finished(self) -> None:
        self._tasks = [task for task in self._tasks if task is not self.sender()]

    @Slot()
    def _show_buttons(self) -> None:
        self.use.setEnabled(self.quality.is_allowed)
        blocked = self.quality.check is not None and not self.quality.is_allowed
        self.use.setToolTip(self.tr("Held back by its figures; tick the box at the left to use it") if blocked else "")

    def done(self, result: int) -> None:
        """Ends comparing and sound too."""
        self._cancelled.set()
        for task in self._tasks:
            task.cancel()
            task.disconnect(self)
            task.disconnect(self.diff)
            task.disconnect(self.quality)
        self._tasks.clear()
        self.diff.close_down()
        super().done(result)


def _sentence(error: BaseException) -> str:
    if isinstance(error, GenreTaggerError):
        return error_text(error)
    return f"{type(error).__name__}: {error}".splitlines()[0]
