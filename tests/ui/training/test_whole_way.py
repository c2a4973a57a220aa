"""The whole way in the window: classify a library, train on folders, promote, classify it anew, roll back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from genre_tagger.classification.registry import Registry
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.models.promotion_dialog import PromotionDialog
from genre_tagger.ui.training.steps import RESULTS, RUN
from genre_tagger.ui.training.training_session import RunPhase
from genre_tagger.ui.training.training_tab import TrainingTab
from tests.builders.models import BUNDLED_ID
from tests.builders.seen import press
from tests.ui.conftest import MakeWindow
from tests.ui.training.test_training_flow import WAIT, choose_tiny_settings


def classify_folder(window: MainWindow, folder: Path, count: int, qtbot: QtBot) -> None:
    window.opening.open_paths([folder])
    wait_classified(window, count, qtbot)


def wait_classified(window: MainWindow, count: int, qtbot: QtBot) -> None:
    library = window.library
    qtbot.waitUntil(lambda: len(library.tracks) == count and not library.classifying.is_busy, timeout=WAIT)


def models_in_use(window: MainWindow) -> set[str]:
    """Which models the library's predictions are of."""
    return {row.prediction.model_id for row in window.library.tracks.rows if row.prediction is not None}


def train(tab: TrainingTab, music: Path, qtbot: QtBot) -> Path:
    """Through the steps of the tab; the run's folder."""
    assert tab.data.add_folder(music)
    qtbot.waitUntil(lambda: tab.next_button.isEnabled() and tab.data.genres.count() == 2, timeout=WAIT)
    tab.next_button.click()
    qtbot.waitUntil(lambda: tab.check.report is not None and tab.next_button.isEnabled(), timeout=WAIT)
    tab.next_button.click()
    choose_tiny_settings(tab)
    tab.next_button.click()
    assert tab.step == RUN
    record = tab.session.record
    assert record is not None
    qtbot.waitUntil(lambda: not tab.is_training, timeout=WAIT)
    assert record.phase is RunPhase.FINISHED, record.problem
    assert record.folder is not None
    return record.folder


@pytest.mark.slow
def test_a_retrained_network_classifies_the_library_until_it_is_rolled_back(
    engine: Engine, make_window: MakeWindow, music: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = make_window(engine)
    window.start_late()
    qtbot.waitUntil(lambda: hasattr(window, "training"), timeout=WAIT)
    library = music / "Rock" / "Rock artist 1"
    classify_folder(window, library, 2, qtbot)
    assert models_in_use(window) == {BUNDLED_ID}

    window.tabs.setCurrentIndex(2)
    train(window.training, music, qtbot)
    qtbot.waitUntil(window.training.run.results_button.isVisible, timeout=WAIT)
    window.training.run.results_button.click()
    assert window.training.step == RESULTS
    results = window.training.results
    assert results is not None
    qtbot.waitUntil(lambda: results.is_busy, timeout=WAIT)
    press(results, "Stop")  # what a model would say of it is tested elsewhere

    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("mine", True))
    results.header.promote.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PromotionDialog)), timeout=WAIT)
    (promotion,) = window.findChildren(PromotionDialog)
    qtbot.waitUntil(lambda: not promotion.is_busy, timeout=WAIT)
    summary = promotion.diff.summary
    assert summary is not None
    assert summary.total == 2
    if not promotion.use.isEnabled():  # two epochs may well have made it worse
        press(promotion, "Use it all the same")
    promotion.use.click()

    qtbot.waitUntil(lambda: window.status_line.model_words() == "Model mine", timeout=WAIT)
    wait_classified(window, 2, qtbot)
    assert models_in_use(window) == {"mine"}
    assert window.library.genres == ("Rock", "Folk")
    assert Registry(engine.folders.models).active().info.model_id == "mine"

    window.models.roll_back()
    qtbot.waitUntil(lambda: window.status_line.model_words() == f"Model {BUNDLED_ID}", timeout=WAIT)
    wait_classified(window, 2, qtbot)
    assert models_in_use(window) == {BUNDLED_ID}
    assert len(window.library.genres) == 4
