"""A generator in a spawned process: steps, stops, errors in one sentence, and ends at once."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from genre_tagger.foundation.errors import DatasetError, TrainingError
from genre_tagger.workers.process import ProcessStream, Stop
from tests.workers import process_targets as targets

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")

ROOT = Path(__file__).resolve().parent.parent.parent


def test_steps_arrive_in_order_and_a_stop_is_shared() -> None:
    assert list(ProcessStream(targets.count, 3)) == [0, 1, 2]
    stop = Stop()
    seen = []
    for step in ProcessStream(targets.until_stopped, stop):
        if step == "":
            stop.pause()
        elif step not in seen:
            seen.append(step)
            stop.stop()
            stop.pause()  # too late: it is to end
    assert seen == ["pause", "stop"]


def test_it_gives_way_and_its_threads_wait_asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    ((niceness, waiting),) = ProcessStream(targets.manners)
    assert niceness > os.nice(0) or niceness == 19
    assert waiting == "PASSIVE"


@pytest.mark.parametrize(
    ("target", "kind", "words", "details"),
    [
        (targets.expected_failure, DatasetError, "The folder is gone.", ""),
        (targets.unexpected_failure, TrainingError, "ZeroDivisionError: division by zero", "a library's last words"),
        (targets.memory_failure, TrainingError, "not enough memory", "MemoryError"),
        (targets.killed, TrainingError, "memory ran out", "exit code -9"),
        (targets.crashed, TrainingError, "crashed (SIGSEGV)", "the library complains"),
        (targets.vanished, TrainingError, "exit code 3", "exit code 3"),
    ],
)
def test_an_end_before_time_is_one_sentence(
    target: Callable[[], Generator[Any, Any, Any]], kind: type[Exception], words: str, details: str
) -> None:
    steps = ProcessStream(target).steps()
    assert next(steps) == 1
    with pytest.raises(kind) as caught:
        next(steps)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert details in str(caught.value.__cause__ or "")


def test_closing_ends_the_process_and_what_it_started_at_once(tmp_path: Path) -> None:
    stream = ProcessStream(targets.forever, str(tmp_path / "ids"))
    steps = stream.steps()
    next(steps)
    ids = [int(text) for text in (tmp_path / "ids").read_text().split()]
    closer = threading.Thread(target=stream.close)  # as the window does, while a thread of its waits for a step
    closer.start()
    assert list(steps) == []
    closer.join()
    wait_until_gone(ids)


def test_closed_before_it_began_does_nothing() -> None:
    stream = ProcessStream(targets.count, 3)
    stream.close()
    assert list(stream) == []
    assert stream.process_id is None


def test_the_parents_death_ends_the_child(tmp_path: Path) -> None:
    note = tmp_path / "ids"
    program = textwrap.dedent(f"""
        import os, signal
        from genre_tagger.workers.process import ProcessStream
        from tests.workers import process_targets
        if __name__ == "__main__":
            steps = ProcessStream(process_targets.forever, {str(note)!r}).steps()
            next(steps)
            os.kill(os.getpid(), signal.SIGKILL)
    """)
    script = tmp_path / "parent.py"
    script.write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, str(script)], env=environment, check=False, timeout=60)
    wait_until_gone([int(text) for text in note.read_text().split()])


def test_a_parent_that_ends_in_the_middle_does_not_wait_for_the_child(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(f"""
        from genre_tagger.workers.process import ProcessStream
        from tests.workers import process_targets
        if __name__ == "__main__":
            steps = ProcessStream(process_targets.forever, {str(tmp_path / "ids")!r}).steps()
            next(steps)
            keep = [steps]
    """)
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, str(script)], env=environment, check=False, timeout=60, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")
    wait_until_gone([int(text) for text in (tmp_path / "ids").read_text().split()])


def wait_until_gone(ids: list[int]) -> None:
    deadline = time.monotonic() + 10.0
    while any(is_alive(number) for number in ids):
        assert time.monotonic() < deadline, f"{ids} still run"


def is_alive(process_id: int) -> bool:
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0]
        return state != "Z"
    except OSError:
        pass
    if sys.platform == "linux":
        return False
    try:
        os.kill(process_id, 0)
    except OSError:
        return False
    return True
