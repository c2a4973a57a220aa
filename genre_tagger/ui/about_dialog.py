"""What this is, which model listens, whose work it stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from genre_tagger.locations import bundled_folder
from genre_tagger.version import program_version

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
        title = QLabel("Genre Tagger")
        title.setProperty("role", "title")
        words = QLabel(self.tr("Version {version} · Qt {qt}").format(version=program_version(), qt=qVersion()))
        words.setProperty("role", "muted")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(title)
        names.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(names, 1)
        purpose = QLabel(
            self.tr(
                "Listens to your music with a small neural network and puts a genre into its tags, safely. "
                "Free software under the GNU General Public License, version 3 or later; it comes without any warranty."
            )
        )
        purpose.setWordWrap(True)
        model = QLabel(model_words)
        model.setWordWrap(True)
        model.setProperty("role", "muted")
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(purpose)
        layout.addWidget(model)
        layout.addWidget(self._licences(), 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _licences(self) -> QTextBrowser:
        rows = "".join(
            f"<tr><td>{name}&nbsp;&nbsp;&nbsp;</td><td>{_version(package)}&nbsp;&nbsp;&nbsp;</td><td>{licence}</td></tr>"
            for package, name, licence in PARTS
        )
        browser = QTextBrowser()
        browser.setAccessibleName(self.tr("Licences of the parts"))
        browser.setTabChangesFocus(True)
        heading = self.tr("It stands on the work of others:")
        browser.setHtml(f"<p>{heading}</p><table>{rows}</table>")
        return browser


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"
