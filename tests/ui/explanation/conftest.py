"""Views of explanations without a process and without a sound card."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.audio.playback import Player
from genre_tagger.audio.sound_card import OutputDevice
from genre_tagger.classification.explanation_result import ExplanationRequest
from genre_tagger.ui.explanation.explanation_view import Explaining, ExplanationView
from genre_tagger.ui.tasks import TaskRunner
from tests.builders.explanations import made_up_explanation
from tests.builders.fake_output import FakeSoundCard
from tests.builders.step_streams import GivenSteps


class Oracle:
    """Answers requests with `stream`, by default an explanation of what was asked."""

    def __init__(self) -> None:
        self.requests: list[ExplanationRequest] = []
        self.streams: list[GivenSteps] = []
        self.stream: Callable[[ExplanationRequest], GivenSteps] = self.answer

    def __call__(self, request: ExplanationRequest) -> GivenSteps:
        self.requests.append(request)
        self.streams.append(self.stream(request))
        return self.streams[-1]

    @staticmethod
    def answer(request: ExplanationRequest) -> GivenSteps:
        start = 12.0 if request.start_seconds is None else request.start_seconds
        found = made_up_explanation(request.audio, genre=request.genre, start_seconds=start)
        return GivenSteps("Opening the model", found)


@pytest.fixture
def oracle() -> Oracle:
    return Oracle()


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.shut_down(10.0)


@pytest.fixture
def player() -> Player:
    return Player(open_device=FakeSoundCard(), list_devices=lambda: [OutputDevice("Fake speakers", True)])


@pytest.fixture
def view(qtbot: QtBot, runner: TaskRunner, oracle: Oracle, player: Player) -> Iterator[ExplanationView]:
    explaining = Explaining(runner, make_stream=oracle)
    made = ExplanationView(explaining, None, player)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    yield made
    made.close_down()
