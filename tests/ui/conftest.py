"""A window over a generated or a real engine. What Qt complains of fails the test."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genre_tagger.settings import Settings, UserFolders, user_folders
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.library.track_model import TrackModel
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.theme import Theme
from genre_tagger.ui.translation import install_translations
from genre_tagger.ui.window_state import WindowState
from tests.builders.generated_engine import GeneratedEngine
from tests.builders.shown_text import record_painting

MakeWindow = Callable[[Engine], MainWindow]


@pytest.fixture(autouse=True)
def qt_complaints() -> Iterator[list[str]]:
    """Warnings of Qt are defects; what the offscreen platform lacks is none of ours."""
    complaints: list[str] = []

    def note(kind: QtMsgType, _context: object, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and "This plugin does not support" not in text:
            complaints.append(text)

    before = qInstallMessageHandler(note)
    yield complaints
    qInstallMessageHandler(before)
    assert not complaints


@pytest.fixture(autouse=True)
def locale_as_before() -> Iterator[None]:
    """A window in German writes decimal commas; the next test's window must not."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def garbage_in_this_thread() -> Iterator[None]:
    """As the program does it: cycles with widgets in them are never collected in a worker thread.

    Closed windows go at once, not when the next test waits: each style sheet would be applied to them too. What the
    tests before have left for good is not looked through again: that would take longer than most tests.
    """
    gc.disable()
    gc.collect()
    gc.freeze()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.enable()


@pytest.fixture(params=["de", "fr"])
def abroad(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The window speaks German, then French, and writes numbers accordingly."""
    before = set(qapp.findChildren(QTranslator))
    yield install_translations(qapp, request.param)
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that our own painting writes."""
    return record_painting(monkeypatch)


@pytest.fixture
def folders(home_folder: str) -> UserFolders:
    """The user's folders, empty, away from the real ones."""
    return user_folders()


@pytest.fixture
def engine(folders: UserFolders) -> Engine:
    """The real engine with default settings."""
    return Engine(folders, Settings())


@pytest.fixture
def generated(folders: UserFolders) -> GeneratedEngine:
    """Forty tracks that do not exist."""
    return GeneratedEngine(folders, count=40)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """One for all windows: each new style sheet is applied to every widget there is."""
    return Theme(qapp, "light")


@pytest.fixture
def make_window(qtbot: QtBot, theme: Theme) -> MakeWindow:
    """Makes windows; they stop what runs before they are closed, so that none asks whether to quit."""
    theme.choose("light")

    def stop(window: MainWindow) -> None:
        if not window.isVisible():
            return
        window.library.classifying.stop()
        qtbot.waitUntil(lambda: not window.library.classifying.is_busy, timeout=20_000)
        qtbot.waitUntil(lambda: not window.library.writing.is_busy, timeout=20_000)

    def make(engine: Engine) -> MainWindow:
        window = MainWindow(engine, theme, WindowState(engine.folders.config))
        qtbot.addWidget(window, before_close_func=stop)
        window.show()
        return window

    return make


@pytest.fixture
def loaded(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> MainWindow:
    """A window with all forty generated tracks classified."""
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40 and not window.library.classifying.is_busy, timeout=20_000)
    return window


def row_of(model: TrackModel, path: Path) -> int:
    """The row of the table that shows a file, or -1."""
    items = (model.item(number) for number in range(model.rowCount()))
    return next((number for number, item in enumerate(items) if getattr(item, "path", None) == path), -1)
