"""From the start of Python to the first painted window, against a window that imports everything first.

    python -m benchmarks.window_startup [--runs 7]

Both are measured in fresh processes, in turns. "Everything" is what the program uses at some time: torch, librosa (with
its features), pyqtgraph, SciPy, ONNX Runtime and the decoders.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter

_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
from genre_tagger.ui.app import make_window
app = QApplication([])
window = make_window(app)
window.show()
app.processEvents()
window.grab()
heavy = [name for name in ("torch", "librosa", "numba", "pyqtgraph") if name in sys.modules]
print("painted", ",".join(heavy), flush=True)
"""
_EVERYTHING = """
import torch, librosa, librosa.feature, scipy.fft, scipy.signal, onnxruntime, pyqtgraph
import soundfile, soxr, av, mutagen, sounddevice
librosa.feature.melspectrogram
"""


def seconds_to_paint(code: str, home: str) -> tuple[float, str]:
    """Start a process on `code`; seconds until it says it has painted, and what else it says."""
    environment = os.environ | {"GENRE_TAGGER_HOME": home}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = perf_counter()
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        words = process.stdout.readline().split()
        took = perf_counter() - began
        process.kill()
    if not words:
        raise SystemExit("the window did not open")
    return took, words[1] if len(words) > 1 else ""


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        lean, full, heavy = [], [], ""
        seconds_to_paint(_WINDOW, home)
        seconds_to_paint(_EVERYTHING + _WINDOW, home)
        for _ in range(runs):
            took, heavy = seconds_to_paint(_WINDOW, home)
            lean.append(took)
            full.append(seconds_to_paint(_EVERYTHING + _WINDOW, home)[0])
    print(f"first paint:             {median(lean):5.2f} s (median of {runs}, fastest {min(lean):.2f} s)")
    print(f"everything first:        {median(full):5.2f} s (median of {runs}, fastest {min(full):.2f} s)")
    print(
        f"ratio of the medians:    {median(full) / median(lean):5.1f} x, of the fastest {min(full) / min(lean):.1f} x"
    )
    print(f"heavy modules in memory: {heavy or 'none'}")


if __name__ == "__main__":
    main()
