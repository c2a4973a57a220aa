"""The cache keeps to its bound: what is unused longest goes, what the run needs stays, and nothing goes in vain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.windows.index import checksum
from genre_tagger.training.windows.mel_windows import ClipWindows, WindowPlan
from genre_tagger.training.windows.store import FeatureStore
from tests.builders.clips import SMALL_MEL

PLAN = WindowPlan(SMALL_MEL)
WINDOW = PLAN.window_bytes
SLOTS = 4


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second passes with every look at the clock, so that nothing is used at the same time."""
    seconds = iter(range(1_000_000))
    monkeypatch.setattr("genre_tagger.training.windows.index.now_seconds", lambda: float(next(seconds)))


def windows(key: str, count: int = 1, plan: WindowPlan = PLAN) -> ClipWindows:
    """Noise that only this key has."""
    shape = (count, plan.mel.mel_bands, plan.mel.frames)
    level = np.random.default_rng(sum(key.encode()) * 7 + len(key)).integers(0, 256, shape).astype(np.uint8)
    return ClipWindows(
        key, level, (plan.mel.frames,) * count, tuple(map(float, range(count))), tuple(map(checksum, level))
    )


def filled(folder: Path, keys: str, plan: WindowPlan = PLAN) -> None:
    """An earlier run with one clip a letter."""
    with FeatureStore(folder, plan, shard_slots=SLOTS) as store:
        for key in keys:
            store.add(windows(key, plan=plan))


def held(store: FeatureStore, keys: str) -> str:
    """Which of them are there, sound and the right ones."""
    clips = store.index.clips(keys, PLAN.variant)
    view = store.view(list(keys))
    for row, level in zip(view.track_row, view.level, strict=True):
        np.testing.assert_array_equal(level, windows(keys[row]).level[0])
    return "".join(key for key in keys if key in clips)


def bytes_on_disk(folder: Path) -> int:
    return sum(shard.stat().st_size for shard in folder.glob("*.mel"))


def test_shards_grow_over_runs(tmp_path: Path) -> None:
    filled(tmp_path, "abcde")
    filled(tmp_path, "fg")
    filled(tmp_path, "h")
    assert sorted(shard.stat().st_size // WINDOW for shard in tmp_path.glob("*.mel")) == [4, 4]
    with FeatureStore(tmp_path, PLAN) as store:
        assert held(store, "abcdefgh") == "abcdefgh"
        assert store.size_bytes == bytes_on_disk(tmp_path) == 8 * WINDOW


def test_what_is_unused_longest_goes_first(tmp_path: Path) -> None:
    filled(tmp_path, "abcdefghijkl")  # three shards
    with FeatureStore(tmp_path, PLAN) as store:
        store.want("ab")  # the first shard is used again
    with FeatureStore(tmp_path, PLAN, 12 * WINDOW, shard_slots=SLOTS) as store:
        store.add(windows("m"))
        assert held(store, "abcdefghijklm") == "abcdijklm"
        assert store.size_bytes == bytes_on_disk(tmp_path) == 9 * WINDOW


def test_windows_of_other_settings_go_too(tmp_path: Path) -> None:
    other = WindowPlan(replace(SMALL_MEL, mel_bands=24))
    filled(tmp_path, "abcd", other)
    filled(tmp_path, "abcd")
    with FeatureStore(tmp_path, PLAN, 6 * WINDOW, shard_slots=SLOTS) as store:
        store.want("abcd")
        store.add(windows("e"))
        assert held(store, "abcde") == "abcde"
    assert bytes_on_disk(tmp_path) == 5 * WINDOW


def test_what_the_run_needs_is_moved_out_of_mixed_shards(tmp_path: Path) -> None:
    filled(tmp_path, "abcdefgh")
    with FeatureStore(tmp_path, PLAN, 8 * WINDOW, shard_slots=SLOTS) as store:
        store.want("aceg")
        before = store.view(list("aceg"))
        levels = before.level.rows(range(4))
        store.make_room(4 * WINDOW)
        for key in "mnop":
            store.add(windows(key))
        assert held(store, "acegmnop") == "acegmnop"
        assert store.size_bytes == bytes_on_disk(tmp_path) <= 8 * WINDOW
        np.testing.assert_array_equal(before.level.rows(range(4)), levels)  # a run that reads the old files goes on


def test_a_budget_that_cannot_do_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    filled(tmp_path, "abcdefgh")
    with FeatureStore(tmp_path, PLAN, 8 * WINDOW, shard_slots=SLOTS) as store:
        store.want("abc")
        with pytest.raises(DatasetError, match="may take only"):
            store.make_room(6 * WINDOW)
        assert held(store, "abcdefgh") == "abcdefgh"


def test_without_a_budget_old_windows_go_and_the_run_gets_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("genre_tagger.training.windows.store.USUAL_BYTES", 6 * WINDOW)
    filled(tmp_path, "abcd")
    with FeatureStore(tmp_path, PLAN, shard_slots=SLOTS) as store:
        for key in "ijklmnopq":
            store.add(windows(key))
        assert held(store, "abcdijklmnopq") == "ijklmnopq"
    with FeatureStore(tmp_path, PLAN, shard_slots=SLOTS) as store:
        store.want("m")
        store.add(windows("r"))
        assert held(store, "mr") == "mr"
    assert bytes_on_disk(tmp_path) <= 6 * WINDOW


def test_several_windows_of_a_clip_stay_together(tmp_path: Path) -> None:
    with FeatureStore(tmp_path, PLAN, shard_slots=SLOTS) as store:
        for key in "abc":
            store.add(windows(key, 3))
        view = store.view(["c", "", "a"])
    assert view.track_row.tolist() == [0, 0, 0, 2, 2, 2]
    assert view.start_seconds.tolist() == [0.0, 1.0, 2.0] * 2
    np.testing.assert_array_equal(view.level.rows(range(3)), windows("c", 3).level)
    assert len(list(tmp_path.glob("*.mel"))) == 3


def test_windows_damaged_on_their_way_are_not_kept(tmp_path: Path) -> None:
    made = windows("a")
    made.level[0, 3, 3] ^= 1
    with FeatureStore(tmp_path, PLAN) as store:
        with pytest.raises(DatasetError, match="on their way"):
            store.add(made)
        assert held(store, "a") == ""


def test_files_that_the_index_does_not_know_are_swept(tmp_path: Path) -> None:
    filled(tmp_path, "ab")
    for name in ("000777.mel", "half.mel"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "notes.txt").write_text("not ours")
    with FeatureStore(tmp_path, PLAN) as store:
        assert held(store, "ab") == "ab"
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["000001.mel", "index.sqlite", "notes.txt"]
