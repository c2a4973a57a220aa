"""All clips of the corpus decoded once, as 16-bit samples at 16 kHz in one memory-mapped file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.bundled.teacher import SOUND_HZ
from genre_tagger.training.data.corpus import decoded_clip

Floats = NDArray[np.float32]

_FULL_SCALE = 32_767.0


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
