"""Where a command's words go: results to standard output, everything else to standard error, a bar where one helps.

Results are plain text in a pipe or a file and coloured on a terminal. rich is imported only for a terminal, and no text
is ever parsed as markup, so that a file may be called `[red].mp3`.
"""

from __future__ import annotations

import json
import math
import os
import stat
import sys
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, TextIO

from genre_tagger.foundation.number_text import time_text
from genre_tagger.foundation.readable import readable_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

Piece = str | tuple[str, str]
"""Text, or text and its rich style ("bold", "dim", "green")."""

_WHOLE, _EIGHTHS = "█", " ▏▎▍▌▋▊▉"
_BAR_CELLS = 10


class Screen:
    """Standard output and standard error of one command."""

    def __init__(self) -> None:
        self._out_is_terminal = sys.stdout.isatty()
        self._err_is_terminal = sys.stderr.isatty()
        self._progress: Progress | None = None
        self._consoles: dict[bool, Console] = {}
        self._doing = ""

    @property
    def is_watched(self) -> bool:
        """Whether a person sees standard error, so that a closing sentence beside machine-readable output helps."""
        return self._err_is_terminal

    @property
    def shows_bars(self) -> bool:
        """Whether confidence is drawn too: on a terminal whose encoding has the characters for it."""
        return self._out_is_terminal and "utf" in (sys.stdout.encoding or "").lower()

    def line(self, *pieces: Piece) -> None:
        """One line of results. Raises BrokenPipeError when the reader has gone."""
        self._print(pieces, error=False)

    def table(self, corner: str, columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Cells under columns of one width, right-aligned; `corner` stands above the names of the rows."""
        lines = tuple(rows)
        first = max(12, *(len(name) + 2 for name, _ in lines), 0)
        wide = max(12, *(len(column) + 2 for column in columns))
        self.line((padded(corner, first) + "".join(f"{column:>{wide}}" for column in columns), "dim"))
        for name, cells in lines:
            self.line(padded(readable_text(name), first), "".join(f"{cell:>{wide}}" for cell in cells))

    def data(self, line: str) -> None:
        """One line for programs, out at once, in UTF-8 whatever the locale.

        Surrogate escapes become the bytes they stand for. Raises BrokenPipeError when the reader has gone.
        """
        if self._progress is not None and self._out_is_terminal:
            self._print((line,), error=False)
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape") + b"\n")
        sys.stdout.buffer.flush()

    def json(self, values: object) -> None:
        """One JSON object, on a line of its own; escaped where a name in it is not Unicode."""
        text = json.dumps(values, ensure_ascii=False)
        is_unicode = not any("\ud800" <= char <= "\udfff" for char in text)
        self.data(text if is_unicode else json.dumps(values))

    def write(self, text: str) -> None:
        """As `data`, for writers that end lines themselves."""
        self.data(text.rstrip("\r\n"))

    def note(self, *pieces: Piece) -> None:
        """One line on standard error: a failure, a summary, a hint."""
        self._print(pieces, error=True)

    def step(self, text: str) -> None:
        """What is done now, on standard error; what counts up behind a colon is said once."""
        doing = text.split(":", maxsplit=1)[0]
        if doing != self._doing:
            self._doing = doing
            self.note(doing)

    @contextmanager
    def bar(self) -> Generator[Bar, None, None]:
        """What shows how far long work is, while the block runs."""
        if not self._err_is_terminal:
            yield Bar(self, None)
            return
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
        console = self._console(error=True)
        with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
            progress.add_task("", total=None, told="")
            self._progress = progress
            try:
                yield Bar(self, progress)
            finally:
                self._progress = None

    @contextmanager
    def progress(self, total: int, doing: str) -> Generator[Callable[[], None], None, None]:
        """A bar with rate and time left while the block runs; call what it gives once for each thing done.

        Nothing is drawn unless a person watches: standard error is a terminal and standard output is no pipe, behind
        which another program may write to the same terminal.
        """
        if not self._err_is_terminal or _is_pipe(sys.stdout):
            yield lambda: None
            return
        began, numbers = time.monotonic(), count(1)
        with self.bar() as bar:

            def advance() -> None:
                done = next(numbers)
                rate = done / max(1e-3, time.monotonic() - began)
                bar.show(doing, done, total, f"{done:,}/{total:,}", f"{rate:.1f}/s", time_left((total - done) / rate))

            bar.show(doing, 0, total)
            yield advance

    def _print(self, pieces: tuple[Piece, ...], *, error: bool) -> None:
        terminal = self._err_is_terminal if error else self._out_is_terminal
        if not terminal:
            stream = sys.stderr if error else sys.stdout
            stream.write("".join(piece if isinstance(piece, str) else piece[0] for piece in pieces) + "\n")
            stream.flush()
            return
        from rich.text import Text

        console = self._progress.console if self._progress is not None else self._console(error=error)
        console.print(Text.assemble(*pieces), soft_wrap=True, highlight=False)

    def _console(self, *, error: bool) -> Console:
        if error not in self._consoles:
            from rich.console import Console

            self._consoles[error] = Console(stderr=error)
        return self._consoles[error]


class Bar:
    """How far long work is: on a terminal a bar, else a line every tenth. Made by `Screen.bar`."""

    def __init__(self, screen: Screen, progress: Progress | None) -> None:
        self._screen, self._progress = screen, progress
        self._told = ("", -1)

    def show(self, doing: str, done: int, total: int, *told: str) -> None:
        """`told` stands behind the bar: amounts, rate, time left. `total` 0 is unknown."""
        words = "  ".join(filter(None, told))
        if self._progress is not None:
            task = self._progress.tasks[0].id
            self._progress.update(task, description=doing, completed=done, total=total or None, told=words)
            return
        tenth = 10 * done // total if total else 0
        if (doing, tenth) != self._told:
            self._told = (doing, tenth)
            self._screen.note(f"{doing}: {words}")

    def note(self, text: str) -> None:
        """One line that stays, above the bar; the same one twice running is said once."""
        if self._told != (text, -1):
            self._told = (text, -1)
            self._screen.note(text)


def time_left(seconds: float) -> str:
    """ "40 s left", "12 min left", "3 h 20 min left"; nothing where it is not known."""
    return f"{time_text(seconds)} left" if math.isfinite(seconds) else ""


def drawn_share(share: float) -> str:
    """`share` in [0, 1] as ten cells of blocks.

    >>> drawn_share(0.87)
    '████████▋ '
    """
    eighths = round(min(1.0, max(0.0, share)) * _BAR_CELLS * 8)
    blocks = _WHOLE * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
    return blocks.ljust(_BAR_CELLS)


def padded(text: str, cells: int) -> str:
    """`text` filled up to `cells` terminal cells; a wide character takes two. Longer text stays whole."""
    return text + " " * (cells - sum(_cells_of(char) for char in text))


def _cells_of(char: str) -> int:
    if char.isascii():
        return 1
    from unicodedata import combining, east_asian_width

    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1


def _is_pipe(stream: TextIO) -> bool:
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        return True
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def prepare_streams() -> None:
    """Make sure that no file name can fail to print: what an encoding lacks is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def abandon_output() -> None:
    """After the reader of our output has gone: let nothing more be flushed into the closed pipe at exit."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)
