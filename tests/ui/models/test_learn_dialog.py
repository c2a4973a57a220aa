"""Learn from my corrections, in the window: too little, under way, learnt, failed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from genre_tagger.classification.model_record import HeldOutScore
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.corrections import Correction
from genre_tagger.settings import UserFolders
from genre_tagger.training.personal.learning import LearningPlanned, LearningRequest, Learnt, Measured
from genre_tagger.training.run.steps import EpochTrained, RunWarning
from genre_tagger.training.scores.values import Scores
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.models.learn_dialog import LearnDialog
from genre_tagger.ui.models.promotion_dialog import PromotionDialog
from genre_tagger.workers.process import Stop
from tests.builders.seen import press, words_in
from tests.ui.conftest import MakeWindow
from tests.ui.models.conftest import classified

Act = Callable[["FakeProcess"], Generator[object]]


class FakeProcess:
    """Stands for the process that trains."""

    def __init__(self, act: Act) -> None:
        self._act = act
        self.request: LearningRequest | None = None
        self.is_closed = False

    def make(self, request: LearningRequest, stop: Stop) -> FakeProcess:
        self.request, self.stop = request, stop
        return self

    def steps(self) -> Generator[object]:
        yield from self._act(self)

    def close(self) -> None:
        self.is_closed = True


def learns(_process: FakeProcess) -> Generator[object]:
    """A course that ends well, with the model "folk" for its result."""
    yield LearningPlanned(12, 4, 60, 9, STUDY_GENRES)
    yield RunWarning("Too few corrections to learn a new genre from: Polka.")
    right = Scores(0.4, 0.75, 0.7)
    yield EpochTrained(1, 2, right, right, 1e-4, 3.0, 20.0, (1.0, 2.0, 3.0), True)
    yield Measured(13, 13)
    personal = HeldOutScore("personal", 4, 0.25, 0.75, (-0.1, 0.9), 3)
    scores = (personal, HeldOutScore("original", 1022, 0.82, None))
    yield Learnt("folk", Path("/folk"), "rock", scores)


def fails(_process: FakeProcess) -> Generator[object]:
    yield LearningPlanned(12, 4, 60, 9, STUDY_GENRES)
    raise TrainingError("The process that did the work was killed, most likely because memory ran out.")


def goes_on(process: FakeProcess) -> Generator[object]:
    """Until it is told to stop."""
    yield LearningPlanned(12, 4, 60, 9, STUDY_GENRES)
    while not process.stop.wish and not process.is_closed:
        yield Measured(0, 1)


@pytest.fixture
def window(models: UserFolders, engine: Engine, make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window in which rock is active, and a user with sixteen corrections in four folders."""
    paths = [tmp_path / f"album {number % 4}" / f"{number}.mp3" for number in range(16)]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    engine.corrections.remember(Correction(path, STUDY_GENRES[n % 4]) for n, path in enumerate(paths))
    made = make_window(engine)
    made.models.load()
    qtbot.waitUntil(lambda: made.status_line.model_words() == "Model rock", timeout=20_000)
    return made


def opened(window: MainWindow, qtbot: QtBot, process: FakeProcess) -> LearnDialog:
    dialog = window.models.open_learning()
    dialog.make_process = process.make  # type: ignore[assignment]
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    return dialog


def test_one_click_learns_and_offers_the_result(window: MainWindow, qtbot: QtBot, music: Path) -> None:
    classified(window, qtbot, music)
    process = FakeProcess(learns)
    dialog = opened(window, qtbot, process)
    assert "16" in dialog.told.text()
    assert "3 other" in dialog.told.text()
    dialog.learn.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    request = process.request
    assert request is not None
    assert (request.parent, len(request.corrections), len(request.library)) == ("rock", 16, 3)
    assert {track.genre for track in request.library} == {""}
    assert dialog.told.text() == (
        "Perhaps better than rock: 25 % → 75 % right on 4 held-out tracks of 3 artists "
        "(−10 to +90 percentage points, 95 % interval), too few to tell it from chance."
    )
    assert "Polka" in words_in(dialog)
    qtbot.waitUntil(lambda: "\nright: 25 % → 75 % (of 4)\n" in words_in(dialog))
    assert "not measured" in words_in(dialog)
    assert window.status_line.model_words() == "Model rock"

    dialog.offer.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PromotionDialog)), timeout=20_000)
    promotion = window.findChildren(PromotionDialog)[0]
    assert "folk" in words_in(promotion) + promotion.windowTitle()
    promotion.reject()


def test_too_few_corrections_say_how_many_are_needed(window: MainWindow, qtbot: QtBot, engine: Engine) -> None:
    engine.corrections.forget(one.path for one in engine.corrections.all()[:10])
    dialog = opened(window, qtbot, FakeProcess(learns))
    assert "at least 12 corrected tracks from 4 artists or folders; there are 6" in dialog.told.text()
    assert not dialog.learn.isEnabled()


def test_a_folder_per_genre_is_enough(
    window: MainWindow, qtbot: QtBot, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.corrections.forget(one.path for one in engine.corrections.all())
    process = FakeProcess(learns)
    dialog = opened(window, qtbot, process)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(dialog, "Add a folder per genre…")
    dialog.learn.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    assert process.request is not None
    assert [source.root for source in process.request.data] == [tmp_path]


def test_a_failure_is_one_sentence_and_it_can_be_tried_again(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, FakeProcess(fails))
    dialog.learn.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    assert "memory ran out" in dialog.told.text()
    assert dialog.told.property("role") == "bad"
    assert dialog.learn.isEnabled()


def test_it_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    process = FakeProcess(goes_on)
    dialog = opened(window, qtbot, process)
    dialog.learn.click()
    assert dialog.stop.isEnabled()
    assert not dialog.learn.isVisible()
    dialog.stop.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    assert process.stop.wish == "stop"


def test_closing_the_dialog_ends_the_process(window: MainWindow, qtbot: QtBot) -> None:
    process = FakeProcess(goes_on)
    dialog = opened(window, qtbot, process)
    dialog.learn.click()
    dialog.reject()
    assert process.is_closed
    qtbot.waitUntil(lambda: not window.runner.busy(""), timeout=20_000)
    again = opened(window, qtbot, process)
    assert again is not dialog
    again.reject()


def test_corrections_that_cannot_be_read_are_told(window: MainWindow, qtbot: QtBot, engine: Engine) -> None:
    engine.corrections.close()
    engine.corrections.path.write_bytes(b"no database" * 100)
    dialog = opened(window, qtbot, FakeProcess(learns))
    assert "cannot be used" in dialog.told.text()
    assert not dialog.learn.isEnabled()
