"""A run's results as a person walks through them: read, evaluated, listened to, relabelled, explained, exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from genre_tagger.classification.explanation_result import ExplanationRequest
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.scores.values import LabelSuspect
from genre_tagger.ui.results.results_view import ResultsView
from genre_tagger.ui.results.run_pages import ResultPage
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.views.view_tools import ViewTools
from tests.builders.audio_files import make_audio
from tests.builders.evaluations import TEN_GENRES, made_up_evaluation
from tests.builders.seen import button, choice, offers, press, words_in
from tests.builders.step_streams import GivenSteps
from tests.ui.results.conftest import RUN, MadeUpWork, MakeView

TRACK, LABEL, PREDICTED = range(3)
"""Columns of the tables."""


def _says(view: ResultsView) -> str:
    return view.waiting.accessibleName()


def _show(view: ResultsView, qtbot: QtBot) -> None:
    view.show_run(RUN)
    qtbot.waitUntil(lambda: not view.waiting.isVisible() or _says(view) != "Reading the run", timeout=5000)


def test_before_any_run_it_says_what_will_be_here(view: ResultsView) -> None:
    assert _says(view) == "No results yet"
    assert not view.header.isVisible()


def test_an_evaluated_run_is_shown_with_its_name(shown: ResultsView, work: MadeUpWork) -> None:
    assert "\nStudy: small · FMA small\n" in words_in(shown.header)
    assert "best epoch 14 of 20" in words_in(shown.header)
    assert shown.pages.tabs.tabText(ResultPage.MISTAKES) == f"Mistakes ({len(work.evaluation.mistakes())})"
    assert not shown.pages.track.isVisible()


def test_a_run_that_was_not_evaluated_offers_to(view: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    evaluation, work.evaluation = work.evaluation, None
    _show(view, qtbot)
    assert _says(view) == "Not evaluated yet"
    assert not view.header.report_action.isEnabled()
    work.stream = GivenSteps("Scoring", evaluation)
    work.evaluation = evaluation
    press(view.waiting, "Evaluate now")
    qtbot.waitUntil(lambda: view.has_scores, timeout=5000)


def test_a_baseline_that_failed_is_told(view: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    work.baseline = None
    _show(view, qtbot)
    work.stream = GivenSteps("Without a baseline: one genre has no training tracks.", work.evaluation)
    view.evaluate()
    qtbot.waitUntil(view.notice.isVisible, timeout=5000)
    assert view.notice.text.startswith("Without a baseline")


def test_evaluating_can_be_stopped(view: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    work.evaluation = None
    _show(view, qtbot)
    view.evaluate()
    qtbot.waitUntil(lambda: "\nScoring" in words_in(view.waiting), timeout=5000)
    assert view.is_busy
    press(view.waiting, "Stop")
    qtbot.waitUntil(lambda: work.stream.is_closed and _says(view) == "Not evaluated yet", timeout=5000)
    assert not view.is_busy


def test_in_the_training_tab_a_fresh_run_is_evaluated_at_once_until_that_is_stopped(
    make_view: MakeView, work: MadeUpWork, qtbot: QtBot
) -> None:
    view = make_view(evaluates_at_once=True)
    work.evaluation = None
    view.show_run(RUN)
    qtbot.waitUntil(lambda: "\nScoring" in words_in(view.waiting), timeout=5000)
    press(view.waiting, "Stop")
    qtbot.waitUntil(lambda: work.stream.is_closed and _says(view) == "Not evaluated yet", timeout=5000)
    assert not view.is_busy


def test_evaluating_that_fails_is_a_sentence_and_can_be_tried_again(
    view: ResultsView, work: MadeUpWork, qtbot: QtBot
) -> None:
    work.evaluation = None
    _show(view, qtbot)
    work.stream = GivenSteps(error=TrainingError("The run kept no track to be evaluated on."))
    with qtbot.waitSignal(view.failed, timeout=5000):
        view.evaluate()
    assert _says(view) == "The run could not be evaluated"
    assert "\nThe run kept no track to be evaluated on.\n" in words_in(view.waiting)
    assert offers(view.waiting, "Try again")


def test_a_damaged_run_is_a_sentence(view: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    work.error = TrainingError("The files of the run are damaged.")
    with qtbot.waitSignal(view.failed, timeout=5000):
        view.show_run(RUN)
    assert "\nThe files of the run are damaged.\n" in words_in(view.waiting)
    work.error = None
    press(view.waiting, "Try again")
    qtbot.waitUntil(lambda: view.has_scores, timeout=5000)


def test_a_plot_that_is_saved_or_not_is_told(
    shown: ResultsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [tmp_path / "matrix.png", tmp_path / "gone" / "matrix.png"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted.pop(0)), ""))
    shown.pages.confusion.matrix.export.ask_for_png()
    assert shown.notice.text == f"Saved: {tmp_path / 'matrix.png'}"
    assert (tmp_path / "matrix.png").stat().st_size > 1000
    shown.pages.confusion.matrix.export.ask_for_png()
    assert shown.notice.text.startswith("matrix.png could not be saved")


def test_a_run_that_was_trained_further_is_read_again(shown: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    shown.hide()
    shown.show()
    assert shown.has_scores
    work.evaluation, work.answered = None, 1
    shown.hide()
    shown.show()
    qtbot.waitUntil(lambda: _says(shown) == "Not evaluated yet", timeout=5000)


def test_a_run_put_away_while_it_is_read_stays_away(view: ResultsView, runner: TaskRunner, qtbot: QtBot) -> None:
    view.show_run(RUN)
    view.clear()
    qtbot.waitUntil(lambda: not runner.busy(""), timeout=5000)
    assert _says(view) == "No results yet"


def test_a_cell_lists_its_tracks_the_surest_first(shown: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    shown.pages.show_page(ResultPage.CONFUSION)
    page = shown.pages.confusion
    assert not page.table.isVisible()
    page.matrix.choose(3, 1)
    evaluation = work.evaluation
    assert page.table.records.rowCount() == evaluation.confusion[3, 1] > 1
    figures = [page.table.records.records[row].figure for row in range(page.table.records.rowCount())]
    assert figures == sorted(figures, reverse=True)
    assert all(page.table.records.records[row].track.genre == "Folk" for row in range(len(figures)))
    with qtbot.waitSignal(shown.track_selected) as selected:
        page.table.selectRow(0)
    assert selected.args[0] == page.table.records.records[0].track.path
    assert shown.pages.track.isVisible()


def test_a_track_is_seen_and_heard_and_its_label_fixed(
    view: ResultsView, work: MadeUpWork, qtbot: QtBot, tmp_path: Path
) -> None:
    make_audio(tmp_path / "000.wav", 3.0)
    evaluation = made_up_evaluation(folder=tmp_path)
    first = next(track for track in evaluation.tracks if track.path.name == "000.wav")
    wrong = replace(first, genre="Rock", predicted="Folk", probabilities=(0.0, 0.1, 0.0, 0.9))
    work.evaluation = replace(evaluation, tracks=(wrong,))
    _show(view, qtbot)
    view.pages.show_page(ResultPage.MISTAKES)
    desk = view.pages.track
    with qtbot.waitSignal(desk.view.track_loaded, timeout=10_000):
        view.pages.mistakes.table.selectRow(0)
    assert "Label: Rock. Predicted: Folk 90 %" in words_in(desk)
    assert choice(desk, "The right label").currentText() == "Folk"
    assert not desk.view.findChild(ViewTools).isVisible(), "only what fits beside a list"
    with qtbot.waitSignal(view.label_fixed) as fixed:
        press(desk, "Fix the label")
    assert fixed.args == [wrong.path, "Folk"]
    assert "Label: Folk" in words_in(desk)
    assert not button(desk, "Fix the label").isEnabled()
    assert view.notice.text == "000 is labelled Folk now. The next run can learn from it."
    lines = view.pages.mistakes.table.records
    assert lines.index(0, LABEL).data() == "Folk"
    assert "it was Rock" in lines.index(0, LABEL).data(Qt.ItemDataRole.ToolTipRole)
    _show(view, qtbot)
    view.pages.show_page(ResultPage.MISTAKES)
    assert lines.index(0, LABEL).data() == "Folk", "a label given before is remembered"


def test_a_suspect_takes_the_suggested_label(shown: ResultsView, qtbot: QtBot) -> None:
    page = shown.pages.suspects
    shown.pages.show_page(ResultPage.SUSPECTS)
    assert not button(page, "Relabel").isEnabled()
    page.table.selectRow(1)
    line = page.table.records.records[1]
    with qtbot.waitSignal(shown.label_fixed) as fixed:
        press(page, f"Relabel as {line.predicted}")
    assert fixed.args == [line.track.path, line.predicted]
    assert not button(page, "Relabel").isEnabled()


def test_who_doubts_a_label_is_told(view: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    track = work.evaluation.tracks[0]
    work.evaluation = replace(
        work.evaluation,
        suspects=(LabelSuspect(track, "Folk", 0.1, "baseline"), LabelSuspect(track, "Rock", 0.2, "network")),
    )
    _show(view, qtbot)
    lines = view.pages.suspects.table.records
    hints = [lines.index(row, PREDICTED).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert hints == ["Folk, says the linear baseline", "Rock, says the network"]


def test_each_page_keeps_its_own_track(shown: ResultsView, qtbot: QtBot) -> None:
    pages = shown.pages
    pages.show_page(ResultPage.MISTAKES)
    pages.mistakes.table.selectRow(4)
    pages.show_page(ResultPage.SUSPECTS)
    assert not pages.track.isVisible()
    pages.suspects.table.selectRow(0)
    pages.show_page(ResultPage.MISTAKES)
    assert pages.track.isVisible()
    path = str(pages.mistakes.table.records.records[4].track.path)
    qtbot.waitUntil(lambda: pages.track.view.path == path, timeout=5000)
    pages.show_page(ResultPage.SCORES)
    assert not pages.track.isVisible()


def test_lists_are_sorted_by_a_header(shown: ResultsView) -> None:
    table = shown.pages.mistakes.table
    table.sortByColumn(TRACK, Qt.SortOrder.AscendingOrder)
    titles = [table.records.records[row].title for row in range(table.records.rowCount())]
    assert titles == sorted(titles, key=str.casefold)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    figures = [table.records.records[row].figure for row in range(table.records.rowCount())]
    assert figures == sorted(figures, reverse=True)


def test_a_run_without_mistakes_says_so(view: ResultsView, work: MadeUpWork, qtbot: QtBot) -> None:
    work.evaluation = made_up_evaluation(skill=20.0)
    _show(view, qtbot)
    view.pages.show_page(ResultPage.MISTAKES)
    assert "\nNo mistakes\n" in words_in(view.pages.mistakes)
    view.pages.show_page(ResultPage.SUSPECTS)
    assert "\nNo label looks wrong\n" in words_in(view.pages.suspects)
    assert not offers(view.pages.suspects, "Relabel")


def test_why_leads_to_the_explanation_of_the_chosen_track(
    shown: ResultsView, work: MadeUpWork, asked: list[ExplanationRequest], qtbot: QtBot
) -> None:
    shown.pages.show_page(ResultPage.MISTAKES)
    shown.pages.mistakes.table.selectRow(0)
    path = shown.pages.mistakes.table.records.records[0].track.path
    with qtbot.waitSignal(shown.pages.explanation.explained, timeout=5000) as explained:
        press(shown.pages.track, "Why this genre?")
    assert shown.pages.tabs.currentIndex() == ResultPage.WHY
    assert explained.args[0].path == path
    assert [request.checkpoint for request in asked] == [RunFolder(RUN).checkpoint]


def test_promotion_is_asked_for(shown: ResultsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.promote_requested) as asked:
        qtbot.mouseClick(shown.header.promote, Qt.MouseButton.LeftButton)
    assert asked.args == [RUN]


def test_a_report_is_saved_where_the_person_says(
    shown: ResultsView, work: MadeUpWork, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "my run"), ""))
    shown.header.report_action.trigger()
    qtbot.waitUntil(shown.notice.isVisible, timeout=5000)
    assert work.saved == [("report", RUN, tmp_path / "my run.html")]
    assert str(tmp_path / "my run.html") in shown.notice.text


def test_a_model_is_exported_into_a_folder_of_the_runs_name(
    shown: ResultsView, work: MadeUpWork, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    shown.header.model_action.trigger()
    qtbot.waitUntil(lambda: shown.notice.text.startswith("Saved"), timeout=5000)
    assert work.saved == [("model", RUN, tmp_path / RUN.name)]


def test_an_export_that_fails_is_told(shown: ResultsView, work: MadeUpWork, qtbot: QtBot, tmp_path: Path) -> None:
    work.error = TrainingError("The disk is full.")
    with qtbot.waitSignal(shown.failed, timeout=5000):
        shown.save_report(RUN, tmp_path / "report.html")
    assert shown.notice.text == "The disk is full."


@pytest.mark.parametrize("genres", [("Rock", "Folk"), TEN_GENRES])
def test_it_fits_a_small_window(view: ResultsView, work: MadeUpWork, qtbot: QtBot, genres: tuple[str, ...]) -> None:
    work.evaluation = made_up_evaluation(genres)
    work.baseline = made_up_evaluation(genres, seed=2)
    _show(view, qtbot)
    pages = view.pages
    pages.confusion.matrix.choose(0, 1)
    pages.confusion.table.selectRow(0)
    pages.mistakes.table.selectRow(0)
    for page in ResultPage:
        pages.show_page(page)
        assert view.minimumSizeHint().width() <= 1000, page
        assert view.minimumSizeHint().height() <= 540, page


def test_everything_that_takes_the_focus_has_a_name(shown: ResultsView) -> None:
    shown.pages.confusion.matrix.choose(3, 1)
    shown.pages.confusion.table.selectRow(0)
    shown.pages.mistakes.table.selectRow(0)
    for page in ResultPage:
        shown.pages.show_page(page)
        for child in shown.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
                name = child.accessibleName() or (child.text() if hasattr(child, "text") else "")
                assert name, child
