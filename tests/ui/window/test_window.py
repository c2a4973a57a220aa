"""Menus, drops, memory of the window, quitting, errors."""

from __future__ import annotations

import sys
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from genre_tagger.foundation.errors import TagError
from genre_tagger.library.track_row import Column
from genre_tagger.settings import Settings, load_settings
from genre_tagger.tags.recovery import Recovery
from genre_tagger.ui import main_window
from genre_tagger.ui.dialogs import AboutDialog, ErrorDialog, ErrorHook, show_error
from genre_tagger.ui.library.history_dialog import HistoryDialog
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.opening import DropOverlay
from genre_tagger.ui.settings.settings_dialog import SettingsDialog, WritingPage
from genre_tagger.ui.shortcuts import GROUPS, ShortcutsDialog
from genre_tagger.ui.window_state import WindowState
from tests.builders.generated_engine import GeneratedEngine
from tests.builders.seen import offers, press, words_in
from tests.ui.conftest import MakeWindow


def drop(window: MainWindow, paths: list[Path]) -> None:
    """Let files fall onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how))


def test_newcomer_sees_where_to_begin(make_window: MakeWindow, generated: GeneratedEngine) -> None:
    window = make_window(generated)
    assert window.library.empty_state.isVisible()
    buttons = [
        button.text() for button in window.library.empty_state.findChildren(QAbstractButton) if button.isVisible()
    ]
    assert buttons == ["Open a folder…", "Open files…", "Try the demo tracks"]


def test_dropped_folder_is_opened_and_remembered(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(generated)
    drop(window, [tmp_path])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40)
    settings, _ = load_settings(generated.folders.settings_file)
    assert settings.recent_folders == (str(tmp_path),)
    assert [action.data() for action in window.actions_.recent.actions()] == [str(tmp_path), None, None]
    assert offers(window.library.empty_state, "Clear this list")
    window.actions_.clear_recent.trigger()
    assert load_settings(generated.folders.settings_file)[0].recent_folders == ()
    assert not window.actions_.recent.isEnabled()
    assert not offers(window.library.empty_state, "Clear this list")


def test_full_window_shows_that_files_may_be_dropped(loaded: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    event = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(loaded, event)
    assert event.isAccepted()
    overlay = loaded.findChild(DropOverlay)
    assert isinstance(overlay, DropOverlay)
    assert overlay.isVisible()
    drop(loaded, [tmp_path])
    assert not overlay.isVisible()


def test_folder_without_music_is_told(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    generated.count = 0
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: window.library.notice.text == "No music was found there.")
    assert window.library.empty_state.isVisible()


def test_folder_that_is_gone_is_told_and_forgotten(make_window: MakeWindow, generated: GeneratedEngine) -> None:
    window = make_window(generated)
    window.settings.save(Settings(recent_folders=("/no/such/folder",)))
    window.opening.open_recent("/no/such/folder")
    assert "no longer there" in window.library.notice.text
    assert generated.settings.recent_folders == ()


def test_demo_is_a_copy_of_ones_own(make_window: MakeWindow, generated: GeneratedEngine) -> None:
    window = make_window(generated)
    window.opening.open_demo()
    copies = {file.name for file in (generated.folders.data / "demo").iterdir()}
    assert len([name for name in copies if not name.endswith(".md")]) == 4


def test_window_comes_back_as_it_was(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    window = make_window(generated)
    header = window.library.table.horizontalHeader()
    header.moveSection(header.visualIndex(Column.STATUS), 1)
    kept = window.saveGeometry()
    window.close()
    assert WindowState(generated.folders.config).bytes("geometry") == kept
    again = make_window(GeneratedEngine(generated.folders))
    again.start_late()
    assert again.library.table.horizontalHeader().visualIndex(Column.STATUS) == 1


@pytest.mark.parametrize("size", [(1000, 640), (1280, 800), (1920, 1080)])
def test_every_size_has_room_for_the_title(loaded: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    loaded.resize(*size)
    QApplication.processEvents()
    header = loaded.library.table.horizontalHeader()
    assert header.sectionSize(Column.TITLE) >= 220
    assert header.length() <= loaded.library.table.viewport().width()


def test_settings_take_effect_and_are_saved(loaded: MainWindow, qtbot: QtBot, generated: GeneratedEngine) -> None:
    writes = sum(row.outcome.writes for row in loaded.library.tracks.rows)
    loaded.settings.open()
    dialog = loaded.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.findChild(WritingPage).fields["policy"].setCurrentIndex(2)  # type: ignore[union-attr]
    dialog.accept()
    saved, _ = load_settings(generated.folders.settings_file)
    assert saved.policy == "replace"
    assert sum(row.outcome.writes for row in loaded.library.tracks.rows) > writes


@pytest.mark.parametrize("name", ["settings.open", "settings.open_shortcuts", "open_about", "open_history"])
def test_dialogs_open_and_close(loaded: MainWindow, qtbot: QtBot, name: str) -> None:
    attrgetter(name)(loaded)()
    kinds = (SettingsDialog, ShortcutsDialog, AboutDialog, HistoryDialog)
    dialogs = [dialog for dialog in loaded.findChildren(QDialog) if isinstance(dialog, kinds)]
    assert len(dialogs) == 1
    assert not dialogs[0].grab().isNull()
    dialogs[0].reject()


def test_sheet_names_every_key_of_the_menus(make_window: MakeWindow, generated: GeneratedEngine) -> None:
    window = make_window(generated)
    listed = {shortcut.keys for _, shortcuts in GROUPS for shortcut in shortcuts}
    for menu in window.menuBar().actions():
        for action in menu.menu().actions():  # type: ignore[union-attr]
            keys = action.shortcut().toString()
            assert not keys or keys in listed, keys


def test_every_control_has_a_name(loaded: MainWindow) -> None:
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        for widget in loaded.library.findChildren(kind):
            if widget.objectName().startswith("qt_") or widget.parent() is None:
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text or widget.toolTip() or _is_qts_own(widget), widget


def _is_qts_own(widget: QWidget) -> bool:
    """Buttons that Qt itself puts into line edits, combo boxes and table corners."""
    return type(widget).__name__ in ("QToolButton", "QAbstractButton") and isinstance(
        widget.parent(), QLineEdit | QTableView
    )


def test_quitting_while_classifying_asks_once(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated.seconds_per_track = 0.02
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(generated.classified) > 1)
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return answers[len(asked) - 1]

    monkeypatch.setattr(QMessageBox, "question", answer)
    assert not window.close()
    assert window.isVisible()
    assert window.close()
    assert len(asked) == 2
    assert len(generated.classified) < 40


def test_end_of_the_session_asks_nothing(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated.seconds_per_track = 0.02
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(generated.classified) > 1)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("asked"))
    window.close_without_asking()
    assert not window.isVisible()


def test_crash_in_the_middle_of_writing_is_told(make_window: MakeWindow, generated: GeneratedEngine) -> None:
    window = make_window(generated)
    window.session.tell_recovered([Recovery()])
    assert not window.library.notice.isVisible()
    window.session.tell_recovered([Recovery(written=2, not_written=1)])
    assert "Files found written: 2, not written: 1" in window.library.notice.text


def test_all_that_a_crash_left_is_told_at_once(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    window = make_window(generated)
    notice = window.library.notice
    notice.add_notice("The model is damaged.", "bad")
    window.session.tell_recovered([Recovery(written=2, not_written=1, unclear=3), Recovery(unclear=1)])
    assert "The model is damaged." in notice.text
    assert "Files found written: 2, not written: 1" in notice.text
    assert "Please look into the history" in notice.text
    assert "4" in notice.text
    qtbot.waitUntil(lambda: offers(notice, "History…"))
    notice.hide()
    notice.add_notice("Later.")
    assert notice.text == "Later."


def test_expected_error_is_one_sentence(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    show_error(TagError("a.mp3 is read-only."), parent)
    box = parent.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "a.mp3 is read-only."
    box.close()


def test_uncaught_error_shows_details_and_the_program_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    parent = QWidget()
    qtbot.addWidget(parent)
    hook = ErrorHook()
    hook.install(parent)
    for _ in range(3):
        sys.excepthook(ValueError, ValueError("a broken slot"), None)
    qtbot.waitUntil(lambda: parent.findChild(ErrorDialog) is not None)
    dialogs = parent.findChildren(ErrorDialog)
    assert len(dialogs) == 1
    press(dialogs[0], "Copy details")
    assert "a broken slot" in QApplication.clipboard().text()
    assert "Genre Tagger" in QApplication.clipboard().text()
    dialogs[0].accept()
    assert "a broken slot" in capsys.readouterr().err


def test_light_edition_says_how_to_train(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "can_train", lambda: False)
    window = make_window(generated)
    window.start_late()
    page = window.tabs.widget(2)
    qtbot.waitUntil(lambda: "pip install 'genre-tagger[training]'" in words_in(page), timeout=20_000)
    assert not hasattr(window, "training")
    window.close()


def test_missing_library_is_one_sentence(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("genre_tagger.foundation.errors.find_spec", lambda _: None)
    parent = QWidget()
    qtbot.addWidget(parent)
    show_error(ModuleNotFoundError("No module named 'torch'", name="torch"), parent)
    box = parent.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "light edition" in box.text()
    box.close()
