"""Before another model classifies: how good it is, what it would change here, and only then the button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QTabWidget, QWidget

from genre_tagger.app.models import check, compare
from genre_tagger.app.session import Session
from genre_tagger.audio.playback import Player
from genre_tagger.classification.model_record import figures_of, lineage_of
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.model_diff import DiffKind, DiffProgress, DiffStep, DiffSummary, TrackDiff
from genre_tagger.library.proposal import WriteRules
from genre_tagger.library.track import Track, TrackFailed
from genre_tagger.ui.figure_text import percent, whole
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.models.model_card import ModelWords, QualityView
from genre_tagger.ui.tasks import Job, TaskRunner
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.views.player_bar import PlayerBar, Transport
from genre_tagger.ui.widgets.building import (
    Gap,
    configured,
    hbox,
    make_button,
    make_label,
    scrolled,
    set_role,
    split,
    vbox,
)
from genre_tagger.ui.widgets.records import Column, RecordTable

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry
    from genre_tagger.ui.library.track_list import TrackList

_KINDS = (DiffKind.FLIPPED, DiffKind.NOW_UNKNOWN, DiffKind.NEWLY_KNOWN)


class PromotionDialog(QDialog):
    """Accepted when the person wants the candidate. Closing it ends what runs. GUI thread only."""

    def __init__(
        self,
        session: Session,
        runner: TaskRunner,
        models: tuple[ModelEntry, ModelEntry],
        tracks: TrackList,
        rules: WriteRules,
        parent: QWidget | None = None,
    ) -> None:
        """`models` are the one in use and the candidate; compared over `tracks`, by the `rules` of writing."""
        super().__init__(parent)
        self._tracks = tracks
        self._cancelled = Event()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Use another model"))
        belongs_to(self, "models")
        self.resize(940, 600)
        present, candidate = models
        title = self.tr("Use {name}?").format(name=candidate.model_id)
        under = self.tr("Instead of {name}. Nothing is written into your files, and you can roll back at any time.")
        info = candidate.info
        scores, origin = ((), "") if info is None else (figures_of(info).held_out, lineage_of(info).parent)
        advice, role = ModelWords(self).advice(scores, origin)
        self.advice = make_label(advice, role=role, wrap=True, visible=bool(advice))
        self.quality = configured(QualityView(), allowed_changed=self._show_buttons)
        self.diff = DiffView(self._chosen_of)
        inner = QWidget()
        vbox(self.quality, 1, parent=inner, margins=(0, 0, 10, 0))
        parts = split(scrolled(inner, minimumWidth=270), self.diff, sizes=(290, 610), stretches=(0, 1))
        self.use = make_button(self.tr("Use this model"), clicked=self.accept, primary=True, default=True)
        vbox(
            make_label(title, role="title", wrap=True),
            make_label(under.format(name=present.model_id), role="muted", wrap=True),
            self.advice,
            Gap(4),
            (parts, 1),
            hbox(1, make_button(self.tr("Cancel"), clicked=self.reject), self.use),
            parent=self,
            spacing=8,
            margins=(20, 18, 20, 16),
        )
        self._check = configured(Job(runner, self), stepped=self.quality.take_steps, problem=self.quality.fail)
        self._compare = configured(Job(runner, self), stepped=self.diff.take_steps, problem=self.diff.fail)
        self._compare.finished.connect(self.diff.finish)
        self._show_buttons()
        self._check.start(lambda: check(session, present, candidate, cancelled=self._cancelled))
        paths = [row.path for row in tracks.rows if row.prediction is not None]
        self.diff.begin(len(paths))
        if paths:
            folders = present.folder, candidate.folder
            genre_of, cancelled = rules.genre, self._cancelled
            self._compare.start(lambda: compare(session, paths, *folders, genre_of=genre_of, cancelled=cancelled))

    @property
    def is_busy(self) -> bool:
        """Whether anything is still being compared."""
        return self._check.is_busy or self._compare.is_busy

    def _chosen_of(self, path: Path) -> str:
        row = self._tracks.row(path)
        return "" if row is None else row.edit.chosen

    @Slot()
    def _show_buttons(self) -> None:
        self.use.setEnabled(self.quality.is_allowed)
        blocked = self.quality.check is not None and not self.quality.is_allowed
        self.use.setToolTip(self.tr("Held back by its figures; tick the box at the left to use it") if blocked else "")

    def done(self, result: int) -> None:
        """Ends comparing and sound too."""
        self._cancelled.set()
        self._check.cancel()
        self._compare.cancel()
        self.diff.player.close_down()
        super().done(result)


@dataclass(frozen=True, slots=True)
class ChangedTrack:
    """A row: what a track is classified as now and by the new model, and what is in its tags; or why it failed."""

    path: Path
    old: str
    new: str
    why: str


class DiffView(QWidget):
    """Fed with the steps of a comparison. `chosen_of` tells the genre the person gave a track, "" for none.

    GUI thread only. `player.close_down()` before it is destroyed.
    """

    def __init__(self, chosen_of: Callable[[Path], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen_of = chosen_of
        self._counts = dict.fromkeys(DiffKind, 0)
        self._failed = 0
        self._tracks: dict[Path, Track] = {}
        self.summary: DiffSummary | None = None
        title = make_label(self.tr("In your library"), role="heading")
        self._told = make_label(role="muted", wrap=True)
        self._bar = configured(QProgressBar(), textVisible=False)
        self._tabs = QTabWidget()
        self.player = FlipPlayer()
        names = (
            self.tr("Tracks that get another genre"),
            self.tr("Tracks that become Unknown"),
            self.tr("Tracks that were Unknown and get a genre"),
            self.tr("Tracks that could not be classified"),
        )
        self.tables = [self._table(name) for name in names]
        self._tabs.currentChanged.connect(self._on_selected)
        self._column = vbox(title, self._told, self._bar, (self._tabs, 1), self.player, 0, parent=self, spacing=6)
        self._show_counts()

    def _table(self, name: str) -> RecordTable:
        columns: list[Column[ChangedTrack]] = [
            Column(self.tr("Track"), lambda one: shown_path(Path(one.path.name)), 0, lambda one: shown_path(one.path)),
            Column(self.tr("Now"), lambda one: one.old or "–", 130),
            Column(self.tr("New model"), lambda one: one.new, 130, is_strong=True),
            Column(self.tr("In the tags"), lambda one: one.why, 150),
        ]
        table = RecordTable(columns, name)
        table.selectionModel().selectionChanged.connect(self._on_selected)
        table.doubleClicked.connect(self._on_double_clicked)
        table.installEventFilter(self)
        self._tabs.addTab(table, "")
        return table

    def begin(self, total: int) -> None:
        """A comparison of so many tracks begins; of none, that is said."""
        if total:
            self._bar.setRange(0, 2 * total)
            self._told.setText(self.tr("The new model classifies your tracks…"))
            return
        for part in (self._bar, self._tabs, self.player):
            part.hide()
        self._column.setStretch(self._column.count() - 1, 1)
        words = self.tr("No tracks are loaded. Open music in the Library tab to see here what would change there.")
        self._told.setText(words)

    @Slot(list)
    def take_steps(self, steps: list[DiffStep]) -> None:
        """What the comparison told."""
        lines: list[list[ChangedTrack]] = [[] for _ in self.tables]
        for step in steps:
            if isinstance(step, DiffProgress):
                self._bar.setValue(step.done)
            elif isinstance(step, TrackFailed):
                self._failed += 1
                lines[-1].append(ChangedTrack(step.path, "", "", error_text(step.error)))
            elif isinstance(step, TrackDiff):
                self._counts[step.kind] += 1
                self._tracks[step.track.path] = step.track
                if step.kind in _KINDS:
                    lines[_KINDS.index(step.kind)].append(self._line(step))
            else:
                self.summary = step
        for table, fresh in zip(self.tables, lines, strict=True):
            table.records.append(fresh)
        self._show_counts()

    def finish(self) -> None:
        """Nothing more will come."""
        self._bar.hide()
        self._show_counts()
        if self.summary is not None:
            filled = (place for place, table in enumerate(self.tables) if table.records.given)
            self._tabs.setCurrentIndex(next(filled, 0))

    def fail(self, sentence: str) -> None:
        """The comparison ended early."""
        self._bar.hide()
        set_role(self._told, "bad")
        self._told.setText(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The space bar plays the selected track, as in the library."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self.player.toggle()
            return True
        return super().eventFilter(watched, event)

    def _line(self, diff: TrackDiff) -> ChangedTrack:
        path, chosen = diff.track.path, self._chosen_of(diff.track.path)
        tags = self.tr("your choice stays: {genre}").format(genre=chosen) if chosen else diff.track.current_genre
        pairs = (diff.old, diff.old_confidence), (diff.new, diff.new_confidence)
        names = (self.tr("Unknown") if genre == UNKNOWN else genre for genre, _ in pairs)
        old, new = (f"{name} · {percent(share)}" for name, (_, share) in zip(names, pairs, strict=True))
        return ChangedTrack(path, old, new, tags)

    def _show_counts(self) -> None:
        counts = self._counts
        titles = {
            self.tr("Another genre ({count})"): counts[DiffKind.FLIPPED],
            self.tr("Now Unknown ({count})"): counts[DiffKind.NOW_UNKNOWN],
            self.tr("Newly known ({count})"): counts[DiffKind.NEWLY_KNOWN],
            self.tr("Not classified ({count})"): self._failed,
        }
        for place, (title, count) in enumerate(titles.items()):
            self._tabs.setTabText(place, title.format(count=whole(count)))
        self._tabs.setTabVisible(len(titles) - 1, self._failed > 0)
        if self.summary is not None:
            changed = sum(counts[kind] for kind in _KINDS)
            told = self.tr("%Ln track(s) would change", "", changed)
            kept = self.tr("{count} unchanged").format(count=whole(counts[DiffKind.UNCHANGED]))
            self._told.setText(f"{told}, {kept}.")

    @Slot()
    def _on_selected(self) -> None:
        for line in self.tables[self._tabs.currentIndex()].selected[-1:]:
            self.player.choose(self._tracks.get(line.path), f"{line.old} → {line.new}")

    @Slot()
    def _on_double_clicked(self) -> None:
        self._on_selected()
        self.player.toggle()


class FlipPlayer(QWidget):
    """The player of the window without its pictures. GUI thread only. `close_down()` gives the sound card back."""

    playing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track: Track | None = None
        bar, transport = self._bar, self._transport = PlayerBar(self), Transport(Player(), self)
        vbox(bar, parent=self)
        bar.control(transport)
        configured(bar, play_toggled=self.toggle, loop_toggled=self._set_looping)
        configured(transport, position_changed=bar.set_position, trouble_changed=self._on_trouble)
        transport.playing_changed.connect(self.playing_changed)

    def choose(self, track: Track | None, detail: str = "") -> None:
        """This track next; while another plays, it goes on with this one."""
        if track is None or (self._track is not None and track.path == self._track.path):
            return
        was_playing = self._transport.is_playing
        self._track = track
        self._transport.load(str(track.path))
        self._bar.set_track(track.title or track.path.name, detail, track.duration_seconds)
        if was_playing:
            self._transport.toggle()

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self._track is not None:
            self._transport.toggle()

    def close_down(self) -> None:
        """Silence, and all threads ended."""
        self._transport.shut_down()

    @Slot(bool)
    def _set_looping(self, looping: bool) -> None:
        length = 0.0 if self._track is None else self._track.duration_seconds
        self._transport.set_loop(*((0.0, length) if looping and length > 0 else (None, None)))

    @Slot(str)
    def _on_trouble(self, sentence: str) -> None:
        if sentence:
            self._bar.set_detail(sentence, True)
