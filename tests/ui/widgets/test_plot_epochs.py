"""Figures over epochs: the values at the cursor, the best epoch at every length, the logarithmic axis."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from genre_tagger.ui.theme import LIGHT
from genre_tagger.ui.widgets.plot_box import PlotCursor
from genre_tagger.ui.widgets.plot_epochs import EpochChart, Figure, Series, thinned


def _chart(qtbot: QtBot, figure: Figure = Figure.LOSS) -> tuple[EpochChart, PlotCursor]:
    cursor = PlotCursor()
    chart = EpochChart("Loss", figure, cursor)
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart, cursor


def _falling(epochs: int) -> list[tuple[float, float]]:
    return [(float(epoch), 1.0 / epoch) for epoch in range(1, epochs + 1)]


def test_keys_walk_from_epoch_to_epoch(qtbot: QtBot) -> None:
    chart, cursor = _chart(qtbot)
    points = ((1.0, 0.9), (2.0, 0.5), (3.0, math.nan))
    chart.set_series([Series("", ((0.5, 0.8),), 0, faint=True), Series("training", points, 0, best=2.0)], 20, 2.0)
    cursor.set_stops((1.0, 2.0, 3.0))
    assert chart.accessibleDescription() == "training –; Best epoch: 2"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Epoch 2: training 0.500; Best epoch: 2"
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.accessibleDescription() == "training –; Best epoch: 2"


def test_the_mouse_points_at_an_epoch(qtbot: QtBot) -> None:
    chart, cursor = _chart(qtbot)
    chart.set_series([Series("training", _falling(8), 0)], 8)
    cursor.set_stops(range(1, 9))
    qtbot.mouseMove(chart.viewport(), chart.place_of(chart.plot, 3.8, 0.5))
    assert chart.in_words() == "Epoch 4: training 0.250"
    assert chart.hint(chart.plot, None) == "training: 0.250"


def _has_near(image: QImage, x: int, y: int, tone: str) -> bool:
    return any(image.pixelColor(x + dx, y + dy).name().upper() == tone for dx in range(-2, 3) for dy in range(-2, 3))


@pytest.mark.parametrize("epochs", [1, 2, 40, 700])
def test_the_best_epoch_is_marked_at_every_length(qtbot: QtBot, epochs: int) -> None:
    chart, _ = _chart(qtbot)
    best = float(max(1, epochs // 2))
    points = _falling(epochs)
    chart.set_series([Series("validation", points, 2, best=best)], max(2, epochs), best)
    height = 1.0 / best
    image, at = chart.grab().toImage(), chart.place_of(chart.plot, best, height)
    assert _has_near(image, at.x(), at.y(), LIGHT.genre(2).upper()), "a dot on the line"
    top = chart.place_of(chart.plot, best, chart.plot.vb.viewRange()[1][1])
    column = [image.pixelColor(at.x() + dx, y).name().upper() for dx in (-1, 0, 1) for y in range(top.y(), at.y())]
    assert LIGHT.good.upper() in column, "a line through the chart"


def test_a_click_shows_small_values_on_a_logarithmic_axis(qtbot: QtBot) -> None:
    chart, _ = _chart(qtbot, Figure.RATE)
    rates = [(1.0, 1e-3), (2.0, 1e-5), (3.0, 0.0)]
    chart.set_series([Series("now", rates, 0)], 3)
    axis = chart.plot.getAxis("left")
    qtbot.mouseClick(chart.log_button, Qt.MouseButton.LeftButton)
    low, high = chart.plot.vb.viewRange()[1]
    (_, exponents), *_ = axis.tickValues(low, high, 200.0)
    assert "0.0001" in axis.tickStrings(exponents, 1.0, None)
    assert chart.in_words() == "now 0"
    qtbot.mouseClick(chart.log_button, Qt.MouseButton.LeftButton)
    assert chart.plot.vb.viewRange()[1][1] == pytest.approx(1.06e-3)
    shares, _ = _chart(qtbot, Figure.SHARE)
    assert not shares.log_button.isVisible()


def test_without_epochs_it_says_so_and_numbers_are_the_languages(qtbot: QtBot) -> None:
    chart, _ = _chart(qtbot, Figure.SHARE)
    chart.set_series([Series("training", (), 0)], 1)
    assert chart.in_words() == "training –"
    QLocale.setDefault(QLocale("de"))
    chart.set_series([Series("training", ((1.0, 0.5),), 0)], 1)
    assert chart.in_words() == "training 50,0 %"


def test_long_lines_are_thinned_to_their_last_point() -> None:
    thin = thinned(np.arange(5001.0), 100)
    assert len(thin) <= 100
    assert thin[0] == pytest.approx(np.arange(51).mean())
    assert thin[-1] == 5000.0
