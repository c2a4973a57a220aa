"""The player bar shows what it is told and says what the user wants."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from genre_tagger.audio.playback_state import OutputList
from genre_tagger.audio.sound_card import OutputDevice
from genre_tagger.ui.views.player_bar import PlayerBar
from tests.builders.seen import button, offers, press, words_in


@pytest.fixture
def bar(qtbot: QtBot) -> PlayerBar:
    made = PlayerBar()
    qtbot.addWidget(made)
    made.resize(800, 40)
    made.set_track("Title", "MP3 · 44.1 kHz · stereo · 3:05", 185.0)
    made.show()
    return made


def outputs(bar: PlayerBar) -> list[QAction]:
    return button(bar, "Output").menu().actions()


def test_position_and_length(bar: PlayerBar) -> None:
    bar.set_position(61.25)
    assert "\n1:01.2 / 3:05\n" in words_in(bar)


def test_the_button_says_what_a_press_would_do(bar: PlayerBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.play_toggled):
        press(bar, "Play")
    bar.set_playing(True)
    assert offers(bar, "Pause")
    assert not offers(bar, "Play")
    bar.set_playing(False)
    assert offers(bar, "Play")


def test_mute_is_silence_and_comes_back(bar: PlayerBar, qtbot: QtBot) -> None:
    bar.set_volume(0.6)
    with qtbot.waitSignal(bar.volume_changed) as muted:
        bar.toggle_mute()
    assert muted.args == [0.0]
    bar.toggle_mute()
    assert bar.volume == pytest.approx(0.6)


def test_devices_can_be_chosen_and_trouble_is_in_the_menu(bar: PlayerBar, qtbot: QtBot) -> None:
    bar.set_outputs(OutputList((OutputDevice("Speakers", True), OutputDevice("Headphones", False)), "", 1))
    actions = outputs(bar)
    assert [action.text() for action in actions] == ["System default", "Speakers", "Headphones"]
    with qtbot.waitSignal(bar.device_chosen) as chosen:
        actions[2].trigger()
    assert chosen.args == ["Headphones"]
    assert bar.chosen_device == "Headphones"
    bar.set_outputs(OutputList((), "No sound output was found; connect or switch on a device.", 2))
    assert outputs(bar)[-1].text().startswith("No sound output")
    assert not outputs(bar)[-1].isEnabled()


def test_a_long_title_is_cut_and_whole_in_its_tip(bar: PlayerBar) -> None:
    title = "A very long title " * 20
    bar.set_track(title, "", 10.0)
    shown = next(label for label in bar.findChildren(QLabel) if label.toolTip() == title)
    assert 0 < shown.width() < 700


def test_without_a_track_nothing_can_be_played(bar: PlayerBar) -> None:
    bar.set_track("", "", 0.0)
    assert not button(bar, "Play").isEnabled()
    assert "3:05" not in words_in(bar)
