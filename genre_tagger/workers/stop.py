"""How long work is asked to end: an object that is looked at between steps, in whatever process they are made."""

from __future__ import annotations

import multiprocessing
from typing import Any

PAUSE, STOP = "pause", "stop"
WISHES = ("", PAUSE, STOP)
"""In the order of their weight."""


class Stop:
    """What a person wishes of long work: nothing, to pause it, or to end it with what there is.

    Any thread may ask or look. It lies in shared memory: handed to a `ProcessStream` among its arguments it is the same
    in the child. It cannot be pickled otherwise.
    """

    def __init__(self) -> None:
        self._wish: Any = multiprocessing.get_context("spawn").RawValue("i", 0)

    def pause(self) -> None:
        """Save where it is and end, to go on later. Without effect once it is to stop."""
        if not self._wish.value:
            self._wish.value = WISHES.index(PAUSE)

    def stop(self) -> None:
        """End with what there is; also in place of a pause."""
        self._wish.value = WISHES.index(STOP)

    @property
    def wish(self) -> str:
        """ "", "pause" or "stop"."""
        return WISHES[self._wish.value]
