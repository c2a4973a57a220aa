"""What the player's thread does: keep the ring full, the device in the wanted state, and the position known."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.decoding import AudioReader
from genre_tagger.audio.playback_state import OutputList, PlaybackGoal, PlaybackState
from genre_tagger.audio.ring import SampleRing
from genre_tagger.audio.sound_card import OpenOutput, OutputDevice, OutputStream
from genre_tagger.foundation.errors import DeviceError, GenreTaggerError

if TYPE_CHECKING:
    import soxr

_AHEAD_SECONDS = 2.0
_CHUNK_SECONDS = 0.25
_REST_SECONDS = 0.05
_DEVICE_PATIENCE_SECONDS = 2.0
_LARGEST_JITTER_SECONDS = 0.03


class PlaybackEngine:
    """Lives in the player's thread, but for `state` (any thread) and `_fill` (the sound card's thread)."""

    def __init__(
        self,
        opener: Callable[[str], AudioReader],
        open_device: OpenOutput,
        gain: Callable[[], float],
        list_devices: Callable[[], list[OutputDevice]] = list,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._opener = opener
        self._open_device = open_device
        self._gain = gain
        self._list_devices = list_devices
        self._clock = clock
        self.outputs = OutputList()
        self._goal = PlaybackGoal()
        self._reader: AudioReader | None = None
        self._stream: OutputStream | None = None
        self._running = False
        self._ring = SampleRing(1, 1)
        self._resampler: soxr.ResampleStream | None = None
        self._next_frame = 0  # of the file, to be decoded next
        self._origin = 0  # frame of the ring where the last jump led
        self._fed_frames = 0  # of the file, since then
        self._decoded_all = False
        self._drained_at: float | None = None
        self._started_at = 0.0
        self._position_seconds = 0.0
        self._marks: tuple[tuple[float, float], ...] = ((0.0, 0.0),)  # (frame of the ring, seconds of the track)
        self._anchor: tuple[int, float] | None = None  # (frame of the ring, monotonic clock when it is heard)
        self._error = ""
        self._underruns = 0
        self.is_through = False

    @property
    def holds_file(self) -> bool:
        """Whether the file is open."""
        return self._reader is not None

    def state(self) -> PlaybackState:
        """Any thread."""
        stream, clock = self._stream, self._clock()
        playing = self._running
        position = self._heard_position(clock) if playing else self._position_seconds
        name = stream.device_name if stream is not None else ""
        return PlaybackState(playing, position, clock, name, self._error, self._underruns)

    def step(self, goal: PlaybackGoal) -> float:
        """Brings everything one step nearer to the goal; returns how many seconds there is nothing to do."""
        before, self._goal = self._goal, goal
        self.is_through = False
        try:
            self._follow(before, goal)
            if goal.path is None or goal.released or not goal.playing:
                self._halt()
                if goal.released or goal.path is None:
                    self._close_reader()
                return 60.0
            return self._play(goal)
        except GenreTaggerError as error:
            self._halt()
            self._close_stream()
            self._close_reader()
            self._error = error.message
            self.is_through = True
            return 60.0

    def shut_down(self) -> None:
        """Gives everything back."""
        self._halt()
        self._close_stream()
        self._close_reader()

    def _follow(self, before: PlaybackGoal, goal: PlaybackGoal) -> None:
        if goal.load_count != before.load_count:
            self._halt()
            self._close_stream()  # the next track may have another rate
            self._close_reader()
            self._position_seconds, self._error = 0.0, ""
        if goal.list_count != before.list_count:
            self._look_for_devices(goal.list_count)
        if goal.device_count != before.device_count:
            self._halt()
            self._close_stream()
            self._error = ""
        if goal.playing and not before.playing:
            self._error = ""
        if goal.seek_seconds is not None:
            self._jump(goal.seek_seconds)
        elif goal.loop != before.loop or goal.stop_at != before.stop_at:
            self._jump(self.state().position_seconds)  # what was decoded ahead may lie behind the new end

    def _look_for_devices(self, count: int) -> None:
        """New ones are only found while no stream is open: a paused one is closed, a playing one left alone."""
        if not self._running:
            self._close_stream()
        try:
            devices = tuple(self._list_devices())
            error = "" if devices else "No sound output was found; connect or switch on a device."
            self.outputs = OutputList(devices, error, count)
        except DeviceError as failure:
            self.outputs = OutputList((), failure.message, count)

    def _play(self, goal: PlaybackGoal) -> float:
        if self._reader is None and goal.path is not None:
            self._reader = self._opener(goal.path)
            self._jump(self._position_seconds)
        if self._stream is None:
            self._open_stream(goal.device)
        if not self._running and self._goal.loop is not None:
            loop_start, loop_end = self._goal.loop
            if not loop_start <= self._position_seconds < loop_end:
                self._jump(loop_start)
        self._decode_ahead()
        if not self._running and self._stream is not None:
            self._anchor, self._drained_at, self._started_at = None, None, self._clock()
            self._stream.start()
            self._running = True
        self._check_device()
        if self._is_drained():
            self._halt()
            self._jump(goal.stop_at if goal.stop_at is not None else 0.0)
            self.is_through = True
        return _REST_SECONDS

    def _open_stream(self, device: str | None) -> None:
        assert self._reader is not None
        info = self._reader.info
        self._stream = self._open_device(device, info.sample_rate_hz, min(2, max(1, info.channels)), self._fill)
        rate = self._stream.sample_rate_hz
        self._ring = SampleRing(int((_AHEAD_SECONDS + 4 * _CHUNK_SECONDS) * rate), self._stream.channels)
        self._jump(self._position_seconds)

    def _jump(self, seconds: float) -> None:
        """Forgets what was decoded ahead and goes on at `seconds` of the track."""
        self._ring.discard()
        self._position_seconds = seconds
        self._origin = self._ring.written
        self._marks = ((float(self._origin), seconds),)
        self._anchor = None
        self._fed_frames = 0
        self._decoded_all = False
        self._drained_at = None
        if self._reader is None:
            return
        rate = self._reader.info.sample_rate_hz
        self._next_frame = round(seconds * rate)
        if self._stream is not None and self._stream.sample_rate_hz != rate:
            import soxr

            self._resampler = soxr.ResampleStream(rate, self._stream.sample_rate_hz, self._stream.channels)
        else:
            self._resampler = None

    def _decode_ahead(self) -> None:
        """Fills the ring a chunk at a time; no more than four a step, so that commands are heard."""
        for _ in range(4):
            stream, reader = self._stream, self._reader
            if stream is None or reader is None or self._decoded_all:
                return
            if self._ring.available > _AHEAD_SECONDS * stream.sample_rate_hz:
                return
            if self._ring.room < 2 * _CHUNK_SECONDS * stream.sample_rate_hz:
                return
            self._decode_chunk(reader, stream)

    def _decode_chunk(self, reader: AudioReader, stream: OutputStream) -> None:
        rate = reader.info.sample_rate_hz
        wanted = int(_CHUNK_SECONDS * rate)
        end = self._end_frame(rate)
        if end is not None:
            wanted = min(wanted, end - self._next_frame)
        frames = np.empty((0, 1), dtype=np.float32)
        if wanted > 0:
            frames = reader.read_channels(self._next_frame / rate, wanted / rate)[0][:wanted]
        if not len(frames):
            self._turn_back_or_end(rate, stream)
            return
        self._next_frame += len(frames)
        self._fed_frames += len(frames)
        self._write(_with_channels(frames, stream.channels))

    def _end_frame(self, rate: int) -> int | None:
        end = self._goal.stop_at if self._goal.loop is None else self._goal.loop[1]
        return None if end is None else round(end * rate)

    def _turn_back_or_end(self, rate: int, stream: OutputStream) -> None:
        """The end of the loop leads to its start; any other end is the last frame."""
        loop = self._goal.loop
        if loop is not None and self._next_frame > round(loop[0] * rate):
            index = self._origin + self._fed_frames / rate * stream.sample_rate_hz
            self._marks = (*self._marks[-8:], (index, loop[0]))
            self._next_frame = round(loop[0] * rate)
            return
        self._decoded_all = True
        if self._resampler is not None:
            tail = self._resampler.resample_chunk(np.zeros((0, stream.channels), dtype=np.float32), last=True)
            self._ring.write(tail)

    def _write(self, frames: NDArray[np.float32]) -> None:
        self._ring.write(frames if self._resampler is None else self._resampler.resample_chunk(frames))

    def _fill(self, frames: NDArray[np.float32], delay_seconds: float) -> None:
        """The sound card's thread: copies, sets the loudness, notes when what is heard."""
        ring = self._ring
        index = ring.read
        count = ring.read_into(frames)
        if count < len(frames):
            frames[count:] = 0.0
            self._underruns += not self._decoded_all
        frames *= self._gain()
        if count and self._stream is not None:
            self._set_anchor(index, self._clock() + delay_seconds, self._stream.sample_rate_hz)

    def _set_anchor(self, index: int, heard_at: float, rate: int) -> None:
        """Callbacks come in bursts; the clock between them is even. Small differences are evened out."""
        anchor = self._anchor
        if anchor is not None:
            expected = anchor[1] + (index - anchor[0]) / rate
            if abs(heard_at - expected) < _LARGEST_JITTER_SECONDS:
                heard_at = expected + 0.05 * (heard_at - expected)
        self._anchor = (index, heard_at)

    def _heard_position(self, clock: float) -> float:
        anchor, marks, stream = self._anchor, self._marks, self._stream
        if anchor is None or stream is None:
            return self._position_seconds
        rate = stream.sample_rate_hz
        # Never ahead of what was handed over: a sound server may take its time before it asks again.
        index = min(anchor[0] + (clock - anchor[1]) * rate, float(self._ring.read))
        mark = next((mark for mark in reversed(marks) if mark[0] <= index), marks[0])
        return mark[1] + max(0.0, index - mark[0]) / rate

    def _is_drained(self) -> bool:
        if not self._decoded_all or self._ring.available:
            return False
        anchor = self._anchor
        if self._drained_at is None:
            self._drained_at = max(self._clock(), anchor[1] if anchor is not None else 0.0) + _REST_SECONDS
        return self._clock() >= self._drained_at

    def _check_device(self) -> None:
        """A device that was pulled out either says so or falls silent."""
        stream, anchor = self._stream, self._anchor
        if stream is None or not self._running:
            return
        heard = max(self._started_at, anchor[1] if anchor is not None else 0.0)
        silent = self._ring.available > 0 and self._clock() - heard > _DEVICE_PATIENCE_SECONDS
        if silent or not stream.is_alive():
            self._position_seconds = self.state().position_seconds
            raise DeviceError(
                "The output “{name}” went away; choose another device and press play.", name=stream.device_name
            )

    def _halt(self) -> None:
        """Silence at once; the position stays where it was heard."""
        if not self._running:
            return
        position = self.state().position_seconds
        self._running = False
        if self._stream is not None:
            self._stream.stop()
        self._jump(position)

    def _close_stream(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._resampler = None


def _with_channels(frames: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    """(n, any) -> (n, channels): mono to both sides, surround to its mean."""
    if frames.shape[1] == channels:
        return frames
    mono = frames.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.repeat(mono, channels, axis=1)
