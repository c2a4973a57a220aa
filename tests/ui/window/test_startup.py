"""What the first window imports: nothing that takes seconds."""

from __future__ import annotations

from tests.builders.fresh_process import printed_by

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
    assert printed_by(SHOW)[:2] == ["[]", "[]"]
