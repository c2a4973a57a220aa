"""The results view over runs that never were, with a pretended sound card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.app.runs import RunResults
from genre_tagger.audio.playback import Player
from genre_tagger.audio.sound_card import OutputDevice
from genre_tagger.classification.explanation_result import ExplanationRequest
from genre_tagger.training.results.evaluation import RunComparison
from genre_tagger.training.run.folder import FINISHED, RunSummary
from genre_tagger.training.scores.values import RunEvaluation
from genre_tagger.ui.explanation.explanation_view import Explaining
from genre_tagger.ui.results.results_view import ResultsView, ResultsWork
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.views.track_view import TrackView
from tests.builders.evaluations import made_up_evaluation
from tests.builders.explanations import made_up_explanation
from tests.builders.fake_output import FakeSoundCard
from tests.builders.step_streams import GivenSteps

RUN = Path("/runs/2025-11-23-study-small")
MakeView = Callable[..., ResultsView]


class MadeUpWork(ResultsWork):
    """Reads no folder and starts no process."""

    def __init__(self) -> None:
        self.evaluation: RunEvaluation | None = made_up_evaluation()
        self.baseline: RunEvaluation | None = made_up_evaluation(seed=2, skill=1.0)
        self.error: Exception | None = None
        self.stream: GivenSteps = GivenSteps("Scoring", waits=True)
        self.answered = 0
        self.others: tuple[RunSummary, ...] = ()
        self.comparison: RunComparison | None = None
        self.compared: list[tuple[Path, ...]] = []
        self.saved: list[tuple[str, Path, Path]] = []

    def read(self, folder: Path) -> RunResults:
        if self.error is not None:
            raise self.error
        run = RunSummary(
            folder.name, folder, "2025-11-23T00:31:00+00:00", "study-small", "FMA small", state=FINISHED, epochs=20
        )
        return RunResults(replace(run, best_epoch=14), self.evaluation, self.baseline, self.others, self.answered)

    def stamp(self, folder: Path) -> int:
        return self.answered

    def compare(self, folders: Sequence[Path]) -> RunComparison:
        self.compared.append(tuple(folders))
        assert self.comparison is not None
        return self.comparison

    def evaluate(self, folder: Path) -> GivenSteps:
        return self.stream

    def save_report(self, folder: Path, path: Path) -> Path:
        if self.error is not None:
            raise self.error
        self.saved.append(("report", folder, path))
        return path

    def export_model(self, folder: Path, target: Path) -> GivenSteps:
        self.saved.append(("model", folder, target))
        return GivenSteps("Comparing", target)


@pytest.fixture
def work() -> MadeUpWork:
    return MadeUpWork()


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.shut_down(10.0)


def _player() -> Player:
    return Player(open_device=FakeSoundCard(), list_devices=lambda: [OutputDevice("Fake speakers", True)])


@pytest.fixture
def asked() -> list[ExplanationRequest]:
    """What was to be explained."""
    return []


@pytest.fixture
def make_view(
    qtbot: QtBot, runner: TaskRunner, work: MadeUpWork, asked: list[ExplanationRequest]
) -> Iterator[MakeView]:
    """Makes views and closes them down."""
    views: list[ResultsView] = []

    def answer(request: ExplanationRequest) -> GivenSteps:
        asked.append(request)
        return GivenSteps(made_up_explanation(request.audio))

    def make(**options: bool) -> ResultsView:
        explaining, track_view = Explaining(runner, make_stream=answer), TrackView(player=_player())
        made = ResultsView(runner, work=work, explaining=explaining, track_view=track_view, player=_player(), **options)
        views.append(made)
        qtbot.addWidget(made)
        made.resize(1000, 560)
        made.show()
        return made

    yield make
    for each in views:
        each.close_down()


@pytest.fixture
def view(make_view: MakeView) -> ResultsView:
    return make_view()


@pytest.fixture
def shown(view: ResultsView, qtbot: QtBot) -> ResultsView:
    """An evaluated run on show."""
    view.show_run(RUN)
    qtbot.waitUntil(lambda: view.has_scores, timeout=5000)
    return view


@pytest.fixture
def shown_with_others(view: ResultsView, work: MadeUpWork, qtbot: QtBot) -> ResultsView:
    """An evaluated run on show, with two others beside it."""
    work.others = (
        RunSummary("second", Path("/runs/second"), preset="study-small", data_name="FMA small"),
        RunSummary("third", Path("/runs/third"), preset="study-small"),
    )
    view.show_run(RUN)
    qtbot.waitUntil(lambda: view.has_scores, timeout=5000)
    return view
