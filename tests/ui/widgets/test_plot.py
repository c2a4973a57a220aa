"""The plot kit: what a person sees, clicks, presses and saves of any plot."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genre_tagger.features.spectra import FrequencyAxis, Scale
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.ui.figure_text import clock, decimal
from genre_tagger.ui.theme import DARK, LIGHT, Colors, qt_palette
from genre_tagger.ui.widgets.plot import PlotView
from genre_tagger.ui.widgets.plot_axes import EpochAxis, HertzAxis, PercentAxis, PlotAxis, TimeAxis, frequency_ticks
from genre_tagger.ui.widgets.plot_box import Mouse, PlotCursor
from genre_tagger.ui.widgets.plot_sound import COLOR_MAPS, color_ramp, level_table, note_name, tone_ramp


class Chart(PlotView):
    """Ten seconds of a line; the read-out is its height."""

    def __init__(self, mouse: Mouse = Mouse.ALONG, *, marks: bool = False) -> None:
        super().__init__("A chart")
        self.plot = self.add_plot(left=PlotAxis("left"), bottom=TimeAxis("bottom"), mouse=mouse, marks=marks, grid="y")
        self.curve = pg.PlotCurveItem([0.0, 10.0], [0.0, 1.0])
        self.plot.addItem(self.curve)
        self.plot.setLimits(xMin=0.0, xMax=10.0, minXRange=0.01)
        self.plot.setRange(xRange=(0.0, 10.0), yRange=(0.0, 1.0), padding=0)
        self.dress()

    def use_colors(self, colors: Colors) -> None:
        self.curve.setPen(pg.mkPen(colors.accent, width=2))

    def read_out(self, plot: pg.PlotItem, at: QPointF) -> str:
        return decimal(at.y(), 2)

    @property
    def span(self) -> tuple[float, float]:
        start, end = self.plot.vb.viewRange()[0]
        return start, end


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    return _shown(Chart(), qtbot)


def _shown(view: Chart, qtbot: QtBot) -> Chart:
    qtbot.addWidget(view)
    view.resize(600, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


def _wheel(view: PlotView, place: QPoint, notches: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(place)
    turn = QPoint(0, 120 * notches)
    button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), turn, button, keys, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def test_a_change_of_theme_changes_the_plot(chart: Chart) -> None:
    for colors in (DARK, LIGHT, DARK):
        chart.setPalette(qt_palette(colors))
        image = chart.grab().toImage()
        ground = chart.place_of(chart.plot, 9.0, 0.15)
        assert image.pixelColor(ground).name().upper() == colors.surface
        assert chart.curve.opts["pen"].color().name().upper() == colors.accent
        assert chart.plot.getAxis("left").textPen().color().name().upper() == colors.muted


def test_a_closed_plot_takes_a_change_of_style(chart: Chart, qapp: QApplication) -> None:
    chart.close()
    qapp.setStyle("Fusion")
    assert chart.closed


def test_keys_zoom_pan_and_fit(chart: Chart, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.span[1] - chart.span[0] == pytest.approx(10.0 / 2.25)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.span[1] == pytest.approx(10.0)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.span[1] == pytest.approx(10.0 - 1.0 / 2.25)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.span[0] == pytest.approx(0.0, abs=1e-9)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.span[1] == pytest.approx(10.0 / 1.5)
    qtbot.keyClick(chart, Qt.Key.Key_F)
    assert chart.span == pytest.approx((0.0, 10.0))


def test_the_wheel_zooms_on_the_mouse_and_scrolls_with_shift(chart: Chart) -> None:
    place = chart.place_of(chart.plot, 3.0, 0.5)
    _wheel(chart, place, 4)
    assert chart.span[1] - chart.span[0] == pytest.approx(10.0 / 1.5**4)
    there = chart.plot.vb.mapSceneToView(QPointF(place)).x()
    assert there == pytest.approx(3.0, abs=0.02)
    before = chart.span
    _wheel(chart, place, -1, Qt.KeyboardModifier.ShiftModifier)
    assert chart.span[0] > before[0]
    assert chart.span[1] - chart.span[0] == pytest.approx(before[1] - before[0])


def test_a_still_plot_leaves_the_wheel_to_the_page(qtbot: QtBot) -> None:
    chart = _shown(Chart(Mouse.STILL), qtbot)
    _wheel(chart, chart.place_of(chart.plot, 3.0, 0.5), 4)
    assert chart.span == (0.0, 10.0)


def test_dragging_pans_or_marks(qtbot: QtBot) -> None:
    for marks in (False, True):
        chart = _shown(Chart(marks=marks), qtbot)
        stretches: list[tuple[float, float, bool]] = []
        chart.plot.vb.marked.connect(lambda *stretch, into=stretches: into.append(stretch))
        chart.plot.setXRange(2.0, 8.0, padding=0)
        first, last = chart.place_of(chart.plot, 4.0, 0.5), chart.place_of(chart.plot, 5.0, 0.5)
        qtbot.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=first)
        qtbot.mouseMove(chart.viewport(), last)
        qtbot.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=last)
        if marks:
            assert stretches[-1] == (pytest.approx(4.0, abs=0.02), pytest.approx(5.0, abs=0.02), True)
            assert chart.span == pytest.approx((2.0, 8.0))
        else:
            assert chart.span == pytest.approx((1.0, 7.0), abs=0.03)


def test_charts_share_one_cursor_by_mouse_and_key(qtbot: QtBot) -> None:
    cursor = PlotCursor()
    cursor.set_stops((1.0, 2.0, 5.0))
    charts = [_shown(Chart(Mouse.STILL), qtbot) for _ in range(2)]
    for chart in charts:
        chart.share(cursor)
    read: list[str] = []
    charts[0].hovered.connect(read.append)
    qtbot.mouseMove(charts[0].viewport(), charts[0].place_of(charts[0].plot, 4.4, 0.5))
    assert cursor.value == 5.0
    assert float(read[-1]) == pytest.approx(0.5, abs=0.01)
    before = charts[1].grab().toImage().copy(charts[1].rect())
    qtbot.keyClick(charts[0], Qt.Key.Key_Left)
    assert cursor.value == 2.0
    assert charts[1].grab().toImage() != before
    qtbot.keyClick(charts[1], Qt.Key.Key_End)
    assert cursor.value == 5.0
    qtbot.keyClick(charts[1], Qt.Key.Key_Escape)
    assert cursor.value is None


def test_a_plot_is_saved_as_picture_and_drawing(chart: Chart, tmp_path: Path) -> None:
    chart.export.title = "Über alles"
    chart.describe("Rises from 0 to 1")
    chart.plot.setXRange(2.0, 4.0, padding=0)
    chart.export.save_png(str(tmp_path / "chart.png"))
    chart.export.save_svg(str(tmp_path / "chart.svg"))
    assert QImage(str(tmp_path / "chart.png")).width() == 1800
    drawing = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    for words in ("Über alles", "Rises from 0 to 1", "0:03", "clip-path"):
        assert words in drawing
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chart.png", "chart.svg"]
    chart.export.copy()
    assert QApplication.clipboard().image().width() == 1800
    with pytest.raises(GenreTaggerError, match=r"chart\.png could not be saved"):
        chart.export.save_png(str(tmp_path / "gone" / "chart.png"))


def _labels(axis: PlotAxis, low: float, high: float, pixels: float) -> list[str]:
    (spacing, values), *_ = axis.tickValues(low, high, pixels)
    return axis.tickStrings(values, 1.0, spacing)


def test_axes_speak_their_units(qtbot: QtBot) -> None:
    assert _labels(TimeAxis("bottom"), 0.0, 40.0, 600.0) == [f"0:{second:02d}" for second in range(0, 41, 5)]
    assert _labels(TimeAxis("bottom"), 3600.0, 3600.02, 200.0)[:2] == ["1:00:00.00", "1:00:00.01"]
    assert _labels(EpochAxis(), 0.0, 3.0, 2000.0) == ["0", "1", "2", "3"]
    assert _labels(PercentAxis("left"), 0.0, 1.0, 150.0) == ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]
    assert _labels(PlotAxis("left"), -1.0, 1.0, 80.0) == ["−1", "0", "1"]


@pytest.mark.parametrize("scale", list(Scale))
def test_hertz_stand_at_their_rows_on_every_scale(scale: Scale, qtbot: QtBot) -> None:
    frequencies = FrequencyAxis(scale, 96, 30.0, 8000.0)
    axis = HertzAxis(frequencies=frequencies)
    (_, rows), *_ = axis.tickValues(0.0, 96.0, 300.0)
    labels = axis.tickStrings(rows, 1.0, 1.0)
    assert len(labels) >= 3
    for row, label in zip(rows, labels, strict=True):
        number, unit = label.split()
        assert frequencies.hz_at(row) == pytest.approx(float(number) * (1000 if unit == "kHz" else 1), rel=1e-6)


@pytest.mark.parametrize("ends", [(-4.0, -1.0), (-0.4, 0.1), (-9.0, 3.0)])
def test_logarithmic_marks_are_round_and_few(ends: tuple[float, float], qtbot: QtBot) -> None:
    axis = PlotAxis("left")
    axis.setLogMode(y=True)
    (_, exponents), *_ = axis.logTickValues(*ends, 200.0, None)
    assert 2 <= len(exponents) <= 10
    labels = axis.tickStrings(exponents, 1.0, None)
    assert len(set(labels)) == len(labels)


def test_numbers_are_written_as_the_language_writes_them(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("de"))
    assert _labels(PlotAxis("left"), 0.0, 1.0, 60.0) == ["0,0", "0,5", "1,0"]
    assert _labels(PlotAxis("left"), 0.0, 2000.0, 60.0) == ["0", "1.000", "2.000"]


@pytest.mark.parametrize("name", COLOR_MAPS)
def test_colour_maps_grow_brighter_all_the_way(name: str) -> None:
    table = color_ramp(name)
    assert table.shape == (256, 3)
    luminance = table @ np.array([0.2126, 0.7152, 0.0722])
    assert (np.diff(luminance) > -0.8).all()  # rounding to bytes aside
    assert luminance[-1] > luminance[0] + 100


def test_the_range_of_levels_spans_the_whole_map() -> None:
    table = level_table("grey", -50.0, 0.0)
    assert (table[:101] == 0).all()
    assert (table[200:] == 255).all()
    assert table[150, 0] == pytest.approx(128, abs=2)
    ramp = tone_ramp("#0000FF", "#FFFFFF", "#FF0000")
    assert tuple(ramp[0]) == (0, 0, 255)
    assert tuple(ramp[-1]) == (255, 0, 0)
    assert (ramp[127] > 250).all()


@pytest.mark.parametrize(
    ("seconds", "digits", "label"),
    [(0, 0, "0:00"), (59.96, 1, "1:00.0"), (3723.4, 0, "1:02:03"), (-2.5, 1, "−0:02.5"), (61.0, 3, "1:01.000")],
)
def test_times_are_minutes_and_seconds(seconds: float, digits: int, label: str) -> None:
    assert clock(seconds, digits) == label


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("height", [60.0, 200.0, 700.0])
@pytest.mark.parametrize("top_hz", [4_000.0, 6_000.0, 22_050.0, 96_000.0])
def test_frequency_labels_do_not_touch(scale: Scale, height: float, top_hz: float) -> None:
    axis = FrequencyAxis(scale, 200, 30.0 if scale is Scale.LOG else 0.0, top_hz)
    ticks = frequency_ticks(axis, height, 14.0)
    places = [height * axis.row_at(hz) / axis.rows for hz in ticks]
    assert len(ticks) >= (1 if height < 100 else 3)
    assert all(second - first >= 14.0 for first, second in itertools.pairwise(places))
    assert all(0 < place < height for place in places)


def test_no_room_means_no_labels() -> None:
    assert frequency_ticks(FrequencyAxis(Scale.MEL, 96, 0.0, 6000.0), 20.0, 14.0) == []


@pytest.mark.parametrize(
    ("hz", "name"), [(440.0, "A4"), (261.63, "C4"), (1244.51, "D♯6"), (450.0, "A4 +39 ct"), (5.0, "")]
)
def test_notes(hz: float, name: str) -> None:
    assert note_name(hz) == name
