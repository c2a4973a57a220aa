"""Why this genre: asked, answered, asked for another genre, failed, stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from genre_tagger.foundation.errors import DecodeError
from genre_tagger.ui.explanation.evidence_plot import Layer, outlines
from genre_tagger.ui.explanation.explanation_view import ExplanationView
from genre_tagger.ui.explanation.network_pages import MapsPage
from genre_tagger.ui.explanation.window_plots import KernelPlot, signed_ramp
from genre_tagger.ui.theme import DARK, LIGHT, Colors, qt_palette
from tests.builders.explanations import made_up_explanation
from tests.builders.seen import button, choice, choose, offers, press, words_in
from tests.builders.shown_text import decimal_points, english_numbers
from tests.builders.step_streams import GivenSteps
from tests.ui.explanation.conftest import Oracle

MODEL = Path("/models/crnn")
SONG = Path("/music/a song.wav")


def _tile(maps: MapsPage, number: int) -> QPoint:
    return maps.grid.visualItemRect(maps.grid.item(number - 1)).center()


@pytest.fixture
def shown(view: ExplanationView, qtbot: QtBot) -> ExplanationView:
    with qtbot.waitSignal(view.explained, timeout=5000):
        view.explain(MODEL, SONG, "Singer – Song")
    return view


def test_the_likeliest_genre_of_the_middle_is_explained(shown: ExplanationView, oracle: Oracle) -> None:
    assert oracle.requests[0].checkpoint == MODEL
    assert oracle.requests[0].start_seconds is None
    assert oracle.requests[0].genre is None
    assert choice(shown, "Genre to explain").currentText() == "Rock  63 %"
    assert "\n0:12 – " in words_in(shown)
    assert shown.tabs.isVisible()
    assert "what speaks most for Rock, predicted here with 63 %" in words_in(shown.evidence)
    assert "The evidence holds" in words_in(shown.evidence)


def test_another_genre_of_the_same_part(shown: ExplanationView, oracle: Oracle, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.explained, timeout=5000):
        choose(shown, "Genre to explain", 3)
    assert oracle.requests[-1].genre == "Folk"
    assert oracle.requests[-1].start_seconds == 12.0
    assert shown.explanation is not None
    assert shown.explanation.genre == "Folk"
    with qtbot.waitSignal(shown.explained, timeout=5000):
        choose(shown, "Genre to explain", 1)
    with qtbot.waitSignal(shown.explained, timeout=5000):
        choose(shown, "Genre to explain", 3)
    assert shown.explanation.genre == "Folk"
    assert len(oracle.requests) == 3, "what was explained lately is not asked again"


def test_earlier_and_later_parts(shown: ExplanationView, oracle: Oracle, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.explained, timeout=5000):
        press(shown, "Later part")
    assert oracle.requests[-1].start_seconds == pytest.approx(12.0 + shown.explanation.seconds)
    for _ in range(5):
        if button(shown, "Earlier part").isEnabled():
            with qtbot.waitSignal(shown.explained, timeout=5000):
                press(shown, "Earlier part")
    assert oracle.requests[-1].start_seconds == 0.0
    assert not button(shown, "Earlier part").isEnabled()


def test_a_failure_is_said_and_can_be_tried_again(view: ExplanationView, oracle: Oracle, qtbot: QtBot) -> None:
    oracle.stream = lambda _request: GivenSteps(error=DecodeError("a song.wav is no music.", SONG))
    with qtbot.waitSignal(view.failed, timeout=5000):
        view.explain(MODEL, SONG)
    assert "\na song.wav is no music.\n" in words_in(view)
    oracle.stream = oracle.answer
    with qtbot.waitSignal(view.explained, timeout=5000):
        press(view, "Try again")


def test_stop_ends_the_process(view: ExplanationView, oracle: Oracle, qtbot: QtBot) -> None:
    oracle.stream = lambda _request: GivenSteps("Classifying the track", waits=True)
    view.explain(MODEL, SONG)
    qtbot.waitUntil(lambda: "Classifying the track" in words_in(view))
    press(view, "Stop")
    qtbot.waitUntil(lambda: oracle.streams[0].is_closed)
    assert "\nStopped\n" in words_in(view)
    assert not offers(view, "Stop")


def test_a_second_track_replaces_the_first(view: ExplanationView, oracle: Oracle, qtbot: QtBot) -> None:
    oracle.stream = lambda _request: GivenSteps(waits=True)
    view.explain(MODEL, SONG)
    oracle.stream = oracle.answer
    with qtbot.waitSignal(view.explained, timeout=5000):
        view.explain(MODEL, Path("/music/another.wav"))
    assert oracle.streams[0].is_closed
    assert view.explanation.path.name == "another.wav"


def test_the_overlay_can_be_switched(shown: ExplanationView, qtbot: QtBot) -> None:
    plot, page = shown.evidence.plot, shown.evidence
    pictures = []
    for layer in (Layer.EVIDENCE, Layer.OCCLUSION, Layer.NOTHING):
        page.layers.setCurrentIndex(page.layers.findData(layer))
        pictures.append(plot.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    assert not page.stages.isEnabled()
    page.layers.setCurrentIndex(page.layers.findData(Layer.OCCLUSION))
    assert "when that patch alone is hidden" in words_in(page)
    qtbot.mouseMove(plot.viewport(), plot.place_of(plot.plot, 13.0, 48.0))
    assert "hiding this patch" in words_in(page)
    qtbot.mouseMove(plot.viewport(), QPoint(1, 1))
    assert "hiding this patch" not in words_in(page)


def test_evidence_that_does_not_hold_is_said(view: ExplanationView, oracle: Oracle, qtbot: QtBot) -> None:
    oracle.stream = lambda _request: GivenSteps(made_up_explanation(agrees=False, valid_frames=90))
    with qtbot.waitSignal(view.explained, timeout=5000):
        view.explain(MODEL, SONG)
    assert "Take the picture with care" in words_in(view.evidence)
    assert "Short: silence was added" in view.evidence.bars.accessibleDescription()


def test_no_evidence_is_said(view: ExplanationView, oracle: Oracle, qtbot: QtBot) -> None:
    oracle.stream = lambda _request: GivenSteps(made_up_explanation(has_evidence=False))
    with qtbot.waitSignal(view.explained, timeout=5000):
        view.explain(MODEL, SONG)
    assert "\nNothing in this part of the track speaks for Rock.\n" in words_in(view.evidence)


def test_the_filters_of_the_study_are_one_click_away(shown: ExplanationView, qtbot: QtBot) -> None:
    maps = shown.maps
    shown.tabs.setCurrentIndex(1)
    assert [button.text() for button in maps.shortcuts] == ["conv1 filter 1", "conv3 filter 16"]
    qtbot.mouseClick(maps.shortcuts[1], Qt.MouseButton.LeftButton)
    assert "\nconv3, filter 16\n" in words_in(maps)
    assert maps.grid.number == 16
    qtbot.mouseClick(maps.shortcuts[0], Qt.MouseButton.LeftButton)
    assert "\nconv1, filter 1\n" in words_in(maps)
    assert not maps.inputs.isVisible(), "the first stage has one input"


def test_the_grid_is_walked_by_keys_and_clicks(shown: ExplanationView, qtbot: QtBot) -> None:
    maps = shown.maps
    shown.tabs.setCurrentIndex(1)
    maps.go_to(2, 1)
    for key, number in ((Qt.Key.Key_Right, 2), (Qt.Key.Key_End, 32), (Qt.Key.Key_Right, 32), (Qt.Key.Key_Home, 1)):
        qtbot.keyClick(maps.grid, key)
        assert maps.filters.value() == number
    qtbot.keyClick(maps.grid, Qt.Key.Key_Down)
    assert maps.filters.value() > 1
    qtbot.mouseClick(maps.grid.viewport(), Qt.MouseButton.LeftButton, pos=_tile(maps, 3))
    assert "\nconv2, filter 3\n" in words_in(maps)
    kernel = maps.findChild(KernelPlot)
    before = kernel.accessibleDescription()
    maps.inputs.setCurrentIndex(2)
    assert kernel.accessibleDescription() != before


def test_a_filter_of_the_second_network_names_its_own_inputs(qtbot: QtBot) -> None:
    """Two networks side by side: the 17th to 32nd filter of the second stage see the maps 9 to 16 of the first."""
    single = made_up_explanation()
    first, second, third = single.stages
    both = replace(single, stages=(first, replace(second, kernels=second.kernels[:, :8]), third))
    maps = MapsPage()
    qtbot.addWidget(maps)
    maps.show_explanation(both)
    for number, named in ((1, ("Input 1", "Input 8")), (16, ("Input 1", "Input 8")), (17, ("Input 9", "Input 16"))):
        maps.go_to(2, number)
        assert maps.inputs.itemText(0) == "Mean of inputs"
        assert (maps.inputs.itemText(1), maps.inputs.itemText(8)) == named
    maps.go_to(3, 32)
    assert maps.inputs.itemText(32) == "Input 32"


def test_the_chosen_filter_of_a_larger_stage_is_in_view(shown: ExplanationView, qtbot: QtBot) -> None:
    shown.tabs.setCurrentIndex(1)
    shown.resize(700, 400)
    shown.maps.go_to(1, 1)
    qtbot.wait(50)
    shown.maps.go_to(2, 31)
    grid = shown.maps.grid
    qtbot.waitUntil(lambda: grid.viewport().rect().contains(_tile(shown.maps, 31)), timeout=2000)


def test_all_maps_zoom_together_and_time_is_one_for_all_pictures(shown: ExplanationView, qtbot: QtBot) -> None:
    shown.tabs.setCurrentIndex(1)
    grid, large = shown.maps.grid, shown.maps.map
    before = [grid.item(row).icon().pixmap(104, 46).toImage() for row in range(3)]
    for _ in range(3):
        qtbot.keyClick(large, Qt.Key.Key_Plus)
    after = [grid.item(row).icon().pixmap(104, 46).toImage() for row in range(3)]
    assert all(one != other for one, other in zip(before, after, strict=True))
    span = large.plot.vb.viewRange()[0]
    assert span[1] - span[0] == pytest.approx(shown.explanation.seconds / 1.5**3)
    for plot in (shown.evidence.plot.plot, shown.states.plot.plot):
        assert plot.vb.viewRange()[0] == pytest.approx(span)
    shown.maps.go_to(2, 3)
    assert large.plot.vb.viewRange()[0] == pytest.approx(span)
    qtbot.keyClick(large, Qt.Key.Key_F)
    assert shown.states.plot.plot.vb.viewRange()[0] == pytest.approx([12.0, 12.0 + shown.explanation.seconds])


def test_another_part_is_shown_whole(shown: ExplanationView, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.evidence.plot, Qt.Key.Key_Plus)
    with qtbot.waitSignal(shown.explained, timeout=5000):
        press(shown, "Later part")
    start, seconds = shown.explanation.start_seconds, shown.explanation.seconds
    for plot in (shown.evidence.plot, shown.maps.map, shown.states.plot):
        assert plot.plot.vb.viewRange()[0] == pytest.approx([start, start + seconds])


def test_outlines_lie_around_the_evidence() -> None:
    evidence = np.zeros((96, 170), dtype=np.float32)
    evidence[20:50, 40:60] = 1.0
    places = outlines(evidence, QRectF(12.0, 0.0, 17.0, 96.0), 0.5)  # a tenth of a second a frame
    assert len(places) % 2 == 0
    assert places[:, 0].min() == pytest.approx(16.0, abs=0.4)
    assert places[:, 0].max() == pytest.approx(18.0, abs=0.4)
    assert places[:, 1].min() == pytest.approx(20.0, abs=2.0)
    assert places[:, 1].max() == pytest.approx(50.0, abs=2.0)
    for whole in (np.zeros_like(evidence), np.ones_like(evidence)):  # a picture's border is no edge
        assert len(outlines(whole, QRectF(0.0, 0.0, 1.0, 96.0), 0.5)) == 0


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_pictures_change_with_the_theme(shown: ExplanationView, colors: Colors) -> None:
    for place, plot in enumerate((shown.evidence.plot, shown.maps.map, shown.states.plot)):
        shown.tabs.setCurrentIndex(place)
        plot.setPalette(qt_palette(colors))
        assert plot.grab().toImage().pixelColor(30, 4).name().upper() == colors.surface
    table = signed_ramp(colors)
    assert len({tuple(table[place]) for place in (0, 127, 255)}) == 3


def test_stage_and_filter_stay_with_another_genre(shown: ExplanationView, qtbot: QtBot) -> None:
    shown.maps.go_to(3, 16)
    shown.states.layers.setCurrentIndex(2)
    with qtbot.waitSignal(shown.explained, timeout=5000):
        choose(shown, "Genre to explain", 0)
    shown.tabs.setCurrentIndex(1)
    assert "\nconv3, filter 16\n" in words_in(shown.maps)
    assert shown.states.layers.currentIndex() == 2


def test_every_layer_and_direction_has_its_state(shown: ExplanationView) -> None:
    shown.tabs.setCurrentIndex(2)
    names = [shown.states.layers.itemText(place).partition(":")[0] for place in range(3)]
    assert names == ["gru1, forwards", "gru1, backwards", "gru2"]
    pictures = set()
    for place in range(3):
        shown.states.layers.setCurrentIndex(place)
        pictures.add(bytes(shown.states.plot.grab().toImage().constBits()))
    assert len(pictures) == 3
    assert shown.states.plot.attention is not None, "the last layer's steps are weighed"


def test_a_click_seeks_and_space_plays(shown: ExplanationView, qtbot: QtBot) -> None:
    plot = shown.evidence.plot
    middle = 12.0 + shown.explanation.seconds / 2
    with qtbot.waitSignal(plot.seek_wanted) as sought:
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.place_of(plot.plot, middle, 48.0))
    assert sought.args[0] == pytest.approx(middle, abs=0.1)
    with qtbot.waitSignal(plot.play_wanted):
        qtbot.keyClick(plot, Qt.Key.Key_Space)
    with qtbot.waitSignal(plot.seek_wanted):
        qtbot.keyClick(plot, Qt.Key.Key_Right)


def test_everything_that_takes_the_focus_has_a_name(shown: ExplanationView) -> None:
    for place in range(3):
        shown.tabs.setCurrentIndex(place)
        for child in shown.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
                is_part = isinstance(child, QTabBar | QLineEdit)  # the tabs' own bar, a spin box's own line
                named = child.parentWidget() if is_part else child
                assert named.accessibleName() or (named.text() if hasattr(named, "text") else ""), child


def test_figures_abroad(abroad: str, painted: list[str], shown: ExplanationView, qtbot: QtBot) -> None:
    for page in range(shown.tabs.count()):
        shown.tabs.setCurrentIndex(page)
        assert english_numbers(shown, painted) == [], abroad
    for layer in Layer:
        shown.evidence.plot.set_layer(layer)
        plot = shown.evidence.plot
        words = plot.read_out(plot.plot, plot.area.center())
        assert words
        assert not decimal_points(words)
