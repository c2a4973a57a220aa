"""Mel windows as training reads them, one byte a value (0.31 dB a step, which no network can tell from the truth),
memory-mapped out of many files; and what a worker process, of this machine or of a cluster, does to make those of one
clip: it imports neither torch nor librosa nor Qt, and is there in a third of a second.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from genre_tagger.features.mel import MelFrontEnd, MelSettings
from genre_tagger.workers.worker import told_in_a_sentence

if TYPE_CHECKING:  # the decoders belong in the workers: the window imports this file
    from genre_tagger.audio.clip import Clip
    from genre_tagger.audio.decoding import AudioReader

DEPTH_DB = 80.0
"""What one byte spans: 0 is this far under the window's loudest value or lower, 255 is the loudest value."""

Bytes = NDArray[np.uint8]
Rows = NDArray[np.int64]


def to_bytes(level_db: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Levels in dB of any shape -> bytes relative to the loudest value."""
    depth = (level_db - level_db.max() + DEPTH_DB) * (255.0 / DEPTH_DB)
    return np.asarray(np.clip(np.rint(depth), 0, 255), dtype=np.uint8)


def to_db(level: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Inverse of `to_bytes`, the loudest value at 0 dB."""
    return level.astype(np.float32) * np.float32(DEPTH_DB / 255.0) - np.float32(DEPTH_DB)


class WindowLevels:
    """An array of shape (N, bands, frames), uint8, whose rows lie in several files. Read-only.

    `level[row]` is (bands, frames), straight out of the page cache. Pickles as paths and places, so that a spawned
    process opens the same files. Safe for several threads. `to_db` turns the bytes into dB.
    """

    def __init__(self, files: Sequence[Path], file_of: Rows, slot_of: Rows, bands: int, frames: int) -> None:
        """Row r is slot `slot_of[r]` of `files[file_of[r]]`; the files are whole numbers of slots without a header.

        Raises OSError when a file is gone, ValueError when it is shorter than its slots.
        """
        self.files = tuple(files)
        self.shape = (len(file_of), bands, frames)
        self._file_of, self._slot_of = file_of, slot_of
        slots = np.zeros(len(self.files), dtype=np.int64)
        np.maximum.at(slots, file_of, slot_of + 1)
        # A plain view: numpy's memmap class would cost five times as much at every row.
        self._maps: list[Bytes] = [
            np.memmap(path, dtype=np.uint8, mode="r", shape=(int(count), bands, frames)).view(np.ndarray)
            for path, count in zip(self.files, slots, strict=True)
        ]

    def __reduce__(self) -> tuple[type[WindowLevels], tuple[tuple[Path, ...], Rows, Rows, int, int]]:
        return WindowLevels, (self.files, self._file_of, self._slot_of, self.shape[1], self.shape[2])

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, row: int) -> Bytes:
        """(bands, frames), not copied."""
        window: Bytes = self._maps[self._file_of[row]][self._slot_of[row]]
        return window

    def rows(self, indices: Sequence[int] | Rows, out: Bytes | None = None) -> Bytes:
        """(k, bands, frames), copied in the order of `indices`, into `out` where one is given."""
        return self.crops(indices, np.zeros(len(indices), dtype=np.int64), self.shape[2], out)

    def crops(
        self, indices: Sequence[int] | Rows, starts: Sequence[int] | Rows, frames: int, out: Bytes | None = None
    ) -> Bytes:
        """(k, bands, frames): crop r begins at frame `starts[r]` of window `indices[r]`."""
        if out is None:
            out = np.empty((len(indices), self.shape[1], frames), dtype=np.uint8)
        for place, (row, start) in enumerate(zip(indices, starts, strict=True)):
            out[place] = self._maps[self._file_of[row]][self._slot_of[row]][:, start : start + frames]
        return out


@dataclass(frozen=True, slots=True, eq=False)
class MelWindows:
    """All windows of the clips that could be read. Pickle-safe: it travels as paths.

    `level[row]` is uint8 (bands, frames) (see `WindowLevels` for batches and crops), `valid_frames` (N,) how many of
    the frames hold sound (the rest is padding), `track_row` (N,) which of the paths that were asked for the window
    comes from, ascending. `start_seconds` (N,) is where in its file it begins.
    """

    level: WindowLevels
    valid_frames: Rows
    track_row: Rows
    start_seconds: NDArray[np.float64]
    settings: MelSettings

    def __len__(self) -> int:
        return len(self.level)


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
    from genre_tagger.audio.content_key import content_key
    from genre_tagger.audio.decoding import open_audio

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


def features_version() -> int:
    """Which windows this copy of the program makes: what a cluster's worker is asked first."""
    return FEATURES_VERSION


def _training_clips(reader: AudioReader, plan: WindowPlan) -> tuple[Clip, ...]:
    """The beginning of a clip made for training (30 s for windows of 29.12 s), else windows spread over the track."""
    from genre_tagger.audio.placement import LEAST_SECONDS, is_silent, read_windows

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
