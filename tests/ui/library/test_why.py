"""Why this genre?, asked from the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from genre_tagger.foundation.errors import CheckpointError
from genre_tagger.ui.explanation.explanation_view import ExplanationView
from genre_tagger.ui.main_window import MainWindow
from tests.builders.generated_engine import GeneratedEngine

Asked = list[tuple[Path, Path, str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What would be explained: (model, track, title)."""
    requests: Asked = []

    def explain(_view: ExplanationView, checkpoint: Path, audio: Path, title: str = "") -> None:
        requests.append((checkpoint, audio, title))

    monkeypatch.setattr(ExplanationView, "explain", explain)
    return requests


def test_a_key_explains_the_row_it_stands_on(loaded: MainWindow, qtbot: QtBot, asked: Asked) -> None:
    library = loaded.library
    library.table.selectAll()
    library.table.setFocus()
    loaded.actions_.why.trigger()
    row = library.model.track_row(library.table.currentIndex().row())
    model, path, title = asked[0]
    assert path == row.path
    assert (model / "network.onnx").exists()
    assert title.endswith(row.track.title)
    dialog = library.why.dialog
    assert dialog is not None
    assert dialog.isVisible()
    library.table.pick_row(3)
    loaded.actions_.why.trigger()
    assert library.why.dialog is dialog, "one dialog, another track"
    assert len(asked) == 2
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert library.why.dialog is None


def test_it_is_in_the_context_menu_and_needs_a_track(loaded: MainWindow) -> None:
    assert loaded.actions_.why in loaded.library.table.menu_actions
    assert loaded.actions_.why in loaded.actions_.track_menu.actions()
    loaded.library.table.clearSelection()
    assert not loaded.actions_.why.isEnabled()


def test_without_a_model_the_reason_is_shown(
    loaded: MainWindow, generated: GeneratedEngine, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, asked: Asked
) -> None:
    def no_model() -> None:
        raise CheckpointError("There is no model.")

    monkeypatch.setattr(generated, "model", no_model)
    monkeypatch.setattr("genre_tagger.ui.main_window.show_error", lambda *_: None)
    loaded.library.table.pick_row(0)
    with qtbot.waitSignal(loaded.library.failed, timeout=1000) as failed:
        loaded.actions_.why.trigger()
    assert str(failed.args[0]) == "There is no model."
    assert asked == []


def test_closing_the_window_ends_the_dialog(loaded: MainWindow, asked: Asked) -> None:
    loaded.library.table.pick_row(0)
    loaded.actions_.why.trigger()
    dialog = loaded.library.why.dialog
    loaded.close_without_asking()
    assert not dialog.isVisible()
    assert loaded.library.why.dialog is None
