"""What the first window imports: nothing that takes seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SHOW = """
import sys
from PySide6.QtWidgets import QApplication
from genre_tagger.ui.app import make_window
app = QApplication([])
window = make_window(app)
window.show()
app.processEvents()
heavy = {"torch", "librosa", "numba", "scipy", "sklearn", "onnxruntime"}
heavy |= {"numpy", "pyqtgraph", "soundfile", "av", "mutagen"}
print(sorted(heavy & set(sys.modules)))
window.start_late()
app.processEvents()
print(sorted({"torch", "librosa", "numba"} & set(sys.modules)))
window.close()
"""


def test_first_window_is_light(home_folder: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).parents[3],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]
