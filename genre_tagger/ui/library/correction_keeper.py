"""Keeps the person's corrections on disk, in the background."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.library.corrections import Correction
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.editing import Editing
from genre_tagger.ui.tasks import MakeGenerator, TaskRunner

CORRECTIONS_LANE = "corrections"


class CorrectionKeeper(QObject):
    """Follows `editing`; each edit, undo and redo is kept in the order it was made. `failed` carries an exception."""

    failed = Signal(object)

    def __init__(self, engine: Engine, editing: Editing, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._runner = engine, runner
        editing.corrected.connect(self._on_corrected)
        editing.correction_withdrawn.connect(self._on_withdrawn)

    @Slot(list)
    def _on_corrected(self, corrections: list[Correction]) -> None:
        def remember() -> Generator[None]:
            return self._engine.remember_corrections(corrections)

        self._start(remember)

    @Slot(list)
    def _on_withdrawn(self, paths: list[Path]) -> None:
        def forget() -> Generator[None]:
            return self._engine.forget_corrections(paths)

        self._start(forget)

    def _start(self, make_generator: MakeGenerator) -> None:
        task = self._runner.task(make_generator, CORRECTIONS_LANE)
        task.failed.connect(self.failed)
        task.start()
