"""Verdicts remembered: a second run over an unchanged folder costs one stat a file."""

from __future__ import annotations

from pathlib import Path


class PredictionStore:
    """A sqlite file of predictions, keyed by audio content, model and number of windows.

    Safe for several processes at once and for several threads. A damaged file is set aside and begun anew: `problem` then says so
    in one sentence (else it is ""). Use as a context manager or `close()` it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""

    def remember_written(self, path: Path) -> None:
        """Tags of `path` were just rewritten by us: keep its fast path. Cheap; call it after each write."""

    def close(self) -> None:
        """Write what is pending and close the file."""

    def __enter__(self) -> PredictionStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
