"""A bar for work measured in bytes or clips, and plain lines now and then where nobody watches a terminal."""

from __future__ import annotations

import math
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from genre_tagger.cli.screen import Screen
from genre_tagger.foundation.number_text import time_text

if TYPE_CHECKING:
    from rich.progress import Progress

_STEPS_WITHOUT_TERMINAL = 10


class LongBar:
    """While entered, `show` draws how far the work is: on a terminal as a bar, else as one line every tenth."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._progress: Progress | None = None
        self._told = ("", -1)

    def __enter__(self) -> Self:
        if self._screen.is_watched:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
            self._progress = Progress(*columns, console=Console(file=sys.stderr), transient=True, redirect_stdout=False)
            self._progress.start()
            self._progress.add_task("", total=None, told="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def show(self, doing: str, done: int, total: int, told: str) -> None:
        """`told` stands behind the bar: amounts, rate, time left. `total` 0 is unknown."""
        if self._progress is not None:
            task = self._progress.tasks[0].id
            self._progress.update(task, description=doing, completed=done, total=total or None, told=told)
            return
        tenth = done * _STEPS_WITHOUT_TERMINAL // total if total else 0
        if (doing, tenth) != self._told:
            self._told = (doing, tenth)
            self._screen.note(f"{doing}: {told}")

    def note(self, text: str) -> None:
        """One line that stays, above the bar; the same one twice running is said once."""
        if self._told == (text, -1):
            return
        self._told = (text, -1)
        if self._progress is not None:
            self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            self._screen.note(text)


def told_time(seconds: float) -> str:
    """ "40 s left", "12 min left", "3 h 20 min left"; nothing where it is not known."""
    return f"{time_text(seconds)} left" if math.isfinite(seconds) else ""
