"""How a command ends: exit codes, errors in one sentence, and Ctrl-C, politely. The only place that shows errors."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from genre_tagger.cli.screen import abandon_output
from genre_tagger.foundation.errors import GenreTaggerError, UnknownModelError, as_expected
from genre_tagger.foundation.readable import readable_text

DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED = 130
"""Exit code after Ctrl-C, or when the reader of our output has gone."""


class Interruption:
    """While entered (in the main thread), Ctrl-C, a polite kill and a closed terminal set `requested`; the second one
    is a KeyboardInterrupt.

    A signal that the parent had us ignore (`nohup`, a background job) stays ignored.
    """

    def __init__(self) -> None:
        self.requested = threading.Event()
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interruption:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.requested.is_set():
            raise KeyboardInterrupt
        self.requested.set()


class ReadableErrors(TyperGroup):
    """The command group that turns whatever a command raises into one line on standard error and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for. Expected errors end with 1, a vanished reader with 130, quietly."""
        try:
            return super().invoke(ctx)
        except (typer.TyperException, typer.Exit, typer.Abort, KeyboardInterrupt):
            raise
        except BrokenPipeError as error:
            abandon_output()
            raise typer.Exit(INTERRUPTED) from error
        except UnknownModelError as error:
            refuse(readable_text(error.message))
        except Exception as error:
            known = as_expected(error)
            say(described(known) if isinstance(known, GenreTaggerError) else unexpected(error))
            raise typer.Exit(SOME_FAILED) from error


def described(error: GenreTaggerError) -> str:
    """Title and message, in one line."""
    return readable_text(f"{error.title}: {error.message}")


def unexpected(error: Exception) -> str:
    """One sentence about an error nobody foresaw, and where its traceback was saved."""
    told = readable_text(f"{type(error).__name__}: {error}".rstrip(": ."))
    log = _save_log(error)
    place = f"the details are in {log}" if log else "the details could not be saved"
    return f"Something unexpected went wrong ({told}); {place}."


def say(line: str) -> None:
    """One plain line on standard error, whatever has become of it."""
    with suppress(OSError, ValueError):
        print(line, file=sys.stderr, flush=True)


def refuse(line: str) -> NoReturn:
    """Wrong usage: say what is wrong and end with 2."""
    say(f"genre-tagger: {line}")
    raise typer.Exit(WRONG_USAGE)


def _save_log(error: Exception) -> Path | None:
    from genre_tagger.settings import user_folders

    now = datetime.now()
    path = user_folders().logs / f"error-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    lines = [f"{now.isoformat(timespec='seconds')}\n{sys.version}\n{sys.platform}\n{sys.argv}\n\n"]
    lines += traceback.format_exception(error)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path
