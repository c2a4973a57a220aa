"""One explanation for real: the bundled model, a demo track, a process of its own."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from genre_tagger.classification.explanation_result import ExplanationRequest
from genre_tagger.classification.registry import Registry
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.settings import user_folders
from genre_tagger.ui.explanation.explanation_view import Explaining
from genre_tagger.ui.tasks import TaskRunner

DEMO = bundled_folder("resources") / "demo"


def test_the_bundled_model_explains_a_demo_track(qtbot: QtBot, runner: TaskRunner) -> None:
    explaining = Explaining(runner)
    told: list[str] = []
    explaining.told.connect(told.append)
    model = Registry(user_folders().models).active().folder
    track = next(path for path in sorted(DEMO.iterdir()) if path.suffix == ".mp3")
    with qtbot.waitSignal(explaining.explained, timeout=120_000) as explained:
        explaining.ask(ExplanationRequest(model, track))
    found = explained.args[0]
    assert found.path == track
    assert found.level_db.shape == found.grad_cam.shape == (96, 1366)
    assert found.top_genre == "Rock"
    assert told[0] == "Opening the model"
