"""Damaged files through read, classify, plan, write and undo: `python -m benchmarks.hostile_run` takes 2,000 of them.

Nothing may crash, hang for over ten seconds, damage a file or say more than one clear sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import psutil

from genre_tagger.audio.content_key import content_key
from genre_tagger.classification.checkpoint import read_checkpoint_info
from genre_tagger.foundation.errors import GenreTaggerError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.library.classify_tracks import ClassifyPool, ClassifyTask, classify_pool
from genre_tagger.library.store import ModelWindows
from genre_tagger.tags.apply import ChangeApplied, ChangeFailed, apply_changes
from genre_tagger.tags.edit_check import plan_file
from genre_tagger.tags.fields import CurrentTags
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy, TagChange, plan_change
from genre_tagger.tags.tag_file import read_genres
from genre_tagger.tags.undo import UndoFailed, undo_batch
from genre_tagger.workers.pool import TaskFailed
from tests.builders.hostile_files import make_base_files, make_hostile_files, mutated_files, truncated_at_every_tenth
from tests.builders.models import make_model

LIMIT_SECONDS = 10.0
GENRE = "Folk"
_CHUNK = 100
_COPIED_BYTES_PER_SECOND = 50e6  # a write copies the file: the ten-hour ones take their time


@dataclass(slots=True)
class HostileReport:
    """What happened; `faults` names every breach of the rules and must stay empty."""

    files: int = 0
    classified: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    unreadable_tags: int = 0
    written: int = 0
    not_writable: int = 0
    slowest_seconds: float = 0.0
    slowest_name: str = ""
    worker_peak_mb: float = 0.0
    own_peak_mb: float = 0.0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.files} files: {self.classified} classified, refused {dict(self.refusals)}; tags unreadable "
            f"{self.unreadable_tags}, planned and written {self.written}, left out when planned {self.not_writable}; "
            f"slowest plan or write {self.slowest_seconds:.2f} s ({self.slowest_name}); "
            f"peak memory of a worker {self.worker_peak_mb:.0f} MB, of this process {self.own_peak_mb:.0f} MB; "
            f"{len(self.faults)} faults"
        )


def run_hostile_files(paths: Iterable[Path], model: Path, pool: ClassifyPool, journal: Journal) -> HostileReport:
    """Take every file through everything, a hundred at a time; each is deleted afterwards."""
    report = HostileReport()
    rest = iter(paths)
    while chunk := list(islice(rest, _CHUNK)):
        report.files += len(chunk)
        _classify(chunk, model, pool, report)
        _write_and_undo(chunk, journal, report)
        for path in chunk:
            path.unlink()
    return report


def _classify(paths: list[Path], model: Path, pool: ClassifyPool, report: HostileReport) -> None:
    model_windows = ModelWindows(model.name, read_checkpoint_info(model).default_windows)
    waiting = list(paths)
    while waiting or pool.busy:
        while waiting and pool.has_room:
            pool.submit(ClassifyTask(waiting.pop(), model, model_windows), LIMIT_SECONDS)
        for outcome in pool.wait(0.05):
            if isinstance(outcome, TaskFailed):
                _check_refusal(outcome.payload.path, outcome.error, report)
            else:
                report.classified += 1
        _watch_memory(report)


def _check_refusal(path: Path, error: GenreTaggerError, report: HostileReport) -> None:
    report.refusals[type(error).__name__] += 1
    if isinstance(error, WorkerCrashError):
        report.faults.append(f"{path.name}: {error.message}")
    _check_sentence(path, error, report)


def _check_sentence(path: Path, error: GenreTaggerError, report: HostileReport) -> None:
    text = error.message
    if "\n" in text or len(text) > 300 or not text.endswith(".") or readable_path(path.name) not in text:
        report.faults.append(f"{path.name}: not one clear sentence: {text!r}")


def _write_and_undo(paths: list[Path], journal: Journal, report: HostileReport) -> None:
    before = {path: _digest(path) for path in paths}
    sound = {path: content_key(path) for path in paths}
    changes = [change for path in paths if (change := _plan(path, report)) is not None]
    batch_id = None
    started = time.monotonic()
    for step in apply_changes(changes, journal):
        path = step.change.path
        if isinstance(step, ChangeApplied):
            report.written += 1
            batch_id = step.batch_id
            if read_genres(path).genres != (GENRE,) or content_key(path) != sound[path]:
                report.faults.append(f"{path.name}: written, but not as planned")
        elif _digest(path) != before[path]:
            report.faults.append(f"{path.name}: changed although nothing was written")
        if isinstance(step, ChangeFailed):
            report.faults.append(f"{path.name}: planned, then refused: {step.error.message}")
        report.not_writable += not step.change.writes
        started = _clock(path, started, report)
    if batch_id is not None:
        for undone in undo_batch(batch_id, journal):
            if isinstance(undone, UndoFailed):
                report.faults.append(f"{undone.path.name}: not undone: {undone.error.message}")
    report.faults += [f"{path.name}: not as before" for path in paths if _digest(path) != before[path]]


def _plan(path: Path, report: HostileReport) -> TagChange | None:
    started = time.monotonic()

    def decide(current: CurrentTags) -> TagChange:
        return plan_change(path, current, genre=GENRE, confidence=1.0, model_id="hostile", policy=Policy.REPLACE)

    try:
        return plan_file(path, decide)
    except GenreTaggerError as error:
        report.unreadable_tags += 1
        _check_sentence(path, error, report)
        return None
    finally:
        _clock(path, started, report)


def _clock(path: Path, started: float, report: HostileReport) -> float:
    now = time.monotonic()
    if now - started > report.slowest_seconds:
        report.slowest_seconds, report.slowest_name = now - started, path.name
    if now - started > LIMIT_SECONDS + path.stat().st_size / _COPIED_BYTES_PER_SECOND:
        report.faults.append(f"{path.name}: took {now - started:.0f} s")
    return now


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _watch_memory(report: HostileReport) -> None:
    here = psutil.Process()
    report.own_peak_mb = max(report.own_peak_mb, here.memory_info().rss / 2**20)
    for child in here.children():
        try:
            report.worker_peak_mb = max(report.worker_peak_mb, child.memory_info().rss / 2**20)
        except psutil.Error:
            continue


def main() -> None:
    """The whole run; exit code 1 when anything broke the rules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--model", type=Path, help="a model folder; by default a tiny one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="genre-tagger-hostile-") as name:
        folder = Path(name)
        for part in ("bases", "files", "special", "cut"):
            (folder / part).mkdir()
        model = options.model or folder / "tiny"
        if options.model is None:
            make_model(model)
        bases = make_base_files(folder / "bases")
        paths = chain(
            make_hostile_files(folder / "special").values(),
            *(truncated_at_every_tenth(base, folder / "cut") for base in bases),
            mutated_files(bases, folder / "files", options.count, options.seed),
        )
        started = time.monotonic()
        with classify_pool() as pool, Journal(folder / "journal.sqlite") as journal:
            report = run_hostile_files(paths, model, pool, journal)
        print(f"{report}; {time.monotonic() - started:.0f} s in all")
        print("\n".join(report.faults))
    sys.exit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
