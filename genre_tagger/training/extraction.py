"""Mel windows of a whole data set, computed once and kept: a generator of steps, last the MelWindows."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from genre_tagger.features.mel import MelSettings
from genre_tagger.training.extraction_steps import ClipFailed, ExtractionProgress
from genre_tagger.training.mel_windows import MelWindows


def extract(
    paths: Sequence[Path],
    cache_folder: Path,
    mel: MelSettings,
    *,
    jobs: int = 0,
    scheduler: str = "",
    windows_per_track: int = 1,
    budget_bytes: int = 0,
) -> Generator[ExtractionProgress | ClipFailed | MelWindows, None, None]:
    """Open the windows of `paths`, extracting what the cache does not hold. Yields how it goes, last a MelWindows.

    A clip that cannot be read becomes a ClipFailed and has no windows; the rest goes on. Clips up to three seconds
    longer than a window give their beginning (the study's 29.12 s of 30), longer tracks up to `windows_per_track`
    windows spread over them. `jobs` 0 takes a worker process for each core. `scheduler` is the address of a Dask
    scheduler ("tcp://host:8786") whose workers see the same files; "" extracts on this machine. `budget_bytes` bounds
    the cache (0: the free disk): the windows unused longest go first, never those of `paths`.

    Closing the generator at any time, or killing the program, loses nothing that was done. Raises DatasetError when
    the disk or the budget is too small, no clip could be read, or the cluster does not answer.
    """
    raise NotImplementedError
    yield
