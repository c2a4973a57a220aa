"""Paths that wait to be classified, in an order that may change: the rows a person looks at come first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock

from genre_tagger.library.track import TrackFailed


class TrackQueue:
    """An iterator over waiting paths that gives out the preferred ones first. Safe for several threads.

    Hand it to `classify_tracks`, which draws a path only when a worker is nearly free; call `prefer` meanwhile from
    another thread. It ends when nothing waits; paths added after that need a new batch.
    """

    def __init__(self, paths: Iterable[Path | TrackFailed] = ()) -> None:
        self._lock = Lock()
        self._waiting: OrderedDict[Path | TrackFailed, None] = OrderedDict.fromkeys(paths)

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Path | TrackFailed]:
        return self

    def __next__(self) -> Path | TrackFailed:
        with self._lock:
            if not self._waiting:
                raise StopIteration
            return self._waiting.popitem(last=False)[0]

    def add(self, paths: Iterable[Path | TrackFailed]) -> None:
        """Append; a path that waits already keeps its place."""
        for path in paths:
            with self._lock:
                self._waiting.setdefault(path)

    def prefer(self, paths: Iterable[Path]) -> None:
        """These come next, in this order; paths that do not wait any more are passed over."""
        wanted = list(dict.fromkeys(paths))
        with self._lock:
            for path in reversed(wanted):
                if path in self._waiting:
                    self._waiting.move_to_end(path, last=False)

    def discard(self, paths: Iterable[Path]) -> None:
        """These need not be classified any more."""
        with self._lock:
            for path in paths:
                self._waiting.pop(path, None)
