"""The table's model: streaming rows, order, filter, selection."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from genre_tagger.foundation.errors import DecodeError
from genre_tagger.library.proposal import RowPlanner, WriteRules
from genre_tagger.library.track import TrackClassified, TrackFailed
from genre_tagger.library.track_row import Column, Decision, Edit, Status, StatusGroup, TrackFilter
from genre_tagger.ui.library.album_list import AlbumList
from genre_tagger.ui.library.cell_text import CellText
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.library.track_model import TrackModel
from genre_tagger.ui.library.track_table import MANY_SELECTED, TrackTable
from tests.builders.generated_engine import generated_path, generated_prediction, generated_track
from tests.ui.conftest import row_of


def classified(number: int) -> TrackClassified:
    """The step of a generated track."""
    return TrackClassified(generated_track(generated_path(number), number), generated_prediction(number))


@pytest.fixture
def tracks(qtbot: QtBot) -> TrackList:
    return TrackList(RowPlanner(WriteRules()).plan)


@pytest.fixture
def model(tracks: TrackList) -> TrackModel:
    """Strictly watched by Qt's own tester."""
    made = TrackModel(tracks, AlbumList(tracks, WriteRules().genre), CellText())
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def test_rows_stream_in_and_are_filled(tracks: TrackList, model: TrackModel) -> None:
    tracks.add([generated_path(number) for number in range(5)])
    assert model.rowCount() == 5
    assert model.data(model.index(0, Column.STATUS)) == "Waiting"
    tracks.take_steps([classified(0), TrackFailed(generated_path(1), DecodeError("It is empty."))])
    assert model.data(model.index(0, Column.CONFIDENCE)).endswith("%")
    assert model.data(model.index(1, Column.WILL_WRITE)) == "It is empty."
    assert model.data(model.index(1, Column.STATUS)) == "Failed"


def test_a_path_is_listed_once(tracks: TrackList, model: TrackModel) -> None:
    tracks.add([generated_path(1), generated_path(2)])
    assert tracks.add([generated_path(2), generated_path(3)]) == [generated_path(3)]
    assert model.rowCount() == 3


def test_counts_follow_every_change(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps(classified(number) for number in range(30))
    tracks.apply_edits({tracks.rows[3]: Edit("", Decision.SKIPPED)})
    tracks.remove([generated_path(4)])
    counts = tracks.counts
    assert sum(counts.values()) == 29
    for status in Status:
        assert counts[status] == sum(row.status is status for row in tracks.rows)
    assert counts[Status.SKIPPED] == 1


def test_sorts_by_what_a_column_shows(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps(classified(number) for number in range(30))
    model.sort(Column.CONFIDENCE, Qt.SortOrder.DescendingOrder)
    confidences = [row.confidence or 0 for row in model.shown_rows()]
    assert confidences == sorted(confidences, reverse=True)
    model.sort(-1)
    assert [row.path for row in model.shown_rows()] == [row.path for row in tracks.rows]


def test_new_rows_find_their_place_in_order(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    model.sort(Column.DURATION, Qt.SortOrder.AscendingOrder)
    tracks.take_steps(classified(number) for number in (9, 2, 7))
    tracks.take_steps(classified(number) for number in (1, 8))
    qtbot.waitUntil(lambda: [int(row.path.name[:5]) for row in model.shown_rows()] == [1, 2, 7, 8, 9])


def test_filter_shows_and_hides(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps(classified(number) for number in range(60))
    model.set_filter(TrackFilter(group=StatusGroup.UNKNOWN))
    assert 0 < model.rowCount() < 60
    assert all(row.status is Status.UNKNOWN for row in model.shown_rows())
    model.set_filter(TrackFilter())
    assert model.rowCount() == 60


def test_a_row_is_picked_whatever_key_is_held_down(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps(classified(number) for number in range(5))
    table = TrackTable(model)
    qtbot.addWidget(table)
    table.show()
    qtbot.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    table.pick_row(3)
    assert [row_of(model, row.path) for row in table.selected_rows()] == [3]
    qtbot.keyRelease(table, Qt.Key.Key_Control)


def test_selection_survives_sorting_and_filtering(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps(classified(number) for number in range(200))
    table = TrackTable(model)
    qtbot.addWidget(table)
    table.pick_row(row_of(model, generated_path(30)))
    model.sort(Column.TITLE, Qt.SortOrder.AscendingOrder)
    assert [row.path for row in table.selected_rows()] == [generated_path(30)]
    model.set_filter(TrackFilter(text="track"))
    model.set_filter(TrackFilter(text="00030"))
    model.set_filter(TrackFilter(least_confidence=0.01))
    assert [row.path for row in table.selected_rows()] == [generated_path(30)]
    assert table.currentIndex().row() == row_of(model, generated_path(30))


def test_many_selected_rows_survive_sorting(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps(classified(number) for number in range(4 * MANY_SELECTED))
    table = TrackTable(model)
    qtbot.addWidget(table)
    wanted = set(tracks.rows[::3])
    table.choose_tracks(list(wanted), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    with qtbot.waitSignal(model.layoutChanged):
        model.sort(Column.TITLE, Qt.SortOrder.DescendingOrder)
    assert len(table.selected_rows()) == len(wanted)
    assert set(table.selected_rows()) == wanted
    assert table.selected_rows() == [row for row in model.shown_rows() if row in wanted]
    table.selectAll()
    assert table.selected_rows() == model.shown_rows()


def test_setting_a_cell_only_asks(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps([classified(0)])
    with qtbot.waitSignal(model.genre_edited) as asked:
        model.setData(model.index(0, Column.PROPOSED), "Folk")
    assert asked.args == [0, "Folk"]
    assert tracks.rows[0].edit == Edit()


def test_only_the_proposal_can_be_edited(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([classified(0), TrackFailed(generated_path(1), DecodeError("It is empty."))])
    editable = Qt.ItemFlag.ItemIsEditable
    columns = [column for column in Column if model.flags(model.index(0, column)) & editable]
    assert columns == [Column.PROPOSED]
    assert not model.flags(model.index(1, Column.PROPOSED)) & editable


def test_corrections_of_earlier_sessions_wait_for_their_rows(tracks: TrackList, model: TrackModel) -> None:
    tracks.expect_edits({generated_path(2): Edit("Folk", Decision.ACCEPTED)})
    tracks.take_steps([classified(1), classified(2)])
    assert [row.edit.chosen for row in tracks.rows] == ["", "Folk"]
    assert tracks.rows[1].outcome.text == "Folk"


def test_screen_readers_hear_column_and_content(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([classified(0)])
    text = model.data(model.index(0, Column.PROPOSED), Qt.ItemDataRole.AccessibleTextRole)
    assert text == f"Proposed: {tracks.rows[0].proposed_genre}"


def test_name_that_is_not_utf8_is_shown(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.add([Path("/music/caf\udce9.mp3")])
    table = TrackTable(model)
    qtbot.addWidget(table)
    assert "caf" in model.data(model.index(0, Column.TITLE))
    assert not table.grab().isNull()
