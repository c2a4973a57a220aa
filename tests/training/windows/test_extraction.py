"""A data set's windows: made once, found again, checked, whatever moved, changed, broke or was cut short."""

from __future__ import annotations

import errno
import pickle
import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.process_lock import ProcessLock
from genre_tagger.training.windows import extraction
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress, ExtractionStage, extract
from genre_tagger.training.windows.index import FeatureShards
from genre_tagger.training.windows.mel_windows import ClipTask, ClipWindows, MelWindows, WindowPlan, clip_windows
from tests.builders.clips import SMALL_MEL, Bench, make_clips, outcome, same_windows, write_clip


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Works in this process, so that a test sees what was decoded."""
    bench = Bench()
    monkeypatch.setattr(extraction, "open_executor", bench.open)
    return bench


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_windows_come_in_the_order_of_the_paths(tmp_path: Path, cache: Path, bench: Bench) -> None:
    paths = make_clips(tmp_path / "music", 6)
    bad = tmp_path / "music" / "bad.mp3"
    bad.write_bytes(b"not music at all" * 100)
    asked = [*paths[3:], bad, *paths[:3], tmp_path / "gone.flac"]
    windows, progress, failed = outcome(extract(asked, cache, SMALL_MEL))
    assert windows.track_row.tolist() == [0, 1, 2, 4, 5, 6]
    for level, row in zip((windows.level[row] for row in range(6)), windows.track_row, strict=True):
        np.testing.assert_array_equal(level, clip_windows(ClipTask(asked[row], WindowPlan(SMALL_MEL))).level[0])
    assert windows.valid_frames.tolist() == [SMALL_MEL.frames] * 6
    assert sorted((clip.path, clip.row) for clip in failed) == sorted([(bad, 3), (tmp_path / "gone.flac", 7)])
    assert all(clip.path.name in clip.reason and clip.reason.endswith(".") for clip in failed)
    assert (progress.done, progress.total, progress.reused, progress.failed) == (8, 8, 0, 2)


def test_levels_are_cut_and_travel_as_paths(tmp_path: Path, cache: Path, bench: Bench) -> None:
    windows, _, _ = outcome(extract(make_clips(tmp_path, 5), cache, SMALL_MEL))
    travelled = pickle.loads(pickle.dumps(windows))
    assert len(pickle.dumps(windows)) < 5 * SMALL_MEL.mel_bands * SMALL_MEL.frames
    assert same_windows(windows, travelled)
    level = travelled.level
    rows = level.rows([4, 0, 4])
    assert rows.shape == (3, SMALL_MEL.mel_bands, SMALL_MEL.frames)
    np.testing.assert_array_equal(rows, np.stack([level[4], level[0], level[4]]))
    np.testing.assert_array_equal(level.crops([1, 3], [5, 0], 7), np.stack([level[1][:, 5:12], level[3][:, :7]]))
    with pytest.raises(ValueError, match="read-only"):
        level[0][0, 0] = 1


def test_a_second_run_decodes_nothing(
    tmp_path: Path, cache: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_clips(tmp_path, 4)
    first, _, _ = outcome(extract(paths, cache, SMALL_MEL))

    def nobody(scheduler: str, jobs: int) -> Bench:
        raise AssertionError("nothing is to be done")

    monkeypatch.setattr(extraction, "open_executor", nobody)
    second, progress, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert same_windows(first, second)
    assert (progress.done, progress.reused) == (4, 4)
    subset, _, _ = outcome(extract([paths[3], paths[1]], cache, SMALL_MEL))
    np.testing.assert_array_equal(subset.level.rows([0, 1]), first.level.rows([3, 1]))


def test_a_run_that_was_cut_short_goes_on(tmp_path: Path, cache: Path, bench: Bench) -> None:
    paths = make_clips(tmp_path, 8)
    steps = extract(paths, cache, SMALL_MEL)
    bench_limit(bench, 5)
    with pytest.raises(KeyboardInterrupt):
        list(steps)
    assert len(bench.decoded) == 5
    bench_limit(bench, None)
    _, progress, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert progress.reused == 5
    assert sorted(bench.decoded) == sorted(path.name for path in paths)


def bench_limit(bench: Bench, most: int | None) -> None:
    """Ctrl-C when one more than `most` clips are asked for."""

    def stop_in_time(task: ClipTask) -> ClipWindows:
        if most is not None and len(bench.decoded) > most:
            bench.decoded.pop()
            raise KeyboardInterrupt
        return clip_windows(task)

    bench.handler = stop_in_time


def test_a_closed_generator_lets_the_next_one_in(tmp_path: Path, cache: Path, bench: Bench) -> None:
    paths = make_clips(tmp_path, 3)
    first = extract(paths, cache, SMALL_MEL)
    assert isinstance(next(first), ExtractionProgress)
    second = extract(paths, cache, SMALL_MEL)
    waiting = next(second)
    assert isinstance(waiting, ExtractionProgress)
    assert waiting.stage is ExtractionStage.WAITING
    first.close()
    windows, _, _ = outcome(second)
    assert len(windows) == 3
    assert not ProcessLock(cache / "lock").taken()


def test_a_moved_or_copied_file_is_found_by_its_sound(tmp_path: Path, cache: Path, bench: Bench) -> None:
    paths = make_clips(tmp_path / "old", 3)
    first, _, _ = outcome(extract(paths, cache, SMALL_MEL))
    shutil.move(tmp_path / "old", tmp_path / "new")
    shutil.copy(tmp_path / "new" / "000.flac", tmp_path / "new" / "copy.flac")
    bench.decoded.clear()
    moved = [tmp_path / "new" / name for name in ("000.flac", "001.flac", "002.flac", "copy.flac")]
    second, progress, _ = outcome(extract(moved, cache, SMALL_MEL))
    assert bench.decoded == []
    assert sorted(bench.named) == ["000.flac", "001.flac", "002.flac", "copy.flac"]
    np.testing.assert_array_equal(second.level.rows(range(4)), first.level.rows([0, 1, 2, 0]))
    assert progress.reused == 4


def test_a_changed_file_is_decoded_anew(tmp_path: Path, cache: Path, bench: Bench) -> None:
    paths = make_clips(tmp_path, 2, suffix=".wav")
    first, _, _ = outcome(extract(paths, cache, SMALL_MEL))
    write_clip(paths[1], seed=99)
    bench.decoded.clear()
    second, _, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert bench.decoded == ["001.wav"]
    np.testing.assert_array_equal(second.level[0], first.level[0])
    assert not np.array_equal(second.level[1], first.level[1])


def test_the_same_path_and_the_same_sound_twice(tmp_path: Path, cache: Path, bench: Bench) -> None:
    path = make_clips(tmp_path, 1)[0]
    copy = tmp_path / "copy.flac"
    shutil.copy(path, copy)
    windows, progress, _ = outcome(extract([path, copy, path], cache, SMALL_MEL))
    assert windows.track_row.tolist() == [0, 1, 2]
    assert (progress.done, progress.total) == (2, 2)
    assert sum(shard.stat().st_size for shard in cache.glob("*.mel")) == SMALL_MEL.mel_bands * SMALL_MEL.frames


def test_several_windows_a_track(tmp_path: Path, cache: Path, bench: Bench) -> None:
    paths = [*make_clips(tmp_path, 1), tmp_path / "long.wav"]
    write_clip(paths[1], 7, 16.0)
    windows, _, _ = outcome(extract(paths, cache, SMALL_MEL, windows_per_track=3))
    assert windows.track_row.tolist() == [0, 1, 1, 1]
    assert windows.start_seconds[1] < windows.start_seconds[2] < windows.start_seconds[3]
    single, _, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert single.track_row.tolist() == [0, 1]
    np.testing.assert_array_equal(single.level[1], windows.level[2])


def flip(shard: Path) -> None:
    data = bytearray(shard.read_bytes())
    data[SMALL_MEL.mel_bands * SMALL_MEL.frames + 100] ^= 1
    shard.write_bytes(data)


def cut(shard: Path) -> None:
    shard.write_bytes(shard.read_bytes()[:-700])


@pytest.mark.parametrize(("damage", "lost"), [(flip, 1), (cut, 1), (Path.unlink, 4)])
def test_a_damaged_shard_is_rebuilt_not_trained_on(
    tmp_path: Path, cache: Path, bench: Bench, damage: object, lost: int
) -> None:
    paths = make_clips(tmp_path, 4)
    first, _, _ = outcome(extract(paths, cache, SMALL_MEL))
    levels = first.level.rows(range(4))
    bench.decoded.clear()
    (shard,) = cache.glob("*.mel")
    damage(shard)  # type: ignore[operator]
    second, progress, failed = outcome(extract(paths, cache, SMALL_MEL))
    np.testing.assert_array_equal(second.level.rows(range(4)), levels)
    assert (len(bench.decoded), progress.reused, failed) == (lost, 4 - lost, [])
    third, progress, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert progress.reused == 4
    assert same_windows(second, third)


@pytest.mark.parametrize("content", [b"This was an index once." * 300, b""])
def test_a_damaged_index_is_begun_anew(tmp_path: Path, cache: Path, bench: Bench, content: bytes) -> None:
    paths = make_clips(tmp_path, 3)
    outcome(extract(paths, cache, SMALL_MEL))
    (cache / "index.sqlite").write_bytes(content)
    windows, progress, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert (len(windows), progress.reused) == (3, 0)
    assert len(list(cache.glob("*.mel"))) == 1


def test_an_index_of_another_version_is_begun_anew(tmp_path: Path, cache: Path, bench: Bench) -> None:
    paths = make_clips(tmp_path, 2)
    outcome(extract(paths, cache, SMALL_MEL))
    database = sqlite3.connect(cache / "index.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    assert outcome(extract(paths, cache, SMALL_MEL))[1].reused == 0


def test_a_full_disk_keeps_what_was_done(
    tmp_path: Path, cache: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_clips(tmp_path, 5)
    append, written = FeatureShards.append, []

    def append_until_full(shards: FeatureShards, shard: int, level: np.ndarray) -> None:
        if len(written) == 3:
            append(shards, shard, level[:, :5])  # a torn tail
            raise OSError(errno.ENOSPC, "No space left on device")
        append(shards, shard, level)
        written.append(shard)

    with monkeypatch.context() as patch:
        patch.setattr(FeatureShards, "append", append_until_full)
        with pytest.raises(DatasetError, match="is full"):
            list(extract(paths, cache, SMALL_MEL))
    windows, progress, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert progress.reused == 3
    again, progress, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert progress.reused == 5
    assert same_windows(windows, again)


def test_a_disk_that_is_too_small_is_told_before_anything_is_decoded(
    tmp_path: Path, cache: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_clips(tmp_path, 2)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=1000))
    with pytest.raises(DatasetError, match=r"only 1.0 kB are free in .*cache"):
        list(extract(paths, cache, SMALL_MEL))
    assert bench.decoded == []


def test_not_one_clip_is_an_error(tmp_path: Path, cache: Path, bench: Bench) -> None:
    missing = [tmp_path / "a.mp3", tmp_path / "b.mp3"]
    with pytest.raises(DatasetError, match=r"Not one of the 2 clips.*a\.mp3"):
        list(extract(missing, cache, SMALL_MEL))
    with pytest.raises(DatasetError, match="not a single clip"):
        next(extract([], cache, SMALL_MEL))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, bench: Bench) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatasetError, match="cannot be made"):
        next(extract([tmp_path / "a.mp3"], tmp_path / "file" / "cache", SMALL_MEL))


def test_progress_counts_up(tmp_path: Path, cache: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "REPORT_SECONDS", 0.0)
    paths = make_clips(tmp_path, 6)
    steps = [step for step in extract(paths, cache, SMALL_MEL) if not isinstance(step, (ClipFailed, MelWindows))]
    done = [step.done for step in steps if step.stage is ExtractionStage.EXTRACTING]
    assert done == sorted(done)
    assert set(range(1, 7)) <= set(done)
    assert steps[-1].clips_per_second > 0.0
    assert steps[-1].remaining_seconds == 0.0
