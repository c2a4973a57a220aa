"""The track view end to end: a real file is decoded, shown, played, marked, released and saved."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import Scale
from genre_tagger.ui.views.time_span import TimeSpan
from genre_tagger.ui.views.view_settings import ViewSettings
from tests.builders.audio_files import make_audio
from tests.builders.shown_text import english_numbers
from tests.builders.sound import music_like
from tests.ui.views.conftest import RATE, SECONDS


def _canvas(view):
    return view._views.canvas


def _at(view, seconds: float, lane: str = "spectrum") -> QPoint:
    canvas = _canvas(view)
    return QPointF(canvas.lanes.x_at(seconds, canvas.span), getattr(canvas.lanes, lane).center().y()).toPoint()


def _seconds(view) -> float:
    return view._transport.position_seconds


def test_decodes_into_all_views(view) -> None:
    canvas = _canvas(view)
    assert canvas.scene.whole_seconds == pytest.approx(SECONDS)
    assert canvas.span == TimeSpan(0.0, canvas.scene.whole_seconds)
    assert canvas.scene.pictures[0].codes.shape[0] == MelSettings().mel_bands
    image = view.grab().toImage()
    assert len({image.pixel(x, 200) for x in range(200, 600)}) > 50  # a spectrogram, not a blank


def test_nothing_chosen_says_what_to_do(make_view) -> None:
    view = make_view()
    assert view._pages.currentWidget().accessibleName() == "Nothing to show yet"
    view.toggle_play()
    assert not view._transport.is_playing


def test_a_file_that_is_gone_says_so_in_place(make_view, qtbot: QtBot, missing_file: str) -> None:
    view = make_view()
    with qtbot.waitSignal(view.track_failed, timeout=5000) as failed:
        view.show_track(missing_file, None)
    assert failed.args[0] == missing_file
    assert "gone.flac" in view._pages.currentWidget().accessibleDescription()


def test_the_next_track_replaces_a_failed_one(make_view, qtbot: QtBot, missing_file: str, track) -> None:
    view = make_view()
    with qtbot.waitSignal(view.track_failed, timeout=5000):
        view.show_track(missing_file, None)
    with qtbot.waitSignal(view.track_loaded, timeout=10_000):
        view.show_track(track[0], None, "Artist – Title")
    assert view._pages.currentWidget() is view._views


def test_leafing_through_many_tracks_shows_the_last(make_view, qtbot: QtBot, track, missing_file: str) -> None:
    view = make_view()
    for _ in range(10):
        view.show_track(missing_file, None)
        view.show_track(track[0], None)
    qtbot.waitUntil(lambda: _canvas(view).scene.whole_seconds > 0 and bool(_canvas(view).scene.pictures))
    assert view._pages.currentWidget() is view._views


@pytest.mark.parametrize("scale", list(Scale))
def test_every_scale_and_map_is_drawn(view, qtbot: QtBot, scale: Scale) -> None:
    view.apply_view_settings(replace(view.view_settings(), scale=scale.value, color_map="viridis"))
    qtbot.waitUntil(lambda: bool(_canvas(view).scene.pictures), timeout=10_000)
    assert _canvas(view).scene.axis.scale is scale
    assert _canvas(view).scene.pictures[0].axis.scale is scale


def test_settings_survive(view, make_view) -> None:
    wanted = ViewSettings("log", "cividis", False, -77, 3, 0.5)
    other = make_view()
    other.apply_view_settings(wanted)
    assert other.view_settings() == wanted
    other.apply_view_settings(replace(wanted, scale="of the future", color_map="unheard of"))
    assert other.view_settings().scale == Scale.MODEL.value


def test_wheel_zooms_on_the_mouse_and_the_samples_appear(view, qtbot: QtBot, track) -> None:
    canvas = _canvas(view)
    place = QPointF(_at(view, 6.0))
    anchor = canvas.lanes.seconds_at(place.x(), canvas.span)
    for _ in range(16):
        event = QWheelEvent(
            place,
            canvas.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        canvas.wheelEvent(event)
    assert canvas.span.seconds < 0.05
    assert canvas.lanes.x_at(anchor, canvas.span) == pytest.approx(place.x(), abs=0.5)
    qtbot.waitUntil(lambda: canvas.scene.wave_close_up is not None, timeout=5000)
    near = canvas.scene.wave_close_up
    first, last = round(near.start_seconds * RATE), round(near.end_seconds * RATE)
    mono = track[1][first:last].mean(axis=1)
    assert np.nanmax(near.columns.high) == pytest.approx(mono.max(), rel=0.08)


def test_keys_zoom_pan_and_fit(view, qtbot: QtBot) -> None:
    canvas = _canvas(view)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.span.seconds == pytest.approx(SECONDS / 2.25, rel=0.01)
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.span.end == pytest.approx(SECONDS)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.span.end < SECONDS
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.span.start == 0.0
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    assert canvas.span == TimeSpan(0.0, canvas.scene.whole_seconds)


def test_dragging_the_time_axis_pans(view, qtbot: QtBot) -> None:
    canvas = _canvas(view)
    canvas.set_span(TimeSpan(4.0, 8.0))
    start = _at(view, 6.0, "axis")
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(100, 0))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    assert canvas.span.start < 4.0
    assert canvas.span.seconds == pytest.approx(4.0)


def test_a_click_seeks_and_space_plays_and_pauses(view, qtbot: QtBot, card) -> None:
    canvas = _canvas(view)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_at(view, 3.0))
    assert _seconds(view) == pytest.approx(3.0, abs=0.05)
    with qtbot.waitSignal(view.playing_changed, timeout=5000):
        qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    card.output.ask(RATE // 2)
    qtbot.waitUntil(lambda: _seconds(view) > 3.05, timeout=5000)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not card.output.running, timeout=5000)


def test_a_marked_region_plays_and_loops(view, qtbot: QtBot, card, track) -> None:
    canvas = _canvas(view)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=_at(view, 2.0))
    qtbot.mouseMove(canvas, _at(view, 3.0))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=_at(view, 3.0))
    assert canvas.region is not None
    assert canvas.region.start == pytest.approx(2.0, abs=0.05)
    qtbot.keyClick(canvas, Qt.Key.Key_L)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    block = card.output.ask(100)
    first = round(canvas.region.start * RATE)
    volume = view._bar.volume**2
    assert np.allclose(block, volume * track[1][first : first + 100], atol=1e-3)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.region is None


def test_a_genre_segment_shows_its_numbers_and_plays(view, qtbot: QtBot, card, prediction) -> None:
    view.set_prediction(prediction)
    canvas = _canvas(view)
    qtbot.mouseMove(canvas, _at(view, 6.0, "genres"))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_at(view, 6.0, "genres"))
    assert _seconds(view) == pytest.approx(4.0)
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    words = view._views.bars.accessibleDescription()
    assert "Rock: 50 %" in words
    assert "None of these: 10 %" in words


def test_the_tip_of_a_segment_goes_with_the_mouse(view, qtbot: QtBot, prediction) -> None:
    view.set_prediction(prediction)
    canvas = _canvas(view)
    for lane in ("wave", "genres"):
        qtbot.mouseMove(canvas, _at(view, 6.0, lane))
    qtbot.waitUntil(QToolTip.isVisible)
    assert "Folk" in QToolTip.text()
    qtbot.mouseMove(canvas, _at(view, 6.0, "wave"))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_only_the_left_button_fits_on_a_double_click(view, qtbot: QtBot) -> None:
    canvas, span = _canvas(view), TimeSpan(4.0, 8.0)
    canvas.set_span(span)
    menus: list[QPoint] = []
    canvas.menu_wanted.disconnect()
    canvas.menu_wanted.connect(menus.append)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        qtbot.mouseDClick(canvas, button, pos=_at(view, 6.0))
        qtbot.mouseRelease(canvas, button, pos=_at(view, 6.0))
        assert canvas.span == span
    assert menus
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=_at(view, 6.0))
    assert canvas.span == TimeSpan(0.0, canvas.scene.whole_seconds)


def test_another_models_front_end_leaves_sound_and_view_alone(view, qtbot: QtBot, card) -> None:
    canvas = _canvas(view)
    view._transport.seek(3.0)
    canvas.set_span(TimeSpan(2.0, 8.0))
    canvas.set_region(TimeSpan(2.5, 7.0))
    view.toggle_play()
    qtbot.waitUntil(lambda: bool(card.outputs) and card.output.running, timeout=5000)
    card.output.ask(RATE // 2)
    qtbot.waitUntil(lambda: _seconds(view) > 3.05, timeout=5000)
    with qtbot.assertNotEmitted(view.playing_changed), qtbot.waitSignal(view.track_loaded, timeout=10_000):
        view.set_mel_settings(MelSettings(mel_bands=48))
    assert view._transport.is_playing
    assert _seconds(view) > 3.05
    assert (canvas.span, canvas.region) == (TimeSpan(2.0, 8.0), TimeSpan(2.5, 7.0))
    qtbot.waitUntil(lambda: bool(canvas.scene.pictures), timeout=5000)
    assert canvas.scene.axis.rows == 48


def test_unknown_is_called_unknown(view, prediction) -> None:
    view.set_prediction(replace(prediction, unknown_below=0.9))
    assert "not written" in view._views.bars.accessibleDescription()
    view.set_prediction(replace(prediction, padded=True))
    assert "silence was added" in view._views.bars.accessibleDescription()


def test_the_readout_names_time_frequency_level_and_note(view, qtbot: QtBot) -> None:
    qtbot.mouseMove(_canvas(view), _at(view, 5.0))
    text = view._views.tools.readout.text()
    assert re.search(r"0:0[45]\.\d{3}.*Hz.*mel.*dB.*[A-G]", text), text
    readout = _canvas(view).readout_at(QPointF(_at(view, 5.0)))
    canvas = _canvas(view)
    picture = canvas.scene.pictures[-1]
    row = int((canvas.lanes.spectrum.bottom() - _at(view, 5.0).y()) / canvas.lanes.spectrum.height() * 96)
    column = int((readout.seconds - picture.start_seconds) / picture.seconds_per_column)
    assert readout.level_db == -100.0 + 0.5 * picture.codes[row, column]


def test_overview_click_seeks_and_drag_moves_the_view(view, qtbot: QtBot) -> None:
    strip, canvas = view._views.overview, _canvas(view)
    canvas.set_span(TimeSpan(0.0, 2.0))
    there = QPoint(strip.width() * 3 // 4, 20)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=there)
    assert _seconds(view) == pytest.approx(9.0, abs=0.1)
    assert canvas.span.contains(9.0)
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=there)
    qtbot.mouseMove(strip, there - QPoint(strip.width() // 2, 0))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=there - QPoint(strip.width() // 2, 0))
    assert canvas.span.start < 4.0


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
    qtbot.waitUntil(lambda: bool(_canvas(view).scene.pictures), timeout=10_000)


def test_no_sound_card_is_said_in_the_bar_and_the_views_work(view, qtbot: QtBot, card) -> None:
    card.missing = {None}
    with qtbot.waitSignal(view.device_changed, timeout=5000, check_params_cb=lambda name: name == "No sound") as told:
        view.toggle_play()
    assert told.args == ["No sound"]
    qtbot.waitUntil(lambda: "No sound output" in view._bar._detail.text(), timeout=5000)
    assert not view._transport.is_playing
    assert _canvas(view).scene.pictures


def test_export_writes_a_picture_and_a_drawing(view, tmp_path: Path, prediction) -> None:
    view.set_prediction(prediction)
    png, svg = tmp_path / "view.png", tmp_path / "view.svg"
    view.export_png(str(png))
    view.export_svg(str(svg))
    image = QImage(str(png))
    assert image.width() >= 1800
    drawing = svg.read_text(encoding="utf-8")
    assert "<svg" in drawing
    assert "A song.wav" in drawing
    assert "kHz" in drawing
    assert sorted(path.name for path in tmp_path.iterdir()) == ["view.png", "view.svg"]


def test_the_picture_can_be_copied(view) -> None:
    view._views.copy_picture()
    assert QApplication.clipboard().image().width() >= 1800


def test_everything_that_takes_the_focus_has_a_name(view) -> None:
    for child in view.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
            assert child.accessibleName(), child


def test_range_slider_moves_by_key_and_mouse(view, qtbot: QtBot) -> None:
    slider = view._views.tools._levels
    low, high = slider.low, slider.high
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert (slider.low, slider.high) == (low, high - 1)
    qtbot.keyClick(slider, Qt.Key.Key_Space)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.low == low + 1
    assert not view._views.tools.is_auto
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(2, slider.height() // 2))
    assert slider.low == -100


def test_a_long_track_is_seen_whole_before_it_is_decoded(make_view, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    make_audio(path, samples=np.tile(music_like(10.0, RATE, 1), (32, 1)), sample_rate_hz=RATE)
    view = make_view()
    glances = []
    view._loader.previewed.connect(lambda _job, glance: glances.append(glance))
    with qtbot.waitSignal(view.track_loaded, timeout=20_000):
        view.show_track(str(path), None)
    assert len(glances) == 1
    assert glances[0].picture.end_seconds == pytest.approx(320.0)
    assert _canvas(view).scene.wave_glance is None  # once decoded, only what is exact is shown


def test_figures_abroad(abroad: str, painted: list[str], view, qtbot: QtBot, prediction) -> None:
    view.set_prediction(prediction)
    for lane in ("wave", "spectrum"):
        qtbot.mouseMove(_canvas(view), _at(view, 6.3, lane))
        assert english_numbers(view, painted) == [], abroad
    assert "," in view._views.tools.readout.text()
