"""Choosing, accepting, skipping, by mouse and by keys; undo before writing; corrections kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track_row import UNEDITED, Column, Decision, Edit, Status
from genre_tagger.ui.library import editing
from genre_tagger.ui.library.library_tab import LibraryTab
from genre_tagger.ui.main_window import MainWindow
from tests.builders.generated_engine import GeneratedEngine
from tests.ui.conftest import MakeWindow


def press(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key in the table."""
    qtbot.keyClick(window.library.table, key)


def test_digit_chooses_the_genre(loaded: MainWindow, qtbot: QtBot) -> None:
    loaded.library.table.pick_row(0)
    press(loaded, qtbot, Qt.Key.Key_4)
    row = loaded.library.model.track_row(0)
    assert (row.proposed_genre, row.outcome.text) == ("Folk", "Folk")
    assert row.status in (Status.CORRECTED, Status.ACCEPTED)


def test_digit_without_a_genre_does_nothing(loaded: MainWindow, qtbot: QtBot) -> None:
    loaded.library.table.pick_row(0)
    press(loaded, qtbot, Qt.Key.Key_9)
    assert loaded.library.model.track_row(0).edit == Edit()


def test_accept_of_an_unknown_takes_the_likeliest_genre(loaded: MainWindow) -> None:
    library = loaded.library
    number = next(n for n, row in enumerate(library.model.shown_rows()) if row.proposed_genre == UNKNOWN)
    row = library.model.track_row(number)
    assert not row.outcome.writes
    library.table.pick_row(number)
    library.accept_selected()
    assert row.status is Status.ACCEPTED
    assert row.outcome.text == row.top_genre
    assert library.table.currentIndex().row() == number + 1


def test_skip_and_back(loaded: MainWindow, qtbot: QtBot) -> None:
    library = loaded.library
    row = library.model.track_row(2)
    library.table.pick_row(2)
    library.skip_selected()
    assert row.status is Status.SKIPPED
    library.table.pick_row(2)
    library.skip_selected()
    assert row.edit == Edit()


def test_undo_and_redo(loaded: MainWindow) -> None:
    library = loaded.library
    row = library.model.track_row(0)
    library.table.pick_row(0)
    library.choose_number(3)
    library.choose_number(4)
    loaded.actions_.undo.trigger()
    assert row.edit.chosen == "Hip-Hop"
    loaded.actions_.undo.trigger()
    assert row.edit == Edit()
    loaded.actions_.redo.trigger()
    assert row.edit.chosen == "Hip-Hop"


def test_selection_is_edited_as_one_step(loaded: MainWindow) -> None:
    library = loaded.library
    library.table.selectAll()
    library.choose_number(1)
    assert {row.edit.chosen for row in library.tracks.rows} == {"Electronic"}
    assert library.editing.stack.count() == 1
    library.editing.stack.undo()
    assert {row.edit.chosen for row in library.tracks.rows} == {""}


@pytest.fixture
def many(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> LibraryTab:
    """So many tracks, all selected, that an edit of them takes several turns of the event loop."""
    monkeypatch.setattr(editing, "BUDGET_SECONDS", 0.0)
    generated.count = 6 * editing.AT_ONCE
    library = make_window(generated).library
    library.open_paths([])
    qtbot.waitUntil(lambda: len(library.tracks) == generated.count and not library.classifying.is_busy, timeout=30_000)
    library.table.selectAll()
    return library


def test_very_many_edits_come_in_slices_and_in_order(many: LibraryTab, qtbot: QtBot) -> None:
    many.choose_number(1)
    assert {row.edit.chosen for row in many.tracks.rows} == {"Electronic", ""}
    many.choose_number(2)
    many.editing.stack.undo()
    qtbot.waitUntil(lambda: {row.edit.chosen for row in many.tracks.rows} == {"Electronic"}, timeout=30_000)


def test_an_edit_made_meanwhile_begins_at_what_was_said_last(many: LibraryTab, qtbot: QtBot) -> None:
    last = many.tracks.rows[-1]
    many.choose_number(1)
    many.editing.skip([last])
    assert last.edit == UNEDITED
    qtbot.waitUntil(lambda: last.edit == Edit("Electronic", Decision.SKIPPED), timeout=30_000)
    many.choose_number(1)
    many.editing.stack.undo()
    many.editing.stack.undo()
    qtbot.waitUntil(lambda: last.edit == Edit("Electronic", Decision.ACCEPTED), timeout=30_000)
    many.editing.stack.undo()
    qtbot.waitUntil(lambda: {row.edit for row in many.tracks.rows} == {UNEDITED}, timeout=30_000)


def test_combo_box_in_the_cell(loaded: MainWindow, qtbot: QtBot) -> None:
    library = loaded.library
    library.table.pick_row(1)
    press(loaded, qtbot, Qt.Key.Key_F2)
    combo = library.table.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("Rock"))
    combo.activated.emit(combo.currentIndex())
    assert library.model.track_row(1).edit.chosen == "Rock"


def test_leaving_the_combo_box_changes_nothing(loaded: MainWindow, qtbot: QtBot) -> None:
    library = loaded.library
    library.table.edit(library.model.index(1, Column.PROPOSED))
    combo = library.table.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    qtbot.keyClick(combo, Qt.Key.Key_Escape)
    assert library.model.track_row(1).edit == Edit()


def test_correction_is_kept_and_taken_back(loaded: MainWindow, qtbot: QtBot, generated: GeneratedEngine) -> None:
    library = loaded.library
    row = library.model.track_row(0)
    library.table.pick_row(0)
    library.choose_number(4)
    qtbot.waitUntil(lambda: not loaded.runner.busy("corrections"))
    kept = generated.corrections.recall(row.path)
    assert kept is not None
    assert (kept.genre, kept.proposed, kept.model_id) == ("Folk", row.prediction.genre, "generated")  # type: ignore[union-attr]
    library.editing.stack.undo()
    qtbot.waitUntil(lambda: not loaded.runner.busy("corrections"))
    assert generated.corrections.recall(row.path) is None


def test_correction_shows_in_the_next_session(
    loaded: MainWindow, make_window: MakeWindow, qtbot: QtBot, generated: GeneratedEngine
) -> None:
    path = loaded.library.model.track_row(5).path
    loaded.library.tracks.apply_edits({})
    loaded.library.editing.choose([loaded.library.model.track_row(5)], "Folk")
    qtbot.waitUntil(lambda: not loaded.runner.busy("corrections"))
    again = make_window(GeneratedEngine(generated.folders, count=10))
    again.start_late()
    again.opening.open_paths([path.parent])
    qtbot.waitUntil(lambda: len(again.library.tracks) == 10 and not again.library.classifying.is_busy, timeout=20_000)
    row = again.library.tracks.row(path)
    assert row is not None
    qtbot.waitUntil(lambda: row.edit == Edit("Folk", Decision.ACCEPTED))
