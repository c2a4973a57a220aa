"""Sound coming in, and recorded: microphone, line-in, what the system plays, or a file at its natural pace.

A source puts blocks into an `Intake` from a thread of its own; whoever shows them takes them out when it likes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.input_device import InputDevice, open_input
from genre_tagger.audio.ring import SampleRing
from genre_tagger.foundation.errors import DeviceError, GenreTaggerError

_ROOM_SECONDS = 4.0
_FEED_BLOCK_SECONDS = 0.02
_FEED_AHEAD_SECONDS = 1.0
_DEVICE_PATIENCE_SECONDS = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class IntakeBlock:
    """Frames (n, channels) in order of arrival; the last of them came in at `arrived_at` of the monotonic clock."""

    frames: NDArray[np.float32]
    arrived_at: float


class Intake:
    """The ring between a source and its listener. `put` never waits: what does not fit is dropped and counted."""

    def __init__(self, sample_rate_hz: int, channels: int) -> None:
        self.sample_rate_hz = sample_rate_hz
        self.channels = channels
        self.dropped_blocks = 0
        self.arrived_at = 0.0
        self._ring = SampleRing(int(_ROOM_SECONDS * sample_rate_hz), channels)
        self._news = Event()

    def put(self, frames: NDArray[np.float32], overflowed: bool = False) -> None:
        """The source's thread: copies `frames` (n, channels)."""
        written = self._ring.write(frames)
        self.arrived_at = monotonic()
        self.dropped_blocks += (written < len(frames)) + overflowed
        self._news.set()

    def take(self, wait_seconds: float) -> IntakeBlock:
        """The listener's thread: all that has come since the last call, after waiting for news at most so long."""
        if not self._ring.available:
            self._news.wait(wait_seconds)
        self._news.clear()
        arrived_at = self.arrived_at
        return IntakeBlock(self._ring.take(self._ring.available), arrived_at)


class CaptureSource(Protocol):
    """Something that can be listened to. Methods may block for some ten milliseconds."""

    name: str
    intake: Intake

    def start(self) -> None:
        """Sound begins to come in. Raises GenreTaggerError."""

    def stop(self) -> None:
        """No more sound, device or file given back. May be called again."""

    def check(self) -> bool:
        """False at the natural end of a file. Raises GenreTaggerError when the source is lost."""


class DeviceCapture:
    """A microphone, a line-in or a monitor of what the system plays."""

    def __init__(
        self,
        device: InputDevice | None,
        opener: Callable[[InputDevice | None, Callable[[NDArray[np.float32], bool], None]], Any] = open_input,
    ) -> None:
        """Opens the device, None for the system's default input. Raises DeviceError."""
        self._stream = opener(device, self._receive)
        self.name: str = self._stream.device_name
        self.intake = Intake(self._stream.sample_rate_hz, self._stream.channels)
        self._started_at = 0.0
        self._pauses = device is not None and device.pauses

    def start(self) -> None:
        self._started_at = monotonic()
        self._stream.start()

    def stop(self) -> None:
        self._stream.close()

    def check(self) -> bool:
        """See `CaptureSource`: a device that was pulled out either says so or falls silent."""
        silent = monotonic() - max(self._started_at, self.intake.arrived_at) > _DEVICE_PATIENCE_SECONDS
        if (silent and not self._pauses) or not self._stream.is_alive():
            raise DeviceError("The input “{name}” went away; choose another source.", name=self.name)
        return True

    def _receive(self, frames: NDArray[np.float32], overflowed: bool) -> None:
        self.intake.put(frames, overflowed)


class FileFeed:
    """A file as if it were played into a microphone: decoded ahead in a thread, handed over at its natural pace."""

    def __init__(
        self,
        path: str,
        opener: Callable[[str], AudioReader] = open_audio,
        clock: Callable[[], float] = monotonic,
        pause: Callable[[Event, float], bool] = Event.wait,
    ) -> None:
        """Raises DecodeError. `clock` and `pause` are there for tests that cannot wait."""
        self._reader = opener(path)
        info = self._reader.info
        self.name = path
        self.intake = Intake(info.sample_rate_hz, info.channels)
        self._clock = clock
        self._pause = pause
        self._stopping = Event()
        self._ended = False
        self._error: GenreTaggerError | None = None
        self._thread = Thread(target=self._run, name="file-feed", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(5.0)
        self._reader.close()

    def check(self) -> bool:
        if self._error is not None:
            raise self._error
        return not self._ended

    def _run(self) -> None:
        try:
            self._feed()
        except GenreTaggerError as error:
            self._error = error
        finally:
            self._ended = True

    def _feed(self) -> None:
        rate = self.intake.sample_rate_hz
        block = max(1, round(_FEED_BLOCK_SECONDS * rate))
        begun, sent = self._clock(), 0
        while not self._stopping.is_set():
            frames, _ = self._reader.read_channels(sent / rate, _FEED_AHEAD_SECONDS)
            if not len(frames):
                return
            for first in range(0, len(frames), block):
                part = frames[first : first + block]
                sent += len(part)
                if self._pause(self._stopping, max(0.0, begun + sent / rate - self._clock())):
                    return
                self.intake.put(part)


class Recording:
    """An open recording. One thread. Close it with `finish` or `abandon`."""

    def __init__(self, path: Path, sample_rate_hz: int, channels: int) -> None:
        """Raises GenreTaggerError where nothing can be written."""
        self.path = path
        self.frames = 0
        self._part = path.with_name(f".{path.name}.part")
        self.sample_rate_hz = sample_rate_hz
        import soundfile  # loads libsndfile: not before it is needed

        self._errors = (OSError, soundfile.SoundFileError)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = soundfile.SoundFile(
                str(self._part), "w", sample_rate_hz, channels, subtype="PCM_16", format="FLAC"
            )
        except self._errors as error:
            raise GenreTaggerError(
                "Nothing can be recorded into {name}; choose another folder.", str(path), name=path.parent.name
            ) from error

    @property
    def seconds(self) -> float:
        """Length so far."""
        return self.frames / self.sample_rate_hz

    def write(self, frames: NDArray[np.float32]) -> None:
        """Adds frames (n, channels). Raises GenreTaggerError, e.g. when the disk is full."""
        try:
            self._file.write(frames)
        except self._errors as error:
            raise GenreTaggerError(
                "{name} could not be written any further; is the disk full?", str(self.path)
            ) from error
        self.frames += len(frames)

    def finish(self) -> Path:
        """Completes the file under a name that was free, and returns it. Raises GenreTaggerError."""
        try:
            self._file.close()
            target = _free_name(self.path)
            self._part.rename(target)
        except self._errors as error:
            raise GenreTaggerError("{name} could not be completed; is the disk full?", str(self.path)) from error
        return target

    def abandon(self) -> None:
        """Closes what there is and keeps it beside its place, as `.name.part`, for who wants to rescue it."""
        try:
            self._file.close()
        except self._errors:
            return


def _free_name(path: Path) -> Path:
    """The path, or the first of `name 2`, `name 3`, ... that does not exist."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return candidate
