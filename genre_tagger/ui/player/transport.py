"""Transport: the audio player as Qt sees it. Polls it once a frame while sound runs, and not at all while none does."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal, Slot

from genre_tagger.audio.playback import Player
from genre_tagger.audio.playback_state import OutputList
from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.widgets.building import make_timer

_FRAME_MILLISECONDS = 16
_SETTLING_POLLS = 30


class Transport(QObject):
    """GUI thread only. Owns the player it is given."""

    position_changed = Signal(float)
    """(seconds): every frame while playing, and after each seek."""
    playing_changed = Signal(bool)
    trouble_changed = Signal(str)
    """(one sentence why there is no sound, or empty)"""
    outputs_changed = Signal(OutputList)
    device_changed = Signal(str)
    """(name of the output in use or to be used; empty for none)"""

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.is_playing = False
        """Plays, or is about to."""
        self.position_seconds = 0.0
        """The last position announced."""
        self.trouble = ""
        """Why there is no sound."""
        self.device = ""
        """The output in use or to be used; "" for none."""
        self.outputs = OutputList()
        """What the last look found."""
        self._quiet_polls = 0
        self._asked_at: float | None = None
        self._timer = make_timer(self, _FRAME_MILLISECONDS, self._poll, repeats=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)

    def load(self, path: str | None) -> None:
        """Another track, paused at its start."""
        self._player.load(path)
        self._jump_to(0.0)

    @Slot()
    def toggle(self) -> None:
        """Plays or pauses."""
        if self._player.wants_playing:
            self._player.pause()
        else:
            self._player.play()
        self._watch()

    @Slot(float)
    def seek(self, seconds: float) -> None:
        """Goes on from there."""
        self._player.seek(seconds)
        self._jump_to(seconds)

    def play_stretch(self, start: float, end: float) -> None:
        """From `start` to `end`, once."""
        self._player.seek(start)
        self._player.play(stop_at=end)
        self._jump_to(start)

    def set_loop(self, start: float | None, end: float | None) -> None:
        """Again and again from `start` to `end`; (None, None) ends that."""
        self._player.set_loop(start, end)
        self._watch()

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        self._player.volume = volume

    def set_device(self, name: str | None) -> None:
        """Another output; None for the default."""
        self._player.set_device(name)
        self._watch()

    def look_for_devices(self) -> None:
        """`outputs_changed` follows."""
        self._player.look_for_devices()
        self._watch()

    def release(self) -> None:
        """Silent, and the file closed, on return."""
        self._player.release()
        self._poll()

    def resume(self) -> None:
        """Goes on as before `release`."""
        self._player.resume()
        self._watch()

    def shut_down(self) -> None:
        """Gives the sound card back."""
        self._timer.stop()
        self._player.shut_down()

    def _jump_to(self, seconds: float) -> None:
        """The picture follows at once; the sound a moment later."""
        self.position_seconds = seconds
        self._asked_at = monotonic()
        self.position_changed.emit(seconds)
        self._watch()

    def _watch(self) -> None:
        self._quiet_polls = 0
        if self._player.wants_playing != self.is_playing:
            self.is_playing = self._player.wants_playing
            self.playing_changed.emit(self.is_playing)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _poll(self) -> None:
        player, state = self._player, self._player.state
        self._announce(player.wants_playing, state.position_seconds, error_text(state.error or player.outputs.error))
        outputs = player.outputs
        if outputs.count != self.outputs.count:
            self.outputs = outputs
            self.outputs_changed.emit(outputs)
        default = next((device.name for device in outputs.devices if device.is_default), "")
        device = state.device_name or default
        if device != self.device:
            self.device = device
            self.device_changed.emit(device)
        self._quiet_polls = 0 if player.wants_playing or state.is_playing else self._quiet_polls + 1
        if self._quiet_polls > _SETTLING_POLLS:
            self._timer.stop()

    def _announce(self, playing: bool, position: float, trouble: str) -> None:
        if self._asked_at is not None:
            # A seek is on its way through the player's thread: its old position must not flash up.
            if abs(position - self.position_seconds) > 0.3 and monotonic() - self._asked_at < 0.5:
                position = self.position_seconds
            else:
                self._asked_at = None
        if playing != self.is_playing:
            self.is_playing = playing
            self.playing_changed.emit(playing)
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit(trouble)
        if position != self.position_seconds:
            self.position_seconds = position
            self.position_changed.emit(position)
