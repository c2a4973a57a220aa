"""The check of a whole data set, with every fault planted."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.check.preflight import PreflightProgress, estimate, free_memory_bytes, preflight
from genre_tagger.training.check.report import (
    ClipProblem,
    Estimates,
    PreflightReport,
    ProblemKind,
    blocking_sentences,
    warning_sentences,
)
from genre_tagger.training.data.dataset import DataRequest, DataSet, LabeledTrack, SourceKind, SourceRequest, Split
from genre_tagger.training.data.reading import read_data_set
from genre_tagger.training.run.settings import RunSettings
from tests.builders.audio_files import make_audio
from tests.builders.fma_tree import GENRES, balanced_rows, clip_file, make_fma
from tests.builders.sound import music_like


def report_of(data_set: DataSet, **options: object) -> PreflightReport:
    *_, last = preflight(data_set, jobs=1, **options)  # type: ignore[arg-type]
    assert isinstance(last, PreflightReport)
    return last


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> DataSet:
    """Four genres of eight clips, one of each fault, all in training but the leaks."""
    folder = tmp_path_factory.mktemp("fma")
    rows = balanced_rows((4, 2, 2))
    shared = [
        replace(row, artist_id=rows[0].artist_id, artist=rows[0].artist) if row == rows[7] else row for row in rows
    ]
    root = make_fma(folder, shared, seconds=6.5)
    ids = [row.track_id for row in rows]
    clip_file(root, ids[8]).unlink()  # Rock, training
    make_audio(clip_file(root, ids[9]), 1.0, sample_rate_hz=16_000, channels=1)
    make_audio(clip_file(root, ids[16]), samples=np.zeros((16_000 * 7, 1), np.float32), sample_rate_hz=16_000)
    clip_file(root, ids[17]).write_bytes(b"no music at all" * 100)
    shutil.copy(clip_file(root, ids[24]), clip_file(root, ids[25]))  # both Folk, training
    shutil.copy(clip_file(root, ids[6]), clip_file(root, ids[26]))  # Electronic test -> Folk training
    return read_data_set(DataRequest((SourceRequest(SourceKind.FMA_SMALL, root),)))


@pytest.fixture(scope="module")
def report(faulty: DataSet) -> PreflightReport:
    return report_of(faulty)


def test_every_planted_fault_is_found_and_nothing_else(report: PreflightReport) -> None:
    found = {(str(problem.kind), problem.path.stem, problem.leaves_out) for problem in report.problems}
    assert found == {
        ("missing", "000010", True),
        ("short", "000011", True),
        ("silent", "000018", True),
        ("corrupt", "000019", True),
        ("duplicate", "000027", True),
        ("leak-audio", "000028", True),
        ("leak-artist", "000002", False),
    }


def test_sentences_name_the_clip_and_what_is_wrong(report: PreflightReport) -> None:
    said = {problem.kind: problem.sentence for problem in report.problems}
    assert said[ProblemKind.MISSING] == "000010.mp3 is in the table, but not in the folder."
    assert said[ProblemKind.SILENT] == "000018.mp3 is silent from start to end."
    assert said[ProblemKind.LEAK_AUDIO] == (
        "000028.mp3 holds the same sound as 000008.mp3, which is in test and is called Folk here, Electronic there;"
        " this copy is left out."
    )
    assert said[ProblemKind.LEAK_ARTIST] == "Artist 1 is in more than one split: 2 in training, 1 in test."


def test_what_is_left_is_counted_by_split_and_genre(report: PreflightReport) -> None:
    assert report.genres == GENRES
    assert report.counts == ((4, 2, 2, 2), (2, 2, 2, 2), (2, 2, 2, 2))
    assert (report.usable, report.listed) == (26, 32)
    assert report.count(Split.TRAINING, "Hip-Hop") == 2
    assert report.sound_seconds == pytest.approx(26 * 6.5, rel=0.05)
    assert report.blocking == ()
    assert any("1 artists are in more than one split, with 3 of 31 tracks" in warning for warning in report.warnings)
    assert any("6 of 32 clips cannot be used" in warning for warning in report.warnings)


def test_the_report_survives_as_json(report: PreflightReport) -> None:
    assert PreflightReport.from_json(report.to_json()) == report
    values = json.loads(report.to_json())
    for damaged in ("", "[]", "{}", json.dumps({**values, "layout": 99}), json.dumps({**values, "problems": [1]})):
        with pytest.raises(DatasetError):
            PreflightReport.from_json(damaged)


def test_without_what_is_left_out_only_the_usable_remain(faulty: DataSet, report: PreflightReport) -> None:
    kept = tuple(track for track in faulty.tracks if track.path not in report.left_out)
    assert len(kept) == report.usable
    again = report_of(replace(faulty, tracks=kept))
    assert [problem.kind for problem in again.problems] == [ProblemKind.MISSING, ProblemKind.LEAK_ARTIST]
    assert again.counts == report.counts


def test_one_recording_in_two_formats_is_found(tmp_path: Path) -> None:
    """Another coder, half the level, a moment's delay; the same chords in another order are another recording."""
    sound = music_like(12.0, 22_050, 1, seed=5)
    late = np.concatenate([np.zeros((900, 1), np.float32), 0.5 * sound])
    for name, samples in (("a.flac", sound), ("b.mp3", late), ("c.ogg", np.ascontiguousarray(sound[::-1]))):
        make_audio(tmp_path / name, samples=samples, sample_rate_hz=22_050)
    tracks = (
        LabeledTrack(tmp_path / "a.flac", "Rock", Split.TRAINING),
        LabeledTrack(tmp_path / "b.mp3", "Rock", Split.TEST),
        LabeledTrack(tmp_path / "c.ogg", "Rock", Split.TRAINING),
    )
    (problem,) = report_of(DataSet("x", ("Rock",), tracks)).problems
    assert (problem.kind, problem.path.name, problem.leaves_out) == (ProblemKind.LEAK_AUDIO, "a.flac", True)
    assert problem.sentence == "a.flac holds the same sound as b.mp3, which is in test; this copy is left out."


def test_progress_is_told_and_closing_stops(faulty: DataSet) -> None:
    steps = list(preflight(faulty, jobs=1))
    progress = [step for step in steps if isinstance(step, PreflightProgress)]
    assert (progress[0].done, progress[-1].done, progress[-1].total) == (0, 31, 31)
    assert [step.done for step in progress] == sorted(step.done for step in progress)
    with closing(preflight(faulty, jobs=1)) as stopped:
        assert isinstance(next(stopped), PreflightProgress)


def test_a_codec_that_crashes_costs_one_clip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tracks = []
    for number, name in enumerate(("one", "bad", "two")):
        make_audio(tmp_path / f"{name}.flac", 6.5, sample_rate_hz=16_000, channels=1, seed=number)
        tracks.append(LabeledTrack(tmp_path / f"{name}.flac", "Rock", Split.TRAINING))
    monkeypatch.setattr(
        "genre_tagger.training.check.preflight.look_at_clips.__kwdefaults__",
        {"thorough": False, "handler": "tests.training.check.crashing_check:check_clip"},
    )
    report = report_of(DataSet("x", ("Rock",), tuple(tracks)))
    (problem,) = report.problems
    assert (problem.kind, problem.path.name, problem.leaves_out) == (ProblemKind.CORRUPT, "bad.flac", True)
    assert "SIGSEGV" in problem.sentence
    assert report.usable == 2


def test_an_empty_data_set_is_blocked_not_a_crash() -> None:
    report = report_of(DataSet("x", ("Rock", "Folk"), ()))
    assert report.usable == 0
    assert "Too few training clips of Rock (0): add some, or leave the genre out." in report.blocking


ROOMY = Estimates(1, 1 << 40, 1, 1 << 40, (1.0, 2.0, 3.0), (1.0, 2.0, 3.0))


def test_what_forbids_a_run() -> None:
    assert list(blocking_sentences(("Rock", "Folk"), ((9, 9), (3, 3), (3, 3)), ROOMY)) == []
    (one_genre,) = blocking_sentences(("Rock",), ((9,), (3,), (3,)), ROOMY)
    (no_validation,) = blocking_sentences(("Rock", "Folk"), ((9, 9), (0, 0), (3, 3)), ROOMY)
    full = replace(ROOMY, disk_bytes=5 << 30, disk_free_bytes=1 << 30)
    (no_disk,) = blocking_sentences(("Rock", "Folk"), ((9, 9), (3, 3), (3, 3)), full)
    assert "only one genre" in one_genre
    assert "validation" in no_validation
    assert "5.4 GB of disk, but only 1.1 GB" in no_disk


def test_what_warns() -> None:
    data_set = DataSet("x", ("Rock", "Folk"), (), notes=("A note.",))
    tight = replace(ROOMY, memory_bytes=9 << 30, memory_free_bytes=4 << 30)
    problem = ClipProblem(ProblemKind.LEAK_AUDIO, Path("a"), "", True)
    said = tuple(warning_sentences(data_set, ((90, 20), (30, 2), (0, 0)), (problem,), tight))
    assert said == (
        "1 clips stand in two splits; the copies outside test are left out.",
        "The genres are uneven: 90 training clips of Rock, 20 of Folk. Balanced sampling or class weights help.",
        "The validation split has few clips of Folk (2): those scores will say little.",
        "There is no usable clip in the test split.",
        "A note.",
        "1 of 0 clips cannot be used and are left out.",
        "A batch may take 9.7 GB of memory, but 4.3 GB are free; choose a smaller batch.",
    )


def test_estimates_grow_with_what_is_asked(tmp_path: Path) -> None:
    small = estimate((100, 10, 10), RunSettings(threads=1), cache_folder=tmp_path, jobs=1)
    large = estimate(
        (100, 10, 10), RunSettings(threads=1, epochs=40, windows_per_track=3), cache_folder=tmp_path, jobs=1
    )
    assert large.training_seconds[1] == pytest.approx(6 * small.training_seconds[1])
    assert large.disk_bytes > small.disk_bytes > 120 * 96 * 1366
    assert small.training_seconds[0] < small.training_seconds[1] < small.training_seconds[2]
    assert small.disk_free_bytes > 0


def test_memory_that_nobody_tells_is_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    assert free_memory_bytes() > 0

    def fail() -> int:
        raise OSError

    monkeypatch.setattr("genre_tagger.training.check.preflight._READERS", (fail, lambda: 0))
    assert free_memory_bytes() == 0
