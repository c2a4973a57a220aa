"""Mel windows on disk, computed once: one byte a value, memory-mapped, in a few variants of speed.

A variant plays the music a little slower or faster (pitch moves with it, as on a turntable), which is the one change
that cannot be made on a finished mel-spectrogram without blurring it. Everything else (level, equaliser, noise,
masks) is done on the fly in `augmentation`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.mixdown import mix_down
from genre_tagger.errors import DatasetError
from genre_tagger.features.mel import MelFrontEnd, MelSettings

SPEEDS: tuple[float, ...] = (1.0, 0.94, 1.06)
"""Playing speeds kept for training; the first is the music as it is, which is all that measuring needs."""

DEPTH_DB = 80.0
"""What one byte spans: 0 is this far under the window's loudest value or lower, 255 is the loudest value."""

_LAYOUT_VERSION = 1


@dataclass(frozen=True, slots=True, eq=False)
class MelCache:
    """`level`: uint8 (speeds, windows, bands, frames), memory-mapped; `valid_frames`: (speeds, windows)."""

    level: NDArray[np.uint8]
    valid_frames: NDArray[np.int64]
    settings: MelSettings


def open_mel_cache(
    folder: Path, paths: Sequence[Path], settings: MelSettings, speeds: tuple[float, ...] = SPEEDS
) -> Iterator[int | MelCache]:
    """Open the cache for `paths` at `speeds`, building it first where it does not stand.

    Yields the number of windows done while it builds and, last, the MelCache. A build that was cut short starts again.
    Raises DatasetError when a clip cannot be read.
    """
    key = _cache_key(paths, settings, speeds)
    level_path, frames_path = folder / f"{key}.level.npy", folder / f"{key}.frames.npy"
    if not frames_path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        yield from _build(level_path, frames_path, paths, settings, speeds)
    yield MelCache(np.load(level_path, mmap_mode="r"), np.load(frames_path), settings)


def _cache_key(paths: Sequence[Path], settings: MelSettings, speeds: tuple[float, ...]) -> str:
    identity = {
        "layout": _LAYOUT_VERSION,
        "speeds": speeds,
        "mel": settings.to_json(),
        "clips": [(path.name, path.stat().st_size) for path in paths],
    }
    return hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16]


def _build(
    level_path: Path, frames_path: Path, paths: Sequence[Path], settings: MelSettings, speeds: tuple[float, ...]
) -> Iterator[int]:
    shape = (len(speeds), len(paths), settings.mel_bands, settings.frames)
    unfinished = level_path.with_suffix(".part")
    level = np.lib.format.open_memmap(unfinished, mode="w+", dtype=np.uint8, shape=shape)
    valid_frames = np.zeros(shape[:2], dtype=np.int64)
    front_end = MelFrontEnd(settings)
    for row, path in enumerate(paths):
        samples, rate_hz = _read_mono(path)
        for column, speed in enumerate(speeds):
            # Resampling from a rate that is `speed` times the true one plays the music at that speed.
            played = soxr.resample(samples, rate_hz * speed, settings.sample_rate_hz, quality="HQ")
            clip = Clip(played.astype(np.float32), settings.sample_rate_hz)
            level[column, row] = to_bytes(front_end.window(clip).level_db)
            valid_frames[column, row] = min(settings.frames, 1 + len(played) // settings.hop_length)
        yield row + 1
    level.flush()
    unfinished.replace(level_path)
    np.save(frames_path, valid_frames)


def _read_mono(path: Path) -> tuple[NDArray[np.float32], int]:
    try:
        samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise DatasetError(f"The clip {path.name} could not be decoded.", path) from error
    return mix_down(samples), int(rate_hz)


def to_bytes(level_db: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Levels in dB of any shape -> bytes relative to the loudest value (0.31 dB a step)."""
    depth = (level_db - level_db.max() + DEPTH_DB) * (255.0 / DEPTH_DB)
    return np.asarray(np.clip(np.rint(depth), 0, 255), dtype=np.uint8)


def to_db(level: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Inverse of `to_bytes`, the loudest value at 0 dB."""
    return level.astype(np.float32) * np.float32(DEPTH_DB / 255.0) - np.float32(DEPTH_DB)
