"""Opens the window, unless one runs that takes the paths. The first paint comes before anything heavy is imported."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.settings import user_folders
from genre_tagger.ui.dialogs import ErrorHook
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.single_window import SingleWindow
from genre_tagger.ui.theme import Theme
from genre_tagger.ui.translation import install_translations
from genre_tagger.ui.widgets.building import configured, make_timer
from genre_tagger.ui.window_state import WindowState

APP_ID = "io.github.genre_tagger.GenreTagger"
SWITCH_SECONDS = 0.001
"""How long a worker thread keeps the interpreter while the window waits for it: Python's 5 ms add up to stalls."""
COLLECT_MS, FULL_SECONDS = 250, 60.0
MOST_AT_ONCE = 10_000
"""Objects that came since the last full collection, or outlived it: some 5 ms."""
FEW_ASIDE = 100_000
"""So few set aside are looked at again once a minute, in some 40 ms: without a large library no cycle stays."""


class Application(QApplication):
    """`paths_given` (list of paths): macOS hands over what was opened with the program as events, not as arguments."""

    paths_given = Signal(list)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.paths_given.emit([Path(event.file())])
            return True
        return super().event(event)


def main(arguments: Sequence[str] = (), *, new_window: bool = False) -> int:
    """Open the window, with the files and folders in `arguments`; returns the exit code when it closes.

    A window that runs already takes them instead, and comes to the front, unless a `new_window` is wanted.
    """
    paths = [Path(argument).absolute() for argument in arguments]
    meeting = None if new_window else SingleWindow.of_user(user_folders())
    if meeting is not None and meeting.hand_over(paths):
        return 0
    sys.setswitchinterval(SWITCH_SECONDS)
    app = configured(Application([sys.argv[0] if sys.argv else "genre-tagger"]), applicationName="genre-tagger")
    app.setApplicationDisplayName("Genre Tagger")
    app.setDesktopFileName(APP_ID)
    GuiGarbage(app)
    window = make_window(app)
    hook = ErrorHook(app)
    hook.install(window)
    _end_on_signals(window)
    window.show()
    if paths:
        window.opening.open_paths(paths)
    app.paths_given.connect(window.open_from_elsewhere)
    QTimer.singleShot(0, window.start_late)
    if meeting is not None:
        QTimer.singleShot(0, lambda: _serve(meeting, window))
    return app.exec()


def _serve(meeting: SingleWindow, window: MainWindow) -> None:
    """Take what later starts hand over, from now on until the window closes."""
    server = meeting.serve(window)
    if server is not None:
        server.asked.connect(window.open_from_elsewhere)
        window.closed.connect(server.close)


def _end_on_signals(window: MainWindow) -> None:
    """Ctrl-C in the terminal and the end of the session close the window; a write under way is finished first.

    Python runs the handler as soon as the GUI thread runs any Python, which the collecting of garbage does twice a
    second.
    """

    def end(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, window.close_without_asking)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def make_window(app: QApplication) -> MainWindow:
    """The window with the user's settings, not yet shown."""
    engine = Engine()
    install_translations(app, engine.settings.language)
    app.setWindowIcon(QIcon(str(bundled_folder("resources") / "icons" / "genre-tagger.svg")))
    window = MainWindow(engine, Theme(app, engine.settings.theme), WindowState(engine.folders.config))
    if engine.notices:
        window.library.notice.show_notice(" ".join(engine.notices), "bad")
    return window


class GuiGarbage(QObject):
    """Python's cyclic garbage, collected in the GUI thread only, and never so much at once that it can be felt.

    Left alone, Python collects in whichever thread happens to allocate. A worker thread would then destroy widgets and
    pictures that were waiting in a cycle, and Qt crashes when that happens outside the GUI thread.

    A full collection looks at every object: of a library of 100,000 tracks that would take a second. What came in such
    numbers is therefore set aside (`gc.freeze`) and not looked at again while there is so much of it; it still goes
    when nothing refers to it any more, as rows do that leave the list.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last_full = monotonic()
        gc.disable()
        make_timer(self, COLLECT_MS, self.collect, repeats=True).start()

    @Slot()
    def collect(self) -> None:
        """The youngest objects; all that are not set aside once a minute, or when many came."""
        gc.collect(0)
        is_due = monotonic() - self._last_full > FULL_SECONDS
        if not is_due and len(gc.get_objects(1)) < MOST_AT_ONCE:
            return
        if is_due and gc.get_freeze_count() < FEW_ASIDE:
            gc.unfreeze()
        self._last_full = monotonic()
        gc.collect()
        if len(gc.get_objects(2)) > MOST_AT_ONCE:
            gc.freeze()
