"""The layers hold, and what starts often starts light."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LIGHT_MODULES = (
    "genre_tagger.audio.clip",
    "genre_tagger.audio.decoding",
    "genre_tagger.features.mel",
    "genre_tagger.classification.prediction",
    "genre_tagger.classification.checkpoint",
    "genre_tagger.classification.classifier",
    "genre_tagger.classification.registry",
    "genre_tagger.tags.tag_file",
    "genre_tagger.tags.tag_change",
    "genre_tagger.tags.journal",
    "genre_tagger.library.classify_tracks",
    "genre_tagger.library.store",
    "genre_tagger.settings",
    "genre_tagger.app.session",
    "genre_tagger.app.classifier",
    "genre_tagger.app.learning",
    "genre_tagger.app.models",
    "genre_tagger.app.datasets",
    "genre_tagger.training.check.clip_check",
    "genre_tagger.training.check.preflight",
    "genre_tagger.training.download.fma_fetching",
    "genre_tagger.training.data.reading",
    "genre_tagger.cli",
    "genre_tagger.__main__",
)
"""What a worker process or a command-line call imports: no torch, no librosa, no Qt."""


def modules_loaded_by(module: str) -> set[str]:
    """Top-level names in `sys.modules` of a fresh interpreter that imported `module`."""
    script = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", LIGHT_MODULES)
def test_start_is_light(module: str) -> None:
    assert importlib.util.find_spec(module) is not None, f"{module} is gone: mend this list"
    heavy = {"torch", "librosa", "numba", "onnx", "PySide6", "shiboken6", "pyqtgraph", "sklearn"}
    assert modules_loaded_by(module) & heavy == set()


def test_only_the_window_imports_qt_by_name() -> None:
    """Also inside functions, where a start-up test would not see it."""
    inside_window = ROOT / "genre_tagger" / "ui"
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "genre_tagger").rglob("*.py")
        if not path.is_relative_to(inside_window)
        and any(word in path.read_text("utf-8") for word in ("import PySide6", "from PySide6", "import pyqtgraph"))
    ]
    assert guilty == []


def test_nobody_calls_a_file_by_a_name_that_says_nothing() -> None:
    vague = {"utils", "util", "misc", "manager", "helpers", "common"}
    found = [path for path in (ROOT / "genre_tagger").rglob("*") if path.stem.lower() in vague]
    assert found == []


def test_contributing_names_files_that_are_there() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Where do I find")[2].partition("\n## ")[0]
    named = [name for name in re.findall(r"`([\w/.]+)`", table) if "/" in name or name.endswith(".py")]
    gone = [name for name in named if not (ROOT / "genre_tagger" / name).exists() and not (ROOT / name).exists()]
    assert len(named) > 40
    assert gone == []
