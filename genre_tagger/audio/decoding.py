"""The one place that turns a file into samples.

FFmpeg (PyAV) reads what is lossy, libsndfile what is not; whichever is second is asked when the first does not know the
file. What a file is, its content says, not its name. Both are loaded when the first file is opened, in whatever thread
does so: they take a third of a second that a window's start lacks.
"""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.source import Source, UnreadableError, tame
from genre_tagger.containers.sniff import sniff_container
from genre_tagger.foundation.errors import DecodeError
from genre_tagger.foundation.readable import readable_name

_SOUNDFILE_FIRST = frozenset({"wav", "rf64", "w64", "aiff", "au", "caf", "flac"})
_NOTHING = np.empty(0, dtype=np.float32)
_Pull = Callable[[int, int], NDArray[np.float32]]
_RESAMPLING_QUALITY = "HQ"  # what librosa uses; the lower ones darken the top mel bands


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """What is known of a file before it is decoded.

    `format_name` is the container by content ("mp3", "flac", "opus", "mp4", ...). `duration_is_exact` is False for an
    estimate from the bit rate, and says nothing of a file that was cut off after its header was written. `is_guess`:
    its first bytes are of no known kind, and frames found somewhere in it may be there by chance.
    """

    path: str
    duration_seconds: float
    sample_rate_hz: int
    channels: int
    format_name: str
    decoder: Literal["soundfile", "pyav"]
    duration_is_exact: bool
    is_guess: bool = False


class AudioReader:
    """An open audio file: reads any stretch by seeking. A context manager; one thread at a time."""

    def __init__(self, source: Source, info: AudioInfo, known_as: str | None = None) -> None:
        """For `open_audio`."""
        self._source = source
        self._known_as = known_as
        self.info = info

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Frees the file. May be called again."""
        self._source.close()

    def read(self, start_seconds: float, seconds: float, sample_rate_hz: int | None = None) -> Clip:
        """A stretch in mono (see `clip.mix_down`), then resampled (soxr HQ); None keeps the file's own rate.

        Shorter where the file ends early, empty behind its end. Every sample is finite.
        """
        import soxr

        own_rate = self.info.sample_rate_hz
        first = round(max(0.0, start_seconds) * own_rate)
        samples = self._read_mono(first, math.ceil(seconds * own_rate))
        rate = sample_rate_hz or own_rate
        if rate != own_rate and len(samples):
            samples = tame(soxr.resample(samples, own_rate, rate, quality=_RESAMPLING_QUALITY))
        return Clip(samples[: round(seconds * rate)], rate, first / own_rate)

    def read_channels(self, start_seconds: float, seconds: float) -> tuple[NDArray[np.float32], int]:
        """A stretch with its channels kept, for playing: float32 of shape (n, channels), and the sample rate."""
        rate = self.info.sample_rate_hz
        first, wanted = round(max(0.0, start_seconds) * rate), math.ceil(seconds * rate)
        nothing = np.empty((0, self.info.channels), dtype=np.float32)
        return np.concatenate([nothing, *self._blocks(self._pull_channels, first, wanted)]), rate

    def stream(self, block_seconds: float = 10.0, sample_rate_hz: int | None = None) -> Iterator[Clip]:
        """The whole file from its start in clips of about `block_seconds`, without gaps; memory stays bounded."""
        import soxr

        own_rate = self.info.sample_rate_hz
        rate = sample_rate_hz or own_rate
        resampler = None if rate == own_rate else soxr.ResampleStream(own_rate, rate, 1, quality=_RESAMPLING_QUALITY)
        wanted = max(1, round(block_seconds * own_rate))
        read = made = 0
        ended = False
        while not ended:
            samples = self._pull_mono(read, wanted)
            read += len(samples)
            ended = not len(samples)
            if resampler is not None:
                samples = tame(resampler.resample_chunk(samples, last=ended))
            if len(samples):
                yield Clip(samples, rate, made / rate)
                made += len(samples)

    def _read_mono(self, first: int, wanted: int) -> NDArray[np.float32]:
        """(n,) at the file's own rate."""
        blocks = self._blocks(self._pull_mono, first, wanted)
        return blocks[0] if len(blocks) == 1 else np.concatenate([_NOTHING, *blocks])

    def _blocks(self, pull: _Pull, first: int, wanted: int) -> list[NDArray[np.float32]]:
        blocks: list[NDArray[np.float32]] = []
        while wanted > 0 and len(block := pull(first, wanted)):
            blocks.append(block)
            first += len(block)
            wanted -= len(block)
        return blocks

    def _pull_mono(self, first: int, frames: int) -> NDArray[np.float32]:
        """One block of the source; behind damage, of the one that takes over; empty where neither gets on."""
        return self._pulled(lambda source: source.read_mono(first, frames), _NOTHING)

    def _pull_channels(self, first: int, frames: int) -> NDArray[np.float32]:
        return self._pulled(lambda source: source.read_channels(first, frames), _NOTHING[:, None])

    def _pulled(
        self, read: Callable[[Source], NDArray[np.float32]], nothing: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        try:
            return read(self._source)
        except UnreadableError:
            return read(self._source) if self._change_decoder() else nothing

    def _change_decoder(self) -> bool:
        """Lets FFmpeg go on where libsndfile gave up. False when it cannot read the file at all."""
        from genre_tagger.audio.pyav_source import PyavSource

        try:
            source = PyavSource(self.info.path, self.info.format_name, self._known_as)
        except UnreadableError:
            return False
        self._source.close()
        self._source = source
        return True


def open_audio(path: str | PathLike[str], *, known_as: str | None = None) -> AudioReader:
    """Opens a file for reading. Raises DecodeError, in one sentence, when there is nothing to hear in it.

    `known_as` is a name for the decoder to go by instead of the file's own, of a copy that has none yet.
    """
    name, told = os.fspath(path), readable_name(path)
    try:
        _check_file(name)
        container = sniff_container(name)
        source = _open_source(name, container, known_as)
    except UnreadableError as error:
        raise DecodeError(error.template, name, name=told, **error.fields) from error
    except FileNotFoundError as error:
        raise DecodeError("{name} is no longer there; check the name and the drive.", name, name=told) from error
    except PermissionError as error:
        raise DecodeError("{name} may not be read; change its permissions.", name, name=told) from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise DecodeError(
            "{name} could not be read ({reason}); check the drive.", name, name=told, reason=reason
        ) from error
    info = AudioInfo(
        name,
        source.duration_seconds,
        source.sample_rate_hz,
        source.channels,
        container or "unknown",
        source.decoder,
        source.duration_is_exact,
        source.is_guess,
    )
    return AudioReader(source, info, known_as)


def _check_file(path: str) -> None:
    """Raises UnreadableError for what would block (pipes, devices) or cannot hold anything; OSError when not there."""
    status = Path(path).stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("{name} is a folder, not an audio file; name the files in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("{name} is a pipe or device, not a file; save it to a file first.")
    if not status.st_size:
        raise UnreadableError("{name} is empty (0 bytes); copy or download it again.")


def _open_source(path: str, container: str | None, known_as: str | None) -> Source:
    """Asks the decoder that suits the content, then the other. The first one's complaint is the one to show."""
    from genre_tagger.audio.pyav_source import PyavSource
    from genre_tagger.audio.soundfile_source import SoundfileSource

    soundfile_first = container in _SOUNDFILE_FIRST
    try:
        return SoundfileSource(path, may_chatter=False) if soundfile_first else PyavSource(path, container, known_as)
    except UnreadableError as error:
        try:
            return PyavSource(path, container, known_as) if soundfile_first else SoundfileSource(path, may_chatter=True)
        except UnreadableError:
            raise error from None
