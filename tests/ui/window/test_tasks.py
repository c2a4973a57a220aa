"""Work in threads: steps in order and in batches, cancelling, errors, lanes."""

from __future__ import annotations

import threading
from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.ui.tasks import BATCH_STEPS, MOST_UNDELIVERED, Task, TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> TaskRunner:
    return TaskRunner()


class Listener:
    """Notes what a task tells, and in which thread."""

    def __init__(self, task: Task) -> None:
        self.batches: list[list[int]] = []
        self.errors: list[BaseException] = []
        self.ended = False
        self.threads: set[str] = set()
        task.stepped.connect(self.on_steps)
        task.failed.connect(self.errors.append)
        task.finished.connect(self.on_finished)

    def on_steps(self, steps: list[int]) -> None:
        self.batches.append(steps)
        self.threads.add(threading.current_thread().name)

    def on_finished(self) -> None:
        self.ended = True

    @property
    def steps(self) -> list[int]:
        return [step for batch in self.batches for step in batch]


def test_steps_come_in_order_in_batches_on_the_gui_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    def count() -> Generator[int]:
        yield from range(5 * MOST_UNDELIVERED)

    task = runner.task(count)
    heard = Listener(task)
    task.start()
    qtbot.waitUntil(lambda: heard.ended)
    assert heard.steps == list(range(5 * MOST_UNDELIVERED))
    assert max(map(len, heard.batches)) <= BATCH_STEPS
    assert heard.threads == {threading.current_thread().name}


def test_cancelling_closes_the_generator(runner: TaskRunner, qtbot: QtBot) -> None:
    closed = threading.Event()

    def endless() -> Generator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    task = runner.task(endless)
    heard = Listener(task)
    task.start()
    qtbot.waitUntil(lambda: len(heard.steps) > 0)
    task.cancel()
    qtbot.waitUntil(lambda: heard.ended)
    assert closed.is_set()
    assert not heard.errors


def test_cancelled_before_its_turn_never_runs(runner: TaskRunner, qtbot: QtBot) -> None:
    go, ran = threading.Event(), []

    def wait() -> Generator[int]:
        go.wait(10)
        yield 1

    def never() -> Generator[int]:
        ran.append(1)
        yield 2

    first, second = runner.task(wait, "write"), runner.task(never, "write")
    heard = Listener(second)
    first.start()
    second.start()
    second.cancel()
    go.set()
    qtbot.waitUntil(lambda: heard.ended)
    assert ran == []
    assert heard.steps == []


def test_error_comes_once_after_the_steps(runner: TaskRunner, qtbot: QtBot) -> None:
    def fail() -> Generator[int]:
        yield 1
        raise ValueError("broken")

    task = runner.task(fail)
    heard = Listener(task)
    task.start()
    qtbot.waitUntil(lambda: heard.ended)
    assert heard.steps == [1]
    assert [str(error) for error in heard.errors] == ["broken"]


def test_one_lane_runs_one_after_another(runner: TaskRunner, qtbot: QtBot) -> None:
    log: list[str] = []

    def work(name: str) -> Generator[str]:
        log.append(f"{name} begins")
        yield name
        log.append(f"{name} ends")

    tasks = [runner.task(lambda name=name: work(name), "write") for name in "abc"]
    heard = [Listener(task) for task in tasks]
    for task in tasks:
        task.start()
    assert runner.busy("write")
    qtbot.waitUntil(lambda: all(one.ended for one in heard))
    assert log == ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]
    assert not runner.busy("write")


def test_shutting_down_waits_for_the_step_under_way(runner: TaskRunner, qtbot: QtBot) -> None:
    written: list[int] = []

    def write() -> Generator[int]:
        for number in range(1_000_000):
            written.append(number)
            yield number

    task = runner.task(write, "write")
    heard = Listener(task)
    task.start()
    qtbot.waitUntil(lambda: len(heard.steps) > 0)
    assert runner.shut_down(10)
    count = len(written)
    assert count < 1_000_000
    qtbot.wait(20)
    assert len(written) == count
