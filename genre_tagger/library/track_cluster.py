"""Tracks classified by the workers of a Dask cluster instead of this machine's processes; predictions come home.

The files lie on storage that every worker sees under the same paths. The model travels to the workers, so it needs no
place there.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from genre_tagger.foundation.installation import program_version
from genre_tagger.library.classify_tracks import ClassifyResult, ClassifyTask, run_classify_task
from genre_tagger.library.store import ModelWindows, file_status
from genre_tagger.workers.cluster import ClusterPool
from genre_tagger.workers.pool import TaskDone, TaskFailed

_TASK_SECONDS = 900.0
"""Beyond the five minutes after which a scheduler gives up a silent worker and its files go elsewhere."""

_CLOCKS_APART_SECONDS = 2.0
_unpacking = threading.Lock()


@dataclass(frozen=True, slots=True)
class RemoteTask:
    """One file, and the archive of the model in a worker's local folder."""

    path: Path
    archive: str
    model_windows: ModelWindows


_Outcome = TaskDone[RemoteTask, ClassifyResult] | TaskFailed[RemoteTask]


class TrackCluster:
    """The cluster at the address `scheduler`, as the pool of `classify_tracks`. Raises as `ClusterPool` does."""

    def __init__(self, scheduler: str) -> None:
        self._pool = ClusterPool[RemoteTask, ClassifyResult](
            scheduler, classify_on_worker, program_version, task_seconds=_TASK_SECONDS
        )
        self._archives: dict[Path, str] = {}

    @property
    def has_room(self) -> bool:
        """Whether `submit` may be called."""
        return self._pool.has_room

    @property
    def busy(self) -> bool:
        """Whether any track has not come back."""
        return self._pool.busy

    def submit(self, payload: ClassifyTask, time_limit_seconds: float | None = None) -> None:
        """Hand over one track. The limit is the cluster's own: a track may wait there, or be begun again elsewhere."""
        folder = payload.model_folder
        if folder not in self._archives:
            self._archives[folder] = self._send_model(folder)
        self._pool.submit(RemoteTask(payload.path, self._archives[folder], payload.model_windows))

    def wait(self, timeout_seconds: float | None = None) -> Sequence[_Outcome]:
        """What has come back, as the store of this machine wants to know it."""
        return [_at_home(outcome) for outcome in self._pool.wait(timeout_seconds)]

    def resize(self, jobs: int | None) -> None:
        """The cluster has as many workers as it has."""

    def abandon(self) -> None:
        """Take back what is under way."""
        self._pool.abandon()

    def close(self) -> None:
        """Leave the cluster; it goes on without us."""
        self._pool.close()

    def _send_model(self, folder: Path) -> str:
        """Pack the model's files into one archive, named by what is in it, and send it to every worker."""
        with tempfile.TemporaryDirectory() as place:
            packed = Path(shutil.make_archive(str(Path(place) / "model"), "zip", folder))
            named = packed.with_name(f"genre-tagger-model-{_contents(folder)}.zip")
            self._pool.send_file(packed.rename(named))
            return named.name


def classify_on_worker(task: RemoteTask) -> ClassifyResult:
    """On a worker: as `run_classify_task`, with the model from the worker's local folder and no store. Raises
    GenreTaggerError."""
    from distributed import get_worker

    local = Path(get_worker().local_directory)
    folder = local / task.archive.removesuffix(".zip")
    with _unpacking:
        if not folder.is_dir():
            fresh = Path(tempfile.mkdtemp(dir=local))
            shutil.unpack_archive(local / task.archive, fresh)
            fresh.rename(folder)
    return run_classify_task(ClassifyTask(task.path, folder, task.model_windows))


def _contents(folder: Path) -> str:
    """Names the files in a folder by what they hold."""
    sums = sha256()
    for file in sorted(file for file in folder.iterdir() if file.is_file()):
        sums.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return sums.hexdigest()[:16]


def _at_home(outcome: _Outcome) -> _Outcome:
    """With the status that the file has for this machine: inode and times may look otherwise over there."""
    if isinstance(outcome, TaskFailed):
        return outcome
    memory = outcome.result.memory
    try:
        here = file_status(outcome.payload.path)
    except OSError:
        return outcome
    size, mtime_ns = (int(part) for part in here.split()[:2])
    there_size, there_mtime_ns = (int(part) for part in memory.file_status.split()[:2])
    if size != there_size or abs(mtime_ns - there_mtime_ns) > _CLOCKS_APART_SECONDS * 1e9:
        return outcome
    return replace(outcome, result=replace(outcome.result, memory=replace(memory, file_status=here)))
