"""What the student and the teacher both get: crops of clips at changing speed, alone or two at once, in chunks of
960. A sample is decided by numbers alone (seed, chunk, place in the chunk), so that any process makes the same one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import soxr
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.features.mel import WIDE_MEL, MelFrontEnd
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.training.bundled.teacher import EMBEDDING_UNITS, SOUND_HZ, TAGS, Teacher
from genre_tagger.training.data.folders import LabeledWindow, decoded_clip
from genre_tagger.training.windows.mel_windows import to_bytes

CHUNK_SAMPLES = 960

_LOOK_EVERY_SECONDS = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """`level` uint8 (n, bands, frames), see `mel_windows.to_bytes`; `embedding` (n, 384) and `tag_logits` (n, 527) as
    float16; `clip` (n, 2) which clips of the corpus sound (-1: no second), `share` (n,) of the first in the power."""

    level: NDArray[np.uint8]
    embedding: NDArray[np.float16]
    tag_logits: NDArray[np.float16]
    clip: NDArray[np.int32]
    share: NDArray[np.float32]

    @classmethod
    def empty(cls, count: int, bands: int, frames: int) -> Chunk:
        """For `count` samples, to be filled."""
        return cls(
            np.zeros((count, bands, frames), dtype=np.uint8),
            np.zeros((count, EMBEDDING_UNITS), dtype=np.float16),
            np.zeros((count, TAGS), dtype=np.float16),
            np.full((count, 2), -1, dtype=np.int32),
            np.ones(count, dtype=np.float32),
        )


class Pool:
    """A folder of chunks. Safe for several processes: a chunk appears whole or not at all."""

    def __init__(self, folder: Path, make: Callable[[int], Chunk] | None = None) -> None:
        """`make` makes the chunks that are read before they stand; without it another process must, and is waited
        for."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._make = make

    def path(self, number: int) -> Path:
        """Where chunk `number` stands or will stand."""
        return self.folder / f"chunk-{number:05d}.npz"

    def has(self, number: int) -> bool:
        """Whether it stands."""
        return self.path(number).exists()

    def write(self, number: int, chunk: Chunk) -> None:
        """Put it there."""
        with whole_file(self.path(number)) as stream:
            np.savez(stream, **{field.name: getattr(chunk, field.name) for field in fields(chunk)})

    def make(self, number: int) -> None:
        """Make chunk `number` in this process."""
        assert self._make is not None
        self.write(number, self._make(number))

    def read(self, number: int) -> Chunk:
        """Make it or wait for it where it does not stand yet. Raises DatasetError when it is damaged."""
        path = self.path(number)
        if self._make is not None and not path.exists():
            self.make(number)
        while not path.exists():
            time.sleep(_LOOK_EVERY_SECONDS)
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
                return Chunk(*(archive[field.name] for field in fields(Chunk)))
        except (OSError, KeyError, ValueError, BadZipFile) as error:
            raise DatasetError(
                "The chunk {name} is damaged; delete it, and it is made again.", path, name=path.name
            ) from error


Floats = NDArray[np.float32]
_FULL_SCALE = 32_767.0

CROP_SECONDS = 5.2
CROP_SAMPLES = round(CROP_SECONDS * SOUND_HZ)
CROP_FRAMES = 1 + CROP_SAMPLES // WIDE_MEL.hop_length
GENRE_SHARE = {"Electronic": 0.20, "Rock": 0.17, "Hip-Hop": 0.16, "Folk": 0.15, "other": 0.22, "unknown": 0.10}
KIND_SHARE = {"real": 1.0, "AI-generated": 0.6}
OTHER_KINDS_SHARE = 0.5  # game music, loops, speech and noise
_LEVEL_RMS = 0.1
_SILENCE_RMS = 1e-3
_TRIES = 4
_MIXED_SHARE = 0.55
_WARPED_SHARE = 0.5
_SPEEDS = (0.92, 1.08)


class ClipSounds:
    """The clips in the order they were opened in; safe to read from several processes."""

    def __init__(self, samples: NDArray[np.int16], starts: NDArray[np.int64]) -> None:
        """Clip n is `samples[starts[n]:starts[n + 1]]`."""
        self._samples, self._starts = samples, starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def length(self, clip: int) -> int:
        """Samples at 16 kHz."""
        return int(self._starts[clip + 1] - self._starts[clip])

    def whole(self, clip: int) -> Floats:
        """All samples of a clip, in [-1, 1]."""
        return self.excerpt(clip, 0, self.length(clip))

    def excerpt(self, clip: int, start: int, count: int) -> Floats:
        """`count` samples in [-1, 1] from `start` on; zeros beyond the clip's end."""
        first = int(self._starts[clip]) + start
        last = min(first + count, int(self._starts[clip + 1]))
        samples = self._samples[first:last].astype(np.float32) / np.float32(_FULL_SCALE)
        return samples if len(samples) == count else np.pad(samples, (0, count - len(samples)))


def open_clip_sounds(folder: Path, paths: Sequence[Path], tell: Callable[[int], None]) -> ClipSounds:
    """Open the sounds of `paths`, decoding them into `folder` first where that is not done.

    `tell` gets the number of clips decoded so far. What was cut short starts again. Raises DatasetError when a clip
    cannot be read, or when the folder holds another corpus.
    """
    sound_path, starts_path = folder / "sounds.int16", folder / "starts.npy"
    if not starts_path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        starts = [0]
        with sound_path.open("wb") as stream:
            for number, path in enumerate(paths, start=1):
                samples = np.rint(np.clip(decoded_clip(path, SOUND_HZ), -1.0, 1.0) * _FULL_SCALE).astype(np.int16)
                stream.write(samples.tobytes())
                starts.append(starts[-1] + len(samples))
                tell(number)
        np.save(starts_path, np.array(starts, dtype=np.int64))
    starts_of_clips = np.load(starts_path)
    if len(starts_of_clips) != len(paths) + 1:
        raise DatasetError(
            "The sounds in {folder} are those of another corpus; choose another work folder.", folder, folder=folder
        )
    return ClipSounds(np.memmap(sound_path, dtype=np.int16, mode="r"), starts_of_clips)


def drawing_probability(windows: Sequence[LabeledWindow]) -> NDArray[np.float64]:
    """(N,): how often each clip is drawn. Genres have fixed shares; within one, artists count by the root of their
    clips, and what is not real music counts less."""
    groups = [window.artist_group for window in windows]
    _, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    kinds = np.array([KIND_SHARE.get(window.kind, OTHER_KINDS_SHARE) for window in windows])
    probability = kinds / np.sqrt(counts[inverse])
    genres = np.array([window.genre if window.genre in GENRE_SHARE else "other" for window in windows])
    for genre, share in GENRE_SHARE.items():
        mine = genres == genre
        if mine.any():
            probability[mine] *= share / probability[mine].sum()
    return np.asarray(probability / probability.sum())


class SampleMaker:
    """Makes the chunks of one seed, each by its number alone. One thread."""

    def __init__(self, sounds: ClipSounds, probability: NDArray[np.float64], teacher: Teacher, seed: int) -> None:
        self._sounds = sounds
        self._cumulative = np.cumsum(probability)
        self._teacher = teacher
        self._seed = seed
        self._front_end = MelFrontEnd(WIDE_MEL)

    def chunk(self, number: int) -> Chunk:
        """Chunk `number`: 960 samples with what the teacher says about each."""
        random = np.random.default_rng((self._seed, number))
        chunk = Chunk.empty(CHUNK_SAMPLES, WIDE_MEL.mel_bands, CROP_FRAMES)
        for row in range(CHUNK_SAMPLES):
            sound, clips, share = self._sample(random)
            output = self._teacher.predict(sound)
            chunk.level[row] = to_bytes(self.mel(sound))
            chunk.embedding[row], chunk.tag_logits[row] = output.embedding, output.tag_logits
            chunk.clip[row, : len(clips)] = clips
            chunk.share[row] = share
        return chunk

    def mel(self, sound: Floats) -> Floats:
        """(bands, frames) in dB, as our own network will see it."""
        return self._front_end.spectrogram(Clip(sound, SOUND_HZ)).level_db

    def _sample(self, random: np.random.Generator) -> tuple[Floats, list[int], float]:
        """One sample's sound, the clips in it and the share of the first (of its power; 1 where it is alone)."""
        mixed = random.random() < _MIXED_SHARE
        share = float(random.random()) if mixed else 1.0
        clips, sound = [], np.zeros(CROP_SAMPLES, dtype=np.float32)
        for part in (share, 1.0 - share)[: 2 if mixed else 1]:
            clip, crop = self._sounding_crop(random)
            clips.append(clip)
            sound += np.float32(np.sqrt(part)) * crop
        return levelled(sound), clips, share

    def _sounding_crop(self, random: np.random.Generator) -> tuple[int, Floats]:
        """A clip and a crop of it that is not silent, as far as a few tries find one."""
        for _ in range(_TRIES):
            clip = int(np.searchsorted(self._cumulative, random.random() * self._cumulative[-1]))
            speed = float(random.uniform(*_SPEEDS)) if random.random() < _WARPED_SHARE else 1.0
            needed = int(np.ceil(CROP_SAMPLES * speed)) + 1
            start = int(random.integers(0, max(self._sounds.length(clip) - needed, 0) + 1))
            crop = played(self._sounds.excerpt(clip, start, needed), speed)
            if np.sqrt(np.mean(crop * crop)) > _SILENCE_RMS:
                break
        return clip, levelled(crop)


def played(samples: Floats, speed: float) -> Floats:
    """The first 5.2 s of `samples` (16 kHz) as a turntable at this speed plays them: pitch moves with it."""
    if speed != 1.0:
        samples = soxr.resample(samples, SOUND_HZ * speed, SOUND_HZ, quality="MQ")
    return samples[:CROP_SAMPLES] if len(samples) >= CROP_SAMPLES else np.resize(samples, CROP_SAMPLES)


def levelled(samples: Floats) -> Floats:
    """At the one level that the teacher is given everything at; silence stays silence."""
    rms = float(np.sqrt(np.mean(samples * samples)))
    return samples * np.float32(_LEVEL_RMS / max(rms, _SILENCE_RMS))
