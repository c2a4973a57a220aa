"""Switching the write-ahead log on while somebody else holds the file."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from genre_tagger.foundation.sqlite_file import use_write_ahead_log


def _held(path: Path) -> sqlite3.Connection:
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("CREATE TABLE kept (number)")
    holder.execute("BEGIN EXCLUSIVE")
    return holder


def test_waits_until_the_other_has_let_go(tmp_path: Path) -> None:
    path = tmp_path / "shared.sqlite"
    with closing(_held(path)) as holder, closing(sqlite3.connect(path, timeout=0)) as database:
        threading.Timer(0.2, holder.execute, ["COMMIT"]).start()
        use_write_ahead_log(database)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every pause made instead of waited, in seconds; the clock goes on by them alone."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", made.append)
    monkeypatch.setattr(time, "monotonic", lambda: sum(made))
    return made


def test_gives_up_when_its_patience_ends(tmp_path: Path, pauses: list[float]) -> None:
    path = tmp_path / "shared.sqlite"
    with closing(_held(path)), closing(sqlite3.connect(path, timeout=0)) as database:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            use_write_ahead_log(database, patience_seconds=1.0)
        assert 1.0 <= sum(pauses) < 1.5


def test_does_not_wait_for_what_no_waiting_mends(tmp_path: Path, pauses: list[float]) -> None:
    path = tmp_path / "shared.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE kept (number)")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        with pytest.raises(sqlite3.OperationalError):
            use_write_ahead_log(database)
        assert pauses == []
