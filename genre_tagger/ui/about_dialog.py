"""What this is, which model is active, whose work it stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QWidget

from genre_tagger.foundation.locations import bundled_folder
from genre_tagger.foundation.version import program_version
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, vbox

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
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"
