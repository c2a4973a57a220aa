"""An HTTP answer read in a thread of its own, so that whoever waits for it can stop waiting at any moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from queue import Empty, Full, Queue

from genre_tagger.training.download.http_stream import FileVersion, HttpStream

_BLOCKS_AHEAD = 8
_MOMENT_SECONDS = 0.1


class _AbandonedError(Exception):
    """Nobody wants the rest."""


class HttpPump:
    """Opens a stream and reads it in the background.

    `close` returns at once: a thread that hangs in the network ends by itself, at the latest when the stall interval
    is over, and holds nothing that anybody else needs.
    """

    def __init__(self, open_it: Callable[[], HttpStream], stall_seconds: float) -> None:
        """`open_it` is called in the thread."""
        self._open_it = open_it
        self._stall_seconds = stall_seconds
        self._arrived: Queue[tuple[int, FileVersion] | bytes | BaseException] = Queue(_BLOCKS_AHEAD)
        self._abandoned = threading.Event()
        threading.Thread(target=self._run, name="genre-tagger download", daemon=True).start()

    def arrivals(self) -> Iterator[tuple[int, FileVersion] | bytes | None]:
        """First (start, version) of the answer, then its blocks; None whenever nothing came for a moment.

        Raises what `open_stream` and `HttpStream.blocks` raise.
        """
        while True:
            try:
                item = self._arrived.get(timeout=_MOMENT_SECONDS)
            except Empty:
                yield None
                continue
            if isinstance(item, BaseException):
                raise item
            if item == b"":
                return
            yield item

    def close(self) -> None:
        """Lets the thread go. What still arrives is dropped."""
        self._abandoned.set()

    def _run(self) -> None:
        try:
            with closing(self._open_it()) as stream:
                self._put((stream.start, stream.version))
                for block in stream.blocks(self._stall_seconds):
                    self._put(block)
            self._put(b"")
        except _AbandonedError:
            pass
        except BaseException as error:  # noqa: BLE001 - the thread's boundary: it is raised where it is waited for
            with suppress(_AbandonedError):
                self._put(error)

    def _put(self, item: tuple[int, FileVersion] | bytes | BaseException) -> None:
        """Waits for room, unless nobody wants it any more."""
        while not self._abandoned.is_set():
            with suppress(Full):
                self._arrived.put(item, timeout=_MOMENT_SECONDS)
                return
        raise _AbandonedError
