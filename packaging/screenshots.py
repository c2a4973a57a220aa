"""Photograph the window for README and software centres, and for the guide: every tab and dialog, light and dark.

    python packaging/screenshots.py [--size 1280x800] [--only light]
    python packaging/screenshots.py --guide

Needs no screen. Uses the demo tracks and the bundled model, in a folder of its own that is thrown away, and saves PNG
files into `resources/screenshots`. With `--guide` it photographs a small window instead and saves what the guide shows,
narrow and in few colours, into `resources/guide/pictures`.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import soundfile
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from genre_tagger.audio.decoding import open_audio
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.run.settings import PRESET_NAMES

if TYPE_CHECKING:
    from genre_tagger.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "screenshots"
GUIDE_FOLDER = ROOT / "resources" / "guide" / "pictures"
GUIDE_WIDTH = 700
"""In pixels: the column of the guide is a little wider."""
GUIDE_PICTURES = (
    "library", "table", "albums", "track", "review", "history", "explanation", "map", "live", "training", "results",
    "models",
)  # fmt: skip
PARTS = ("table", "albums", "track", "map")
"""What only the guide shows."""
IN_GUIDE = {"training-run": "training", "training-results": "results"}
MOST_SECONDS = 600.0
WHOLE = QRect(QPoint(0, 0), QSize(-1, -1))


def wait(until: Callable[[], bool], least_seconds: float = 0.3) -> None:
    """Let the window live until `until` holds, and a moment longer. In short steps: Qt's wait stops other threads."""
    from PySide6.QtTest import QTest

    deadline = monotonic() + MOST_SECONDS
    while not until():
        if monotonic() > deadline:
            raise SystemExit("The window did not get ready in time.")
        QTest.qWait(20)
    end = monotonic() + least_seconds
    while monotonic() < end:
        QTest.qWait(5)


def save_small(picture: QPixmap, path: Path) -> None:
    """A picture for the guide: no wider than its column, in 256 colours of its own."""
    from PIL import Image

    picture.save(str(path))
    image = Image.open(path).convert("RGB")
    if image.width > GUIDE_WIDTH:
        height = round(image.height * GUIDE_WIDTH / image.width)
        image = image.resize((GUIDE_WIDTH, height), Image.Resampling.LANCZOS)
    image.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def photograph(theme: str, width: int, height: int, folder: Path, *, for_guide: bool = False) -> None:
    """All pictures of one theme."""
    from PySide6.QtWidgets import QApplication

    from genre_tagger.ui.app import make_window

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app)
    window._theme.choose(theme)
    window.resize(width, height)
    window.show()

    def save(name: str, widget: QWidget = window, part: QRect = WHOLE) -> None:
        name = IN_GUIDE.get(name, name) if for_guide else name
        if for_guide and name in GUIDE_PICTURES:
            save_small(widget.grab(part), folder / f"{name}-{theme}.png")
        elif not for_guide and name not in PARTS:
            widget.grab(part).save(str(folder / f"{name}-{theme}.png"))
        else:
            return
        print(f"{name}-{theme}.png")

    window.start_late()
    wait(lambda: window.status_line.model_words().startswith("Model ") and hasattr(window, "training"))
    save("empty")
    window.opening.open_demo()
    photograph_library(window, save)
    window.tabs.setCurrentIndex(1)
    window.live.feed_file(str(window.library.tracks.rows[0].path))
    wait(lambda: True, 12.0)
    save("live")
    window.live.stop()
    photograph_training(window, save, Path(os.environ["GENRE_TAGGER_HOME"]) / "excerpts")
    photograph_models(window, save)
    if for_guide:
        photograph_map(window, save, Path(os.environ["GENRE_TAGGER_HOME"]) / "excerpts")
    window.close()


def photograph_library(window: MainWindow, save: Callable[..., None]) -> None:
    """Proposals, review, what was written, and the history that takes it back."""
    from genre_tagger.ui.library.history_dialog import HistoryDialog
    from genre_tagger.ui.library.review_dialog import ReviewDialog

    library = window.library
    wait(lambda: len(library.tracks) == 4 and all(row.prediction is not None for row in library.tracks.rows))
    library.table.setFocus()
    complete: list[str] = []
    view = library.viewed.view
    assert view is not None
    view.track_loaded.connect(complete.append)
    for row in (3, 0):  # the row that is chosen already is not loaded once more
        complete.clear()
        library.table.pick_row(row)
        wait(lambda: bool(complete), 1.0)
    save("library")
    save("table", library.table)
    save("track", view)
    chosen = library.table.selectionModel()
    flags = chosen.SelectionFlag
    chosen.setCurrentIndex(library.model.index(3, 0), flags.Select | flags.Rows)
    wait(lambda: bool(view._views.other and view._views.other.pictures), 1.5)
    save("compare")
    library.table.pick_row(0)
    library.filter_bar.albums.group.setChecked(True)
    wait(lambda: library.model.rowCount() == 5, 1.0)
    save("grouped")
    library.viewed.set_visible(False)
    wait(lambda: True)
    save("albums", library.table, QRect(0, 0, library.table.width(), library.table.rowViewportPosition(4) + 72))
    library.viewed.set_visible(True)
    library.filter_bar.albums.group.setChecked(False)
    wait(lambda: library.model.rowCount() == 4, 1.0)

    library.review_all()
    review = window.findChildren(ReviewDialog)[-1]
    wait(lambda: review.is_ready)
    save("review", review)
    review.accept()
    wait(lambda: not library.writing.is_busy, 0.5)
    save("written")
    window.open_history()
    history = window.findChildren(HistoryDialog)[-1]
    wait(lambda: history.files.records.rowCount() > 0)
    save("history", history)
    history._undo_batch.click()
    wait(lambda: not library.writing.is_busy)
    history.close()


def photograph_models(window: MainWindow, save: Callable[..., None]) -> None:
    """The models, and why a track was classified as it was."""
    from PySide6.QtWidgets import QLabel

    window.tabs.setCurrentIndex(0)
    models = window.models.open_models()
    wait(lambda: not models.panel.is_busy, 1.0)
    for label in models.findChildren(QLabel):
        label.setText(label.text().replace("\u200b", "").replace(f"{ROOT}{os.sep}", ""))
    save("models", models)
    models.close()
    window.library.explain_selected()
    explanation = window.library.why.dialog
    assert explanation is not None
    explained: list[object] = []
    explanation.view.explained.connect(explained.append)
    wait(lambda: bool(explained), 0.5)
    save("explanation", explanation)
    explanation.close()


def photograph_map(window: MainWindow, save: Callable[..., None], music: Path) -> None:
    """The map of a library of excerpts."""
    library = window.library
    window.tabs.setCurrentIndex(0)
    window.opening.open_paths([music])
    wait(lambda: len(library.tracks) > 60 and all(row.prediction is not None for row in library.tracks.rows))
    window.actions_.show_map.setChecked(True)
    wait(lambda: True, 22.0)  # until like lies beside like
    save("map")


def photograph_training(window: MainWindow, save: Callable[..., None], music: Path) -> None:
    """The five steps of the training tab, on excerpts of the demo tracks: enough to look at, too few to learn from."""
    from genre_tagger.foundation.installation import bundled_folder

    cut_excerpts(bundled_folder("resources") / "demo", music)
    tab = window.training
    window.tabs.setCurrentIndex(2)
    tab.data.add_folder(music)
    wait(lambda: tab.next_button.isEnabled() and tab.data.genres.count() == 4)
    save("training-data")
    tab.go_on()
    wait(lambda: tab.check.report is not None, 0.5)
    save("training-check")
    tab.go_on()
    tab.settings.presets.setCurrentRow(PRESET_NAMES.index("quick"))
    tab.settings.fields["epochs"].setValue(14)  # type: ignore[attr-defined]
    save("training-settings")
    tab.go_on()
    record = tab.session.record
    assert record is not None
    wait(lambda: len(record.epochs) >= 8 or not tab.is_training)
    save("training-run")
    wait(lambda: not tab.is_training)
    tab.run.results_button.click()
    results = tab.results
    assert results is not None
    wait(lambda: results.has_scores, 1.0)
    save("training-results")


def cut_excerpts(demo: Path, target: Path) -> None:
    """A folder per genre, in each sixteen excerpts of that genre's demo track, a little slower or faster, in eight
    folders that stand for artists."""
    tracks = [path for path in sorted(demo.iterdir()) if path.suffix in {".m4a", ".mp3", ".ogg", ".flac"}]
    for genre, path in zip(STUDY_GENRES, tracks, strict=True):
        with open_audio(path) as reader:
            for number in range(16):
                start = number / 16 * max(0.0, reader.info.duration_seconds - 12)
                clip = reader.read(start, 12, 44_100)
                folder = target / genre / f"Artist {number // 2 + 1}"
                folder.mkdir(parents=True, exist_ok=True)
                soundfile.write(folder / f"Excerpt {number + 1}.flac", clip.samples, 42_000 + 250 * number)


def main() -> None:
    """Photograph both themes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", help="1280x800, for the guide 1000x640")
    parser.add_argument("--guide", action="store_true", help="the guide's pictures instead")
    parser.add_argument("--only", choices=("light", "dark"))
    parser.add_argument("--out", type=Path, help="folder for the pictures")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "en_GB.UTF-8"  # dates as people write them
    folder = options.out or (GUIDE_FOLDER if options.guide else FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    size = options.size or ("1000x640" if options.guide else "1280x800")
    width, height = (int(number) for number in size.split("x"))
    for theme in (options.only,) if options.only else ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            os.environ["GENRE_TAGGER_HOME"] = home
            photograph(theme, width, height, folder, for_guide=options.guide)


if __name__ == "__main__":
    main()
