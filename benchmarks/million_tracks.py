"""A simulated library of a million tracks: how large store, plan, journal and the watch's memory of files become, and
whether this program's own memory stays flat.

    python -m benchmarks.million_tracks [--tracks N] [--files N] [--folder DIR]

A demo track is classified; its prediction then arrives a million times as a cluster would send it home, each time for
another file and sound, through the generator, store, plan and journal of a real run. No file is written to. What
`watch` keeps of its folders is measured over `--files` real files of one byte.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from genre_tagger.classification.classifier import Analyser
from genre_tagger.classification.prediction import Prediction
from genre_tagger.classification.registry import Registry
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.library.classify_tracks import ClassifyResult, ClassifyTask, classify_tracks
from genre_tagger.library.proposal import WriteRules, propose_change
from genre_tagger.library.store import PredictionStore, StoredPrediction
from genre_tagger.library.track import Track, TrackClassified
from genre_tagger.library.watched_files import WatchedFiles
from genre_tagger.tags.fields import CurrentTags, Fingerprint
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import Restoration, WriteRecord, WriteState
from genre_tagger.tags.splice import Splice
from genre_tagger.tags.tag_change import TagChange, load_plan, save_plan
from genre_tagger.workers.pool import TaskDone

_FRAME = bytes.fromhex("54434f4e0000000500000052") + b"ock"
"""The ID3 frame of a genre, which a write puts into what was padding: the usual edit of an MP3."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its processor time, how large its file is, and this process's memory before and after."""

    name: str
    cpu_seconds: float
    bytes: int
    before_mb: float
    after_mb: float

    def line(self, tracks: int) -> str:
        """One row of the table."""
        return (
            f"| {self.name} | {self.bytes / 1e6:,.0f} MB | {self.bytes / tracks:,.0f} B "
            f"| {self.cpu_seconds * 1e6 / tracks:,.0f} us | {self.before_mb:.0f} -> {self.after_mb:.0f} MB |"
        )


class CannedCluster:
    """Sends home a prediction for whatever it is given, at once: the pool of `classify_tracks`."""

    def __init__(self, prediction: Prediction) -> None:
        self._prediction = prediction
        self._waiting: list[ClassifyTask] = []

    @property
    def has_room(self) -> bool:
        return len(self._waiting) < 64

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def submit(self, payload: ClassifyTask, time_limit_seconds: float | None = None) -> None:
        self._waiting.append(payload)

    def wait(self, timeout_seconds: float | None = None) -> Sequence[TaskDone[ClassifyTask, ClassifyResult]]:
        if timeout_seconds == 0 and self.has_room:
            return []
        tasks, self._waiting = self._waiting, []
        return [TaskDone(task, self._found(task.path)) for task in tasks]

    def _found(self, path: Path) -> ClassifyResult:
        key = sha256(os.fsencode(path)).hexdigest()
        track = Track(path, 241.3, f"Title of {path.stem}", f"Artist {path.parent.parent.name}", (), "ID3v2.3")
        return ClassifyResult(
            StoredPrediction(track, self._prediction, key, "7340032 1700000000000000000 1700000000000000000 7"), False
        )

    def resize(self, jobs: int | None) -> None: ...
    def abandon(self) -> None: ...
    def close(self) -> None: ...


def paths(tracks: int) -> Iterator[Path]:
    """Ten tracks an album, ten albums an artist."""
    for number in range(tracks):
        yield Path(f"/srv/music/Artist {number // 100:05d}/Album {number // 10 % 10}/{number % 10:02d} A title.mp3")


def planned(path: Path, prediction: Prediction) -> TagChange:
    """As for a file without a genre."""
    there = CurrentTags("ID3v2.3", (), Fingerprint(7_340_032, 1_700_000_000_000_000_000, sha256(b"").hexdigest()))
    return propose_change(path, there, prediction, "", replace(WriteRules(), min_confidence=0.0))


def written(journal: Journal, changes: Iterable[TagChange]) -> None:
    """The records of writing them, without a file."""
    with journal.writing():
        batch = journal.begin_batch("fill", "crnn")
        for number, change in enumerate(changes):
            key = f"{number:064x}"
            record = WriteRecord(
                0, batch, change.path, WriteState.PLANNED, change.container, (), change.new_genres, 0.8, None
            )
            splice = Splice(2_048, bytes(len(_FRAME)), _FRAME)
            restoration = Restoration((splice,), 7_340_032, 7_340_032, 1_700_000_000_000_000_000, key, None, None)
            write = journal.plan(batch, record, restoration)
            journal.settle(write, WriteState.WRITTEN, new_digest=key, content_key=key)


def measured(name: str, work: Callable[[], None], file: Path) -> Stage:
    """Do the work; the file's size counts with what sqlite keeps beside it."""
    before, began = _resident_mb(), time.process_time()
    work()
    seconds = time.process_time() - began
    size = sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))
    return Stage(name, seconds, size, before, _resident_mb())


def simulate(tracks: int, folder: Path, model: Path) -> Iterator[Stage]:
    """The stages of `tag --plan`, `tag --apply` and `watch`, one after the other."""
    demo = next(file for file in sorted((bundled_folder("resources") / "demo").iterdir()) if file.suffix == ".flac")
    prediction = Analyser(model).analyse(demo).prediction
    store_file, plan_file, journal_file = folder / "store", folder / "plan", folder / "journal"

    def classified() -> Iterator[TagChange]:
        with PredictionStore(store_file) as store:
            pool = CannedCluster(prediction)
            with closing(classify_tracks(paths(tracks), model_folder=model, store=store, pool=pool)) as steps:
                for step in steps:
                    if isinstance(step, TrackClassified):
                        yield planned(step.track.path, step.prediction)

    def plan() -> None:
        assert save_plan(classified(), plan_file) == tracks

    def check(changes: Iterable[TagChange]) -> None:
        assert sum(1 for _ in changes) == tracks

    def apply() -> None:
        with Journal(journal_file) as journal:
            written(journal, load_plan(plan_file))

    yield measured("predictions", plan, store_file)
    yield measured("plan, read again", lambda: check(load_plan(plan_file)), plan_file)
    yield measured("journal", apply, journal_file)


def watched(files: int, folder: Path) -> Iterator[Stage]:
    """The first look of a watch, dealing with all that it found, and a second look that finds nothing new."""
    music, file = folder / "music", folder / "watched"
    for path in paths(files):
        path = music / path.relative_to("/srv/music")  # noqa: PLW2901
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")

    def look() -> None:
        assert not list(seen.look_through(music))

    def deal_with_all() -> None:
        for settled in seen.settled([music]):
            seen.handled(settled)

    with WatchedFiles(file, "", 0.0) as seen:
        yield measured("watch, first look", look, file)
        yield measured("watch, all dealt with", deal_with_all, file)
        yield measured("watch, second look", look, file)


def _resident_mb() -> float:
    with open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123
        return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tracks", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where the files are made; a disk in memory leaves its speed out")
    chosen = parser.parse_args()
    model = Registry(Path("/nonexistent")).active().folder
    print("| file | size | a track | processor time a track | memory of the process |\n|---|---|---|---|---|")
    with TemporaryDirectory(dir=chosen.folder) as folder:
        for stage in simulate(chosen.tracks, Path(folder), model):
            print(stage.line(chosen.tracks), flush=True)
        for stage in watched(chosen.files, Path(folder)):
            print(stage.line(chosen.files), flush=True)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main()
