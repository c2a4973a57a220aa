"""Watched folders: files settle first, and nothing is written."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from watchdog.observers.api import BaseObserver

from genre_tagger.ui.library.watching import SettlingFiles, Watching
from genre_tagger.ui.tasks import TaskRunner
from tests.builders.audio_files import make_audio


@pytest.fixture
def watching(qtbot: QtBot) -> Iterator[Watching]:
    """Takes files for complete soon."""
    runner = TaskRunner()
    made = Watching(runner, settle_seconds=0.1)
    yield made
    made.close()
    runner.shut_down(20)


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


def test_new_music_arrives(watching: Watching, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watching.began):
        watching.watch(tmp_path)
    with qtbot.waitSignal(watching.arrived, timeout=20_000) as arrived:
        (tmp_path / "notes.txt").write_text("not music")
        make_audio(tmp_path / "new.flac", 1.0)
    assert arrived.args == [[tmp_path / "new.flac"]]
    watching.close()
    assert watching.folders == ()


def test_folder_that_is_not_there_is_told(watching: Watching, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watching.failed) as told:
        watching.watch(tmp_path / "missing")
    assert "missing cannot be watched" in str(told.args[0])
    assert watching.folders == ()


def test_the_window_never_waits_for_watching(
    watching: Watching, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a large or slow disk both its beginning and its end take long."""
    go_on = threading.Event()
    held: list[threading.Thread] = []

    def hold(_observer: BaseObserver) -> None:
        held.append(threading.current_thread())
        assert go_on.wait(20)

    monkeypatch.setattr(BaseObserver, "start", hold)
    monkeypatch.setattr(BaseObserver, "stop", hold)
    watching.watch(tmp_path)
    watching.leave(tmp_path)  # before it has begun
    watching.watch(tmp_path)
    qtbot.waitUntil(lambda: len(held) == 2)
    with qtbot.waitSignal(watching.began):
        go_on.set()
    qtbot.waitUntil(lambda: len(held) == 3)  # the one that was left is ended
    go_on.clear()
    watching.close()
    qtbot.waitUntil(lambda: len(held) == 4)
    assert threading.main_thread() not in held
    go_on.set()


def test_left_folder_is_quiet(watching: Watching, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watching.began):
        watching.watch(tmp_path)
    watching.leave(tmp_path)
    with qtbot.assertNotEmitted(watching.arrived, wait=900):
        make_audio(tmp_path / "late.flac", 1.0)
