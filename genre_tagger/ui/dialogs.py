"""The window's own small dialogs: what went wrong, and what this program is and stands on."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QFontDatabase, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPlainTextEdit, QTextBrowser, QWidget

from genre_tagger.foundation.errors import GenreTaggerError, as_expected
from genre_tagger.foundation.installation import bundled_folder, program_version
from genre_tagger.ui.translation import error_text, error_title
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, vbox


def show_error(error: BaseException, parent: QWidget | None) -> None:
    """A sentence for an expected error, the full dialog for any other. Returns at once."""
    error = as_expected(error)
    if isinstance(error, GenreTaggerError):
        box = QMessageBox(QMessageBox.Icon.Warning, error_title(error), error_text(error), parent=parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
    else:
        ErrorDialog(details_of(error), parent).open()


def details_of(error: BaseException) -> str:
    """Versions and traceback, as one text fit for a bug report."""
    lines = [
        f"Genre Tagger {program_version()}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
        *traceback.format_exception(error),
    ]
    return "\n".join(line.rstrip("\n") for line in lines)


class ErrorDialog(QDialog):
    """An unexpected error. The program goes on behind it."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(680, 420)
        title = make_label(self.tr("Something unexpected happened"), role="heading")
        text = self.tr(
            "Your files are safe and the program goes on. If this happens again, copy the details into a report."
        )
        self._details = configured(QPlainTextEdit(details), readOnly=True, tabChangesFocus=True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(self.tr("Details"))
        self._copy = make_button(self.tr("Copy details"), clicked=self._on_copy)
        close = make_button(self.tr("Go on"), clicked=self.accept, primary=True, default=True)
        parts = title, make_label(text, wrap=True, role="muted"), self._details, hbox(self._copy, 1, close)
        vbox(*parts, parent=self, spacing=10, margins=(20, 18, 20, 16))
        close.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText(self.tr("Copied"))


class ErrorHook(QObject):
    """Catches what nobody caught, in slots and in threads, and shows it in the GUI thread.

    One dialog at a time: an error that comes back with every repaint must not bury the screen in dialogs.
    """

    caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: ErrorDialog | None = None
        self._window: QWidget | None = None
        self.caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self, window: QWidget | None) -> None:
        """Take Python's place at the end of the line."""
        self._window = window
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = details_of(error)
        print(details, file=sys.stderr)
        self.caught.emit(details)

    @Slot(str)
    def _on_caught(self, details: str) -> None:
        if self._open is None:
            self._open = ErrorDialog(details, self._window)
            self._open.finished.connect(self._on_finished)
            self._open.open()

    @Slot()
    def _on_finished(self) -> None:
        self._open = None


PARTS = (
    ("PySide6-Essentials", "PySide6 / Qt", "LGPL-3.0"),
    ("numpy", "NumPy", "BSD-3-Clause"),
    ("scipy", "SciPy", "BSD-3-Clause"),
    ("soundfile", "soundfile / libsndfile", "BSD-3-Clause / LGPL-2.1"),
    ("av", "PyAV / FFmpeg", "BSD-3-Clause / LGPL-2.1"),
    ("soxr", "python-soxr / libsoxr", "LGPL-2.1"),
    ("onnxruntime", "ONNX Runtime", "MIT"),
    ("mutagen", "Mutagen", "GPL-2.0-or-later"),
    ("pyqtgraph", "PyQtGraph", "MIT"),
    ("sounddevice", "sounddevice / PortAudio", "MIT"),
    ("watchdog", "watchdog", "Apache-2.0"),
    ("safetensors", "safetensors", "Apache-2.0"),
    ("torch", "PyTorch", "BSD-3-Clause"),
    ("librosa", "librosa", "ISC"),
    ("typer", "Typer", "MIT"),
    ("rich", "Rich", "MIT"),
    ("markdown-it-py", "markdown-it-py", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("requests", "Requests", "Apache-2.0"),
)


class AboutDialog(QDialog):
    """`model_words` says in one or two lines which model is active."""

    def __init__(self, model_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Genre Tagger"))
        self.resize(560, 520)
        picture = QLabel()
        pixmap = QPixmap(str(bundled_folder("resources") / "icons" / "genre-tagger.svg"))
        if not pixmap.isNull():
            picture.setPixmap(
                pixmap.scaled(64, 64, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
        version_words = self.tr("Version {version} · Qt {qt}").format(version=program_version(), qt=qVersion())
        purpose = self.tr(
            "Classifies your music with a small neural network and writes the genre into its tags, safely. "
            "Free software under the GNU General Public License, version 3 or later; it comes without any warranty."
        )
        names = vbox(make_label("Genre Tagger", role="title"), make_label(version_words, role="muted"), spacing=2)
        close = make_button(self.tr("Close"), clicked=self.accept, default=True)
        vbox(
            hbox(picture, (names, 1), spacing=16),
            make_label(purpose, wrap=True),
            make_label(model_words, wrap=True, role="muted"),
            (self._licences(), 1),
            (close, 0, Qt.AlignmentFlag.AlignRight),
            parent=self,
            spacing=12,
            margins=(24, 22, 24, 16),
        )

    def _licences(self) -> QTextBrowser:
        rows = "".join(
            f"<tr><td>{name}&nbsp;&nbsp;&nbsp;</td><td>{_version(package)}&nbsp;&nbsp;&nbsp;</td><td>{licence}</td></tr>"
            for package, name, licence in PARTS
        )
        browser = configured(QTextBrowser(), accessibleName=self.tr("Licences of the parts"), tabChangesFocus=True)
        heading = self.tr("It stands on the work of others:")
        browser.setHtml(f"<p>{heading}</p><table>{rows}</table>")
        return browser


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "–"
