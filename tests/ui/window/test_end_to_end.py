"""The whole way on real files with the bundled model: drop, propose, correct, write, read elsewhere, take back."""

from __future__ import annotations

from pathlib import Path

import mutagen
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from genre_tagger.app.writing import PlanRequest, plan
from genre_tagger.library.proposal import WriteRules
from genre_tagger.library.track_row import Status
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import WriteState
from genre_tagger.tags.recovery import recover
from genre_tagger.tags.tag_change import TagChange
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.history_dialog import HistoryDialog
from genre_tagger.ui.library.review_dialog import ReviewDialog
from genre_tagger.ui.main_window import MainWindow
from tests.builders.audio_files import make_audio
from tests.builders.seen import button, press
from tests.ui.conftest import MakeWindow, row_of
from tests.ui.window.test_window import drop

NAMES = ("one.mp3", "two.flac", "three.m4a", "four.ogg", "five.wav")


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Five real files of five containers, one with a genre, and one that is no music."""
    folder = tmp_path / "music"
    folder.mkdir()
    for seed, name in enumerate(NAMES):
        make_audio(folder / name, 6.0, sample_rate_hz=22_050, seed=seed)
    tagged = mutagen.File(folder / "two.flac")
    tagged["genre"] = "Jazz"
    tagged.save()
    (folder / "broken.mp3").write_bytes(b"no music at all" * 100)
    return folder


def classified(make_window: MakeWindow, engine: Engine, qtbot: QtBot, music: Path) -> MainWindow:
    """A window in which the folder was dropped and classified."""
    window = make_window(engine)
    drop(window, [music])
    library = window.library
    qtbot.waitUntil(lambda: len(library.tracks) == 6 and not library.classifying.is_busy, timeout=120_000)
    return window


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def genres(path: Path) -> list[str]:
    """What Mutagen reads, by its common names."""
    return list((mutagen.File(path, easy=True).tags or {}).get("genre", []))


def wait_written(window: MainWindow, qtbot: QtBot) -> None:
    """Until the writer has nothing to do."""
    qtbot.waitUntil(lambda: not window.library.writing.is_busy, timeout=60_000)


@pytest.mark.slow
def test_drop_correct_write_read_undo(make_window: MakeWindow, engine: Engine, qtbot: QtBot, music: Path) -> None:
    before = contents(music)
    window = classified(make_window, engine, qtbot, music)
    library = window.library
    broken = library.tracks.row(music / "broken.mp3")
    assert broken is not None
    assert broken.status is Status.FAILED
    assert "broken.mp3" in broken.problem
    jazz = library.tracks.row(music / "two.flac")
    assert jazz is not None
    assert (jazz.current_genre, jazz.outcome.writes) == ("Jazz", False)

    for name in ("one.mp3", "three.m4a", "four.ogg"):
        library.table.pick_row(row_of(library.model, music / name))
        library.choose_number(4)
    library.table.pick_row(row_of(library.model, music / "five.wav"))
    library.skip_selected()
    assert contents(music) == before

    library.review_all()
    dialog = window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=30_000)
    assert {change.path.name for change in dialog.changes} == {"one.mp3", "three.m4a", "four.ogg"}
    dialog.accept()
    wait_written(window, qtbot)
    for name in ("one.mp3", "three.m4a", "four.ogg"):
        assert genres(music / name) == ["Folk"]
        row = library.tracks.row(music / name)
        assert row is not None
        assert row.status is Status.WRITTEN
    assert genres(music / "two.flac") == ["Jazz"]
    after = contents(music)
    assert all(after[name] == before[name] for name in ("two.flac", "five.wav", "broken.mp3"))

    window.open_history()
    history = window.findChild(HistoryDialog)
    assert isinstance(history, HistoryDialog)
    qtbot.waitUntil(button(history, "Undo this batch").isEnabled, timeout=30_000)
    press(history, "Undo this batch")
    wait_written(window, qtbot)
    assert contents(music) == before
    history.close()


@pytest.mark.slow
def test_undo_after_a_restart_of_one_file(make_window: MakeWindow, engine: Engine, qtbot: QtBot, music: Path) -> None:
    before = contents(music)
    window = classified(make_window, engine, qtbot, music)
    window.library.table.selectAll()
    window.library.choose_number(2)
    window.library.review_all()
    dialog = window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=30_000)
    dialog.accept()
    wait_written(window, qtbot)
    window.close()

    again = make_window(Engine(engine.folders, engine.settings))
    again.open_history()
    history = again.findChild(HistoryDialog)
    assert isinstance(history, HistoryDialog)
    qtbot.waitUntil(lambda: len(history.files.records.records) == 5, timeout=30_000)
    place = next(n for n, line in enumerate(history.files.records.records) if line.path.name == "one.mp3")
    history.files.selectRow(place)
    press(history, "Undo selected files")
    wait_written(again, qtbot)
    after = contents(music)
    assert after["one.mp3"] == before["one.mp3"]
    assert genres(music / "two.flac") == ["Rock"]
    history.close()


@pytest.mark.slow
def test_second_opening_remembers(make_window: MakeWindow, engine: Engine, qtbot: QtBot, music: Path) -> None:
    first = classified(make_window, engine, qtbot, music)
    told = {row.path: row.prediction for row in first.library.tracks.rows}
    first.close()
    again = classified(make_window, Engine(engine.folders, engine.settings), qtbot, music)
    assert {row.path: row.prediction for row in again.library.tracks.rows} == told


@pytest.mark.slow
def test_keyboard_only(make_window: MakeWindow, engine: Engine, qtbot: QtBot, music: Path) -> None:
    before = contents(music)
    window = classified(make_window, engine, qtbot, music)
    table = window.library.table
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    window.library.filter_bar.focus_search()
    search = QApplication.focusWidget()
    qtbot.keyClicks(search, "one.mp3")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.library.model.rowCount() == 1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_4)
    qtbot.keyClick(search, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(ReviewDialog) is not None)
    dialog = window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=30_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wait_written(window, qtbot)
    assert genres(music / "one.mp3") == ["Folk"]
    undo = next(button for button in window.library.notice.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.keyClick(undo, Qt.Key.Key_Space)
    wait_written(window, qtbot)
    assert contents(music) == before


@pytest.mark.slow
def test_quitting_in_the_middle_of_writing_loses_nothing(
    make_window: MakeWindow, engine: Engine, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tmp_path / "0.flac"
    make_audio(first, 1.0, sample_rate_hz=8_000)
    paths = [first, *(tmp_path / f"{number}.flac" for number in range(1, 60))]
    for path in paths[1:]:
        path.write_bytes(first.read_bytes())
    before = first.read_bytes()
    changes = list(plan(engine, [PlanRequest(path, None, "Folk") for path in paths], WriteRules()))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window = make_window(engine)
    window.library.writing.write([change for change in changes if isinstance(change, TagChange)])
    qtbot.waitUntil(lambda: any(path.read_bytes() != before for path in paths[:5]))
    assert window.close()

    with Journal(engine.folders.journal_file) as journal:
        recovered = recover(journal)
        states = {record.path: record.state for record in journal.writes(journal.batches()[0].id)}
    assert (recovered.written, recovered.not_written, recovered.unclear) == (0, 0, 0)
    for path in paths:
        assert genres(path) == (["Folk"] if states.get(path) is WriteState.WRITTEN else [])


@pytest.mark.slow
def test_read_only_file_is_told_and_can_be_written_later(
    make_window: MakeWindow, engine: Engine, qtbot: QtBot, music: Path
) -> None:
    window = classified(make_window, engine, qtbot, music)
    library, path = window.library, music / "one.mp3"
    before = path.read_bytes()
    row = library.tracks.row(path)
    assert row is not None
    library.table.pick_row(row_of(library.model, path))
    library.choose_number(4)

    def reviewed() -> ReviewDialog:
        library.review_selected()
        dialog = window.findChildren(ReviewDialog)[-1]
        qtbot.waitUntil(lambda: dialog.is_ready, timeout=30_000)
        return dialog

    dialog = reviewed()
    path.chmod(0o444)
    dialog.accept()
    wait_written(window, qtbot)
    assert row.status is Status.FAILED
    assert "read-only" in library.notice.text
    assert path.read_bytes() == before
    dialog = reviewed()
    assert not dialog.changes  # by now it is known beforehand
    dialog.reject()
    path.chmod(0o644)
    reviewed().accept()
    wait_written(window, qtbot)
    assert row.status is Status.WRITTEN
    assert genres(path) == ["Folk"]
