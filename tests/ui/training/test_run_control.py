"""Pausing, stopping, dying and going on, with runs that need no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from genre_tagger.training.check.report import PreflightReport
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.training.steps import RUN
from genre_tagger.ui.training.training_session import RunPhase, RunRecord
from genre_tagger.ui.training.training_tab import TrainingTab
from tests.ui.conftest import MakeWindow
from tests.ui.training import run_targets

WAIT = 30_000


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch, report: PreflightReport) -> Callable[[TrainingTab, object], RunRecord]:
    """Starts one of the made-up runs from the tab."""
    monkeypatch.setattr("genre_tagger.training.run.train.resume_run", run_targets.resumed)

    def start(tab: TrainingTab, target: object) -> RunRecord:
        monkeypatch.setattr("genre_tagger.training.run.train.train_run", target)
        tab.check.show_report(report)
        tab.start_training()
        assert tab.session.record is not None
        return tab.session.record

    return start


Begin = Callable[[TrainingTab, object], RunRecord]


def test_pause_and_resume(tab: TrainingTab, begin: Begin, qtbot: QtBot) -> None:
    record = begin(tab, run_targets.until_told)
    qtbot.waitUntil(lambda: record.batch is not None, timeout=WAIT)
    qtbot.keyClick(tab, Qt.Key.Key_Space)
    assert tab.run.heading.text() == "Pausing…"
    qtbot.waitUntil(lambda: not tab.is_training, timeout=WAIT)
    assert record.phase is RunPhase.PAUSED
    assert tab.run.resume_button.isVisible()
    assert not tab.run.pause_button.isVisible()

    qtbot.keyClick(tab, Qt.Key.Key_Space)
    assert tab.is_training
    qtbot.waitUntil(lambda: bool(record.epochs) and record.epochs[-1].epoch == 2, timeout=WAIT)
    assert [one.epoch for one in record.epochs] == [1, 2]


def test_stop_keeps_the_best(tab: TrainingTab, begin: Begin, qtbot: QtBot) -> None:
    record = begin(tab, run_targets.until_told)
    qtbot.waitUntil(tab.run.stop_button.isEnabled, timeout=WAIT)
    tab.run.stop_button.click()
    qtbot.waitUntil(lambda: not tab.is_training, timeout=WAIT)
    assert record.phase is RunPhase.FINISHED
    assert "75.0 %" in tab.run.detail.text()
    assert tab.run.results_button.isVisible()


def test_a_killed_run_says_so_and_offers_to_go_on(tab: TrainingTab, begin: Begin, qtbot: QtBot) -> None:
    begin(tab, run_targets.dies)
    qtbot.waitUntil(lambda: not tab.is_training, timeout=WAIT)
    assert "memory ran out" in tab.run.note.text()
    assert "Traceback" not in tab.run.note.text()
    assert tab.run.resume_button.isVisible()
    tab.run.resume_button.click()
    assert tab.is_training
    assert tab.run.note.text() == ""


def test_a_run_that_never_was_can_be_tried_again(tab: TrainingTab, begin: Begin, qtbot: QtBot) -> None:
    begin(tab, run_targets.refuses)
    qtbot.waitUntil(lambda: not tab.is_training, timeout=WAIT)
    assert tab.run.note.text() == "The folder /music is gone; plug the drive in again."
    assert not tab.run.resume_button.isVisible()
    assert tab.next_button.text() == "Try again"
    assert tab.next_button.isEnabled()


def test_only_one_run_at_a_time(tab: TrainingTab, begin: Begin, qtbot: QtBot) -> None:
    record = begin(tab, run_targets.until_told)
    tab.runs.new_button.click()
    tab.show_step(2)
    assert not tab.next_button.isEnabled()
    tab.start_training()
    assert tab.session.record is record
    assert tab.step != RUN


def test_quitting_asks_once_and_pauses(
    make_window: MakeWindow, engine: Engine, begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(engine)
    window.start_late()
    qtbot.waitUntil(lambda: hasattr(window, "training"))
    record = begin(window.training, run_targets.until_told)
    qtbot.waitUntil(lambda: record.batch is not None, timeout=WAIT)
    asked: list[str] = []

    def answer(_parent: MainWindow, _title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return QMessageBox.StandardButton.Yes if len(asked) > 1 else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    window.close()
    assert window.isVisible()
    assert window.training.is_training
    with qtbot.waitSignal(window.closed):
        window.close()
    assert len(asked) == 2
    assert "can go on later" in asked[0]
    assert record.folder is not None
    assert (record.folder / run_targets.ENDED).read_text("ascii") == "pause"


def test_a_dropped_folder_that_holds_nothing_is_told(tab: TrainingTab, tmp_path: Path) -> None:
    assert not tab.data.add_folder(tmp_path)
    assert "nothing looks like labelled music" in tab.data.note.text()
    assert tab.data.request.sources == ()
