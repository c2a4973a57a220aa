"""Photograph the window for README and software centres: every tab and dialog, light and dark.

    python packaging/screenshots.py [--size 1280x800] [--only light]

Needs no screen. Uses the demo tracks and the bundled model, in a folder of its own that is thrown away, and saves PNG
files into `resources/screenshots`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "screenshots"
MOST_SECONDS = 120.0


def wait(until: Callable[[], bool], least_seconds: float = 0.3) -> None:
    """Let the window live until `until` holds, and a moment longer."""
    from PySide6.QtTest import QTest

    deadline = monotonic() + MOST_SECONDS
    while not until():
        if monotonic() > deadline:
            raise SystemExit("The window did not get ready in time.")
        QTest.qWait(50)
    QTest.qWait(round(1000 * least_seconds))


def photograph(theme: str, width: int, height: int) -> None:
    """All pictures of one theme."""
    from PySide6.QtWidgets import QApplication

    from genre_tagger.ui.app import make_window
    from genre_tagger.ui.library.history_dialog import HistoryDialog
    from genre_tagger.ui.library.review_dialog import ReviewDialog

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app)
    window._theme.choose(theme)
    window.resize(width, height)
    window.show()

    def save(name: str, widget: object = window) -> None:
        widget.grab().save(str(FOLDER / f"{name}-{theme}.png"))  # type: ignore[attr-defined]
        print(f"{name}-{theme}.png")

    window.start_late()
    wait(lambda: window.status_line.model_words().startswith("Model "))
    save("empty")
    window.opening.open_demo()
    library = window.library
    wait(lambda: len(library.tracks) == 4 and not library.listening.is_busy)
    library.table.pick_row(3)
    library.table.setFocus()
    complete: list[str] = []
    view = library.viewed.view
    assert view is not None
    view.track_loaded.connect(complete.append)
    wait(lambda: bool(complete), 1.0)
    save("library")

    library.review_all()
    review = window.findChildren(ReviewDialog)[-1]
    wait(lambda: review.is_ready)
    save("review", review)
    review.accept()
    wait(lambda: not library.writing.is_busy, 0.5)
    save("written")
    window.open_history()
    history = window.findChildren(HistoryDialog)[-1]
    wait(lambda: history._model.rowCount() == 4)
    save("history", history)
    history._undo_batch.click()
    wait(lambda: not library.writing.is_busy)
    history.close()

    window.tabs.setCurrentIndex(1)
    window.live.feed_file(str(library.tracks.rows[0].path))
    wait(lambda: True, 12.0)
    save("live")
    window.live.stop()
    window.close()


def main() -> None:
    """Photograph both themes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--only", choices=("light", "dark"))
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    FOLDER.mkdir(parents=True, exist_ok=True)
    width, height = (int(number) for number in options.size.split("x"))
    for theme in (options.only,) if options.only else ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            os.environ["GENRE_TAGGER_HOME"] = home
            photograph(theme, width, height)


if __name__ == "__main__":
    main()
