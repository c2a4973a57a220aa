"""What a watch has seen: what settles, what comes again, what a vanished disk may not take with it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import WatchError
from genre_tagger.library.watched_files import SettledFile, WatchedFiles

SETTLE = 10.0


class Hand:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    for name in ("a/1.mp3", "a/2.mp3", "b/3.flac"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"sound")
    return folder


def opened(tmp_path: Path, clock: Hand, rules: str = "fill") -> WatchedFiles:
    return WatchedFiles(tmp_path / "data" / "watched.sqlite3", rules, SETTLE, clock)


def looked(files: WatchedFiles, music: Path, clock: Hand, seconds: float = 0.0) -> list[SettledFile]:
    """What is settled after one look and so many seconds."""
    assert list(files.look_through(music)) == []
    clock.now += seconds
    return list(files.settled([music]))


def names(settled: list[SettledFile]) -> list[str]:
    return [file.path.name for file in settled]


def test_a_file_comes_when_it_was_quiet_and_then_never_again(tmp_path: Path, music: Path, clock: Hand) -> None:
    with opened(tmp_path, clock) as files:
        assert looked(files, music, clock) == []
        assert files.waiting() == 3
        settled = looked(files, music, clock, SETTLE)
        assert names(settled) == ["1.mp3", "2.mp3", "3.flac"]
        assert names(looked(files, music, clock)) == names(settled)  # nobody dealt with them
        for file in settled:
            files.handled(file)
        assert looked(files, music, clock, SETTLE) == []
        assert files.waiting() == 0


def test_a_file_that_grows_waits(tmp_path: Path, music: Path, clock: Hand) -> None:
    with opened(tmp_path, clock) as files:
        looked(files, music, clock, SETTLE - 1)
        with (music / "a" / "1.mp3").open("ab") as file:
            file.write(b"more")
        assert names(looked(files, music, clock, 1)) == ["2.mp3", "3.flac"]
        assert names(looked(files, music, clock, SETTLE - 1)) == ["1.mp3", "2.mp3", "3.flac"]


def test_what_was_written_by_us_does_not_come_again_but_what_others_change_does(
    tmp_path: Path, music: Path, clock: Hand
) -> None:
    with opened(tmp_path, clock) as files:
        for file in looked(files, music, clock, SETTLE):
            file.path.write_bytes(b"sound and a genre")
            assert not file.is_unchanged
            files.handled(file)
        assert looked(files, music, clock, SETTLE) == []
        os.utime(music / "b" / "3.flac", ns=(1, 1))
        assert names(looked(files, music, clock, SETTLE)) == ["3.flac"]


def test_a_restart_goes_on_where_it_was(tmp_path: Path, music: Path, clock: Hand) -> None:
    with opened(tmp_path, clock) as files:
        first, *_ = looked(files, music, clock, SETTLE)
        files.handled(first)
    with opened(tmp_path, clock) as files:
        assert names(list(files.settled([music]))) == ["2.mp3", "3.flac"]


def test_other_rules_make_everything_due(tmp_path: Path, music: Path, clock: Hand) -> None:
    with opened(tmp_path, clock) as files:
        for file in looked(files, music, clock, SETTLE):
            files.handled(file)
    with opened(tmp_path, clock, rules="replace") as files:
        assert names(looked(files, music, clock)) == ["1.mp3", "2.mp3", "3.flac"]


def test_what_was_put_off_comes_later(tmp_path: Path, music: Path, clock: Hand) -> None:
    with opened(tmp_path, clock) as files:
        for file in looked(files, music, clock, SETTLE):
            files.postponed(file, 100.0)
        assert looked(files, music, clock, 99.0) == []
        assert len(looked(files, music, clock, 1.0)) == 3


def test_a_deleted_file_is_forgotten_and_a_vanished_mount_is_not(tmp_path: Path, music: Path, clock: Hand) -> None:
    with opened(tmp_path, clock) as files:
        for file in looked(files, music, clock, SETTLE):
            files.handled(file)
        assert not files.is_away(music)
        (music / "a" / "1.mp3").rename(music / "a" / "9.mp3")
        assert names(looked(files, music, clock, SETTLE)) == ["9.mp3"]
        shutil.move(music, tmp_path / "unplugged")
        assert files.is_away(music)
        music.mkdir()  # the empty folder that a mount leaves behind
        assert files.is_away(music)
        assert looked(files, music, clock, SETTLE) == []
        music.rmdir()
        shutil.move(tmp_path / "unplugged", music)
        assert not files.is_away(music)
        assert names(looked(files, music, clock, SETTLE)) == ["9.mp3"]  # the one nobody dealt with


def test_only_the_folders_that_are_named_give_files(tmp_path: Path, music: Path, clock: Hand) -> None:
    (tmp_path / "music-2").mkdir()
    (tmp_path / "music-2" / "4.mp3").write_bytes(b"sound")
    with opened(tmp_path, clock) as files:
        looked(files, tmp_path / "music-2", clock)
        assert names(looked(files, music, clock, SETTLE)) == ["1.mp3", "2.mp3", "3.flac"]
        empty = tmp_path / "empty"
        empty.mkdir()
        assert not files.is_away(empty)


def test_a_file_that_cannot_be_used_is_told_in_one_sentence(tmp_path: Path, clock: Hand) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "watched.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(WatchError, match=r"watched.sqlite3 \(file is not a database\); free some room"):
        opened(tmp_path, clock)
