"""Runs side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from genre_tagger.training.results.evaluation import ComparedRun, ComparedSetting, RunComparison
from genre_tagger.training.run.folder import RunSummary
from genre_tagger.training.run.steps import EpochTrained
from genre_tagger.training.scores.values import Interval, RunEvaluation, Scores
from genre_tagger.ui.results.comparison_view import ComparisonView
from genre_tagger.ui.results.results_view import ResultsView
from tests.builders.evaluations import made_up_evaluation
from tests.builders.seen import press, words_in
from tests.builders.shown_text import english_numbers
from tests.ui.results.conftest import RUN, MadeUpWork


def compared_run(name: str, epochs: int, evaluation: RunEvaluation | None, problem: str = "") -> ComparedRun:
    """A run whose validation loss falls from 1.0 in steps of a tenth."""
    curve = tuple(
        EpochTrained(
            epoch,
            epochs,
            Scores(1.0, 0.5, 0.5),
            Scores(1.1 - 0.1 * epoch, 0.1 * epoch, 0.08 * epoch),
            1e-3,
            3.0,
            20.0,
            (1.0, 2.0, 3.0),
            True,
        )
        for epoch in range(1, epochs + 1)
    )
    folder = Path("/runs") / name
    run = RunSummary(name, folder, preset="study-small", epochs=epochs, best_epoch=epochs)
    baseline = None if evaluation is None else made_up_evaluation(seed=5, skill=1.0)
    return ComparedRun(folder, run, None, curve, evaluation, baseline, problem)


@pytest.fixture
def comparison() -> RunComparison:
    runs = (
        compared_run("first", 5, made_up_evaluation(seed=1)),
        compared_run("second", 3, made_up_evaluation(seed=2, skill=3.0)),
        compared_run("third", 0, None),
    )
    settings = (
        ComparedSetting("preset", "Preset", ("study-small", "study-medium-c", "")),
        ComparedSetting("epochs", "Epochs", ("5", "5", "5")),
    )
    return RunComparison(runs, settings, (None, Interval(0.062, 0.011, 0.12), None))


@pytest.fixture
def compared(qtbot: QtBot, comparison: RunComparison) -> ComparisonView:
    made = ComparisonView()
    qtbot.addWidget(made)
    made.resize(1000, 520)
    made.show()
    made.show_comparison(comparison)
    return made


def rows_of(table) -> dict[str, list[str]]:
    return {
        table.item(row, 0).text(): [table.item(row, column).text() for column in range(1, table.columnCount())]
        for row in range(table.rowCount())
    }


def test_scores_stand_side_by_side(compared: ComparisonView, comparison: RunComparison) -> None:
    rows = rows_of(compared.scores)
    assert rows["Accuracy"][2] == "–"
    assert rows["Accuracy"][0].startswith(f"{100 * comparison.runs[0].evaluation.accuracy.value:.1f} % (")
    assert rows["More accurate than run 1"] == ["–", "+6.2 points (+1.1 to +12.0)", "–"]
    assert rows["Best epoch"] == ["5 of 5", "3 of 3", "0 of 0"]
    assert {"F1 of Electronic", "F1 of Rock", "F1 of Hip-Hop", "F1 of Folk"} <= set(rows)
    assert compared.scores.horizontalHeaderItem(2).text() == "2  second"


def test_only_settings_that_differ_unless_asked(compared: ComparisonView) -> None:
    assert rows_of(compared.settings) == {"Preset": ["study-small", "study-medium-c", ""]}
    compared.only_different.setChecked(False)
    assert rows_of(compared.settings)["Epochs"] == ["5", "5", "5"]


def test_runs_alike_say_so(compared: ComparisonView, comparison: RunComparison) -> None:
    compared.show_comparison(RunComparison(comparison.runs, comparison.settings[1:], comparison.accuracy_gains))
    assert list(rows_of(compared.settings)) == ["Nothing was set differently."]


def test_what_cannot_be_compared_is_said(compared: ComparisonView) -> None:
    assert "\nNot evaluated yet: third.\n" in words_in(compared)
    runs = (
        compared_run("first", 2, made_up_evaluation()),
        compared_run("second", 2, made_up_evaluation(seed=2)),
    )
    compared.show_comparison(RunComparison(runs, (), (None, None)))
    assert "\nNot all runs were evaluated on the same tracks" in words_in(compared)
    broken = compared_run("broken", 0, None, problem="Its files are damaged.")
    compared.show_comparison(RunComparison((runs[0], broken), (), (None, None)))
    assert "\nbroken: Its files are damaged.\n" in words_in(compared)


def test_curves_are_told_in_words_and_share_one_epoch(compared: ComparisonView, qtbot: QtBot) -> None:
    loss, accuracy, _ = compared.curves
    assert loss.accessibleDescription() == "1 first 0.600, 2 second 0.800, 3 third –"
    assert accuracy.accessibleDescription() == "1 first 50.0 %, 2 second 30.0 %, 3 third –"
    before = accuracy.grab().toImage()
    loss.setFocus()
    qtbot.keyClick(loss, Qt.Key.Key_Right)
    qtbot.keyClick(loss, Qt.Key.Key_Right)
    assert accuracy.accessibleDescription() == "Epoch 2: 1 first 20.0 %, 2 second 20.0 %, 3 third –"
    assert accuracy.grab().toImage() != before


def test_another_run_is_set_beside_the_one_on_show(
    shown_with_others: ResultsView, work: MadeUpWork, comparison: RunComparison, qtbot: QtBot
) -> None:
    work.comparison = comparison
    view = shown_with_others
    texts = [action.text() for action in view.header.others.actions() if action.text()]
    assert texts[1:] == ["second  (Study: small · FMA small)", "third  (Study: small)"]
    view.header.others.actions()[-1].trigger()
    qtbot.waitUntil(view.comparison.isVisible, timeout=5000)
    assert work.compared == [(RUN, Path("/runs/third"))]
    press(view.comparison, "Back")
    qtbot.waitUntil(lambda: view.has_scores, timeout=5000)
    view.header.others.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(work.compared) == 2, timeout=5000)
    assert work.compared[1] == (RUN, Path("/runs/second"), Path("/runs/third"))


def test_figures_abroad(abroad: str, painted: list[str], comparison: RunComparison, qtbot: QtBot) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    dropout = ComparedSetting("dropout", "Dropout", ("0.35", "0.5", "0.25"))
    view.show_comparison(replace(comparison, settings=(dropout,)))
    for page in range(view.tabs.count()):
        view.tabs.setCurrentIndex(page)
        assert english_numbers(view, painted) == [], abroad
