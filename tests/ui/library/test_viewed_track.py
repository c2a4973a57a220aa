"""Files are let go before they are written and taken up again after."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QObject, Qt, QTimer, Signal
from pytestqt.qtbot import QtBot

from genre_tagger.classification.prediction import Prediction
from genre_tagger.library.track import Track
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.library.viewed_track import ViewedTrack, spoken_title
from genre_tagger.ui.library.writing import WriteResult
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.views.view_tools import ViewSettings
from genre_tagger.ui.window_state import WindowState
from tests.builders.generated_engine import GeneratedEngine


class FakeView(QObject):
    """Notes what it is told to do."""

    playing_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []

    def show_track(self, path: str | None, _prediction: Prediction | None, _title: str = "") -> None:
        self.log.append(f"show {Path(path).name}" if path else "show nothing")

    def compare_with(self, path: str | None, _title: str = "") -> None:
        if path is not None:
            self.log.append(f"compare {Path(path).name}")

    def view_settings(self) -> ViewSettings:
        return ViewSettings(color_map="cividis")

    def set_prediction(self, _prediction: Prediction | None) -> None:
        self.log.append("prediction")

    def set_title(self, _title: str) -> None:
        self.log.append("title")

    def release_file(self) -> None:
        self.log.append("release")

    def resume(self) -> None:
        self.log.append("resume")

    def toggle_play(self) -> None:
        self.log.append("play")

    def close_down(self) -> None:
        self.log.append("closed")

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        self.log.append("visible" if visible else "hidden")


@pytest.fixture
def view(loaded: MainWindow) -> FakeView:
    """In place of the real one."""
    fake = FakeView()
    loaded.library.viewed.attach(fake)  # type: ignore[arg-type]
    fake.log.clear()
    return fake


@pytest.fixture
def viewed(loaded: MainWindow, view: FakeView) -> ViewedTrack:
    return loaded.library.viewed


def wait_settled(viewed: ViewedTrack, qtbot: QtBot) -> None:
    """Until the moment is over after which a chosen row is shown."""
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in viewed.findChildren(QTimer)))


def test_chosen_row_is_shown_after_a_moment(loaded: MainWindow, view: FakeView, qtbot: QtBot) -> None:
    for number in range(5):
        loaded.library.table.pick_row(number)
    qtbot.waitUntil(lambda: bool(view.log))
    assert view.log == [f"show {loaded.library.model.track_row(4).path.name}"]


def test_released_before_and_resumed_as_soon_as_written(loaded: MainWindow, view: FakeView, qtbot: QtBot) -> None:
    library = loaded.library
    library.table.pick_row(3)
    qtbot.waitUntil(lambda: bool(view.log))
    view.log.clear()
    library.writing.started.emit(2, False)
    assert view.log == ["release"]
    library.writing.touched.emit(library.model.track_row(1).path)
    assert view.log == ["release"]
    library.writing.touched.emit(library.model.track_row(3).path)
    assert view.log == ["release", "resume"]


def test_file_still_to_be_written_is_shown_when_it_is_done(
    loaded: MainWindow, view: FakeView, viewed: ViewedTrack, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = loaded.library
    row = library.model.track_row(7)
    pending = {row.path}
    monkeypatch.setattr(library.writing, "is_pending", pending.__contains__)
    library.table.pick_row(7)
    wait_settled(viewed, qtbot)
    assert view.log == []
    pending.clear()
    library.writing.touched.emit(row.path)
    qtbot.waitUntil(lambda: view.log == [f"show {row.path.name}"])


def test_two_selected_rows_are_compared(loaded: MainWindow, view: FakeView, viewed: ViewedTrack, qtbot: QtBot) -> None:
    table, model, flags = loaded.library.table, loaded.library.model, QItemSelectionModel.SelectionFlag
    names = [model.track_row(number).path.name for number in range(6)]
    table.pick_row(2)
    qtbot.waitUntil(lambda: view.log == [f"show {names[2]}"])
    choices = table.selectionModel()
    choices.setCurrentIndex(model.index(5, 0), flags.Select | flags.Rows)
    qtbot.waitUntil(lambda: view.log[1:] == [f"show {names[5]}", f"compare {names[2]}"])
    view.log.clear()
    loaded.library.writing.started.emit(2, False)
    loaded.library.writing.ended.emit(WriteResult(2, False, 2, 0, 1))
    qtbot.waitUntil(lambda: view.log == ["release", "resume", f"compare {names[2]}"])
    view.log.clear()
    choices.select(model.index(4, 0), flags.Select | flags.Rows)
    wait_settled(viewed, qtbot)
    assert view.log == []  # three are too many


def test_hidden_views_show_nothing(loaded: MainWindow, view: FakeView, qtbot: QtBot) -> None:
    library = loaded.library
    library.table.pick_row(2)
    qtbot.waitUntil(lambda: bool(view.log))
    view.log.clear()
    loaded.actions_.show_view.trigger()
    qtbot.waitUntil(lambda: view.log == ["hidden", "show nothing"])
    loaded.actions_.show_view.trigger()
    qtbot.waitUntil(lambda: view.log[-1] == f"show {library.model.track_row(2).path.name}")


def test_space_in_the_table_plays(loaded: MainWindow, view: FakeView, qtbot: QtBot) -> None:
    loaded.activateWindow()
    loaded.library.table.pick_row(2)
    loaded.library.table.setFocus()
    qtbot.waitUntil(loaded.library.table.hasFocus)
    qtbot.keyClick(loaded.library.table, Qt.Key.Key_Space)
    assert "play" in view.log


def test_title_is_spoken_as_the_tags_have_it() -> None:
    path = Path("a.mp3")
    assert spoken_title(TrackRow(path)) == ""
    assert spoken_title(TrackRow(path, Track(path, 1.0, "Song", ""))) == "Song"
    assert spoken_title(TrackRow(path, Track(path, 1.0, "Song", "Singer"))) == "Singer – Song"


def test_views_are_remembered_when_the_window_closes(
    loaded: MainWindow, generated: GeneratedEngine, view: FakeView
) -> None:
    loaded.close_without_asking()
    assert "closed" in view.log
    kept = WindowState(generated.folders.config).text("views")
    assert ViewSettings.from_text(kept) == view.view_settings()


def test_a_row_chosen_to_be_heard_is_played_once_it_is_shown(loaded: MainWindow, view: FakeView, qtbot: QtBot) -> None:
    viewed, rows = loaded.library.viewed, loaded.library.tracks.rows
    viewed.choose(rows[7])
    viewed.play()
    qtbot.waitUntil(lambda: view.log[-1:] == ["play"])
    assert "show 00007 track.mp3" in view.log
    view.playing_changed.emit(True)
    view.log.clear()
    viewed.choose(rows[7])
    viewed.play()  # it plays already
    qtbot.wait(300)
    assert view.log == []
    viewed.choose(rows[8])
    viewed.play()  # another begins anew
    qtbot.waitUntil(lambda: view.log[-1:] == ["play"])
    view.log.clear()
    viewed.play()
    viewed.choose(rows[9])  # walked on meanwhile
    qtbot.wait(300)
    assert view.log == ["show 00009 track.mp3"]
