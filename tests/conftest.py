"""Every test runs away from the user's real folders, without a screen, and with one thread for numerics.

At the end of a run stands in plain words what it showed, what it left out and why, and how to go on.
"""

from __future__ import annotations

import itertools
import os
from collections import Counter

# Before numpy, torch or Qt are imported: they read these once.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[_name] = "1"
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHONUTF8"] = "1"

import pytest  # noqa: E402

_numbers = itertools.count()


@pytest.fixture(autouse=True)
def home_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """A fresh, empty folder in place of everything the program keeps for a user: settings, journal, models, caches."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_numbers))
    home.mkdir(parents=True)
    monkeypatch.setenv("GENRE_TAGGER_HOME", str(home / "genre-tagger"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return str(home)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that hold a slow test begin first: begun last, one core would work on them while the others wait."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
    """What a person should know at the end: whether all holds, what was not tested here and why, and what to do."""
    count = {kind: len(terminalreporter.stats.get(kind, ())) for kind in ("passed", "failed", "error", "skipped")}
    failed = count["failed"] + count["error"]
    terminalreporter.section("In short")
    if failed:
        terminalreporter.write_line(f"{failed} of {failed + count['passed']} tests failed; each is named above.")
        terminalreporter.write_line("Only these again: make test PYTEST_ARGS=--last-failed")
    elif exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        terminalreporter.write_line(f"The run ended early, after {count['passed']} tests that passed.")
    elif count["passed"]:
        terminalreporter.write_line(f"All {count['passed']} tests passed. `make check` tests style, types and layers.")
    else:
        terminalreporter.write_line("No test ran.")
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", ()))
    for reason, times in reasons.most_common():
        terminalreporter.write_line(f"Not tested on this machine ({times}): {reason.removeprefix('Skipped: ')}")
