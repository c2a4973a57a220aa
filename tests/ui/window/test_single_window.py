"""A second start hands its paths to the window that runs; one that hangs or has crashed keeps nobody from starting."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genre_tagger.settings import UserFolders
from genre_tagger.ui import single_window
from genre_tagger.ui.app import Application
from genre_tagger.ui.single_window import SingleWindow, WindowServer
from genre_tagger.ui.window_state import OPEN_TRACKS_NAME, load_open_tracks
from tests.builders.audio_files import make_audio
from tests.builders.generated_engine import GeneratedEngine
from tests.ui.conftest import MakeWindow

ROOT = Path(__file__).parents[3]
PATIENT_START = """
import sys
from genre_tagger.__main__ import main
from genre_tagger.ui import single_window
single_window.ANSWER_MS = 100_000
sys.exit(main())
"""
HAND_OVER = """
import sys
from pathlib import Path
from genre_tagger.settings import user_folders
from genre_tagger.ui.single_window import SingleWindow
print(SingleWindow.of_user(user_folders()).hand_over([Path(path) for path in sys.argv[1:]]))
"""


@pytest.fixture(autouse=True)
def runtime() -> Iterator[Path]:
    """A session's own folder whose name is short enough for a socket."""
    before = os.environ.get("XDG_RUNTIME_DIR")
    with TemporaryDirectory(prefix="gt") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        yield Path(folder)
    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before


def place(folders: UserFolders) -> SingleWindow:
    meeting = SingleWindow.of_user(folders)
    assert meeting is not None
    return meeting


@pytest.fixture
def server(folders: UserFolders, qapp: QApplication) -> Iterator[WindowServer]:
    """The first start's."""
    meeting = place(folders)
    assert not meeting.hand_over([])
    parent = QObject()
    server = meeting.serve(parent)
    assert server is not None
    yield server
    server.close()


def second_start(*paths: str) -> subprocess.Popen[str]:
    """Another process that hands over; it prints whether it was taken."""
    return subprocess.Popen(
        [sys.executable, "-c", HAND_OVER, *paths], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=dict(os.environ)
    )


def test_paths_reach_the_window_that_runs(server: WindowServer, qtbot: QtBot) -> None:
    asked: list[list[Path]] = []
    server.asked.connect(asked.append)
    odd = os.fsdecode(b"/music/caf\xe9")
    with second_start("/music/ä b", odd) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=60_000)
        assert other.stdout is not None
        assert other.stdout.read() == "True\n"
    assert asked == [[Path("/music/ä b"), Path(odd)]]


def test_a_window_that_hangs_keeps_nobody_waiting_for_long(
    server: WindowServer, folders: UserFolders, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(single_window, "ANSWER_MS", 200)
    asked: list[list[Path]] = []
    server.asked.connect(asked.append)
    later = place(folders)
    assert not later.hand_over([Path("/a.mp3")])  # no event loop runs here, so nobody answers
    successor = later.serve(server)
    assert successor is not None
    successor.asked.connect(asked.append)
    with second_start("/b.mp3") as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=60_000)
    assert [Path("/b.mp3")] in asked
    successor.close()


def test_a_socket_that_a_crash_left_is_taken_over(folders: UserFolders, runtime: Path, qapp: QApplication) -> None:
    code = HAND_OVER + (
        "from PySide6.QtCore import QCoreApplication\nimport os\n"
        "app = QCoreApplication([])\n"
        "meeting = SingleWindow.of_user(user_folders())\n"
        "meeting.hand_over([])\n"
        "assert meeting.serve(app) is not None\nos._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=dict(os.environ), check=False, capture_output=True)
    assert list((runtime / "genre-tagger").glob("*.socket"))
    meeting = place(folders)
    assert not meeting.hand_over([Path("/a.mp3")])
    server = meeting.serve(qapp)
    assert server is not None
    server.close()
    assert not list((runtime / "genre-tagger").glob("*.socket"))


def test_of_two_starts_at_once_one_opens_the_window(
    folders: UserFolders, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_window, "TURN_MS", 100)
    first, second = place(folders), place(folders)
    assert not first.hand_over([])
    assert not second.hand_over([])
    assert second.serve(qapp) is None
    server = first.serve(qapp)
    assert server is not None
    server.close()


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\n", b"{}\n", b'{"paths": 3, "token": ""}\n', b"[" * 9000 + b"\n"])
def test_what_is_no_wish_is_not_answered(server: WindowServer, qtbot: QtBot, said: bytes) -> None:
    asked: list[list[Path]] = []
    server.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(server.findChild(QLocalServer).serverName())
    assert socket.waitForConnected(1000)
    socket.write(said)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert socket.readAll().data() == b""
    assert asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe there has no folder")
def test_a_folder_that_others_may_write_to_is_no_meeting_place(folders: UserFolders, runtime: Path) -> None:
    (runtime / "genre-tagger").mkdir()
    (runtime / "genre-tagger").chmod(0o777)
    assert SingleWindow.of_user(folders) is None
    assert SingleWindow.of_user(folders, {"XDG_RUNTIME_DIR": str(runtime / "missing")}) is None
    long = runtime / ("long" * 30)
    long.mkdir()
    assert SingleWindow.of_user(folders, {"XDG_RUNTIME_DIR": str(long)}) is None


def test_another_screen_has_a_window_of_its_own(folders: UserFolders, runtime: Path, qapp: QApplication) -> None:
    servers = []
    for display in (":0", ":1"):
        meeting = SingleWindow.of_user(folders, {"XDG_RUNTIME_DIR": str(runtime), "DISPLAY": display})
        assert meeting is not None
        assert not meeting.hand_over([])
        servers.append(meeting.serve(qapp))
    assert all(server is not None and server.is_listening for server in servers)
    for server in servers:
        server.close()


def test_the_window_comes_to_the_front_with_the_paths(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(generated)
    window.tabs.setCurrentIndex(window.tabs.count() - 1)
    window.showMinimized()
    window.open_from_elsewhere([tmp_path])
    assert not window.isMinimized()
    assert window.tabs.currentWidget() is window.library
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40)
    assert generated.settings.recent_folders == (str(tmp_path),)


def test_macos_hands_files_over_as_events() -> None:
    given: list[list[Path]] = []

    class Listener:
        paths_given = type("Signal", (), {"emit": staticmethod(given.append)})

    assert Application.event(Listener(), QFileOpenEvent(QUrl.fromLocalFile("/music/a.mp3")))  # type: ignore[arg-type]
    assert given == [[Path("/music/a.mp3")]]
    assert QEvent.Type.FileOpen is QFileOpenEvent(QUrl.fromLocalFile("/a")).type()


def wait(until: Callable[[], object], seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="stops processes by signals")
def test_three_real_starts(folders: UserFolders, tmp_path: Path, make_window: MakeWindow, qtbot: QtBot) -> None:
    """The first opens the window, the second hands over and ends; the first is killed, and its list is offered."""
    music = [tmp_path / name for name in ("one.wav", "two.wav")]
    for file in music:
        make_audio(file, 1.0, sample_rate_hz=8_000)
    file = folders.data / OPEN_TRACKS_NAME

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", PATIENT_START, *arguments], cwd=ROOT, env=dict(os.environ))

    def listed() -> list[str]:
        session = load_open_tracks(file)
        return [] if session is None else [track.name for track in session.tracks]

    first = start(str(music[0]))
    try:
        wait(lambda: listed() == ["one.wav"])
        assert start(str(music[1])).wait(120) == 0
        wait(lambda: listed() == ["one.wav", "two.wav"])
        assert first.poll() is None
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    again = make_window(GeneratedEngine(folders, count=0))
    again.session.begin()
    qtbot.waitUntil(lambda: "2 track" in again.library.notice.text, timeout=10_000)
    assert json.loads(file.read_text("utf-8"))["skipped"] == {}
