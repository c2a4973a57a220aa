"""Decoding with libsndfile: first choice for FLAC and everything uncompressed."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Literal

import numpy as np
import soundfile
from numpy.typing import NDArray

from genre_tagger.audio.clip import mix_down
from genre_tagger.audio.source import MOST_VALUES, NOTHING_DECODES, UnreadableError, check_stream, tame

_LONGEST_SECONDS = 60 * 60 * 24 * 30  # libsndfile states 2**63 - 1 frames for a stream of unknown length


class SoundfileSource:
    """A file open in libsndfile. One thread at a time.

    `may_chatter` wraps each call into the library so that its MPEG decoder's notes stay off the terminal.
    Raises UnreadableError when libsndfile does not know the file.
    """

    decoder: Literal["soundfile"] = "soundfile"

    def __init__(self, path: str, may_chatter: bool) -> None:
        self._quiet: Callable[[], AbstractContextManager[None]] = quiet_c_libraries if may_chatter else nullcontext
        name = path if os.name == "nt" else os.fsencode(path)  # bytes: names need not be UTF-8
        try:
            with self._quiet():
                self._file = soundfile.SoundFile(name)
        except (soundfile.SoundFileError, RuntimeError, TypeError, ValueError) as error:
            raise UnreadableError(NOTHING_DECODES) from error
        try:
            self.sample_rate_hz: int = self._file.samplerate
            self.channels: int = self._file.channels
            check_stream(self.sample_rate_hz, self.channels)
            self.duration_seconds = self._file.frames / self.sample_rate_hz
            self.duration_is_exact = not may_chatter
            self.is_guess = may_chatter and self._file.format == "MP3"
            self._may_hold_nan = self._file.subtype in ("FLOAT", "DOUBLE")
            if self.duration_seconds > _LONGEST_SECONDS:
                raise UnreadableError(
                    "{name} does not say how long it is; play it once in another program to check it."
                )
            if not self._file.frames:
                raise UnreadableError("{name} holds no sound, only a header; copy or download it again.")
        except UnreadableError:
            self.close()
            raise

    def read_mono(self, first: int, frames: int) -> NDArray[np.float32]:
        return mix_down(self.read_channels(first, frames))

    def read_channels(self, first: int, frames: int) -> NDArray[np.float32]:
        """See `Source`. libsndfile does not get past damage in FLAC: UnreadableError, for FFmpeg to take over."""
        frames = min(frames, self._file.frames - first, max(1, MOST_VALUES // self.channels))
        if frames <= 0:
            return np.empty((0, self.channels), dtype=np.float32)
        try:
            with self._quiet():
                if first != self._file.tell():
                    self._file.seek(first)
                block: NDArray[np.float32] = self._file.read(frames, dtype="float32", always_2d=True)
        except (soundfile.SoundFileError, RuntimeError) as error:
            raise UnreadableError(NOTHING_DECODES) from error
        return tame(block) if self._may_hold_nan else block

    def close(self) -> None:
        with self._quiet():
            self._file.close()


_STDERR = 2
_NOTES = (b"Note:", b"Warning:", b"Warning :", b"[src/libmpg123/")
_lock = threading.Lock()


@contextmanager
def quiet_c_libraries() -> Iterator[None]:
    """Holds back what is written to file descriptor 2 meanwhile, then passes on all but the decoders' notes.

    Any thread; calls of several threads wait for one another, so keep the body short: one C call. What other threads
    print meanwhile comes a little late, never lost. Does nothing where descriptor 2 is closed, as in a program
    without a terminal.
    """
    with _lock:
        try:
            terminal = os.dup(_STDERR)
        except OSError:
            yield
            return
        with tempfile.TemporaryFile(buffering=0) as held:
            os.dup2(held.fileno(), _STDERR)
            try:
                yield
            finally:
                os.dup2(terminal, _STDERR)
                _pass_on(held.fileno(), terminal)
                os.close(terminal)


def _pass_on(held: int, terminal: int) -> None:
    size = os.fstat(held).st_size
    if not size:
        return
    os.lseek(held, 0, os.SEEK_SET)
    lines = os.read(held, min(size, 1 << 20)).splitlines(keepends=True)
    others = b"".join(line for line in lines if line.strip() and not line.startswith(_NOTES))
    if others:
        os.write(terminal, others)
