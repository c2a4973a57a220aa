"""What was listed is offered again after a crash, and only then."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from genre_tagger.foundation.errors import ReportError
from genre_tagger.library.track import TrackFailed, TrackRemembered
from genre_tagger.library.track_row import Decision, Edit, Status
from genre_tagger.settings import UserFolders
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.window_state import OPEN_TRACKS_NAME, OpenTracks, load_open_tracks, save_open_tracks
from tests.builders.generated_engine import GeneratedEngine
from tests.ui.conftest import MakeWindow, row_of

OFFER = "The program ended unexpectedly."


class FindingEngine(GeneratedEngine):
    """Finds files that are named, and forty tracks in any folder."""

    def find(self, paths: Iterable[Path]) -> Generator[Path | TrackFailed | TrackRemembered]:
        for path in paths:
            yield from [path] if path.suffix else super().find([path])


def started(make_window: MakeWindow, folders: UserFolders, qtbot: QtBot) -> MainWindow:
    """A window that has looked for what the last one left."""
    window = make_window(FindingEngine(folders, count=40))
    window.session.begin()
    qtbot.waitUntil(lambda: not window.runner.busy("session"))
    return window


def with_tracks(make_window: MakeWindow, folders: UserFolders, qtbot: QtBot) -> MainWindow:
    """The same, with forty tracks listed and the list kept."""
    window = started(make_window, folders, qtbot)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40 and not window.library.classifying.is_busy, timeout=20_000)
    wait_kept(window, folders, qtbot)
    return window


def wait_kept(window: MainWindow, folders: UserFolders, qtbot: QtBot) -> None:
    """Until the file holds what the window lists."""
    rows = window.library.tracks.rows
    listed = tuple(row.path for row in rows)
    skipped = {row.path for row in rows if row.status is Status.SKIPPED}

    def is_kept() -> bool:
        kept = load_open_tracks(folders.data / OPEN_TRACKS_NAME)
        return kept is not None and (kept.tracks, set(kept.skipped)) == (listed, skipped)

    qtbot.waitUntil(is_kept, timeout=5_000)


def crash(folders: UserFolders) -> None:
    """Stand in for the end of the process: its lock is free, its file stands."""
    (folders.data / "open-tracks.lock").unlink()


def press(window: MainWindow, label: str) -> None:
    next(button for button in window.library.notice.findChildren(QPushButton) if button.text() == label).click()


def test_after_a_crash_the_list_comes_back_with_what_was_decided(
    make_window: MakeWindow, folders: UserFolders, qtbot: QtBot
) -> None:
    first = with_tracks(make_window, folders, qtbot)
    paths = [row.path for row in first.library.tracks.rows]
    first.library.table.pick_row(row_of(first.library.model, paths[0]))
    first.library.choose_number(2)
    first.library.table.pick_row(row_of(first.library.model, paths[1]))
    first.library.skip_selected()
    first.library.table.pick_row(row_of(first.library.model, paths[2]))
    first.library.remove_selected()
    wait_kept(first, folders, qtbot)
    qtbot.waitUntil(lambda: not first.runner.busy("corrections"))
    crash(folders)

    again = started(make_window, folders, qtbot)
    assert OFFER in again.library.notice.text
    assert "39" in again.library.notice.text
    assert again.library.empty_state.isVisible()
    again.library.tracks.expect_edits({paths[0]: Edit(first.library.genres[1], Decision.ACCEPTED)})  # as `start_late`
    press(again, "Open them again")
    tracks = again.library.tracks
    qtbot.waitUntil(lambda: len(tracks) == 39 and not again.library.classifying.is_busy, timeout=20_000)
    assert [row.path for row in tracks.rows] == [path for path in paths if path != paths[2]]
    corrected, skipped = tracks.row(paths[0]), tracks.row(paths[1])
    assert corrected is not None
    assert skipped is not None
    assert (corrected.edit.chosen, corrected.edit.decision) == (again.library.genres[1], Decision.ACCEPTED)
    assert skipped.status is Status.SKIPPED


def test_after_a_good_end_nothing_is_offered(make_window: MakeWindow, folders: UserFolders, qtbot: QtBot) -> None:
    first = with_tracks(make_window, folders, qtbot)
    assert (folders.data / OPEN_TRACKS_NAME).exists()
    first.close()
    assert not (folders.data / OPEN_TRACKS_NAME).exists()
    assert started(make_window, folders, qtbot).library.notice.text == ""


def test_an_offer_stays_until_it_is_answered(make_window: MakeWindow, folders: UserFolders, qtbot: QtBot) -> None:
    save_open_tracks(OpenTracks((Path("/music/00001 a.mp3"),), {}), folders.data / OPEN_TRACKS_NAME)
    started(make_window, folders, qtbot).close()
    again = started(make_window, folders, qtbot)
    assert OFFER in again.library.notice.text
    press(again, "Discard the list")
    again.close()
    assert started(make_window, folders, qtbot).library.notice.text == ""


def test_what_is_opened_instead_takes_its_place(make_window: MakeWindow, folders: UserFolders, qtbot: QtBot) -> None:
    save_open_tracks(OpenTracks((Path("/elsewhere/00001 a.mp3"),), {}), folders.data / OPEN_TRACKS_NAME)
    window = with_tracks(make_window, folders, qtbot)
    kept = load_open_tracks(folders.data / OPEN_TRACKS_NAME)
    assert kept is not None
    assert len(kept.tracks) == 40
    press(window, "Open them again")  # the notice still stands, and still does what it says
    qtbot.waitUntil(lambda: not window.library.classifying.is_busy, timeout=20_000)


def test_a_second_window_leaves_the_first_ones_list_alone(
    make_window: MakeWindow, folders: UserFolders, qtbot: QtBot
) -> None:
    first = with_tracks(make_window, folders, qtbot)
    second = started(make_window, folders, qtbot)
    assert second.library.notice.text == ""
    second.close()
    kept = load_open_tracks(folders.data / OPEN_TRACKS_NAME)
    assert kept is not None
    assert len(kept.tracks) == 40
    first.close()


def test_a_window_that_lists_nothing_creates_nothing(
    make_window: MakeWindow, folders: UserFolders, qtbot: QtBot
) -> None:
    window = started(make_window, folders, qtbot)
    window.close()
    assert not list(folders.data.glob("open-tracks*"))


def test_a_session_comes_back_as_it_was(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/music/caf\xe9.mp3"))
    listed = OpenTracks((Path("/music/b.mp3"), Path("/music/ä\nö.flac"), odd), {odd: "", Path("/music/b.mp3"): "Folk"})
    file = tmp_path / "data" / "open-tracks.json"
    save_open_tracks(listed, file)
    assert load_open_tracks(file) == listed
    assert [path.name for path in file.parent.iterdir()] == ["open-tracks.json"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"tracks": 3, "skipped": {}}', '{"tracks": [1], "skipped": {}}', "[" * 100_000]
)
def test_what_cannot_be_read_is_no_list(tmp_path: Path, text: str) -> None:
    file = tmp_path / "open-tracks.json"
    file.write_text(text, "utf-8")
    assert load_open_tracks(file) is None


def test_an_empty_list_is_no_list(tmp_path: Path) -> None:
    save_open_tracks(OpenTracks((), {}), tmp_path / "open-tracks.json")
    assert load_open_tracks(tmp_path / "open-tracks.json") is None
    assert load_open_tracks(tmp_path / "nothing.json") is None


def test_a_list_that_cannot_be_saved_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "open-tracks.json").mkdir()
    with pytest.raises(ReportError, match="could not be saved"):
        save_open_tracks(OpenTracks((Path("/a.mp3"),), {}), tmp_path / "open-tracks.json" / "missing" / ".." / ".")
