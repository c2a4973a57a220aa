"""Old writes are forgotten from the dialog, and by themselves where the settings say so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from genre_tagger.app.writing import PlanRequest, plan, recover, write
from genre_tagger.library.proposal import WriteRules
from genre_tagger.settings import Settings
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import Restoration, WriteRecord, WriteState
from genre_tagger.tags.splice import Splice
from genre_tagger.tags.tag_change import TagChange
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.history_dialog import HistoryDialog
from genre_tagger.ui.main_window import MainWindow
from tests.builders.generated_engine import GeneratedEngine
from tests.builders.seen import button, press, words_in
from tests.builders.tagged_files import plain_file
from tests.ui.conftest import MakeWindow

UNDO = "Undo this batch"
RECORD = WriteRecord(0, 0, Path("/music/a.mp3"), WriteState.PLANNED, "ID3v2.3", (), ("Folk",), 0.9, None)
RESTORATION = Restoration((Splice(3, b"", b"new"),), 100, 103, 1, "aa", None, None)


@pytest.fixture
def written(generated: GeneratedEngine) -> GeneratedEngine:
    """Two batches, the first of them begun forty days ago."""
    with Journal(generated.folders.journal_file) as journal:
        for _ in range(2):
            journal.settle(journal.plan(journal.begin_batch("fill", "m"), RECORD, RESTORATION), WriteState.WRITTEN)
        journal.flush()
    past = (datetime.now(UTC) - timedelta(days=40)).timestamp()
    with closing(sqlite3.connect(generated.folders.journal_file)) as database, database:
        database.execute("UPDATE batches SET started = ? WHERE id = 1", (past,))
    return generated


def batches(engine: GeneratedEngine) -> list[int]:
    with Journal(engine.folders.journal_file) as journal:
        return [batch.id for batch in journal.batches()]


def batch_list(dialog: HistoryDialog) -> QListWidget:
    return dialog.findChild(QListWidget)  # type: ignore[return-value]


def opened(window: MainWindow, qtbot: QtBot, count: int) -> HistoryDialog:
    window.open_history()
    dialog = window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    qtbot.waitUntil(lambda: batch_list(dialog).count() == count)
    return dialog


def test_old_writes_are_forgotten_after_a_question(
    make_window: MakeWindow, written: GeneratedEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(make_window(written), qtbot, 2)
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return answers[len(asked) - 1]

    monkeypatch.setattr(QMessageBox, "question", answer)
    month = next(action for action in button(dialog, "Forget").menu().actions() if action.data() == 30)
    month.trigger()
    assert batches(written) == [2, 1]
    month.trigger()
    qtbot.waitUntil(lambda: batch_list(dialog).count() == 1)
    assert "\n1 write" in words_in(dialog)
    assert batches(written) == [2]
    assert "no longer be undone" in asked[0]
    dialog.reject()


@pytest.mark.parametrize(("days", "left"), [(None, [2, 1]), (30, [2]), (60, [2, 1])])
def test_settings_say_how_long_writes_are_remembered(
    written: GeneratedEngine, days: int | None, left: list[int]
) -> None:
    written.settings = Settings(history_days=days)
    assert len(list(recover(written))) == 1
    assert batches(written) == left


def test_nothing_to_forget_where_nothing_was_written(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    dialog = opened(make_window(generated), qtbot, 0)
    qtbot.waitUntil(lambda: not button(dialog, "Forget").isEnabled())
    dialog.reject()


def test_files_that_were_moved_are_taken_back_where_they_are(
    make_window: MakeWindow, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    path = plain_file(tmp_path, ".flac")
    before = path.read_bytes()
    changes = list(plan(engine, [PlanRequest(path, None, "Folk")], WriteRules()))
    list(write(engine, [change for change in changes if isinstance(change, TagChange)]))
    (tmp_path / "sorted").mkdir()
    moved = path.rename(tmp_path / "sorted" / "renamed.flac")
    window = make_window(engine)
    dialog = opened(window, qtbot, 1)
    qtbot.waitUntil(button(dialog, UNDO).isEnabled)
    press(dialog, UNDO)
    qtbot.waitUntil(lambda: moved.read_bytes() == before, timeout=20_000)
    qtbot.waitUntil(lambda: not window.library.writing.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: [record.path for record in dialog.files.records.records] == [moved])
    dialog.reject()


def test_a_file_that_could_not_be_taken_back_says_why(
    make_window: MakeWindow, written: GeneratedEngine, qtbot: QtBot
) -> None:
    window = make_window(written)
    dialog = opened(window, qtbot, 2)
    qtbot.waitUntil(button(dialog, UNDO).isEnabled)
    with qtbot.waitSignal(window.library.writing.ended):
        press(dialog, UNDO)
    qtbot.waitUntil(lambda: "a.mp3" in dialog.files.records.index(0, 3).data())
    assert dialog.files.records.index(0, 3).data() == next(iter(window.library.writing.undo_problems.values()))
    dialog.close()
    again = HistoryDialog(written, window.library.writing, window.runner, window)
    qtbot.waitUntil(lambda: bool(again.files.records.records))
    assert "a.mp3" in again.files.records.index(0, 3).data()
    again.close()
