"""What another model would change on the loaded tracks: counts, lists by kind, and a player to hear them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.model_diff import DiffKind, DiffProgress, DiffStep, DiffSummary, TrackDiff
from genre_tagger.library.track import Track, TrackFailed
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.library.plan_model import PlanLine, PlanModel
from genre_tagger.ui.library.plan_table import PlanTable
from genre_tagger.ui.models.flip_player import FlipPlayer
from genre_tagger.ui.models.model_words import ModelWords

_KINDS = (DiffKind.FLIPPED, DiffKind.NOW_UNKNOWN, DiffKind.NEWLY_KNOWN)


class DiffView(QWidget):
    """Fed with the steps of a comparison. `chosen_of` tells the genre the person gave a track, "" for none.

    GUI thread only. `close_down()` before it is destroyed.
    """

    def __init__(
        self,
        words: ModelWords,
        chosen_of: Callable[[Path], str],
        player: FlipPlayer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._chosen_of = words, chosen_of
        self._counts = dict.fromkeys(DiffKind, 0)
        self._failed = 0
        self._tracks: dict[Path, Track] = {}
        self.summary: DiffSummary | None = None
        self._title, self._told = QLabel(self.tr("In your library")), QLabel()
        self._title.setProperty("role", "heading")
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._tabs = QTabWidget()
        headers = (self.tr("Track"), self.tr("Now"), self.tr("New model"), self.tr("In the tags"))
        self.models = [PlanModel(headers, self) for _ in (*_KINDS, None)]
        self.player = player or FlipPlayer()
        self._make_tables()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._title, self._told, self._bar):
            column.addWidget(widget)
        column.addWidget(self._tabs, 1)
        column.addWidget(self.player)
        column.addStretch(0)
        self._column = column
        self._show_counts()

    def _make_tables(self) -> None:
        names = (
            self.tr("Tracks that get another genre"),
            self.tr("Tracks that become Unknown"),
            self.tr("Tracks that were Unknown and get a genre"),
            self.tr("Tracks that could not be heard"),
        )
        self.tables = [PlanTable(model, name, (130, 130, 150)) for model, name in zip(self.models, names, strict=True)]
        for table in self.tables:
            table.selectionModel().selectionChanged.connect(self._on_selected)
            table.doubleClicked.connect(self._on_double_clicked)
            table.installEventFilter(self)
            self._tabs.addTab(table, "")
        self._tabs.currentChanged.connect(self._on_selected)

    def begin(self, total: int) -> None:
        """A comparison of `total` tracks begins."""
        self._bar.setRange(0, max(1, 2 * total))
        self._told.setText(self.tr("The new model is hearing your tracks…"))

    def say_nothing_loaded(self) -> None:
        """No track was heard yet, so nothing can be compared."""
        for part in (self._bar, self._tabs, self.player):
            part.hide()
        self._column.setStretch(self._column.count() - 1, 1)
        self._told.setText(
            self.tr("No tracks are loaded. Open music in the Library tab to see here what would change there.")
        )

    @Slot(list)
    def take_steps(self, steps: list[DiffStep]) -> None:
        """What the comparison told."""
        lines: list[list[PlanLine]] = [[] for _ in self.models]
        for step in steps:
            if isinstance(step, DiffProgress):
                self._bar.setValue(step.done)
            elif isinstance(step, TrackFailed):
                self._failed += 1
                lines[-1].append(PlanLine(step.path, "", "", error_text(step.error)))
            elif isinstance(step, TrackDiff):
                self._counts[step.kind] += 1
                self._tracks[step.track.path] = step.track
                if step.kind in _KINDS:
                    lines[_KINDS.index(step.kind)].append(self._line(step))
            else:
                self.summary = step
        for model, fresh in zip(self.models, lines, strict=True):
            model.append(fresh)
        self._show_counts()

    def finish(self) -> None:
        """Nothing more will come."""
        self._bar.hide()
        self._show_counts()
        if self.summary is not None and not self.models[0].lines:
            self._tabs.setCurrentIndex(next((place for place, model in enumerate(self.models) if model.lines), 0))

    def fail(self, sentence: str) -> None:
        """The comparison ended early."""
        self._bar.hide()
        self._told.setProperty("role", "bad")
        self._told.style().polish(self._told)
        self._told.setText(sentence)

    def close_down(self) -> None:
        """Silence."""
        self.player.close_down()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The space bar plays the selected track, as in the library."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self.player.toggle()
            return True
        return super().eventFilter(watched, event)

    def _line(self, diff: TrackDiff) -> PlanLine:
        chosen = self._chosen_of(diff.track.path)
        tags = self.tr("your choice stays: {genre}").format(genre=chosen) if chosen else diff.track.current_genre
        return PlanLine(
            diff.track.path,
            self._verdict(diff.old, diff.old_confidence),
            self._verdict(diff.new, diff.new_confidence),
            tags,
        )

    def _verdict(self, genre: str, confidence: float) -> str:
        name = self.tr("Unknown") if genre == UNKNOWN else genre
        return f"{name} · {self._words.percent(confidence)}"

    def _show_counts(self) -> None:
        counts = self._counts
        titles = (
            self.tr("Another genre ({count})").format(count=whole(counts[DiffKind.FLIPPED])),
            self.tr("Now Unknown ({count})").format(count=whole(counts[DiffKind.NOW_UNKNOWN])),
            self.tr("Newly known ({count})").format(count=whole(counts[DiffKind.NEWLY_KNOWN])),
            self.tr("Not heard ({count})").format(count=whole(self._failed)),
        )
        for place, title in enumerate(titles):
            self._tabs.setTabText(place, title)
        self._tabs.setTabVisible(len(titles) - 1, self._failed > 0)
        if self.summary is not None:
            changed = sum(counts[kind] for kind in _KINDS)
            told = self.tr("%Ln track(s) would change", "", changed)
            kept = self.tr("{count} unchanged").format(count=whole(counts[DiffKind.UNCHANGED]))
            self._told.setText(f"{told}, {kept}.")

    @Slot()
    def _on_selected(self) -> None:
        table = self.tables[self._tabs.currentIndex()]
        rows = table.selectionModel().selectedRows()
        if rows:
            line = self.models[self._tabs.currentIndex()].lines[rows[-1].row()]
            self.player.choose(self._tracks.get(line.path), f"{line.old} → {line.new}")

    @Slot()
    def _on_double_clicked(self) -> None:
        self._on_selected()
        self.player.toggle()
