"""A hundred damaged files and the worst of the special ones, through read, classify, plan, write and undo."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from benchmarks.hostile_run import run_hostile_files
from genre_tagger.library.classify_tracks import classify_pool
from genre_tagger.tags.journal import Journal
from tests.builders.hostile_files import MAKERS, make_base_files, mutated_files
from tests.builders.models import make_model

SPECIAL = (
    "empty.mp3",
    "text.flac",
    "bare tag.mp3",
    "absurd tag size.mp3",
    "header only.wav",
    "not a number.wav",
    "one sample.wav",
)


def test_nothing_crashes_hangs_or_breaks_a_file(tmp_path: Path) -> None:
    for name in ("bases", "files", "special"):
        (tmp_path / name).mkdir()
    make_model(tmp_path / "tiny")
    bases = make_base_files(tmp_path / "bases")
    paths = chain(
        (MAKERS[name](tmp_path / "special") for name in SPECIAL), mutated_files(bases, tmp_path / "files", 100)
    )
    with classify_pool(2) as pool, Journal(tmp_path / "journal.sqlite") as journal:
        report = run_hostile_files(paths, tmp_path / "tiny", pool, journal)
    assert report.faults == []
    assert report.files == 100 + len(SPECIAL)
    assert report.classified + sum(report.refusals.values()) == report.files
    assert report.classified > 50
    assert report.written > 30
    assert report.worker_peak_mb < 600
