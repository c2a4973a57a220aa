"""Worker processes: work comes back, crashes and hangs cost one file, nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from genre_tagger.foundation.errors import DecodeError, WorkerCrashError
from genre_tagger.workers.pool import TaskDone, TaskFailed, WorkerPool
from genre_tagger.workers.worker import WorkerLimits
from tests.builders.handlers import Errand

HANDLER = "tests.builders.handlers:run"
Pool = WorkerPool[Errand, object]
Outcome = TaskDone[Errand, object] | TaskFailed[Errand]


@pytest.fixture(scope="module")
def kept_pool() -> Iterator[Pool]:
    with WorkerPool[Errand, object](HANDLER, jobs=2) as pool:
        yield pool


def run_all(pool: Pool, errands: list[Errand], time_limit_seconds: float = 30.0) -> dict[str, Outcome]:
    """Outcomes by file name."""
    outcomes: list[Outcome] = []
    for errand in errands:
        while not pool.has_room:
            outcomes += pool.wait()
        pool.submit(errand, time_limit_seconds)
    while pool.busy:
        outcomes += pool.wait()
    assert len(outcomes) == len(errands)
    return {outcome.payload.path.name: outcome for outcome in outcomes}


def named(names: list[str], verb: str = "echo") -> list[Errand]:
    return [Errand(Path(name), verb) for name in names]


def result(outcome: Outcome) -> object:
    assert isinstance(outcome, TaskDone), outcome
    return outcome.result


def error(outcome: Outcome) -> Exception:
    assert isinstance(outcome, TaskFailed), outcome
    return outcome.error


def test_every_task_comes_back_once(kept_pool: Pool) -> None:
    names = [f"{index}.mp3" for index in range(50)]
    outcomes = run_all(kept_pool, named(names))
    assert {name: result(outcome) for name, outcome in outcomes.items()} == {name: name for name in names}


def test_errors_come_home_as_they_are_and_bugs_as_one_sentence(kept_pool: Pool) -> None:
    outcomes = run_all(kept_pool, [*named(["a"], "refuse"), *named(["b"], "stumble"), *named(["c"])])
    refusal, bug = error(outcomes["a"]), error(outcomes["b"])
    assert isinstance(refusal, DecodeError)
    assert (str(refusal), refusal.path) == ("a is refused.", "a")
    assert isinstance(bug, WorkerCrashError)
    assert "KeyError: 'a bug'" in str(bug)
    assert result(outcomes["c"]) == "c"


def test_workers_stand_behind_the_window(kept_pool: Pool) -> None:
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert result(run_all(kept_pool, named(["a"], "priority"))["a"]) == min(ours + 5, 19)


@pytest.mark.parametrize(("verb", "told"), [("crash", "SIGSEGV"), ("exit", "exit status 3")])
def test_a_crash_costs_one_file(kept_pool: Pool, verb: str, told: str) -> None:
    names = [f"{index}.mp3" for index in range(8)]
    outcomes = run_all(kept_pool, [*named(names[:4]), *named(["bad.mp3"], verb), *named(names[4:])])
    crash = error(outcomes.pop("bad.mp3"))
    assert isinstance(crash, WorkerCrashError)
    assert str(crash) == f"bad.mp3 made the decoder crash ({told}); the file is probably damaged."
    assert crash.path == "bad.mp3"
    assert sorted(str(result(outcome)) for outcome in outcomes.values()) == names


@pytest.mark.parametrize("verb", ["hang", "hang in C"])
def test_a_hang_costs_one_file_and_its_time_limit(kept_pool: Pool, verb: str) -> None:
    outcomes = run_all(kept_pool, [*named(["bad.mp3"], verb), *named(["good.mp3"])], time_limit_seconds=0.5)
    hang = error(outcomes["bad.mp3"])
    assert isinstance(hang, WorkerCrashError)
    assert "bad.mp3 was given up" in str(hang)
    assert result(outcomes["good.mp3"]) == "good.mp3"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="finds the pipe through /proc")
def test_garbage_from_a_worker_counts_as_a_crash(kept_pool: Pool) -> None:
    outcomes = run_all(kept_pool, [*named(["bad.mp3"], "send garbage"), *named(["good.mp3"])])
    assert isinstance(error(outcomes["bad.mp3"]), WorkerCrashError)
    assert result(outcomes["good.mp3"]) == "good.mp3"


def test_workers_are_kept_for_the_next_batch(kept_pool: Pool) -> None:
    first = {result(o) for o in run_all(kept_pool, named(["a", "b", "c", "d"], "pid")).values()}
    second = {result(o) for o in run_all(kept_pool, named(["a", "b", "c", "d"], "pid")).values()}
    assert len(first | second) <= 2
    assert os.getpid() not in first


def test_workers_outlive_the_thread_that_started_them() -> None:
    pids: list[object] = []
    with WorkerPool[Errand, object](HANDLER, jobs=1) as pool:
        for _ in range(2):
            batch = Thread(target=lambda: pids.append(result(run_all(pool, named(["a"], "pid"))["a"])))
            batch.start()
            batch.join()
    assert len(pids) == 2
    assert pids[0] == pids[1]


def test_abandoned_tasks_do_not_come_back(kept_pool: Pool) -> None:
    for errand in named(["old 1", "old 2", "old 3"]):
        kept_pool.submit(errand)
    kept_pool.abandon()
    assert not kept_pool.busy
    assert kept_pool.wait() == []
    assert set(run_all(kept_pool, named(["new 1", "new 2"]))) == {"new 1", "new 2"}


def test_a_worker_that_died_idle_is_replaced_without_blame() -> None:
    with WorkerPool[Errand, object](HANDLER, jobs=1) as pool:
        pid = result(run_all(pool, named(["a"], "pid"))["a"])
        assert isinstance(pid, int)
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert result(run_all(pool, named(["b"]))["b"]) == "b"


def test_workers_end_with_the_pool() -> None:
    pool = WorkerPool[Errand, object](HANDLER, jobs=1)
    pid = result(run_all(pool, named(["a"], "pid"))["a"])
    assert isinstance(pid, int)
    pool.submit(Errand(Path("b"), "hang in C"))
    pool.close()
    assert not is_alive(pid)


def test_a_handler_that_cannot_be_loaded_is_told_once() -> None:
    with WorkerPool[Errand, object]("tests.builders.handlers:missing", jobs=1) as pool:
        pool.submit(Errand(Path("a")))
        with pytest.raises(WorkerCrashError, match=r"could not start .*missing"):
            pool.wait()


def test_surroundings_of_a_worker(kept_pool: Pool, capfd: pytest.CaptureFixture[str]) -> None:
    outcomes = run_all(kept_pool, [Errand(Path(verb), verb) for verb in ("modules", "surroundings", "chatter")])
    modules = result(outcomes["modules"])
    assert isinstance(modules, list)
    assert {"torch", "librosa", "PySide6", "numpy", "pytest"}.isdisjoint(modules)
    assert result(outcomes["surroundings"]) == ("1", True)
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_grew_is_replaced_after_its_task() -> None:
    with WorkerPool[Errand, object](HANDLER, jobs=1, limits=WorkerLimits(resident_bytes=100 << 20)) as pool:
        hoards = [Errand(Path(str(index)), "hoard", 60 << 20) for index in range(3)]
        outcomes = run_all(pool, hoards)
        assert [result(outcomes[name]) for name in "012"] == [1, 2, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is set on Linux only")
def test_an_absurd_allocation_fails_alone(kept_pool: Pool) -> None:
    outcome = run_all(kept_pool, [Errand(Path("bomb"), "hoard", 1 << 40)])["bomb"]
    assert "MemoryError" in str(error(outcome))


DRIVER = """
import sys
from pathlib import Path
from genre_tagger.workers.pool import WorkerPool
from tests.builders.handlers import Errand

pool = WorkerPool("tests.builders.handlers:run", jobs=1)  # at top level: workers must not run this script again
pool.submit(Errand(Path(sys.argv[1]), "announce and hang in C"))
pool.wait()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_workers_die_when_the_parent_is_killed(tmp_path: Path) -> None:
    script, note = tmp_path / "driver.py", tmp_path / "pid"
    script.write_text(DRIVER)
    root = str(Path(__file__).parents[2])
    with subprocess.Popen([sys.executable, script, note], env={**os.environ, "PYTHONPATH": root}) as parent:
        assert soon(lambda: note.exists() and note.read_text() != "")
        pid = int(note.read_text())
        assert is_alive(pid)
        parent.kill()
    assert soon(lambda: not is_alive(pid))


def soon(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether it comes true in time; another process decides when."""
    until, pause = time.monotonic() + seconds, Event()
    while not condition():
        if time.monotonic() > until:
            return False
        pause.wait(0.01)
    return True


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_another_number_of_workers_is_in_force_with_the_next_tasks() -> None:
    with WorkerPool[Errand, object](HANDLER, jobs=1) as pool:
        assert len({result(outcome) for outcome in run_all(pool, named(["a", "b", "c"], "pid")).values()}) == 1
        pool.resize(2)
        many = named([str(number) for number in range(12)], "pid")
        assert len({result(outcome) for outcome in run_all(pool, many).values()}) == 2
        pool.resize(1)
        run_all(pool, many)
        assert len({result(outcome) for outcome in run_all(pool, named(["a", "b", "c"], "pid")).values()}) == 1
