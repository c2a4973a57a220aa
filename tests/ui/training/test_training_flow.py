"""From a folder to a finished run: real processes, tiny music, a tiny network."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.training.check.report import ProblemKind
from genre_tagger.training.run.folder import FINISHED, RunFolder, list_runs
from genre_tagger.ui.training.steps import CHECK, DATA, RESULTS, RUN, SETTINGS
from genre_tagger.ui.training.training_session import RunPhase
from genre_tagger.ui.training.training_tab import TrainingTab
from tests.ui.training.conftest import MakeTab

WAIT = 240_000


def choose_tiny_settings(tab: TrainingTab) -> None:
    """The study's smallest network for two epochs."""
    tab.settings.presets.setCurrentRow(3)
    for name, value in (("epochs", 2), ("batch", 4), ("threads", 1)):
        tab.settings.fields[name].setValue(value)  # type: ignore[attr-defined]


@pytest.mark.slow
def test_from_a_folder_to_a_finished_run(make_tab: MakeTab, faulty_music: Path, qtbot: QtBot) -> None:
    tab = make_tab()
    assert tab.step == DATA
    assert not tab.next_button.isVisible()

    assert tab.data.add_folder(faulty_music)
    qtbot.waitUntil(lambda: tab.next_button.isEnabled() and tab.data.genres.count() == 2, timeout=WAIT)

    tab.next_button.click()
    assert tab.step == CHECK
    qtbot.waitUntil(lambda: tab.check.report is not None, timeout=WAIT)
    report = tab.check.report
    assert report is not None
    found = {problem.kind: problem.path.name for problem in report.problems}
    assert found[ProblemKind.SILENT] == "silent.flac"
    assert found[ProblemKind.SHORT] == "short.flac"
    assert found[ProblemKind.CORRUPT] == "broken.flac"
    assert ProblemKind.DUPLICATE in found or ProblemKind.LEAK_AUDIO in found
    assert report.usable == 24
    assert tab.check.table.model().rowCount() == len(report.problems)

    qtbot.waitUntil(tab.next_button.isEnabled)
    tab.next_button.click()
    assert tab.step == SETTINGS
    choose_tiny_settings(tab)
    tab.next_button.click()
    assert tab.step == RUN
    assert tab.is_training

    record = tab.session.record
    assert record is not None
    qtbot.waitUntil(lambda: bool(record.epochs) or not tab.is_training, timeout=WAIT)
    assert not record.problem
    tab.run.pause_button.click()
    assert not tab.run.pause_button.isEnabled()
    qtbot.waitUntil(lambda: not tab.is_training, timeout=WAIT)
    if record.phase is RunPhase.PAUSED:  # a quick machine may have been done before it heard
        qtbot.waitUntil(tab.run.resume_button.isVisible)
        tab.run.resume_button.click()
        qtbot.waitUntil(lambda: not tab.is_training, timeout=WAIT)

    assert record.phase is RunPhase.FINISHED, record.problem
    assert [one.epoch for one in record.epochs] == [1, 2]
    assert record.started is not None
    assert record.started.training_clips + record.started.validation_clips + record.started.test_clips == 24
    (run,) = list_runs(tab.session.runs_folder)
    assert run.state == FINISHED
    assert RunFolder(run.folder).checkpoint.is_dir()
    assert report.name in RunFolder(run.folder).preflight.read_text(encoding="utf-8")

    qtbot.waitUntil(tab.run.results_button.isVisible)
    tab.run.results_button.click()
    assert tab.step == RESULTS
    assert tab.results is not None
    assert tab.results.folder == run.folder
    the_run_is_there_later(make_tab(), qtbot)


def the_run_is_there_later(tab: TrainingTab, qtbot: QtBot) -> None:
    """In a later session: data and settings as they were, and the run with its curves."""
    assert len(tab.data.request.sources) == 1
    assert tab.settings.settings.epochs == 2
    qtbot.waitUntil(lambda: tab.runs.list.count() == 1, timeout=WAIT)
    tab.runs.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: tab.step == RUN, timeout=WAIT)
    assert "training" in tab.run.charts["loss"].in_words()
    assert tab.run.results_button.isVisible()
