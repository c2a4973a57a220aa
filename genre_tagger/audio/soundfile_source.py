"""Decoding with libsndfile: first choice for FLAC and everything uncompressed."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Literal

import numpy as np
import soundfile
from numpy.typing import NDArray

from genre_tagger.audio.mixdown import mix_down
from genre_tagger.audio.quiet import quiet_c_libraries
from genre_tagger.audio.source import (
    MOST_VALUES,
    NOTHING_DECODES,
    UnreadableError,
    check_stream,
    tame,
)

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
        """See `Source`."""
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
        """See `Source`."""
        with self._quiet():
            self._file.close()
