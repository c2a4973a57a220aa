"""Watched folders: new music arrives, settles, and is handed over to be proposed. Nothing is written by itself."""

from __future__ import annotations

import threading
from collections.abc import Generator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.library.watched_files import size_and_time
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.widgets.building import make_timer

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

POLL_MS = 500
SETTLE_SECONDS = 2.0


class SettlingFiles:
    """Files that were touched and are not yet known to be complete. Any thread may `touch`; one thread asks."""

    def __init__(self, settle_seconds: float = SETTLE_SECONDS) -> None:
        self._settle_seconds = settle_seconds
        self._seen: dict[Path, tuple[float, tuple[int, int]]] = {}

    def __len__(self) -> int:
        return len(self._seen)

    def touch(self, path: Path, now: float) -> None:
        """Something happened to the file at the moment `now` (monotonic seconds)."""
        self._seen[path] = (now, (-1, -1))

    def settled(self, now: float) -> list[Path]:
        """Files whose size and time stayed the same long enough; they are forgotten here. Vanished ones too."""
        ready = []
        for path, (since, known) in list(self._seen.items()):  # in one step, so that no lock is needed
            state = size_and_time(path)
            if state is not None and state != known:
                self._seen[path] = (now, state)
            elif state is None or now - since >= self._settle_seconds:
                self._seen.pop(path, None)
                ready += [path] if state is not None else []
        return ready


class Watching(QObject):
    """Watches folders with watchdog. GUI thread only; watchdog's threads only note what was touched.

    Beginning and ending go through every folder below, so neither is waited for. `began` (folder) follows once a
    folder is watched, `failed` (GenreTaggerError) where it cannot be; `arrived` (paths) when new music has settled.
    """

    began = Signal(Path)
    arrived = Signal(list)
    failed = Signal(object)

    def __init__(
        self, runner: TaskRunner, parent: QObject | None = None, settle_seconds: float = SETTLE_SECONDS
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._files = SettlingFiles(settle_seconds)
        self._observers: dict[Path, BaseObserver | None] = {}  # None while watching begins
        self._timer = make_timer(self, POLL_MS, self._poll, repeats=True)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders watched now or in a moment."""
        return tuple(self._observers)

    def watch(self, folder: Path) -> None:
        """Begin to watch a folder with all below it."""
        if folder in self._observers:
            return
        self._observers[folder] = None
        observe = partial(_observe, folder, self._files)
        self._runner.start(observe, stepped=self._on_begun, failed=self._on_failed)

    def leave(self, folder: Path) -> None:
        """Watch it no longer."""
        observer = self._observers.pop(folder, None)
        if observer is not None:
            _end(observer)
        if not self._observers:
            self._timer.stop()

    @Slot(list)
    def _on_begun(self, begun: list[tuple[Path, BaseObserver]]) -> None:
        for folder, observer in begun:
            if self._awaits(folder):
                self._observers[folder] = observer
                self._timer.start()
                self.began.emit(folder)
            else:  # left meanwhile, or begun twice
                _end(observer)

    @Slot(object)
    def _on_failed(self, error: GenreTaggerError) -> None:
        folder = Path(error.path or "")
        if self._awaits(folder):
            del self._observers[folder]
        self.failed.emit(error)

    def _awaits(self, folder: Path) -> bool:
        return folder in self._observers and self._observers[folder] is None

    def close(self) -> None:
        """Watch nothing any more."""
        for folder in self.folders:
            self.leave(folder)

    @Slot()
    def _poll(self) -> None:
        ready = self._files.settled(monotonic())
        if ready:
            self.arrived.emit(sorted(ready))


def _observe(folder: Path, files: SettlingFiles) -> Generator[tuple[Path, BaseObserver]]:
    """Start watching, in a worker thread; watchdog is imported here, because most sessions never need it.

    Raises GenreTaggerError.
    """
    import os

    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    from genre_tagger.containers.sniff import looks_like_audio

    class Handler(FileSystemEventHandler):
        """Notes new, changed and moved files. Runs in watchdog's thread."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.is_directory or event.event_type not in ("created", "modified", "moved", "closed"):
                return
            path = Path(os.fsdecode(event.dest_path if event.event_type == "moved" else event.src_path))
            if not path.name.startswith(".") and looks_like_audio(path):
                files.touch(path, monotonic())

    observer = Observer()
    observer.daemon = True
    try:
        observer.schedule(Handler(), str(folder), recursive=True)
        observer.start()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GenreTaggerError(
            "{name} cannot be watched: {reason}.", folder, name=folder.name or folder, reason=reason
        ) from error
    yield folder, observer


def _end(observer: BaseObserver) -> None:
    """Nobody waits for it."""
    threading.Thread(target=observer.stop, name="watching-end", daemon=True).start()
