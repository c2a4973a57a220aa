"""The cache of mel windows on disk: shards of raw bytes that only grow, an index of them, a bound on their size.

A window counts once the index knows it, so whatever a kill leaves behind is at worst a tail that nobody reads.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.number_text import size_text
from genre_tagger.training.windows.index import (
    FeatureIndex,
    FeatureShards,
    ShardUse,
    StoredClip,
    StoredWindow,
    checksum,
)
from genre_tagger.training.windows.mel_windows import ClipWindows, MelWindows, WindowLevels, WindowPlan

_SHARD_SLOTS = 256  # 34 MB of the study's windows: few files for a data set, little to copy when room is made
USUAL_BYTES = 20_000_000_000
"""What the cache keeps to where nobody says: 150,000 windows. A run that needs more by itself may have more."""

_RESERVED_BYTES = 256 << 20  # left free on the disk, for everything else that is kept there


class FeatureStore:
    """The cache, opened by the one process that holds its lock. Not for several threads. Use it as a context manager.

    `plan` says which windows this run wants, `budget_bytes` what the whole cache may take (0: 20 GB, or what the run
    needs). Every method raises DatasetError, in one sentence, when the folder cannot be used.
    """

    def __init__(
        self, folder: Path, plan: WindowPlan, budget_bytes: int = 0, *, shard_slots: int = _SHARD_SLOTS
    ) -> None:
        self.folder = folder
        self._variant = plan.variant
        self._mel = plan.mel
        self._window_bytes = plan.window_bytes
        self._budget_bytes = budget_bytes
        self._usual_bytes = USUAL_BYTES
        self._shard_slots = shard_slots
        self._needed: set[str] = set()
        self._growing: tuple[int, int] | None = None  # shard, slots filled
        self._may_go_on = True  # behind the windows of an earlier run
        self._shards = FeatureShards(folder)
        with self._told():
            folder.mkdir(parents=True, exist_ok=True)
            self.index = FeatureIndex(folder / "index.sqlite")
            known = {use.shard for use in self.index.shards()}
            self._shards.sweep(known)
            self.size_bytes = sum(map(self._shards.size, known))

    def __enter__(self) -> FeatureStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self.index.close()

    def known_key(self, path: Path, status: str) -> str:
        """The key of a file that was read before and is as it was; "" when it is not known."""
        with self._told():
            return self.index.known_key(path, status)

    def remember_file(self, path: Path, status: str, key: str) -> None:
        """Know the file without reading it, as long as it stays as it is."""
        with self._told():
            self.index.remember_file(path, status, key)

    def holds_others(self) -> bool:
        """Whether there are windows of the kind this run wants beside those it has found so far."""
        with self._told():
            return self.index.count(self._variant) > len(self._needed)

    def want(self, keys: Iterable[str]) -> dict[str, StoredClip]:
        """Those of `keys` that are held. From now on none of them leaves to make room."""
        with self._told():
            held = self.index.clips(keys, self._variant)
            self.index.mark_used(held, self._variant)
        self._needed.update(held)
        return held

    def check(self, held: dict[str, StoredClip]) -> Iterator[tuple[str, bool]]:
        """Read windows back, in the order they lie: each clip's key and whether it is sound. Others are dropped."""
        for key, clip in sorted(held.items(), key=lambda item: (item[1].shard, item[1].windows[0].slot)):
            is_sound = self._is_sound(clip)
            if not is_sound:
                self._needed.discard(key)
                with self._told():
                    self.index.drop_clips([key], self._variant)
            yield key, is_sound

    def add(self, clip: ClipWindows) -> None:
        """Keep the windows of one clip. They are there when this returns, even after kill -9.

        Raises DatasetError when they are not what the worker made, or there is no room.
        """
        if any(checksum(one) != sent for one, sent in zip(clip.level, clip.checksums, strict=True)):
            raise DatasetError("Mel windows were damaged on their way from a worker; check the memory and the network.")
        self.make_room(clip.level.nbytes)
        with self._told():
            windows = zip(clip.checksums, clip.valid_frames, clip.start_seconds, strict=True)
            self._place(clip.key, clip.level, list(windows))
        self._needed.add(clip.key)

    def make_room(self, new_bytes: int) -> None:
        """See to it that `new_bytes` more fit into the budget and on the disk, at the cost of what is unused longest.

        Raises DatasetError, with everything as it was, when not even the end of all the rest would do.
        """
        with self._told():
            if self._missing_bytes(new_bytes) <= 0:
                return
            uses = self.index.shards()
            kept = {use.shard: self._kept(use) for use in uses}
            kept_bytes = sum(len(clip.windows) for clips in kept.values() for clip in clips.values())
            kept_bytes *= self._window_bytes
            if not self._budget_bytes and kept_bytes + new_bytes > self._usual_bytes:
                self._usual_bytes = int(1.05 * (kept_bytes + new_bytes))
            if self._missing_bytes(new_bytes) > self.size_bytes - kept_bytes:
                raise self._too_small(kept_bytes + new_bytes)
            for use in uses:
                if self._missing_bytes(new_bytes) > 0 and not kept[use.shard]:
                    self._remove(use.shard)
            self._growing = None
            for use in uses:
                wanted_slots = sum(len(clip.windows) for clip in kept[use.shard].values())
                wasted_bytes = self._shards.size(use.shard) - wanted_slots * self._window_bytes
                if self._missing_bytes(new_bytes) > 0 and kept[use.shard] and wasted_bytes > 0:
                    self._move(use, kept[use.shard])

    def view(self, keys: Sequence[str]) -> MelWindows:
        """All windows of `keys`, in order; `track_row` is the place in `keys`. "" and unknown ones have none."""
        with self._told():
            held = self.index.clips((key for key in keys if key), self._variant)
            shards = sorted({clip.shard for clip in held.values()})
            place = {shard: number for number, shard in enumerate(shards)}
            rows = [
                (row, held[key], window) for row, key in enumerate(keys) if key in held for window in held[key].windows
            ]
            level = WindowLevels(
                [self._shards.path(shard) for shard in shards],
                np.array([place[clip.shard] for _, clip, _ in rows], dtype=np.int64),
                np.array([window.slot for _, _, window in rows], dtype=np.int64),
                self._mel.mel_bands,
                self._mel.frames,
            )
        return MelWindows(
            level,
            np.array([window.valid_frames for _, _, window in rows], dtype=np.int64),
            np.array([row for row, _, _ in rows], dtype=np.int64),
            np.array([window.start_seconds for _, _, window in rows], dtype=np.float64),
            self._mel,
        )

    def _is_sound(self, clip: StoredClip) -> bool:
        shape = (1, self._mel.mel_bands, self._mel.frames)
        try:
            return all(
                checksum(self._shards.read(clip.shard, window.slot, shape)) == window.checksum
                for window in clip.windows
            )
        except OSError:
            return False

    def _place(
        self, key: str, level: np.ndarray, windows: list[tuple[int, int, float]], *, fresh: bool = False
    ) -> None:
        """Write the windows (checksum, valid frames, start) of one clip into a shard, then into the index."""
        if self._growing is not None and self._growing[1] + len(level) > self._shard_slots:
            self._growing = None
        if self._growing is None:
            begun = self._unfinished_shard(len(level)) if self._may_go_on and not fresh else None
            self._may_go_on = False
            self._growing = begun or (self.index.add_shard(self._variant), 0)
        (shard, filled), self._growing = self._growing, None  # nobody goes on behind a torn tail
        self._shards.append(shard, level)
        self.size_bytes += level.nbytes
        stored = tuple(StoredWindow(filled + number, *window) for number, window in enumerate(windows))
        self.index.add_clip(key, self._variant, StoredClip(shard, stored))
        self._growing = (shard, filled + len(level))

    def _unfinished_shard(self, slots: int) -> tuple[int, int] | None:
        """A shard of an earlier run with room for `slots` more and nothing behind its last window."""
        for use in self.index.shards():
            if use.variant == self._variant:
                filled = self.index.last_slot(use.shard) + 1
                if filled + slots <= self._shard_slots and self._shards.size(use.shard) == filled * self._window_bytes:
                    return use.shard, filled
        return None

    def _missing_bytes(self, new_bytes: int) -> int:
        missing = new_bytes + _RESERVED_BYTES - shutil.disk_usage(self.folder).free
        return max(missing, self.size_bytes + new_bytes - (self._budget_bytes or self._usual_bytes))

    def _kept(self, use: ShardUse) -> dict[str, StoredClip]:
        if use.variant != self._variant:
            return {}
        return self.index.clips((key for key in use.clips if key in self._needed), self._variant)

    def _remove(self, shard: int) -> None:
        if self._growing is not None and self._growing[0] == shard:
            self._growing = None
        self.size_bytes -= self._shards.size(shard)
        self.index.drop_shard(shard)
        self._shards.remove(shard)

    def _move(self, use: ShardUse, kept: dict[str, StoredClip]) -> None:
        """Write what this run needs of a shard elsewhere, then let it go."""
        for key, clip in kept.items():
            shape = (len(clip.windows), self._mel.mel_bands, self._mel.frames)
            level = self._shards.read(clip.shard, clip.windows[0].slot, shape)
            windows = [(one.checksum, one.valid_frames, one.start_seconds) for one in clip.windows]
            self._place(key, level, windows, fresh=True)
        self._remove(use.shard)

    def _too_small(self, wanted_bytes: int) -> DatasetError:
        if self._budget_bytes and wanted_bytes > self._budget_bytes:
            return DatasetError(
                "The mel windows of this data set need {size}, but the cache may take only {budget}; allow it more.",
                self.folder,
                size=size_text(wanted_bytes),
                budget=size_text(self._budget_bytes),
            )
        return DatasetError(
            "The mel windows of this data set need {size}, but only {free} are free in {folder}; free some space there "
            "or choose another folder.",
            self.folder,
            size=size_text(wanted_bytes),
            free=size_text(shutil.disk_usage(self.folder).free),
            folder=self.folder,
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever disk and index come up with, as a DatasetError."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            is_full = getattr(error, "errno", None) in (errno.ENOSPC, getattr(errno, "EDQUOT", None))
            if is_full or "disk is full" in str(error):
                raise DatasetError(
                    "The disk that holds {folder} is full; free some space, what was done is kept.",
                    self.folder,
                    folder=self.folder,
                ) from error
            told = getattr(error, "strerror", None) or error
            raise DatasetError(
                "The mel windows in {folder} cannot be kept ({reason}); check the folder and the drive.",
                self.folder,
                folder=self.folder,
                reason=told,
            ) from error
