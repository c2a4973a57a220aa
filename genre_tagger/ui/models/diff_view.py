"""What another model would change on the loaded tracks: counts, lists by kind, and a player to hear them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QTabWidget, QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.model_diff import DiffKind, DiffProgress, DiffStep, DiffSummary, TrackDiff
from genre_tagger.library.track import Track, TrackFailed
from genre_tagger.ui.figure_text import percent, whole
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.player.player_bar import PlayerBar, Transport
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.building import configured, make_label, set_role, vbox
from genre_tagger.ui.widgets.records import Column, RecordTable

_KINDS = (DiffKind.FLIPPED, DiffKind.NOW_UNKNOWN, DiffKind.NEWLY_KNOWN)


@dataclass(frozen=True, slots=True)
class ChangedTrack:
    """A row: what a track is classified as now and by the new model, and what is in its tags; or why it failed."""

    path: Path
    old: str
    new: str
    why: str


class DiffView(QWidget):
    """Fed with the steps of a comparison. `chosen_of` tells the genre the person gave a track, "" for none.

    GUI thread only. `close_down()` before it is destroyed.
    """

    def __init__(
        self, chosen_of: Callable[[Path], str], player: FlipPlayer | None = None, parent: QWidget | None = None
    ) -> None:
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
        self.player = player or FlipPlayer()
        self.tables = [self._table(name) for name in self._names()]
        self._tabs.currentChanged.connect(self._on_selected)
        parts = title, self._told, self._bar, (self._tabs, 1), self.player, 0
        self._column = vbox(*parts, parent=self, spacing=6)
        self._show_counts()

    def _names(self) -> tuple[str, str, str, str]:
        return (
            self.tr("Tracks that get another genre"),
            self.tr("Tracks that become Unknown"),
            self.tr("Tracks that were Unknown and get a genre"),
            self.tr("Tracks that could not be classified"),
        )

    def _table(self, name: str) -> RecordTable:
        columns: list[Column[ChangedTrack]] = [
            Column(
                self.tr("Track"), lambda one: shown_path(Path(one.path.name)), hint=lambda one: shown_path(one.path)
            ),
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
        """A comparison of `total` tracks begins."""
        self._bar.setRange(0, max(1, 2 * total))
        self._told.setText(self.tr("The new model classifies your tracks…"))

    def say_nothing_loaded(self) -> None:
        """No track was classified yet, so nothing can be compared."""
        for part in (self._bar, self._tabs, self.player):
            part.hide()
        self._column.setStretch(self._column.count() - 1, 1)
        self._told.setText(
            self.tr("No tracks are loaded. Open music in the Library tab to see here what would change there.")
        )

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

    def close_down(self) -> None:
        """Silence."""
        self.player.close_down()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The space bar plays the selected track, as in the library."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self.player.toggle()
            return True
        return super().eventFilter(watched, event)

    def _line(self, diff: TrackDiff) -> ChangedTrack:
        chosen = self._chosen_of(diff.track.path)
        tags = self.tr("your choice stays: {genre}").format(genre=chosen) if chosen else diff.track.current_genre
        return ChangedTrack(
            diff.track.path,
            self._prediction(diff.old, diff.old_confidence),
            self._prediction(diff.new, diff.new_confidence),
            tags,
        )

    def _prediction(self, genre: str, confidence: float) -> str:
        name = self.tr("Unknown") if genre == UNKNOWN else genre
        return f"{name} · {percent(confidence)}"

    def _show_counts(self) -> None:
        counts = self._counts
        titles = (
            self.tr("Another genre ({count})").format(count=whole(counts[DiffKind.FLIPPED])),
            self.tr("Now Unknown ({count})").format(count=whole(counts[DiffKind.NOW_UNKNOWN])),
            self.tr("Newly known ({count})").format(count=whole(counts[DiffKind.NEWLY_KNOWN])),
            self.tr("Not classified ({count})").format(count=whole(self._failed)),
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
        selected = self.tables[self._tabs.currentIndex()].selected
        if selected:
            line = selected[-1]
            self.player.choose(self._tracks.get(line.path), f"{line.old} → {line.new}")

    @Slot()
    def _on_double_clicked(self) -> None:
        self._on_selected()
        self.player.toggle()


class FlipPlayer(QWidget):
    """The player of the window without its pictures. GUI thread only. `close_down()` gives the sound card back."""

    playing_changed = Signal(bool)

    def __init__(self, player: Player | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track: Track | None = None
        bar, transport = self._bar, self._transport = PlayerBar(self), Transport(player or Player(), self)
        vbox(bar, parent=self)
        bar.control(transport)
        configured(bar, play_toggled=self.toggle, loop_toggled=self._set_looping)
        configured(transport, position_changed=bar.set_position, trouble_changed=self._on_trouble)
        transport.playing_changed.connect(self.playing_changed)

    @property
    def path(self) -> Path | None:
        """The track in the player."""
        return None if self._track is None else self._track.path

    def choose(self, track: Track | None, detail: str = "") -> None:
        """This track next; while another plays, it goes on with this one."""
        if track is None or track.path == self.path:
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
        if looping and length > 0:
            self._transport.set_loop(0.0, length)
        else:
            self._transport.set_loop(None, None)

    @Slot(str)
    def _on_trouble(self, sentence: str) -> None:
        if sentence:
            self._bar.set_detail(sentence, True)
