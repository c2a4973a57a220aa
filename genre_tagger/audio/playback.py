"""Player: one track through one sound card.

A thread of the player decodes ahead, opens and closes the device and carries out commands, so that no caller ever waits
for either. Callers poll `state`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Condition, Thread

from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.playback_engine import PlaybackEngine
from genre_tagger.audio.playback_state import OutputList, PlaybackGoal, PlaybackState
from genre_tagger.audio.sound_card import OpenOutput, OutputDevice, list_outputs, open_output

_RELEASE_PATIENCE_SECONDS = 5.0


class Player:
    """Every method returns at once and may be called from one thread at a time; `release` alone waits a moment."""

    def __init__(
        self,
        opener: Callable[[str], AudioReader] = open_audio,
        open_device: OpenOutput = open_output,
        list_devices: Callable[[], list[OutputDevice]] = list_outputs,
    ) -> None:
        self._changed = Condition()
        self._goal = PlaybackGoal()
        self._volume = 1.0
        self._engine = PlaybackEngine(opener, open_device, self._gain, list_devices)
        self._thread = Thread(target=self._run, name="player", daemon=True)
        self._thread.start()

    @property
    def state(self) -> PlaybackState:
        """Position, and what is wrong if anything is."""
        return self._engine.state()

    @property
    def wants_playing(self) -> bool:
        """Whether it plays or is about to: what a play button shows."""
        return self._goal.playing and self._goal.path is not None

    @property
    def volume(self) -> float:
        """0 to 1."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(max(volume, 0.0), 1.0)

    def load(self, path: str | None) -> None:
        """Another track, paused at its start; None for none."""
        self._want(path=path, playing=False, seek_seconds=0.0, loop=None, stop_at=None, released=False, load=True)

    def play(self, stop_at: float | None = None) -> None:
        """From where it is; `stop_at` pauses there."""
        self._want(playing=True, stop_at=stop_at)

    def pause(self) -> None:
        """Keeps the place."""
        self._want(playing=False)

    def seek(self, seconds: float) -> None:
        """Goes on from there, playing or not."""
        self._want(seek_seconds=max(0.0, seconds), stop_at=None)

    def set_loop(self, start: float | None, end: float | None) -> None:
        """Plays from `start` to `end` again and again; (None, None) ends that."""
        loop = (start, end) if start is not None and end is not None and end - start >= 0.05 else None
        self._want(loop=loop)

    def set_device(self, name: str | None) -> None:
        """Another output by name; None for the system's default. Also the way to try again after an error."""
        self._want(device=name, new_device=True)

    def look_for_devices(self) -> None:
        """Lists the outputs anew; `outputs` has them soon."""
        self._want(look=True)

    @property
    def outputs(self) -> OutputList:
        """What the last look found."""
        return self._engine.outputs

    def release(self) -> None:
        """Falls silent and closes the file before it returns."""
        self._want(released=True)
        with self._changed:
            self._changed.wait_for(lambda: not self._engine.holds_file, _RELEASE_PATIENCE_SECONDS)

    def resume(self) -> None:
        """Takes the file up again at the same place, playing if it played."""
        self._want(released=False)

    def shut_down(self) -> None:
        """Gives device and file back. Idempotent."""
        self._want(stopping=True)
        self._thread.join(_RELEASE_PATIENCE_SECONDS)

    def _gain(self) -> float:
        return self._volume * self._volume  # nearer to how loudness is felt than a straight line

    def _want(self, load: bool = False, new_device: bool = False, look: bool = False, **changes: object) -> None:
        with self._changed:
            goal = self._goal
            self._goal = replace(
                goal,
                load_count=goal.load_count + load,
                device_count=goal.device_count + new_device,
                list_count=goal.list_count + look,
                **changes,  # type: ignore[arg-type]
            )
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                goal, self._goal = self._goal, replace(self._goal, seek_seconds=None)
            if goal.stopping:
                self._engine.shut_down()
                return
            wait_seconds = self._engine.step(goal)
            with self._changed:
                self._changed.notify_all()  # `release` may be waiting
                if self._goal != replace(goal, seek_seconds=None):
                    continue
                if self._engine.is_through:  # the end, or an error: nothing plays until somebody says so
                    self._goal = replace(self._goal, playing=False, stop_at=None)
                else:
                    self._changed.wait(wait_seconds)
