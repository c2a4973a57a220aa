"""The samples on disk, in chunks of 960: what the student sees, and what the teacher said of it.

A chunk is known by its number, and any process makes the same one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.training.bundled.teacher import EMBEDDING_UNITS, TAGS

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
