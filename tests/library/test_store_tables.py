"""The store stays within bounds, and what is used stays in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from genre_tagger.classification.prediction import Prediction
from genre_tagger.library import store_tables
from genre_tagger.library.store import ModelWindows, PredictionStore, StoredPrediction, file_status
from genre_tagger.library.store_tables import used_bytes
from genre_tagger.library.track import Track

MODEL_WINDOWS = ModelWindows("model-a", 3)
BOUND = 400_000


def fill(store: PredictionStore, folder: Path, first: int, last: int) -> list[Path]:
    """Predictions of about 2 KB on files that exist, each a sound of its own."""
    genres = tuple(f"A genre with a long name {number}" for number in range(40))
    paths = []
    for number in range(first, last):
        path = folder / f"{number}.mp3"
        path.touch()
        prediction = Prediction(genres, (0.025,) * 40, 1.0, (), 0.4, "model-a")
        store.remember(
            StoredPrediction(Track(path, 1.0, "", "", (), ""), prediction, f"key {number}", file_status(path)),
            MODEL_WINDOWS,
        )
        paths.append(path)
    return paths


def test_oldest_unused_is_forgotten_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = 20_000
    monkeypatch.setattr(store_tables, "today", lambda: day)
    with PredictionStore(tmp_path / "store", BOUND) as store:
        old = fill(store, tmp_path, 0, 60)
    day += 30
    with PredictionStore(tmp_path / "store", BOUND) as store:
        assert all(store.recall(path, MODEL_WINDOWS) is not None for path in old[:10])  # still in use
        new = fill(store, tmp_path, 100, 400)
    with PredictionStore(tmp_path / "store", BOUND) as store:
        known = {path for path in (*old, *new) if store.recall(path, MODEL_WINDOWS) is not None}
    assert not known & set(old[10:])
    assert len(known & {*old[:10], *new}) > 40
    assert 0 < len(known) < len(old) + len(new)
    database = sqlite3.connect(tmp_path / "store")
    assert used_bytes(database) <= BOUND
    tables = ("files", "predictions", "uses")
    counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    database.close()
    assert counts == [len(known)] * 3


def test_nothing_is_forgotten_within_the_bound(tmp_path: Path) -> None:
    with PredictionStore(tmp_path / "store") as store:
        paths = fill(store, tmp_path, 0, 50)
    with PredictionStore(tmp_path / "store") as store:
        assert all(store.recall(path, MODEL_WINDOWS) is not None for path in paths)


def test_store_of_an_older_version_gets_the_table(tmp_path: Path) -> None:
    with PredictionStore(tmp_path / "store") as store:
        (path,) = fill(store, tmp_path, 0, 1)
    database = sqlite3.connect(tmp_path / "store")
    database.execute("DROP TABLE uses")
    database.commit()
    database.close()
    with PredictionStore(tmp_path / "store") as store:
        assert store.recall(path, MODEL_WINDOWS) is not None
        assert store.problem == ""
