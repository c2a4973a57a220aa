"""The person's word survives, and the latest counts."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import CorrectionsError
from genre_tagger.library.corrections import Correction, CorrectionStore


@pytest.fixture
def store(tmp_path: Path) -> CorrectionStore:
    return CorrectionStore(tmp_path / "data" / "corrections.sqlite3")


def test_kept_over_sessions(store: CorrectionStore) -> None:
    given = Correction(Path("/music/a.mp3"), "Folk", "Rock", 0.61, "crnn-1", "abc", "2026-01-02T03:04:05+00:00")
    store.remember([given])
    store.close()
    with CorrectionStore(store.path) as again:
        assert again.all() == (given,)


def test_latest_counts(store: CorrectionStore) -> None:
    store.remember([Correction(Path("/a.mp3"), "Folk"), Correction(Path("/b.mp3"), "Rock")])
    store.remember([Correction(Path("/a.mp3"), "Rock")])
    kept = store.recall(Path("/a.mp3"))
    assert kept is not None
    assert kept.genre == "Rock"
    assert kept.made_at
    assert len(store.all()) == 2


def test_forgotten_when_taken_back(store: CorrectionStore) -> None:
    store.remember([Correction(Path("/a.mp3"), "Folk")])
    store.forget([Path("/a.mp3"), Path("/never.mp3")])
    assert store.recall(Path("/a.mp3")) is None


def test_name_that_is_not_utf8(store: CorrectionStore) -> None:
    path = Path("/music/caf\udce9.mp3")
    store.remember([Correction(path, "Folk")])
    assert [one.path for one in store.all()] == [path]


def test_nothing_is_created_before_the_first_correction(store: CorrectionStore) -> None:
    assert not store.path.exists()


def test_foreign_file_is_refused_and_kept(store: CorrectionStore) -> None:
    store.path.parent.mkdir()
    store.path.write_bytes(b"these are no corrections" * 100)
    with pytest.raises(CorrectionsError, match="cannot be used"):
        store.all()
    assert store.path.read_bytes().startswith(b"these are")


def test_newer_file_is_refused(store: CorrectionStore) -> None:
    store.path.parent.mkdir()
    database = sqlite3.connect(store.path)
    database.execute("PRAGMA user_version = 99")
    database.commit()
    database.close()
    with pytest.raises(CorrectionsError, match="newer version"):
        store.all()
