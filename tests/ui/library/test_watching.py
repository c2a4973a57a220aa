"""Watched folders: files settle first, and nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from genre_tagger.ui.library.watching import SettlingFiles, Watching
from tests.builders.audio_files import make_audio


def test_file_settles_when_it_stops_growing(tmp_path: Path) -> None:
    files, path = SettlingFiles(settle_seconds=2), tmp_path / "a.mp3"
    path.write_bytes(b"1")
    files.touch(path, 0.0)
    assert files.settled(1.0) == []
    path.write_bytes(b"12")
    os.utime(path, ns=(5, 5))
    assert files.settled(2.9) == []
    assert files.settled(4.8) == []
    assert files.settled(5.0) == [path]
    assert len(files) == 0


def test_vanished_file_is_forgotten(tmp_path: Path) -> None:
    files = SettlingFiles(settle_seconds=0)
    files.touch(tmp_path / "gone.mp3", 0.0)
    assert files.settled(9.0) == []
    assert len(files) == 0


def test_new_music_arrives(tmp_path: Path, qtbot: QtBot) -> None:
    watching = Watching(settle_seconds=0.1)
    assert watching.watch(tmp_path)
    with qtbot.waitSignal(watching.arrived, timeout=20_000) as arrived:
        (tmp_path / "notes.txt").write_text("not music")
        make_audio(tmp_path / "new.flac", 1.0)
    assert arrived.args == [[tmp_path / "new.flac"]]
    watching.close()
    assert watching.folders == ()


def test_folder_that_is_not_there_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    watching = Watching()
    with qtbot.waitSignal(watching.failed) as told:
        assert not watching.watch(tmp_path / "missing")
    assert "missing cannot be watched" in str(told.args[0])
