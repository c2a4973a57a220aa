"""The map shows what the table lists, and what is selected in one is selected in the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track_map import Places, inside, nearest, neighbour, points_of
from genre_tagger.library.track_row import Column, Edit, TrackFilter, TrackRow
from genre_tagger.settings import UserFolders
from genre_tagger.ui.library import map_placing
from genre_tagger.ui.library.map_page import MapPage
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.workers.process import ProcessStream
from tests.builders.generated_engine import GeneratedEngine, generated_prediction, generated_track
from tests.ui.conftest import MakeWindow

COUNT = 40


class _PlacedHere:
    """Stands for the process: places at once, a circle of them."""

    asked: list[int] = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, _target: object, embeddings: np.ndarray, _earlier: np.ndarray) -> None:
        self._count = len(embeddings)

    def steps(self) -> Iterator[Places]:
        self.asked.append(self._count)
        turns = np.arange(self._count) * (2 * np.pi / self._count)
        yield Places(np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32), are_final=True)

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def placed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_placing, "ProcessStream", _PlacedHere)
    _PlacedHere.asked.clear()


def opened(make_window: MakeWindow, engine: GeneratedEngine, qtbot: QtBot) -> tuple[MainWindow, MapPage]:
    """A window with its map, all tracks classified."""
    window = make_window(engine)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == COUNT and not window.library.classifying.is_busy)
    window.actions_.show_map.setChecked(True)
    qtbot.waitUntil(lambda: window.library.map.page is not None)
    page = window.library.map.page
    assert page is not None
    return window, page


@pytest.fixture
def shown(make_window: MakeWindow, folders: UserFolders, qtbot: QtBot) -> tuple[MainWindow, MapPage]:
    window, page = opened(make_window, GeneratedEngine(folders, count=COUNT, embedding_units=16), qtbot)
    qtbot.waitUntil(lambda: len(page.plot.points) == COUNT)
    return window, page


def press(page: MapPage, point: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    x, y = map(float, page.plot.points.xy[point])
    place = page.plot.place_of(page.plot.plot, x, y)
    QTest.mouseClick(page.plot.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def selected_numbers(window: MainWindow) -> list[int]:
    return sorted({index.row() for index in window.library.table.selectionModel().selectedRows()})


def test_what_is_listed_is_on_the_map(shown: tuple[MainWindow, MapPage], qtbot: QtBot) -> None:
    window, page = shown
    window.library.model.set_filter(TrackFilter(genre="Rock"))
    rocks = window.library.model.rowCount()
    assert 0 < rocks < COUNT
    qtbot.waitUntil(lambda: len(page.plot.points) == rocks)
    assert (page.plot.points.genre == 1).all()
    window.library.model.set_filter(TrackFilter(text="no such track"))
    qtbot.waitUntil(lambda: len(page.plot.points) == 0)
    assert page.message.words.accessibleName() == "No tracks are listed"
    assert _PlacedHere.asked == [COUNT]  # a filter moves nothing


def test_a_click_selects_the_row_and_plays_it(shown: tuple[MainWindow, MapPage], qtbot: QtBot) -> None:
    window, page = shown
    with qtbot.waitSignal(page.play_wanted):
        press(page, 17)
    assert selected_numbers(window) == [17]
    assert page.plot.current == 17
    assert window.library.table.selected_rows()[0].title in page.plot.accessibleDescription()
    press(page, 20, Qt.KeyboardModifier.ControlModifier)
    assert selected_numbers(window) == [17, 20]
    press(page, 20, Qt.KeyboardModifier.ControlModifier)
    assert selected_numbers(window) == [17]


def test_what_is_selected_in_the_table_is_on_the_map(shown: tuple[MainWindow, MapPage]) -> None:
    window, page = shown
    window.library.table.pick_row(5)
    assert page.plot.current == 5
    one = page.plot.grab().toImage()
    window.library.table.selectAll()
    assert page.plot.grab().toImage() != one, "every point has a halo now"


def test_a_lasso_and_one_key_correct_a_cluster(shown: tuple[MainWindow, MapPage], qtbot: QtBot) -> None:
    window, page = shown
    plot, view = page.plot, page.plot.viewport()
    corners = [plot.place_of(plot.plot, x, y) for x, y in ((0.0, -1.05), (1.05, -1.05), (1.05, 1.05), (0.0, 1.05))]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corners[0])
    for corner in [*corners[1:], corners[0]]:
        QTest.mouseMove(view, corner)
        QTest.qWait(5)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corners[0])
    right = [number for number, (x, _) in enumerate(page.plot.points.xy) if x > 0.02]
    assert set(right) <= set(selected_numbers(window))
    assert len(selected_numbers(window)) <= len(right) + 2
    QTest.keyClick(plot, Qt.Key.Key_4)
    assert all(window.library.model.track_row(number).edit.chosen == "Folk" for number in right)
    qtbot.waitUntil(lambda: bool((page.plot.points.genre[right] == 3).all()))
    window.library.editing.stack.undo()
    assert not window.library.model.track_row(right[0]).edit.chosen


def test_sorting_the_table_moves_no_point_from_its_track(shown: tuple[MainWindow, MapPage]) -> None:
    window, page = shown
    row = window.library.model.track_row(3)
    window.library.model.sort(0)
    page.plot.clicked.emit(3, False)  # before the map was drawn anew, point 3 is the same track
    assert window.library.selected_rows() == [row]


def test_arrows_walk_from_point_to_point(shown: tuple[MainWindow, MapPage]) -> None:
    window, page = shown
    plot = page.plot
    QTest.keyClick(plot, Qt.Key.Key_End)
    rightmost = int(plot.points.xy[:, 0].argmax())
    assert selected_numbers(window) == [rightmost]
    QTest.keyClick(plot, Qt.Key.Key_Up)
    above = plot.current
    assert plot.points.xy[above, 1] > plot.points.xy[rightmost, 1]
    QTest.keyClick(plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert selected_numbers(window) == sorted([above, plot.current])
    before = plot.box.viewRect()
    QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert plot.box.viewRect().left() > before.left()
    QTest.keyClick(plot, Qt.Key.Key_F)
    assert plot.box.viewRect().contains(QPointF(-1.0, -1.0))


def test_keys_of_the_table_act_on_the_map(shown: tuple[MainWindow, MapPage]) -> None:
    window, page = shown
    assert window.actions_.skip in page.plot.actions()
    assert window.actions_.play in page.plot.actions()


def test_tracks_not_yet_classified_are_counted_and_can_be(
    make_window: MakeWindow, folders: UserFolders, qtbot: QtBot
) -> None:
    engine = GeneratedEngine(folders, count=COUNT, embedding_units=16)
    window, page = opened(make_window, engine, qtbot)
    qtbot.waitUntil(lambda: len(page.plot.points) == COUNT)
    old = [row.path for row in window.library.tracks.rows[:3]]

    def without(row: TrackRow) -> None:
        assert row.track is not None
        row.take_prediction(row.track, generated_prediction(1))

    window.library.tracks.update_rows(old, without)
    qtbot.waitUntil(page.notice_button.isVisible)
    assert page.notice.text() == "Not yet classified with this version of the model: 3 of 40 tracks."
    QTest.mouseClick(page.notice_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.notice_button.isVisible(), timeout=20_000)
    assert engine.forgotten == old
    assert len(page.plot.points) == COUNT


def test_a_model_of_an_older_version_says_why_there_is_no_map(
    make_window: MakeWindow, folders: UserFolders, qtbot: QtBot
) -> None:
    _, page = opened(make_window, GeneratedEngine(folders, count=COUNT), qtbot)
    qtbot.waitUntil(lambda: page.message.words.accessibleName() == "This model has no map")
    assert not page.gives_places
    with qtbot.waitSignal(page.models_wanted):
        QTest.mouseClick(page.message.button, Qt.MouseButton.LeftButton)


def test_the_map_comes_back_with_the_next_window(shown: tuple[MainWindow, MapPage], qtbot: QtBot) -> None:
    window, page = shown
    library = window.library
    state = library.map.state()
    assert not state.isEmpty()
    QTest.mouseClick(page.tools.close_button, Qt.MouseButton.LeftButton)
    assert not library.map.is_shown
    assert not window.actions_.show_map.isChecked()
    assert library.map.state().isEmpty()
    library.map.restore(state)
    assert window.actions_.show_map.isChecked()
    assert library.filter_bar.map_button.isChecked()


def test_beside_the_map_a_narrow_table_leaves_its_room_to_the_titles(shown: tuple[MainWindow, MapPage]) -> None:
    window, page = shown
    window.resize(1000, 640)
    table = window.library.table
    QTest.qWait(50)
    assert window.width() == 1000
    assert page.plot.width() >= 300
    assert table.isColumnHidden(Column.WILL_WRITE)
    assert not table.isColumnHidden(Column.PROPOSED)
    assert table.columnWidth(Column.TITLE) >= 150
    assert table.horizontalScrollBar().maximum() == 0
    window.actions_.show_map.setChecked(False)
    QTest.qWait(50)
    assert not any(table.isColumnHidden(column) for column in Column)
    assert table.columns.state().isEmpty()  # nobody set anything by hand


def test_places_come_from_a_process(
    make_window: MakeWindow, folders: UserFolders, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_placing, "ProcessStream", ProcessStream)
    window, page = opened(make_window, GeneratedEngine(folders, count=COUNT, embedding_units=16), qtbot)
    qtbot.waitUntil(lambda: len(page.plot.points) == COUNT, timeout=60_000)
    assert np.ptp(page.plot.points.xy, axis=0).min() > 0.2
    window.library.map.show_map(False)
    qtbot.waitUntil(lambda: not window.runner.busy(""), timeout=20_000)


def test_points_have_the_proposal_s_genre_and_are_hollow_where_it_is_unknown(folders: UserFolders) -> None:
    rows = []
    for number, chosen in enumerate(("", "", "Folk")):
        row = TrackRow(Path(f"/m/{number}.mp3"), edit=Edit(chosen))
        row.take_prediction(generated_track(row.path, number), generated_prediction(number))
        rows.append(row)
    rows[0].outcome = rows[0].outcome.__class__(True, "Hip-Hop", "Hip-Hop", "")
    rows[1].outcome = rows[1].outcome.__class__(False, UNKNOWN, "", "")
    points = points_of(rows, np.zeros((3, 2), np.float32), ("Electronic", "Rock", "Hip-Hop", "Folk"))
    likeliest = ("Electronic", "Rock", "Hip-Hop", "Folk").index(rows[1].top_genre)
    assert points.genre.tolist() == [2, likeliest, 3]
    assert points.is_sure.tolist() == [True, False, True]
    assert points.weight.tolist() == pytest.approx([rows[0].confidence, rows[1].confidence, 1.0])


def test_a_polygon_holds_what_lies_in_it() -> None:
    """An L: its notch is outside."""
    polygon = np.array([(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)], np.float32)
    xy = np.array([(0.5, 0.5), (1.5, 0.5), (0.5, 1.5), (1.5, 1.5), (-0.5, 0.5), (3, 3)], np.float32)
    assert inside(polygon, xy).tolist() == [True, True, True, False, False, False]
    assert not inside(polygon[:2], xy).any()


def test_the_nearest_point_and_the_neighbour() -> None:
    xy = np.array([(0, 0), (1, 0), (3, 0.5), (0, 2)], np.float32)
    assert nearest(xy, (0.9, 0.0), 0.1, 2.0) == 1
    assert nearest(xy, (0.5, 0.0), 0.1, 2.0) is None
    assert nearest(xy[:0], (0.0, 0.0), 1.0, 9.0) is None
    assert (neighbour(xy, 0, (1, 0)), neighbour(xy, 1, (1, 0)), neighbour(xy, 0, (0, 1))) == (1, 2, 3)
    assert neighbour(xy, 2, (1, 0)) is None
