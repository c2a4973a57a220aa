"""The files that mel windows lie in: raw bytes, one window behind the other, written at the end only."""

from __future__ import annotations

import errno
import zlib
from collections.abc import Container
from contextlib import suppress
from io import FileIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class FeatureShards:
    """`<folder>/<number>.mel`, each a whole number of slots of its own size. One thread. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._growing: FileIO | None = None
        self._growing_shard = 0

    def path(self, shard: int) -> Path:
        """Where that shard lies."""
        return self._folder / f"{shard:06d}.mel"

    def size(self, shard: int) -> int:
        """Bytes on disk; 0 when it is gone."""
        try:
            return self.path(shard).stat().st_size
        except OSError:
            return 0

    def append(self, shard: int, level: NDArray[np.uint8]) -> None:
        """Write windows, uint8 (k, bands, frames), behind the last one. After an OSError the shard has a torn tail."""
        if self._growing is None or self._growing_shard != shard:
            self.close()
            self._growing, self._growing_shard = self.path(shard).open("ab", buffering=0), shard
        data = np.ascontiguousarray(level).data.cast("B")
        try:
            while len(data):
                data = data[self._growing.write(data) or _full() :]
        except OSError:
            self.close()
            raise

    def read(self, shard: int, slot: int, shape: tuple[int, int, int]) -> NDArray[np.uint8]:
        """`shape[0]` windows from a slot on. OSError when they are not all there."""
        count, slot_bytes = shape[0], shape[1] * shape[2]
        with self.path(shard).open("rb") as file:
            file.seek(slot * slot_bytes)
            data = file.read(count * slot_bytes)
        if len(data) < count * slot_bytes:
            raise OSError(errno.EIO, "the file is too short")
        return np.frombuffer(data, dtype=np.uint8).reshape(shape)

    def remove(self, shard: int) -> None:
        """Delete the file. One that another process still reads stays readable there, or (Windows) stays for later."""
        if self._growing_shard == shard:
            self.close()
        with suppress(OSError):
            self.path(shard).unlink()

    def sweep(self, known: Container[int]) -> None:
        """Delete the files that the index does not know."""
        for path in self._folder.glob("*.mel"):
            if not path.stem.isdigit() or int(path.stem) not in known:
                with suppress(OSError):
                    path.unlink()

    def close(self) -> None:
        """Let go of the file that grows."""
        if self._growing is not None:
            self._growing.close()
            self._growing = None


def checksum(window: NDArray[np.uint8]) -> int:
    """CRC-32 of one window: finds every flipped byte, at two gigabytes a second."""
    return zlib.crc32(np.ascontiguousarray(window).data)


def _full() -> int:
    raise OSError(errno.ENOSPC, "No space left on device")
