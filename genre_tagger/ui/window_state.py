"""What the window keeps: its own state between sessions, and its list of tracks in case of a crash."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QLockFile, QObject, QSettings, Signal, Slot

from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.library.reports import text_file
from genre_tagger.library.track_row import Decision, Edit
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.library.library_tab import LibraryTab
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.widgets.building import make_timer

if TYPE_CHECKING:
    from genre_tagger.tags.recovery import Recovery


class WindowState:
    """An ini file beside the settings. Damaged or foreign values read as absent. GUI thread only."""

    def __init__(self, folder: Path) -> None:
        self._values = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def bytes(self, key: str) -> QByteArray:
        """A state that Qt made, or an empty one."""
        value: Any = self._values.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, key: str, default: str = "") -> str:
        value: Any = self._values.value(key)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; Qt gives back a list of one as that one."""
        value: Any = self._values.value(key)
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(str(text) for text in value) if isinstance(value, list) else ()

    def keep(self, key: str, value: QByteArray | str | tuple[str, ...]) -> None:
        """Remember a value; on disk after `flush`."""
        self._values.setValue(key, list(value) if isinstance(value, tuple) else value)

    def flush(self) -> None:
        """Write the file now."""
        self._values.sync()


OPEN_TRACKS_NAME = "open-tracks.json"
"""The file in the user's data folder; it stands there only while a window runs, or after one that ended badly."""


@dataclass(frozen=True, slots=True)
class OpenTracks:
    """The tracks in the order they were listed, and those among them that the person skipped.

    `skipped` maps a path to the genre chosen for it, "" for none. What was corrected is not here: the store of
    corrections keeps it from the moment it is said.
    """

    tracks: tuple[Path, ...]
    skipped: Mapping[Path, str]


def save_open_tracks(listed: OpenTracks, path: Path) -> None:
    """Write it to `path`, whole or not at all. Raises ReportError."""
    values = {
        "tracks": [str(track) for track in listed.tracks],
        "skipped": {str(track): genre for track, genre in listed.skipped.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with text_file(path) as file:
        json.dump(values, file)


def load_open_tracks(path: Path) -> OpenTracks | None:
    """What the last window left in `path`; None where there is nothing, or nothing that can be read."""
    try:
        values = json.loads(path.read_text("utf-8"))
        tracks = tuple(Path(os.fspath(track)) for track in values["tracks"])
        skipped = {Path(track): str(genre) for track, genre in values["skipped"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return OpenTracks(tracks, skipped) if tracks else None


SESSION_LANE = "session"
_SETTLE_MS = 1000
_OPEN_KEY, _FORGET_KEY = "session-open", "session-forget"


class SessionKeeper(QObject):
    """Follows the library's list; call `begin()` once the window stands, `end()` when it closes. GUI thread only.

    One window at a time keeps its list: a second one beside it leaves the first one's alone. `reopened` follows when
    the person took the offer.
    """

    reopened = Signal()

    def __init__(self, folder: Path, library: LibraryTab, runner: TaskRunner, parent: QObject | None = None) -> None:
        """`folder` is the user's data folder; nothing is created there before there is something to keep."""
        super().__init__(parent)
        self._file, self._library, self._runner = folder / OPEN_TRACKS_NAME, library, runner
        self._lock = QLockFile(str(folder / "open-tracks.lock"))
        self._lock.setStaleLockTime(0)  # held as long as the process lives, however long that is
        self._left: OpenTracks | None = None
        self._is_unanswered = False
        self._timer = make_timer(self, _SETTLE_MS, self._save)

    @Slot()
    def begin(self) -> None:
        """Look for what a crash left, and keep the list from now on."""
        if self._file.exists():
            if not self._may_keep():
                return
            self._runner.start(self._recall, SESSION_LANE, stepped=self._on_found)
        tracks, stack = self._library.tracks, self._library.editing.stack
        for signal in (tracks.added, tracks.reset, stack.indexChanged):
            signal.connect(self._save_soon)
        self._library.notice.acted.connect(self._on_acted)

    def end(self) -> None:
        """The window closes as it should: there is nothing to offer. An offer nobody answered stays for the next time.

        Call when no task runs any more.
        """
        self._timer.stop()
        if self._lock.isLocked():
            if not self._is_unanswered:
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)
            self._lock.unlock()

    @Slot(list)
    def tell_recovered(self, recoveries: list[Recovery]) -> None:
        """What became of writes under way; told only where the program ended in the middle of them."""
        written, left, unclear = (
            sum(getattr(found, part) for found in recoveries) for part in ("written", "not_written", "unclear")
        )
        if written or left or unclear:
            words = self.tr(
                "The program ended while it was writing. Files found written: {written}, not written: {left}. "
                "Every file is whole."
            ).format(written=whole(written), left=whole(left))
            if unclear:
                words += " " + self.tr(
                    "Please look into the history: what became of %Ln file(s) is unclear.", "", unclear
                )
            self._library.notice.add_notice(words, "info", (("history", self.tr("History…")),))

    def _may_keep(self) -> bool:
        return self._lock.isLocked() or self._lock.tryLock(0)

    def _recall(self) -> Generator[OpenTracks]:
        left = load_open_tracks(self._file)
        if left is not None:
            yield left

    @Slot(list)
    def _on_found(self, found: list[OpenTracks]) -> None:
        self._left, self._is_unanswered = found[0], True
        words = self.tr(
            "The program ended unexpectedly. %Ln track(s) were listed; your corrections are kept.",
            "",
            len(self._left.tracks),
        )
        actions = ((_OPEN_KEY, self.tr("Open them again")), (_FORGET_KEY, self.tr("Discard the list")))
        self._library.notice.add_notice(words, "info", actions)

    @Slot(str)
    def _on_acted(self, key: str) -> None:
        left = self._left
        if left is None or key not in (_OPEN_KEY, _FORGET_KEY):
            return
        self._is_unanswered = False
        if key == _OPEN_KEY:
            skipped = {path: Edit(genre, Decision.SKIPPED) for path, genre in left.skipped.items()}
            self._library.tracks.expect_edits(skipped)
            self._library.open_paths(left.tracks)
            self.reopened.emit()
        else:
            self._save_soon()

    @Slot()
    def _save_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _save(self) -> None:
        """A list that cannot be kept is no reason to disturb anybody; it is tried again with the next change."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        if not self._may_keep():
            return
        rows = self._library.tracks.rows
        skipped = {row.path: row.edit.chosen for row in rows if row.edit.decision is Decision.SKIPPED}
        listed = OpenTracks(tuple(row.path for row in rows), skipped)
        if rows:
            self._is_unanswered = False  # what is listed now takes its place
        elif self._is_unanswered:
            return

        def keep() -> Generator[None]:
            with suppress(GenreTaggerError, OSError):
                save_open_tracks(listed, self._file)
            yield None

        self._runner.start(keep, SESSION_LANE)
