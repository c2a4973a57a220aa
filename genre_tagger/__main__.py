"""Where the program starts: without arguments the window, else the command line.

Nothing is imported up here, because every worker process imports this file too.
"""

from __future__ import annotations

import sys

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NEW_WINDOW = "--new-window"


def main() -> int:
    """Run the program and return its exit code."""
    import multiprocessing

    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    new_window = arguments[:1] == [_NEW_WINDOW]
    paths = arguments[new_window:]
    try:
        if _are_files(paths):
            return _open_window(paths, new_window)
        from genre_tagger.cli import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130


def _are_files(arguments: list[str]) -> bool:
    """Whether the window is meant: nothing, or files by their full path, as a desktop hands over what was dropped."""
    from pathlib import Path

    return all(Path(argument).is_absolute() and Path(argument).exists() for argument in arguments)


def _open_window(paths: list[str], new_window: bool) -> int:
    if not _has_display():
        return _without_window("there is no display here")
    try:
        from genre_tagger.ui.app import main as open_window
    except ImportError as error:
        return _without_window(str(error))
    return open_window(paths, new_window=new_window)


def _has_display() -> bool:
    """Asked before Qt is, which would abort the whole process. Windows and macOS always have one."""
    from os import environ

    return not sys.platform.startswith(("linux", "freebsd")) or any(environ.get(name) for name in _DISPLAYS)


def _without_window(reason: str) -> int:
    """Say why there is no window, and what there is instead."""
    from genre_tagger.cli import run

    print(f"The window cannot open: {reason}. Everything also works from the command line:\n", file=sys.stderr)
    run(["--help"])
    return 1


if __name__ == "__main__":
    sys.exit(main())
