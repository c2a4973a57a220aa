"""Where the program starts: without arguments the window, else the command line.

Nothing is imported up here, because every worker process imports this file too.
"""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program and return its exit code."""
    import multiprocessing

    multiprocessing.freeze_support()
    try:
        if len(sys.argv) < 2:
            return _open_window()
        from genre_tagger.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


def _open_window() -> int:
    try:
        from genre_tagger.ui.app import main as open_window
    except ImportError as error:
        return _without_window(error)
    return open_window()


def _without_window(error: ImportError) -> int:
    """No window in this copy or on this computer: say why, and what there is instead."""
    from genre_tagger.cli import run

    missing_window = isinstance(error, ModuleNotFoundError) and (error.name or "").startswith("genre_tagger.")
    reason = "this version has none yet" if missing_window else str(error)
    print(f"The window cannot open ({reason}). Everything also works from the command line:\n", file=sys.stderr)
    run(["--help"])
    return 1


if __name__ == "__main__":
    sys.exit(main())
