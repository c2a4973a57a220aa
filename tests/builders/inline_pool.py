"""Classifies in this process, one file at a time: stands in for worker processes where these are not in question."""

from __future__ import annotations

from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.library.classify_tracks import ClassifyResult, ClassifyTask, run_classify_task
from genre_tagger.workers.pool import TaskDone, TaskFailed


class InlinePool:
    """A `WorkerPool` without workers."""

    has_room = True

    def __init__(self, jobs: int | None = None) -> None:
        self._waiting: list[ClassifyTask] = []

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def submit(self, payload: ClassifyTask, time_limit_seconds: float | None = None) -> None:
        self._waiting.append(payload)

    def wait(
        self, timeout_seconds: float | None = None
    ) -> list[TaskDone[ClassifyTask, ClassifyResult] | TaskFailed[ClassifyTask]]:
        tasks, self._waiting = self._waiting, []
        return [self._done(task) for task in tasks]

    def _done(self, task: ClassifyTask) -> TaskDone[ClassifyTask, ClassifyResult] | TaskFailed[ClassifyTask]:
        try:
            return TaskDone(task, run_classify_task(task))
        except GenreTaggerError as error:
            return TaskFailed(task, error)

    def resize(self, jobs: int | None) -> None:
        """There is nothing to make more or less of."""

    def abandon(self) -> None:
        self._waiting.clear()

    def close(self) -> None:
        """There is nothing to end."""
