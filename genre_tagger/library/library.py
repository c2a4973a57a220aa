"""A batch of tracks, judged: the generator that the command line loops over and the window runs in a thread."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path

from genre_tagger.library.pool import WorkerPool
from genre_tagger.library.store import PredictionStore
from genre_tagger.library.track import Step, TrackFailed


def classify_tracks(
    paths: Iterable[Path | TrackFailed],
    *,
    model_folder: Path,
    windows: int | None = None,
    jobs: int | None = None,
    store: PredictionStore | None = None,
    pool: WorkerPool | None = None,
) -> Generator[Step, None, None]:
    """Judge `paths` (often `scan(...)`, or a `TrackQueue`), which are drawn only as workers become free.

    Yields `TrackClassified`, `TrackRemembered` or `TrackFailed` per path, as they finish, then one `BatchSummary`.
    `windows` defaults to the model's own number, `jobs` to the number of cores. With a `pool` its workers are used and
    kept, else a pool lives as long as the batch. Closing the generator cancels at once. Raises `CheckpointError` before the
    first step when the model cannot be used. Run it from one thread at a time.
    """
    raise NotImplementedError
