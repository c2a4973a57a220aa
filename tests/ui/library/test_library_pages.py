"""Room for everything at every size, and the first track in view without a click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genre_tagger.ui.library.classifying import Progress
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.views.player_bar import PlayerBar
from genre_tagger.ui.views.track_views import TrackViews
from genre_tagger.ui.window_state import WindowState
from tests.builders.generated_engine import GeneratedEngine
from tests.ui.conftest import MakeWindow

OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def open_window(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> OpenWindow:
    """Windows with their views and all forty tracks."""

    def make() -> MainWindow:
        window = make_window(generated)
        window.start_late()
        window.opening.open_paths([Path("/music")])
        qtbot.waitUntil(lambda: len(window.library.tracks) == 40 and not window.library.classifying.is_busy)
        qtbot.waitUntil(lambda: window.library.viewed.view is not None, timeout=20_000)
        return window

    return make


@pytest.mark.parametrize(("size", "least"), [((1000, 640), 80), ((1280, 800), 110), ((1920, 1080), 180)])
def test_spectrogram_and_table_both_have_room(
    open_window: OpenWindow, qtbot: QtBot, size: tuple[int, int], least: int
) -> None:
    window = open_window()
    window.resize(*size)
    QApplication.processEvents()
    view = window.library.viewed.view
    assert view is not None
    views = view.findChild(TrackViews)
    view.findChild(PlayerBar).show()

    def lane_pixels() -> float:
        """As if a track were on show: that its file is not there may be told at any moment, and takes the place."""
        views.parentWidget().setCurrentWidget(views)
        return float(views.plot.lane.plot.vb.height())

    qtbot.waitUntil(lambda: lane_pixels() >= least, timeout=20_000)
    table = window.library.table
    assert table.viewport().height() >= 3 * table.rowHeight(0)


def test_border_stays_where_a_person_put_it(
    open_window: OpenWindow, make_window: MakeWindow, generated: GeneratedEngine
) -> None:
    window = open_window()
    pages = window.library.pages
    assert pages.state().isEmpty()
    pages.splitter.moveSplitter(200, 1)
    moved = pages.splitter.sizes()
    pages.splitter.splitterMoved.emit(200, 1)
    window.close()
    assert not WindowState(generated.folders.config).bytes("splitter").isEmpty()
    again = open_window()
    assert abs(again.library.pages.splitter.sizes()[0] - moved[0]) <= 12  # laid out anew, by shares


def test_first_track_is_shown_at_once(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert window.library.table.currentIndex().row() == 0
    path = window.library.model.track_row(0).path
    view = window.library.viewed.view
    assert view is not None
    qtbot.waitUntil(lambda: view.path == str(path))


def test_a_filter_being_typed_keeps_the_focus(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    generated.seconds_per_track = 0.002
    window = make_window(generated)
    library = window.library
    window.activateWindow()
    library.pages.show_tracks(True)
    library.filter_bar.focus_search()
    qtbot.waitUntil(lambda: library.filter_bar.isAncestorOf(QApplication.focusWidget() or window))
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(library.tracks) == 40 and not library.classifying.is_busy)
    assert library.table.currentIndex().row() == 0
    assert library.filter_bar.isAncestorOf(QApplication.focusWidget() or window)


def test_last_word_on_progress_is_shown_though_it_came_quickly(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    generated.seconds_per_track = 0.05
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    library = window.library
    shown: list[Progress] = []
    library.progress.show_classifying = shown.append  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: bool(shown) and shown[-1].total == 40, timeout=5000)
    library.stop()
