"""Scores, calibration and the confusion matrix by themselves."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from genre_tagger.training.scores.scoring import precision_recall
from genre_tagger.training.scores.values import Interval, ReliabilityBin
from genre_tagger.ui.figure_text import percent, spread, with_spread
from genre_tagger.ui.results.calibration_page import CalibrationPage, ReliabilityDiagram
from genre_tagger.ui.results.confusion_page import CellStyle, ConfusionMatrix
from genre_tagger.ui.results.precision_recall_page import PrecisionRecallPage
from genre_tagger.ui.results.results_view import ResultsView
from genre_tagger.ui.results.scores_page import ClassScores, ScoresPage
from genre_tagger.ui.theme import DARK, LIGHT, mixed, qt_palette
from tests.builders.evaluations import TEN_GENRES, made_up_evaluation
from tests.builders.seen import words_in
from tests.builders.shown_text import english_numbers

NOTHING = Interval(math.nan, math.nan, math.nan)


def test_figures_in_words() -> None:
    assert with_spread(Interval(0.842, 0.791, 0.88)) == "84.2 % (79.1 – 88.0 %)"
    assert with_spread(NOTHING) == "–"
    assert spread(NOTHING) == ""
    assert percent(0.5) == "50 %"


def test_scores_stand_beside_the_baselines(qtbot: QtBot) -> None:
    page = ScoresPage()
    qtbot.addWidget(page)
    evaluation, baseline = made_up_evaluation(skill=4.0), made_up_evaluation(seed=2, skill=0.5)
    page.show_evaluation(evaluation, baseline)
    assert percent(evaluation.accuracy.value, 1) in words_in(page)
    assert "95 % interval" in words_in(page)
    assert with_spread(baseline.macro_f1) in words_in(page)
    assert "The network beats the linear baseline by" in words_in(page)
    assert "right 25 % of the time" in words_in(page)
    assert "160 tracks" in words_in(page)


@pytest.mark.parametrize(
    ("network", "baseline", "words"),
    [(0.5, 4.0, "behind the linear baseline"), (2.0, 2.0, "too close to call")],
)
def test_the_conclusion_is_honest(qtbot: QtBot, network: float, baseline: float, words: str) -> None:
    page = ScoresPage()
    qtbot.addWidget(page)
    page.show_evaluation(made_up_evaluation(skill=network), made_up_evaluation(seed=2, skill=baseline))
    assert words in words_in(page)


def test_a_network_that_is_right_where_the_baseline_is(qtbot: QtBot) -> None:
    page = ScoresPage()
    qtbot.addWidget(page)
    page.show_evaluation(made_up_evaluation(), made_up_evaluation())
    assert "right equally often" in words_in(page)
    assert "+0.0" not in words_in(page)


def test_without_a_baseline_the_page_says_so(qtbot: QtBot) -> None:
    page = ScoresPage()
    qtbot.addWidget(page)
    page.show_evaluation(made_up_evaluation(), None)
    assert "No linear baseline yet" in words_in(page)
    assert "Guessing among 4 genres" in words_in(page)


def test_classes_are_read_out_row_by_row(qtbot: QtBot) -> None:
    chart = ClassScores()
    qtbot.addWidget(chart)
    evaluation, baseline = made_up_evaluation(), made_up_evaluation(seed=2)
    chart.show_scores(evaluation.classes, baseline.classes)
    chart.resize(800, chart.sizeHint().height())
    assert chart.accessibleDescription().count("\n") == 3
    assert chart.hint_at(QPointF(300, chart.header_height() + 10)).startswith("Electronic: precision")
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    score = evaluation.classes[1]
    assert chart.accessibleDescription().startswith(f"Rock: precision {with_spread(score.precision, 0)}")
    assert f"Linear baseline: F1 {with_spread(baseline.classes[1].f1, 0)}" in chart.accessibleDescription()
    assert f"{score.support} tracks" in chart.accessibleDescription()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, int(chart.header_height() + 34 * 3.5)))
    assert chart.accessibleDescription().startswith("Folk: precision")


def test_a_genre_without_tracks_is_drawn_as_a_dash(qtbot: QtBot) -> None:
    chart = ClassScores()
    qtbot.addWidget(chart)
    evaluation = made_up_evaluation()
    empty = replace(evaluation.classes[0], precision=NOTHING, recall=NOTHING, f1=NOTHING, support=0)
    chart.show_scores((empty, *evaluation.classes[1:]), ())
    chart.resize(600, chart.sizeHint().height())
    row = chart.rows[0]
    assert "precision –, recall –, F1 –; 0 tracks" in row.words
    assert [(bar.text, bar.text_tone) for bar in row.bars] == [("–", "muted")] * 3


def _shown_matrix(qtbot: QtBot, genres: tuple[str, ...], counts: np.ndarray, size: tuple[int, int]) -> ConfusionMatrix:
    made = ConfusionMatrix()
    qtbot.addWidget(made)
    made.show_matrix(genres, counts)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def matrix(qtbot: QtBot) -> ConfusionMatrix:
    return _shown_matrix(qtbot, ("Rock", "Folk"), np.array([[9, 3], [0, 0]]), (500, 260))


def test_cells_are_told_in_words(matrix: ConfusionMatrix) -> None:
    assert matrix.words(0, 1) == "Rock taken for Folk: 3 of 12 (25 %)"
    assert matrix.words(0, 0) == "Rock recognised: 9 of 12 (75 %)"
    assert matrix.words(1, 1) == "Folk recognised: 0 of 0 (–)"


def test_cells_are_walked_by_keys(matrix: ConfusionMatrix, qtbot: QtBot) -> None:
    chosen: list[tuple[int, int]] = []
    matrix.cell_chosen.connect(lambda row, column: chosen.append((row, column)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(matrix, key)
    assert chosen == [(0, 0), (0, 1), (0, 1), (1, 1), (1, 0), (1, 1)]
    assert "Folk recognised" in matrix.accessibleDescription()


def test_a_click_chooses_the_cell_under_it(matrix: ConfusionMatrix, qtbot: QtBot) -> None:
    with qtbot.waitSignal(matrix.cell_chosen) as chosen:
        place = matrix.place_of(matrix.plot, 1.5, 0.5)
        qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [0, 1]
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert matrix.cell == (0, 1), "names are no cells"
    assert matrix.hint(matrix.plot, QPointF(0.5, 0.5)) == "Rock recognised: 9 of 12 (75 %)"


def test_cells_are_coloured_by_their_share_in_both_themes(matrix: ConfusionMatrix) -> None:
    for colors in (LIGHT, DARK):
        matrix.setPalette(qt_palette(colors))
        image = matrix.grab().toImage()
        for row, column, tone, share in ((0, 0, colors.accent, 0.75), (0, 1, colors.bad, 0.25)):
            corner = matrix.place_of(matrix.plot, column + 0.1, row + 0.15)
            ground = mixed(colors.surface, tone, 0.04 + 0.86 * share)
            assert image.pixelColor(corner).name() == ground.name()


@pytest.mark.parametrize(
    ("size", "style"),
    [((420, 330), CellStyle.ONE_FIGURE), ((1100, 330), CellStyle.ONE_LINE), ((1200, 700), CellStyle.TWO_LINES)],
)
def test_ten_genres_fit_any_size(qtbot: QtBot, size: tuple[int, int], style: CellStyle) -> None:
    counts = made_up_evaluation(TEN_GENRES).confusion
    matrix = _shown_matrix(qtbot, TEN_GENRES, counts, size)
    matrix.set_shares_first(True)
    assert matrix.cell_style is style
    for corner in ((0.0, 0.0), (9.9, 9.9)):
        assert matrix.rect().contains(matrix.place_of(matrix.plot, *corner))


def test_a_matrix_is_saved_with_names_counts_and_shares(matrix: ConfusionMatrix, tmp_path: Path) -> None:
    matrix.export.save_svg(str(tmp_path / "matrix.svg"))
    drawing = (tmp_path / "matrix.svg").read_text(encoding="utf-8")
    for words in ("Confusion matrix", "Label", "Predicted", "Rock", ">9<", ">75 %<", ">12<"):
        assert words in drawing


def test_an_empty_matrix_takes_no_keys(qtbot: QtBot) -> None:
    matrix = _shown_matrix(qtbot, (), np.zeros((0, 0), dtype=np.int64), (400, 300))
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.cell is None


BINS = (
    ReliabilityBin(0.0, 0.5, 0.25, 0.0, 0),
    ReliabilityBin(0.5, 0.75, 0.6, 0.8, 100),
    ReliabilityBin(0.75, 1.0, 0.9, 0.7, 30),
)


@pytest.fixture
def diagram(qtbot: QtBot) -> ReliabilityDiagram:
    made = ReliabilityDiagram()
    qtbot.addWidget(made)
    made.show_bins(BINS)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_bars_of_the_diagram_are_told_in_words(diagram: ReliabilityDiagram, qtbot: QtBot) -> None:
    told: list[str] = []
    diagram.bin_chosen.connect(told.append)
    for _ in range(3):
        qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert told[0].endswith("80 % (71 – 87 %) of them were right: not sure enough by 20 points.")
    assert told[1].endswith("70 % (52 – 83 %) of them were right: too sure by 20 points.")
    assert told[2] == told[1], "the empty bin is left out"
    assert diagram.words(ReliabilityBin(0, 1, 0.5, 0.51, 2)).endswith("as sure as it should be.")
    assert diagram.words(ReliabilityBin(0, 1, 0.5, 0.75, 4)).endswith("too few to tell the difference from chance.")


def test_a_click_on_either_part_of_the_diagram_chooses_the_bar(diagram: ReliabilityDiagram, qtbot: QtBot) -> None:
    for plot, x in ((diagram.plot, 0.6), (diagram.counts, 0.9)):
        with qtbot.waitSignal(diagram.bin_chosen) as told:
            height = 0.5 * plot.vb.viewRange()[1][1]
            qtbot.mouseClick(diagram.viewport(), Qt.MouseButton.LeftButton, pos=diagram.place_of(plot, x, height))
        assert told.args == [diagram.accessibleDescription()]
        assert diagram.hint(plot, QPointF(x, height)) == told.args[0]
    assert diagram.hint(diagram.plot, QPointF(0.2, 0.5)) == ""


def test_intervals_reach_beyond_the_bars(diagram: ReliabilityDiagram) -> None:
    image = diagram.grab().toImage()
    for height, is_drawn in ((0.8, True), (0.55, True), (0.4, False)):  # of 70 %, 52 to 83 %
        at = diagram.place_of(diagram.plot, 0.9, height)
        near = [image.pixelColor(at.x() + dx, at.y()).name().upper() for dx in (-2, -1, 0, 1, 2)]
        assert (LIGHT.text in near) is is_drawn


def test_thresholds_are_walked_along_a_genres_curve(qtbot: QtBot) -> None:
    page = PrecisionRecallPage()
    qtbot.addWidget(page)
    page.resize(900, 500)
    evaluation = made_up_evaluation()
    page.show_evaluation(evaluation)
    with qtbot.waitExposed(page):
        page.show()
    curve = precision_recall(evaluation, "Rock")
    assert [row.name for row in page.genres.rows] == list(evaluation.genres)
    qtbot.keyClick(page.chart, Qt.Key.Key_Down)
    assert page.words.text() == f"Rock: average precision {percent(curve.average, 1)}."
    assert page.genres.chosen == 1
    qtbot.keyClick(page.chart, Qt.Key.Key_End)
    assert "100 % of its tracks are found" in page.words.text()
    place = page.chart.place_of(page.chart.plot, float(curve.recall[30]), float(curve.precision[30]))
    qtbot.mouseClick(page.chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert f"at least {percent(float(curve.thresholds[30]), 1)}" in page.words.text()
    qtbot.mouseClick(page.genres, Qt.MouseButton.LeftButton, pos=QPoint(30, int(page.genres.header_height() + 10)))
    assert page.words.text().startswith("Electronic: average precision")


def test_a_genre_without_tracks_has_no_thresholds(qtbot: QtBot) -> None:
    page = PrecisionRecallPage()
    qtbot.addWidget(page)
    evaluation = made_up_evaluation(count=1)
    page.show_evaluation(evaluation)
    missing = next(place for place, genre in enumerate(evaluation.genres) if genre != evaluation.tracks[0].genre)
    page.chart.choose(missing)
    qtbot.keyClick(page.chart, Qt.Key.Key_Right)
    assert page.words.text().endswith("no held-out track has this label.")


@pytest.mark.parametrize(
    ("error", "words"),
    [(0.01, "can be taken at its word"), (0.2, "less sure than it could be"), (math.nan, "no held-out tracks")],
)
def test_calibration_in_a_sentence(qtbot: QtBot, error: float, words: str) -> None:
    page = CalibrationPage()
    qtbot.addWidget(page)
    page.show_evaluation(replace(made_up_evaluation(), calibration_error=error))
    assert words in words_in(page)


def test_figures_abroad(abroad: str, painted: list[str], shown: ResultsView) -> None:
    for page in range(shown.pages.tabs.count()):
        shown.pages.tabs.setCurrentIndex(page)
        assert english_numbers(shown, painted) == [], abroad
