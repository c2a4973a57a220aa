"""The track view end to end: a real file is decoded, shown, played, marked, released and saved."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from genre_tagger.features.close_up import Preview
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import Scale
from genre_tagger.ui.views.player_bar import PlayerBar, Transport
from genre_tagger.ui.views.track_views import TrackViews
from genre_tagger.ui.views.view_tools import LevelBar, ViewSettings
from tests.builders.audio_files import make_audio
from tests.builders.seen import press, words_in
from tests.builders.shown_text import english_numbers
from tests.builders.sound import music_like
from tests.ui.views.conftest import RATE, SECONDS


def _views(view):
    return view.findChild(TrackViews)


def _plot(view):
    return _views(view).plot


def _lane(view, name: str = "spectrum"):
    return _plot(view).getItem({"wave": 0, "spectrum": 1, "genres": 3}[name], 0)


def _titles(view) -> list[str]:
    """What is written into the pictures, the upper first."""
    written = [item for item in _plot(view).scene().items() if isinstance(item, pg.TextItem) and item.isVisible()]
    return [item.toPlainText() for item in sorted(written, key=lambda item: item.scenePos().y()) if item.toPlainText()]


def _at(view, seconds: float, lane: str = "spectrum") -> QPoint:
    """The middle of a lane at a moment, in the plot's viewport."""
    plot = _lane(view, lane)
    return _plot(view).place_of(plot, seconds, sum(plot.vb.viewRange()[1]) / 2)


def _axis_at(view, seconds: float) -> QPoint:
    axis = _lane(view, "genres").getAxis("bottom")
    return QPoint(_at(view, seconds).x(), axis.sceneBoundingRect().center().toPoint().y())


def _drag(qtbot: QtBot, widget: QWidget, start: QPoint, end: QPoint, button=Qt.MouseButton.LeftButton) -> None:
    qtbot.mousePress(widget, button, pos=start)
    qtbot.mouseMove(widget, end)
    qtbot.mouseRelease(widget, button, pos=end)


def _seconds(view) -> float:
    return view.findChild(Transport).position_seconds


def _colors(view, lane: str) -> int:
    """How many colours are seen along the middle of a lane and a little above."""
    image = _plot(view).grab().toImage()
    y = _at(view, 1.0, lane).y()
    return len({image.pixel(x, y - up) for x in range(_at(view, 1.0).x(), _at(view, 11.0).x()) for up in (0, 12)})


def test_decodes_into_all_views(view, prediction) -> None:
    assert _plot(view).whole_seconds == pytest.approx(SECONDS)
    assert _plot(view).span == pytest.approx((0.0, SECONDS))
    assert _views(view).track.pictures[0].codes.shape[0] == MelSettings().mel_bands
    assert _colors(view, "spectrum") > 50
    assert _colors(view, "wave") >= 2
    before = _colors(view, "genres")
    view.set_prediction(prediction)
    assert _colors(view, "genres") > before


def test_nothing_chosen_says_what_to_do(make_view) -> None:
    view = make_view()
    assert "\nNothing to show yet\n" in words_in(view)
    view.toggle_play()
    assert not view.findChild(Transport).is_playing


def test_a_file_that_is_gone_says_so_in_place(make_view, qtbot: QtBot, missing_file: str) -> None:
    view = make_view()
    with qtbot.waitSignal(view.track_failed, timeout=5000) as failed:
        view.show_track(missing_file, None)
    assert failed.args[0] == missing_file
    assert "gone.flac" in words_in(view)


def test_the_next_track_replaces_a_failed_one(make_view, qtbot: QtBot, missing_file: str, track) -> None:
    view = make_view()
    with qtbot.waitSignal(view.track_failed, timeout=5000):
        view.show_track(missing_file, None)
    with qtbot.waitSignal(view.track_loaded, timeout=10_000):
        view.show_track(track[0], None, "Artist – Title")
    assert _views(view).isVisible()


def test_leafing_through_many_tracks_shows_the_last(make_view, qtbot: QtBot, track, missing_file: str) -> None:
    view = make_view()
    for _ in range(10):
        view.show_track(missing_file, None)
        view.show_track(track[0], None)
    qtbot.waitUntil(lambda: _plot(view).whole_seconds > 0 and bool(_views(view).track.pictures))
    assert _views(view).isVisible()


@pytest.mark.parametrize("scale", list(Scale))
def test_every_scale_and_map_is_drawn(view, qtbot: QtBot, scale: Scale) -> None:
    view.apply_view_settings(replace(view.view_settings(), scale=scale.value, color_map="viridis"))
    qtbot.waitUntil(lambda: bool(_views(view).track.pictures), timeout=10_000)
    assert _views(view).track.pictures[0].axis.scale is scale
    assert _plot(view).lane.plot.getAxis("left").frequencies.scale is scale
    qtbot.waitUntil(lambda: _colors(view, "spectrum") > 50, timeout=10_000)


def test_settings_survive(view, make_view) -> None:
    wanted = ViewSettings("log", "cividis", False, -77, 3, 0.5, False)
    other = make_view()
    other.apply_view_settings(wanted)
    assert other.view_settings() == wanted
    other.apply_view_settings(replace(wanted, scale="of the future", color_map="unheard of"))
    assert other.view_settings().scale == Scale.MODEL.value


def test_wheel_zooms_on_the_mouse_and_the_samples_appear(view, qtbot: QtBot, track) -> None:
    plot = _plot(view)
    place = QPointF(_at(view, 6.0))
    anchor = _lane(view).vb.mapSceneToView(place).x()
    button, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    for _ in range(16):
        turn = QWheelEvent(place, plot.mapToGlobal(place), QPoint(), QPoint(0, 120), button, keys, phase, False)
        QApplication.sendEvent(plot.viewport(), turn)
    assert plot.span[1] - plot.span[0] < 0.05
    assert _at(view, anchor).x() == pytest.approx(place.x(), abs=1)
    qtbot.waitUntil(lambda: _views(view).track.wave.close_up is not None, timeout=5000)
    near = _views(view).track.wave.close_up
    first, last = round(near.start_seconds * RATE), round(near.end_seconds * RATE)
    mono = track[1][first:last].mean(axis=1)
    assert np.nanmax(near.columns.high) == pytest.approx(mono.max(), rel=0.08)


def test_keys_and_buttons_zoom_on_the_cursor_and_f_shows_all(view, qtbot: QtBot) -> None:
    plot = _plot(view)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=_at(view, 9.0))
    before = _at(view, 9.0)
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    press(view, "Zoom in")
    assert plot.span[1] - plot.span[0] == pytest.approx(SECONDS / 2.25, rel=0.01)
    assert _at(view, 9.0).x() == pytest.approx(before.x(), abs=2)
    qtbot.keyClick(plot, Qt.Key.Key_End)
    assert plot.span[1] == pytest.approx(SECONDS)
    qtbot.keyClick(plot, Qt.Key.Key_F)
    assert plot.span == pytest.approx((0.0, SECONDS))


def test_dragging_the_time_axis_or_the_middle_button_pans(view, qtbot: QtBot) -> None:
    plot = _plot(view)
    for button, start in ((Qt.MouseButton.LeftButton, _axis_at), (Qt.MouseButton.MiddleButton, _at)):
        plot.set_span(4.0, 8.0)
        place = start(view, 6.0)
        _drag(qtbot, plot.viewport(), place, place + QPoint(100, 0), button)
        assert plot.span[0] < 4.0
        assert plot.span[1] - plot.span[0] == pytest.approx(4.0)
        assert plot.region is None


def test_a_click_seeks_and_space_plays_and_pauses(view, qtbot: QtBot, card) -> None:
    plot = _plot(view)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=_at(view, 3.0))
    assert _seconds(view) == pytest.approx(3.0, abs=0.05)
    with qtbot.waitSignal(view.playing_changed, timeout=5000):
        qtbot.keyClick(plot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    card.output.ask(RATE // 2)
    qtbot.waitUntil(lambda: _seconds(view) > 3.05, timeout=5000)
    qtbot.keyClick(plot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not card.output.running, timeout=5000)


def test_the_page_turns_when_the_music_leaves_it(view) -> None:
    _plot(view).set_span(2.0, 4.0)
    _views(view).set_cursor(3.9, follow=True)
    _views(view).set_cursor(4.05, follow=True)
    start, end = _plot(view).span
    assert start < 4.05 < start + 0.2
    assert end - start == pytest.approx(2.0)


@pytest.mark.parametrize("lane", ["wave", "spectrum"])
def test_a_marked_region_plays_and_loops(view, qtbot: QtBot, card, track, lane: str) -> None:
    plot = _plot(view)
    _drag(qtbot, plot.viewport(), _at(view, 2.0, lane), _at(view, 3.0, lane))
    assert plot.region == pytest.approx((2.0, 3.0), abs=0.05)
    qtbot.keyClick(plot, Qt.Key.Key_L)
    qtbot.keyClick(plot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    block = card.output.ask(100)
    first = round(plot.region[0] * RATE)
    volume = view.findChild(PlayerBar).volume ** 2
    assert np.allclose(block, volume * track[1][first : first + 100], atol=1e-3)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.region is None


def test_an_edge_of_the_region_is_dragged_and_a_double_click_fills_the_view(view, qtbot: QtBot) -> None:
    plot = _plot(view)
    plot.set_region((2.0, 5.0))
    view.grab()
    _drag(qtbot, plot.viewport(), _at(view, 5.0, "wave"), _at(view, 8.0, "wave"))
    assert plot.region == pytest.approx((2.0, 8.0), abs=0.06)
    marks = [item for item in plot.scene().items() if isinstance(item, pg.LinearRegionItem)]
    assert [mark.getRegion() for mark in marks] == [pytest.approx(plot.region)] * 3
    _double_click(qtbot, plot.viewport(), _at(view, 4.0))
    assert plot.span == pytest.approx(plot.region, abs=1e-6)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=_at(view, 4.0))
    assert plot.region is not None  # a place inside is heard, the region stays
    plot.set_span(0.0, SECONDS)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=_at(view, 11.0))
    assert plot.region is None


def _double_click(qtbot: QtBot, widget: QWidget, place: QPoint, button=Qt.MouseButton.LeftButton) -> None:
    qtbot.mouseClick(widget, button, pos=place)
    qtbot.mouseDClick(widget, button, pos=place)
    qtbot.mouseRelease(widget, button, pos=place)


def test_a_genre_segment_shows_its_numbers_and_plays(view, qtbot: QtBot, card, prediction) -> None:
    view.set_prediction(prediction)
    plot = _plot(view)
    qtbot.mouseMove(plot.viewport(), _at(view, 6.0, "genres"))
    assert QToolTip.text().startswith("Folk  63 %")
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=_at(view, 6.0, "genres"))
    assert _seconds(view) == pytest.approx(4.0)
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    words = _views(view).bars.accessibleDescription()
    assert "Rock: 50 %" in words
    assert "None of these: 10 %" in words


def test_the_tip_of_a_segment_goes_with_the_mouse(view, qtbot: QtBot, prediction) -> None:
    view.set_prediction(prediction)
    for lane in ("wave", "genres"):
        qtbot.mouseMove(_plot(view).viewport(), _at(view, 6.0, lane))
    qtbot.waitUntil(QToolTip.isVisible)
    assert "Folk" in QToolTip.text()
    qtbot.mouseMove(_plot(view).viewport(), _at(view, 6.0, "wave"))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_only_the_left_button_fits_on_a_double_click(view, qtbot: QtBot) -> None:
    plot = _plot(view)
    plot.set_span(4.0, 8.0)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        _double_click(qtbot, plot.viewport(), _at(view, 6.0), button)
        assert plot.span == pytest.approx((4.0, 8.0))
    assert plot.export.menu().isVisible()
    plot.export.menu().close()
    _double_click(qtbot, plot.viewport(), _at(view, 6.0))
    assert plot.span == pytest.approx((0.0, SECONDS))


def test_another_models_front_end_leaves_sound_and_view_alone(view, qtbot: QtBot, card) -> None:
    plot = _plot(view)
    view.findChild(Transport).seek(3.0)
    plot.set_span(2.0, 8.0)
    plot.set_region((2.5, 7.0))
    view.toggle_play()
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    card.output.ask(RATE // 2)
    qtbot.waitUntil(lambda: _seconds(view) > 3.05, timeout=5000)
    with qtbot.assertNotEmitted(view.playing_changed), qtbot.waitSignal(view.track_loaded, timeout=10_000):
        view.set_mel_settings(MelSettings(mel_bands=48))
    assert view.findChild(Transport).is_playing
    assert _seconds(view) > 3.05
    assert plot.span == pytest.approx((2.0, 8.0))
    assert plot.region == (2.5, 7.0)
    qtbot.waitUntil(lambda: bool(_views(view).track.pictures), timeout=5000)
    assert _lane(view).getAxis("left").frequencies.rows == 48


def test_unknown_is_called_unknown(view, prediction) -> None:
    view.set_prediction(replace(prediction, unknown_below=0.9))
    assert "not written" in _views(view).bars.accessibleDescription()
    view.set_prediction(replace(prediction, padded=True))
    assert "silence was added" in _views(view).bars.accessibleDescription()


def test_the_readout_names_time_frequency_level_and_note(view, qtbot: QtBot) -> None:
    place = _at(view, 5.0)
    qtbot.mouseMove(_plot(view).viewport(), place)
    text = _views(view).tools.readout.text()
    found = re.search(r"0:0[45]\.\d{3}.*Hz +(−?[\d.]+) dB.*[A-G].*mel", text)
    assert found, text
    at = _lane(view).vb.mapSceneToView(QPointF(place))
    picture = _views(view).track.pictures[-1]
    column = int((at.x() - picture.start_seconds) / picture.seconds_per_column)
    assert float(found[1].replace("−", "-")) == -100.0 + 0.5 * picture.codes[int(at.y()), column]
    qtbot.keyClick(_plot(view), Qt.Key.Key_Plus)  # under a mouse that rests lies something else then
    assert _views(view).tools.readout.text() != text


def test_the_spectrum_is_that_under_the_mouse_or_at_the_cursor(view, qtbot: QtBot) -> None:
    plot = _plot(view)

    def seen() -> np.ndarray:
        low, high = _views(view).tools.levels_db
        return low + plot.lane._slice.bars[0].ndarray()[:, 2] * (high - low)

    def levels(seconds: float) -> np.ndarray:
        picture = _views(view).track.pictures[-1]
        column = picture.codes[:, int((seconds - picture.start_seconds) / picture.seconds_per_column)]
        return np.clip(-100.0 + 0.5 * column, *_views(view).tools.levels_db)

    qtbot.mouseMove(plot.viewport(), _at(view, 3.0))
    there = plot.pointer.value
    assert np.allclose(seen(), levels(there))
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    _views(view).set_cursor(9.0, follow=False)
    assert np.allclose(seen(), levels(9.0))
    assert plot.lane.slice_plot.vb.viewRange()[1] == plot.lane.plot.vb.viewRange()[1]
    left = _at(view, SECONDS).x()
    press(view, "Spectrum")
    assert not plot.lane.slice_plot.isVisible()
    qtbot.waitUntil(lambda: _at(view, SECONDS).x() > left + 100)  # its room goes to the lanes


def test_two_tracks_are_compared_on_one_time_axis(view, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "Longer.wav"
    make_audio(other, 2 * SECONDS, sample_rate_hz=RATE)
    alone = _plot(view).lane.plot.vb.height()
    view.compare_with(str(other))
    qtbot.waitUntil(lambda: bool(_views(view).other and _views(view).other.pictures), timeout=10_000)
    qtbot.waitUntil(lambda: _plot(view).span == pytest.approx((0.0, 2 * SECONDS), abs=0.01), timeout=10_000)
    view.grab()
    upper, lower = _plot(view).lane, _plot(view).other_lane
    assert lower.plot.isVisible()
    assert upper.plot.vb.height() < 0.6 * alone
    _plot(view).set_span(3.0, 5.0)
    assert lower.plot.vb.viewRange()[0] == pytest.approx([3.0, 5.0], abs=0.01)
    assert _titles(view) == ["A song.wav", "Longer.wav"]
    view.compare_with(None)
    assert not lower.plot.isVisible()
    qtbot.waitUntil(lambda: upper.plot.vb.height() == pytest.approx(alone, abs=1))
    assert _plot(view).whole_seconds == pytest.approx(SECONDS)


def test_a_comparison_that_fails_says_so_in_its_place(view, qtbot: QtBot, missing_file: str) -> None:
    view.compare_with(missing_file)
    qtbot.waitUntil(lambda: any("gone.flac" in title for title in _titles(view)), timeout=5000)
    assert _views(view).isVisible()


def test_overview_click_seeks_and_drag_moves_the_view(view, qtbot: QtBot) -> None:
    strip, plot = _views(view).overview, _plot(view)
    plot.set_span(0.0, 2.0)
    there = QPoint(strip.width() * 3 // 4, 20)
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert _seconds(view) == pytest.approx(9.0, abs=0.1)
    assert plot.span[0] < 9.0 < plot.span[1]
    _drag(qtbot, strip.viewport(), there, there - QPoint(strip.width() // 2, 0))
    assert plot.span == pytest.approx((2.0, 4.0), abs=0.1)
    _drag(qtbot, strip.viewport(), QPoint(strip.width() * 4 // 12, 20), QPoint(strip.width() // 2, 20))  # an edge
    assert plot.span == pytest.approx((2.0, 6.0), abs=0.1)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert _seconds(view) == pytest.approx(4.0, abs=0.1)


def test_release_closes_every_handle_and_resume_goes_on(view, qtbot: QtBot, card, track) -> None:
    view.toggle_play()
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    card.output.ask(RATE)
    qtbot.waitUntil(lambda: _seconds(view) > 0.2, timeout=5000)
    view.release_file()
    handles = Path("/proc/self/fd")
    if handles.is_dir():
        open_files = [str(link.resolve()) for link in handles.iterdir() if link.exists()]
        assert track[0] not in open_files
    assert not card.output.running
    view.resume()
    qtbot.waitUntil(lambda: card.output.running, timeout=5000)


def test_a_track_opened_while_released_waits(make_view, qtbot: QtBot, track) -> None:
    view = make_view()
    view.show_track(track[0], None)
    view.release_file()
    view.resume()
    qtbot.waitUntil(lambda: bool(_views(view).track.pictures), timeout=10_000)


def test_no_sound_card_is_said_in_the_bar_and_the_views_work(view, qtbot: QtBot, card) -> None:
    card.missing = {None}
    with qtbot.waitSignal(view.device_changed, timeout=5000, check_params_cb=lambda name: name == "No sound") as told:
        view.toggle_play()
    assert told.args == ["No sound"]
    qtbot.waitUntil(lambda: "No sound output" in words_in(view), timeout=5000)
    assert not view.findChild(Transport).is_playing
    assert _views(view).track.pictures


def test_export_writes_a_picture_and_a_drawing(view, tmp_path: Path, prediction) -> None:
    view.set_prediction(prediction)
    png, svg = tmp_path / "view.png", tmp_path / "view.svg"
    _plot(view).export.save_png(str(png))
    _plot(view).export.save_svg(str(svg))
    image = QImage(str(png))
    assert image.width() >= 1800
    drawing = svg.read_text(encoding="utf-8")
    assert "<svg" in drawing
    assert "A song.wav" in drawing
    assert "kHz" in drawing
    assert sorted(path.name for path in tmp_path.iterdir()) == ["view.png", "view.svg"]


def test_the_picture_can_be_copied(view) -> None:
    _plot(view).export.copy()
    assert QApplication.clipboard().image().width() >= 1800


def test_everything_that_takes_the_focus_has_a_name(view) -> None:
    for child in view.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
            assert child.accessibleName(), child


def test_the_range_of_levels_moves_by_key_and_mouse(view, qtbot: QtBot) -> None:
    bar = view.findChild(LevelBar)
    low, high = bar.low, bar.high
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert (bar.low, bar.high) == (low, high - 1)
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.low == low + 1
    assert f"{high - 1} dB; arrows move the lower end" in bar.accessibleDescription()
    assert not _views(view).tools.settings.auto_levels
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.place_of(-90).toPoint())
    assert bar.low == pytest.approx(-90, abs=1)
    before = _plot(view).grab().toImage()
    _drag(qtbot, bar, bar.place_of(bar.high).toPoint(), bar.place_of(-30).toPoint())
    assert bar.high == pytest.approx(-30, abs=1)
    assert bar.low < bar.high
    assert _plot(view).grab().toImage() != before


def test_a_long_track_is_seen_whole_before_it_is_decoded(make_view, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    make_audio(path, samples=np.tile(music_like(10.0, RATE, 1), (32, 1)), sample_rate_hz=RATE)
    view = make_view()
    glances = []
    told = _views(view).track.loader.told
    told.connect(lambda _job, news: glances.append(news) if isinstance(news, Preview) else None)
    with qtbot.waitSignal(view.track_loaded, timeout=20_000):
        view.show_track(str(path), None)
    assert len(glances) == 1
    assert glances[0].picture.end_seconds == pytest.approx(320.0)
    assert _views(view).track.wave.glance is None  # once decoded, only what is exact is shown


def test_figures_abroad(abroad: str, painted: list[str], view, qtbot: QtBot, prediction) -> None:
    view.set_prediction(prediction)
    _plot(view).set_span(4.0, 4.3)
    for lane in ("wave", "spectrum"):
        qtbot.mouseMove(_plot(view).viewport(), _at(view, 4.1, lane))
        assert english_numbers(view, painted) == [], abroad
    assert "," in _views(view).tools.readout.text()
