"""One window for a person: a later start hands its paths to the window that runs, and ends.

The window that runs serves a local socket (a named pipe on Windows) that only its own user may connect to. Who does not
get an answer in time, because that window hangs or has crashed, opens a window and serves in its place.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR
from tempfile import gettempdir
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from genre_tagger.settings import UserFolders

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_MS = 500
ANSWER_MS = 8000
"""A window answers within a fraction of a second, or in some seconds where it has only just opened and the processor
has much else to do; one that takes longer hangs."""
TURN_MS = 5000
"""How long a start waits for another one that is just opening its window."""
LONGEST_SOCKET_PATH = 100
"""Bytes; a few less than any system has room for."""
_MOST_BYTES = 1 << 24
_TAKEN = b"taken\n"
_ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"
"""With it a Wayland desktop lets the window come to the front (freedesktop.org, xdg-activation)."""


class SingleWindow:
    """What one start does: `hand_over`, and where that fails `serve` once its window stands.

    Between the two other starts wait, so that of several at once one opens the window. Works without an application.
    """

    def __init__(self, name: str, lock_file: Path) -> None:
        """`name` is the socket's path (on Windows the pipe's name)."""
        self._name = name
        self._lock = QLockFile(str(lock_file))
        self._lock.setStaleLockTime(0)
        self._is_my_turn = False

    @classmethod
    def of_user(cls, folders: UserFolders, environ: Mapping[str, str] = os.environ) -> SingleWindow | None:
        """The meeting place of one user, one folder of settings and one screen; None where there can be none."""
        screen = [environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY")]
        digest = sha256("\n".join([str(folders.config), *screen]).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        folder = _runtime_folder(environ)
        socket = folder / f"{digest}.socket"
        if not _is_private(folder) or len(os.fsencode(socket)) > LONGEST_SOCKET_PATH:
            return None
        name = f"genre-tagger-{digest}" if sys.platform == "win32" else str(socket)
        return cls(name, folder / f"{digest}.lock")

    def hand_over(self, paths: Sequence[Path], environ: Mapping[str, str] = os.environ) -> bool:
        """Whether a window that runs took the paths (none: it comes to the front). Takes at most some seconds."""
        self._is_my_turn = self._lock.tryLock(TURN_MS)
        if sys.platform != "win32" and not os.path.lexists(self._name):
            return False
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(CONNECT_MS):
            return False
        wish = {"paths": [str(path) for path in paths], "token": environ.get(_ACTIVATION_TOKEN, "")}
        socket.write(json.dumps(wish).encode("ascii") + b"\n")
        socket.waitForBytesWritten(ANSWER_MS)
        taken = socket.waitForReadyRead(ANSWER_MS) and socket.readAll().data() == _TAKEN
        if taken:
            self._lock.unlock()
        return taken

    def serve(self, parent: QObject) -> WindowServer | None:
        """Serve from now on, in place of whoever did not answer; None where another start is at it, or it cannot be."""
        if not self._is_my_turn:
            return None
        server = WindowServer(self._name, parent)
        self._lock.unlock()
        return server if server.is_listening else None


class WindowServer(QObject):
    """Takes what later starts hand over: `asked` (list of paths) wants the window, with those. GUI thread only."""

    asked = Signal(list)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server: QLocalServer = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        """Whether later starts can reach it."""
        return self._server.isListening()

    @Slot()
    def close(self) -> None:
        """The window closes: the next start opens one of its own."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(partial(self._take, socket))
            socket.disconnected.connect(socket.deleteLater)

    def _take(self, socket: QLocalSocket) -> None:
        """Answer first: the other start waits only for that. What is no wish of ours is not answered."""
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
        if not socket.canReadLine():
            return
        try:
            wish = json.loads(bytes(socket.readLine().data()))
            paths, token = [Path(path) for path in wish["paths"]], str(wish["token"])
        except (ValueError, KeyError, TypeError, RecursionError):
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        if socket.state() is not socket.LocalSocketState.ConnectedState:
            return  # it waited too long, and has opened a window of its own
        if token:
            os.environ[_ACTIVATION_TOKEN] = token  # Qt takes it from there when the window asks for the focus
        self.asked.emit(paths)


def _runtime_folder(environ: Mapping[str, str]) -> Path:
    """Where sockets of this user's programs stand: the session's own folder, else one among the temporary files."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if runtime:
        return Path(runtime) / "genre-tagger"
    return Path(gettempdir()) / ("genre-tagger" if sys.platform == "win32" else f"genre-tagger-{os.getuid()}")


def _is_private(folder: Path) -> bool:
    """Whether the folder is there, made now if need be, and nobody else may write to it."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return False
    is_ours = sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
    return is_ours and S_ISDIR(status.st_mode)
