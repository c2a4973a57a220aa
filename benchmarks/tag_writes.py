"""Tag writes per second: ours (journal, checked copy, atomic replacement) beside mutagen's plain save, interleaved.

    python benchmarks/tag_writes.py [--files 24] [--seconds 240]

Makes its own files in a temporary folder. States processor time beside elapsed time, because most of ours is the
disk's: a flush of the new file and one of the journal are the price of surviving a power cut.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mutagen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from genre_tagger.tags.apply import ChangeApplied, apply_changes
from genre_tagger.tags.edit_check import plan_file
from genre_tagger.tags.fields import CurrentTags
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy, TagChange, plan_change
from genre_tagger.tags.undo import undo_batch
from tests.builders.audio_files import make_audio
from tests.builders.tagged_files import write_rich_tags

EXTENSIONS = (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav")
_library: Any = mutagen


class Stopwatch:
    """Adds up seconds per label."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.processor_seconds: dict[str, float] = {}

    def measure(self, label: str, deed: Callable[[], Any]) -> Any:
        """Runs and times."""
        started, processor_started = time.perf_counter(), time.process_time()
        result = deed()
        processor = time.process_time() - processor_started
        self.processor_seconds[label] = self.processor_seconds.get(label, 0.0) + processor
        self.seconds[label] = self.seconds.get(label, 0.0) + time.perf_counter() - started
        return result


def make_files(folder: Path, count: int, seconds: float) -> list[Path]:
    """Mixed formats, one encoded per format and copied."""
    models = {}
    paths = []
    for number in range(count):
        extension = EXTENSIONS[number % len(EXTENSIONS)]
        if extension not in models:
            model = folder / f"model{extension}"
            make_audio(model, seconds)
            write_rich_tags(model)
            models[extension] = model.read_bytes()
            model.unlink()
        path = folder / f"track{number:04d}{extension}"
        path.write_bytes(models[extension])
        paths.append(path)
    return paths


def naive(path: Path) -> None:
    """What a script does: open, set, save, in place and without a net."""
    file = _library.File(path)
    if path.suffix in (".mp3", ".wav"):
        file.tags.add(_library.id3.TCON(encoding=3, text="Rock"))
    elif path.suffix == ".m4a":
        file["©gen"] = "Rock"
    else:
        file["genre"] = "Rock"
    file.save()


def planned(path: Path) -> TagChange:
    """Reads, decides and rehearses."""

    def decide(current: CurrentTags) -> TagChange:
        return plan_change(path, current, genre="Folk", confidence=0.9, model_id="m", policy=Policy.REPLACE)

    return plan_file(path, decide)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=24)
    parser.add_argument("--seconds", type=float, default=240.0)
    options = parser.parse_args()
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make_files(folder, options.files, options.seconds)
        megabytes = sum(path.stat().st_size for path in paths) / 1e6
        with Journal(folder / "state" / "journal.sqlite") as journal:
            for path in paths:
                watch.measure("naive", lambda path=path: naive(path))
                change = watch.measure("plan", lambda path=path: planned(path))
                (step,) = watch.measure("write", lambda change=change: list(apply_changes([change], journal)))
                assert isinstance(step, ChangeApplied), step
            for batch in journal.batches():
                watch.measure("undo", lambda batch=batch: list(undo_batch(batch.id, journal)))
            many = [planned(path) for path in paths]
            watch.measure("batch", lambda: list(apply_changes(many, journal)))
    print(f"{len(paths)} files, {megabytes / len(paths):.1f} MB each on average, milliseconds a file:")
    for label, text in (
        ("naive", "mutagen, in place, no flush"),
        ("plan", "ours: read and plan"),
        ("write", "ours: write, each a batch of its own"),
        ("batch", "ours: write, all in one batch"),
        ("undo", "ours: undo"),
    ):
        per_file = watch.seconds[label] / len(paths) * 1000
        processor = watch.processor_seconds[label] / len(paths) * 1000
        print(f"  {text:40} {per_file:8.2f} (processor {processor:6.2f}) {1000 / per_file:8.0f} files/s")


if __name__ == "__main__":
    main()
