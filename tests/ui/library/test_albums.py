"""Tracks under their albums: order, filter, folding, one key for an album, and what company makes of a track."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.genres import STUDY_GENRES, UNKNOWN
from genre_tagger.library.albums import AlbumRow
from genre_tagger.library.proposal import RowPlanner, WriteRules
from genre_tagger.library.track import CompanyMode, Track, TrackClassified
from genre_tagger.library.track_row import Column, Decision, Edit, Status, TrackFilter, TrackRow
from genre_tagger.ui.library.album_list import AlbumList
from genre_tagger.ui.library.cell_text import CellText
from genre_tagger.ui.library.editing import Editing
from genre_tagger.ui.library.track_list import TrackList
from genre_tagger.ui.library.track_model import TrackModel
from genre_tagger.ui.library.track_table import TrackTable
from genre_tagger.ui.main_window import MainWindow
from tests.builders.generated_engine import GeneratedEngine
from tests.ui.conftest import MakeWindow


def prediction(genre: str, share: float = 0.8) -> Prediction:
    """`share` for that genre, the rest for the others alike."""
    rest = (1 - share) / 3
    shares = tuple(share if one == genre else rest for one in STUDY_GENRES)
    return Prediction(STUDY_GENRES, shares, 0.98, (WindowPrediction(0.0, 29.0, shares),), 0.6, "test")


def classified(artist: str, album: str, number: int, genre: str, share: float = 0.8) -> TrackClassified:
    """One track of an album."""
    path = Path(f"/music/{artist}/{album}/{number:02d}.mp3")
    track = Track(path, 100.0 + number, f"{album} {number}", artist, (), "ID3v2.3", album=album, album_artist=artist)
    return TrackClassified(track, prediction(genre, share))


ROCK = [classified("Ann", "Stones", number, "Rock") for number in range(4)]
DOUBTFUL = classified("Ann", "Stones", 9, "Folk", 0.65)
FOLK = [classified("Bob", "Meadow", number, "Folk") for number in range(3)]


@pytest.fixture
def tracks(qtbot: QtBot) -> TrackList:
    return TrackList(RowPlanner(WriteRules()).plan)


@pytest.fixture
def model(tracks: TrackList) -> TrackModel:
    """Grouped, and strictly watched by Qt's own tester."""
    made = TrackModel(tracks, AlbumList(tracks, WriteRules().genre), CellText())
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_grouped(True)
    return made


def shown(model: TrackModel) -> list[str]:
    """Albums in brackets, tracks by their titles."""
    model.refresh()
    items = [model.item(row) for row in range(model.rowCount())]
    return [one.title if isinstance(one, TrackRow) else f"[{model.albums.summary(one).title}]" for one in items]


def test_albums_stand_above_their_tracks(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([FOLK[0], *ROCK[:2], *FOLK[1:]])
    assert shown(model) == ["[Meadow]", "Meadow 0", "Meadow 1", "Meadow 2", "[Stones]", "Stones 0", "Stones 1"]
    model.sort(Column.TITLE, Qt.SortOrder.AscendingOrder)
    assert shown(model) == ["[Stones]", "Stones 0", "Stones 1", "[Meadow]", "Meadow 0", "Meadow 1", "Meadow 2"]
    model.sort(Column.DURATION, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["[Meadow]", "Meadow 2", "Meadow 1", "Meadow 0", "[Stones]", "Stones 1", "Stones 0"]
    model.set_grouped(False)
    assert shown(model)[0] == "Meadow 2"


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_albums(tracks: TrackList, model: TrackModel, column: Column) -> None:
    tracks.take_steps([*ROCK, *FOLK])
    tracks.add([Path("/music/elsewhere/waits.mp3")])
    model.sort(column, Qt.SortOrder.AscendingOrder)
    assert len(shown(model)) == len(tracks) + 3


def test_a_filter_leaves_albums_with_what_passes(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([*ROCK, *FOLK])
    model.set_filter(TrackFilter(text="meadow 2"))
    assert shown(model) == ["[Meadow]", "Meadow 2"]
    album = model.item(0)
    assert isinstance(album, AlbumRow)
    assert (len(model.tracks_of(album)), model.albums.summary(album).tracks) == (1, 3)
    assert CellText().count(model.albums.summary(album), 1) == "1 of 3 tracks"


def test_folded_albums_keep_their_tracks_listed(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([*ROCK, *FOLK])
    model.refresh()
    model.fold_all(True)
    assert shown(model) == ["[Stones]", "[Meadow]"]
    assert len(model.shown_rows()) == 7
    assert [row.title for row in model.rows_in([1])] == ["Meadow 0", "Meadow 1", "Meadow 2"]
    model.unfold_for([tracks.rows[5]])
    assert shown(model) == ["[Stones]", "[Meadow]", "Meadow 0", "Meadow 1", "Meadow 2"]


def test_waiting_tracks_stand_under_their_folder_and_move(tracks: TrackList, model: TrackModel) -> None:
    paths = [Path(f"/music/Ann/Stones/{number:02d}.mp3") for number in range(2)]
    tracks.add(paths)
    assert shown(model) == ["[Stones]", "00.mp3", "01.mp3"]
    tracks.take_steps([replace(ROCK[0], track=replace(ROCK[0].track, album="Stones (remastered)"))])
    assert shown(model) == ["[Stones (remastered)]", "Stones 0", "[Stones]", "01.mp3"]


def test_a_compilation_is_one_album(tracks: TrackList, model: TrackModel) -> None:
    steps = [classified(artist, "x", 0, genre) for artist, genre in zip("abcde", [*STUDY_GENRES, "Folk"], strict=True)]
    for number, step in enumerate(steps):
        path = Path(f"/music/sampler/{number}.mp3")
        tags = replace(step.track, path=path, album="Sampler", album_artist="Various Artists", is_compilation=True)
        tracks.take_steps([replace(step, track=tags)])
    assert [title for title in shown(model) if title.startswith("[")] == ["[Sampler]"]
    album = model.item(0)
    assert isinstance(album, AlbumRow)
    summary = model.albums.summary(album)
    assert (summary.artist, summary.proposed, summary.agreeing) == ("Various Artists", "Folk", 2)
    assert sum(share for _, share in summary.shares) == pytest.approx(0.98)
    assert all(row.prediction is row.alone for row in tracks.rows)


def test_a_loose_track_has_no_album_above_it(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    for number, artist in enumerate(["", *"bcdef"]):
        step = classified(artist, "x", number, "Rock")
        loose = replace(step.track, path=Path(f"/music/heap/{number}.mp3"), album="", album_artist="", artist=artist)
        tracks.take_steps([replace(step, track=loose)])
    qtbot.waitUntil(lambda: not model.albums.is_busy)
    assert shown(model) == ["x 0", "[heap]", "x 1", "x 2", "x 3", "x 4", "x 5"]
    assert model.numbers_of([model.album_of(tracks.rows[0])]) == []


def test_company_changes_a_doubtful_track(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps([*ROCK, DOUBTFUL])
    row = tracks.row(DOUBTFUL.track.path)
    assert row is not None
    assert row.alone is not None
    assert (row.top_genre, row.alone.top_genre) == ("Rock", "Folk")
    assert CellText().alone(row) == "alone: Folk 64 %"
    model.albums.use_mode(CompanyMode.NONE)
    qtbot.waitUntil(lambda: row.prediction is row.alone)
    assert CellText().alone(row) == ""


def test_a_correction_weighs_in_its_album_at_once(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([classified("Ann", "Stones", 0, "Rock", 0.5), classified("Ann", "Stones", 1, "Rock", 0.5)])
    first, second = tracks.rows
    before = second.confidence or 0.0
    Editing(tracks).choose([first], "Folk")
    assert (second.confidence or 0.0) < before or second.top_genre == "Folk"
    assert first.status is Status.CORRECTED
    tracks.apply_edits({first: Edit()})
    assert second.confidence == before


def test_skipping_is_no_word_for_the_genre(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps(ROCK)
    before = [row.confidence for row in tracks.rows]
    Editing(tracks).skip(tracks.rows[:2])
    assert [row.confidence for row in tracks.rows] == before


def test_one_genre_per_album(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps([*ROCK, classified("Ann", "Stones", 9, "Folk", 0.95)])
    model.albums.use_mode(CompanyMode.ONE_PER_ALBUM)
    qtbot.waitUntil(lambda: {row.top_genre for row in tracks.rows} == {"Rock"})


def test_tracks_leave_their_album(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([*ROCK, *FOLK])
    model.refresh()
    tracks.remove([step.track.path for step in [*ROCK, FOLK[1]]])
    assert shown(model) == ["[Meadow]", "Meadow 0", "Meadow 2"]
    tracks.clear()
    assert shown(model) == []


def test_selection_goes_with_albums(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps([*ROCK, *FOLK])
    model.refresh()
    table = TrackTable(model)
    qtbot.addWidget(table)
    table.pick_row(0)
    assert [row.title for row in table.selected_rows()] == [f"Stones {number}" for number in range(4)]
    model.sort(Column.TITLE, Qt.SortOrder.DescendingOrder)
    model.set_filter(TrackFilter(text="stones"))
    assert [row.title for row in table.selected_rows()] == [f"Stones {number}" for number in (3, 2, 1, 0)]
    assert model.item(table.currentIndex().row()) is model.albums.albums[model.albums.of[0]]


def test_arrow_and_keys_fold(tracks: TrackList, model: TrackModel, qtbot: QtBot) -> None:
    tracks.take_steps([*ROCK, *FOLK])
    model.refresh()
    table = TrackTable(model)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    arrow = table.visualRect(model.index(0, Column.TITLE)).topLeft() + QPoint(10, 12)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert shown(model)[:2] == ["[Stones]", "[Meadow]"]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, arrow)
    assert len(shown(model)) == 9
    table.pick_row(2)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert model.rowCount() == 5
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert model.rowCount() == 9


def test_screen_readers_hear_of_albums(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([*ROCK, DOUBTFUL])
    model.refresh()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, Column.TITLE), role) == "Album. Track: Stones · Ann · 5 track(s)"
    assert (
        model.data(model.index(5, Column.PROPOSED), role)
        == f"Proposed: {tracks.rows[4].proposed_genre}, alone: Folk 64 %"
    )


def test_keys_on_an_album_act_on_its_tracks(loaded: MainWindow, qtbot: QtBot, painted: list[str]) -> None:
    library = loaded.library
    library.filter_bar.albums.group.setChecked(True)
    number = next(row for row in range(library.model.rowCount()) if isinstance(library.model.item(row), AlbumRow))
    album = library.model.item(number)
    assert isinstance(album, AlbumRow)
    library.table.pick_row(number)
    rows = library.selected_rows()
    assert rows
    assert rows == library.model.tracks_of(album)
    qtbot.keyClick(library.table, Qt.Key.Key_4)
    assert {row.edit.chosen for row in rows} == {"Folk"}
    assert library.model.albums.summary(album).proposed == "Folk"
    loaded.actions_.undo.trigger()
    assert {row.edit for row in rows} == {Edit()}
    library.skip_selected()
    assert {row.status for row in rows if not row.problem} == {Status.SKIPPED}
    below = library.table.current_item()
    assert isinstance(below, AlbumRow)
    assert below is not album
    library.table.pick_row(number)
    library.accept_selected()
    assert {row.edit.decision for row in rows} == {Decision.ACCEPTED}
    library.table.grab()
    assert any(text.endswith("/1") or "/" in text for text in painted)


def test_grouping_and_company_are_remembered(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    window = make_window(generated)
    switch = window.library.filter_bar.albums
    switch.group.trigger()
    next(action for action in switch.menu.actions() if action.data() == "one-per-album").trigger()
    assert window.library.filter_bar.albums.mode_button.text().startswith("One genre per album")
    assert generated.settings.company == "one-per-album"
    window.close()
    again = make_window(GeneratedEngine(generated.folders, generated.settings, count=3))
    assert again.library.model.is_grouped
    assert again.library.filter_bar.albums.mode_button.text().startswith("One genre per album")


def test_unknown_stays_unknown_in_bad_company(tracks: TrackList, model: TrackModel) -> None:
    tracks.take_steps([classified("Ann", "Stones", 0, "Rock", 0.3), classified("Ann", "Stones", 1, "Folk", 0.3)])
    assert {row.proposed_genre for row in tracks.rows} == {UNKNOWN}
