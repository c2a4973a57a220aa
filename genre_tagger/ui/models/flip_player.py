"""Hears a track whose genre would change: the player of the window, without its pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.library.track import Track
from genre_tagger.ui.player.player_bar import PlayerBar
from genre_tagger.ui.player.transport import Transport


class FlipPlayer(QWidget):
    """One track at a time. GUI thread only. `close_down()` gives the sound card back."""

    playing_changed = Signal(bool)

    def __init__(self, player: Player | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track: Track | None = None
        self._bar = PlayerBar(self)
        self._transport = Transport(player or Player(), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar)
        bar, transport = self._bar, self._transport
        bar.play_toggled.connect(self.toggle)
        bar.loop_toggled.connect(self._set_looping)
        bar.volume_changed.connect(transport.set_volume)
        bar.device_chosen.connect(transport.set_device)
        bar.devices_wanted.connect(transport.look_for_devices)
        transport.position_changed.connect(bar.set_position)
        transport.playing_changed.connect(bar.set_playing)
        transport.playing_changed.connect(self.playing_changed)
        transport.outputs_changed.connect(bar.set_outputs)
        transport.trouble_changed.connect(self._on_trouble)
        transport.set_volume(bar.volume)

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
