"""What a worker process does with one clip: name its sound, decode it, make its mel windows.

Imports neither torch nor librosa nor Qt: a worker is there in a third of a second. The same function runs in the
processes of this machine and on a cluster.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.content_key import content_key
from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.placement import LEAST_SECONDS, is_silent, read_windows
from genre_tagger.features.mel import MelFrontEnd, MelSettings
from genre_tagger.foundation.errors import DecodeError, GenreTaggerError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.windows.mel_windows import to_bytes

FEATURES_VERSION = 1
"""Raise it with every change of decoding, placing or mel that moves a byte: windows of older versions are made anew."""

_BEGINNING_SLACK_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """What is made of every clip: `windows` at most, with this mel front-end."""

    mel: MelSettings
    windows: int = 1
    version: int = FEATURES_VERSION

    @property
    def window_bytes(self) -> int:
        """What one window takes on disk."""
        return self.mel.mel_bands * self.mel.frames

    @property
    def variant(self) -> str:
        """12 hexadecimal digits that change with anything that would change the windows."""
        identity = {"mel": self.mel.to_json(), "windows": self.windows, "version": self.version}
        return hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ClipTask:
    """One clip to work on. `only_key` asks for the name of its sound alone."""

    path: Path
    plan: WindowPlan
    only_key: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ClipWindows:
    """`key` names the sound; the rest is about its k windows, none when only the key was asked for.

    `level` is uint8 (k, bands, frames), `valid_frames` says how many frames hold sound, `start_seconds` where in the
    file a window begins, `checksums` (CRC-32) what `level` was like when it was made.
    """

    key: str
    level: NDArray[np.uint8]
    valid_frames: tuple[int, ...] = ()
    start_seconds: tuple[float, ...] = ()
    checksums: tuple[int, ...] = field(default=())


def clip_windows(task: ClipTask) -> ClipWindows:
    """Raises a GenreTaggerError with one sentence for whatever is wrong with the clip."""
    mel = task.plan.mel
    with told_in_a_sentence(task.path):
        key = content_key(task.path, thorough=True)
        if task.only_key:
            return ClipWindows(key, np.empty((0, mel.mel_bands, mel.frames), dtype=np.uint8))
        with open_audio(task.path) as reader:
            clips = _training_clips(reader, task.plan)
        level = np.stack([to_bytes(_front_end(mel).window(clip).level_db) for clip in clips])
        return ClipWindows(
            key,
            level,
            tuple(min(mel.frames, 1 + len(clip.samples) // mel.hop_length) for clip in clips),
            tuple(clip.start_seconds for clip in clips),
            tuple(zlib.crc32(window.data) for window in level),
        )


@contextmanager
def told_in_a_sentence(path: Path) -> Iterator[None]:
    """Whatever goes wrong with a clip in a worker, as a GenreTaggerError that names it."""
    name = readable_path(path.name)
    try:
        yield
    except GenreTaggerError:
        raise
    except FileNotFoundError as error:
        raise DecodeError("{name} is no longer there; check the name and the drive.", path, name=name) from error
    except MemoryError as error:
        raise DecodeError(
            "{name} asks for more memory than one file may use; it is probably damaged.", path, name=name
        ) from error
    except Exception as error:
        told = f"{type(error).__name__}: {error}".replace("\n", " ").rstrip(" .:")
        raise WorkerCrashError(
            "{name} could not be read because of an unexpected error ({reason}).", path, name=name, reason=told
        ) from error


def features_version() -> int:
    """Which windows this copy of the program makes: what a cluster's worker is asked first."""
    return FEATURES_VERSION


def _training_clips(reader: AudioReader, plan: WindowPlan) -> tuple[Clip, ...]:
    """The beginning of a clip made for training (30 s for windows of 29.12 s), else windows spread over the track."""
    mel = plan.mel
    if reader.info.duration_seconds < mel.window_seconds + _BEGINNING_SLACK_SECONDS:
        clip = reader.read(0.0, mel.window_seconds, mel.sample_rate_hz)
        if clip.seconds >= min(LEAST_SECONDS, mel.window_seconds) and not is_silent(clip.samples):
            return (clip,)
    # Also for what is short, silent or damaged: it finds the sound there is, or the right words.
    return read_windows(reader, plan.windows, mel.window_seconds, mel.sample_rate_hz).clips


@lru_cache(maxsize=2)
def _front_end(mel: MelSettings) -> MelFrontEnd:
    return MelFrontEnd(mel)
