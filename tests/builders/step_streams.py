"""Streams of steps that need no process: they yield what they are given, and wait where they are told to."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import Any


class GivenSteps:
    """Yields `steps`, then raises `error` where there is one. With `waits` it ends only when it is closed."""

    def __init__(self, *steps: Any, error: BaseException | None = None, waits: bool = False) -> None:
        self._steps, self._error, self._waits = steps, error, waits
        self._closed = threading.Event()

    @property
    def is_closed(self) -> bool:
        """Whether somebody ended it."""
        return self._closed.is_set()

    def steps(self) -> Generator[Any]:
        yield from self._steps
        if self._waits:
            assert self._closed.wait(20.0)
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        self._closed.set()
