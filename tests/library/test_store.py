"""Predictions are remembered, found again quickly, and never in anybody's way."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from mutagen.flac import FLAC

from genre_tagger.audio.content_key import content_key
from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.library.store import ModelWindows, PredictionStore, StoredPrediction, file_status, recall_content
from genre_tagger.library.store_tables import prediction_to_text
from genre_tagger.library.track import read_track
from tests.builders.audio_files import make_audio

MODEL_WINDOWS = ModelWindows("model-a", 3)
PREDICTION = Prediction(
    genres=("Electronic", "Rock", "Hip-Hop", "Folk"),
    probabilities=(0.1, 0.7, 0.15, 0.05),
    in_scope=0.1 + 0.2,
    timeline=(WindowPrediction(1.5, 29.12, (0.1, 0.7, 0.15, 0.05), 1 / 3),),
    unknown_below=0.4,
    model_id="model-a",
    padded=True,
    embedding=bytes(range(256)),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PredictionStore]:
    with PredictionStore(tmp_path / "data" / "predictions.sqlite") as opened:
        yield opened


@pytest.fixture
def song(tmp_path: Path) -> Path:
    path = tmp_path / "song.flac"
    make_audio(path, 1.0, channels=1)
    file = FLAC(path)
    file["title"], file["genre"] = "A Song", ["Rock", "Folk"]
    file.save()
    return path


def memory_of(path: Path) -> StoredPrediction:
    return StoredPrediction(read_track(path, 1.0), PREDICTION, content_key(path), file_status(path))


def test_predictions_without_embedding_are_still_known(store: PredictionStore, song: Path) -> None:
    """As an older version wrote them: one value less."""
    old = replace(PREDICTION, embedding=b"")
    assert len(json.loads(prediction_to_text(old))) == 7
    memory = replace(memory_of(song), prediction=old)
    store.remember(memory, MODEL_WINDOWS)
    store.flush()
    assert store.recall(song, MODEL_WINDOWS) == (memory.track, old)


def test_a_forgotten_prediction_is_asked_for_again(store: PredictionStore, song: Path, tmp_path: Path) -> None:
    other = ModelWindows("model-b", 3)
    for model_windows in (MODEL_WINDOWS, other):
        store.remember(memory_of(song), model_windows)
    store.forget([song, tmp_path / "never seen.mp3"], MODEL_WINDOWS)
    assert store.recall(song, MODEL_WINDOWS) is None
    assert recall_content(store.path, content_key(song), MODEL_WINDOWS) is None
    assert store.recall(song, other) is not None


def test_a_prediction_comes_back_as_it_was(store: PredictionStore, song: Path) -> None:
    memory = memory_of(song)
    store.remember(memory, MODEL_WINDOWS)
    store.flush()
    assert store.recall(song, MODEL_WINDOWS) == (memory.track, PREDICTION)
    assert memory.track.genres == ("Rock", "Folk")
    assert store.problem == ""


def test_it_holds_for_one_model_and_one_number_of_windows(store: PredictionStore, song: Path) -> None:
    store.remember(memory_of(song), MODEL_WINDOWS)
    store.flush()
    assert store.recall(song, ModelWindows("model-b", 3)) is None
    assert store.recall(song, ModelWindows("model-a", 1)) is None


def test_it_outlives_the_process(tmp_path: Path, song: Path) -> None:
    with PredictionStore(tmp_path / "s.sqlite") as first:
        first.remember(memory_of(song), MODEL_WINDOWS)
    with PredictionStore(tmp_path / "s.sqlite") as second:
        assert second.recall(song, MODEL_WINDOWS) is not None


def test_any_touch_of_the_file_is_noticed(store: PredictionStore, song: Path) -> None:
    store.remember(memory_of(song), MODEL_WINDOWS)
    store.flush()
    before = song.stat()
    song.write_bytes(song.read_bytes())
    os.utime(song, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert store.recall(song, MODEL_WINDOWS) is None  # same size, same time of change, and yet another moment


def test_a_copy_is_known_by_its_sound(store: PredictionStore, song: Path, tmp_path: Path) -> None:
    store.remember(memory_of(song), MODEL_WINDOWS)
    store.flush()
    copy = tmp_path / "copy.flac"
    copy.write_bytes(song.read_bytes())
    assert store.recall(copy, MODEL_WINDOWS) is None
    assert recall_content(store.path, content_key(copy), MODEL_WINDOWS) == (PREDICTION, 1.0)
    assert recall_content(store.path, content_key(copy), ModelWindows("model-b", 3)) is None
    assert recall_content(tmp_path / "none.sqlite", content_key(copy), MODEL_WINDOWS) is None
    assert not (tmp_path / "none.sqlite").exists()


def test_our_own_tag_write_keeps_the_quick_way(store: PredictionStore, song: Path) -> None:
    store.remember(memory_of(song), MODEL_WINDOWS)
    file = FLAC(song)
    file["genre"] = "Hip-Hop"
    file.save()
    assert store.recall(song, MODEL_WINDOWS) is None
    store.remember_written(song)
    recalled = store.recall(song, MODEL_WINDOWS)
    assert recalled is not None
    assert recalled[0].genres == ("Hip-Hop",)
    assert recalled[0].duration_seconds == 1.0


def test_other_sound_under_the_same_name_is_not_taken_for_ours(store: PredictionStore, song: Path) -> None:
    store.remember(memory_of(song), MODEL_WINDOWS)
    make_audio(song, 1.0, channels=1, seed=7)
    store.remember_written(song)
    assert store.recall(song, MODEL_WINDOWS) is None


def test_a_stranger_or_a_vanished_file_is_no_trouble(store: PredictionStore, song: Path, tmp_path: Path) -> None:
    store.remember_written(song)
    store.remember_written(tmp_path / "gone.mp3")
    assert store.recall(tmp_path / "gone.mp3", MODEL_WINDOWS) is None
    assert store.problem == ""


@pytest.mark.skipif(sys.platform != "linux", reason="file names there are bytes")
def test_names_that_are_no_utf8(store: PredictionStore, song: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(song.parent) + b"/caf\xe9.flac"))
    song.rename(odd)
    store.remember(memory_of(odd), MODEL_WINDOWS)
    store.flush()
    recalled = store.recall(odd, MODEL_WINDOWS)
    assert recalled is not None
    assert recalled[0].path == odd


@pytest.mark.parametrize("damage", ["nonsense", "cut", "page"])
def test_a_damaged_store_is_set_aside_and_begun_anew(tmp_path: Path, song: Path, damage: str) -> None:
    path = tmp_path / "s.sqlite"
    with PredictionStore(path) as store:
        store.remember(memory_of(song), MODEL_WINDOWS)
    data = bytearray(path.read_bytes())
    if damage == "nonsense":
        data = bytearray(b"these are not the bytes of a database" * 200)
    elif damage == "cut":
        del data[len(data) // 2 :]
    else:
        data[4096:8192] = bytes([0xAA]) * 4096
    path.write_bytes(bytes(data))
    with PredictionStore(path) as store:
        assert store.recall(song, MODEL_WINDOWS) is None
        store.remember(memory_of(song), MODEL_WINDOWS)
        store.flush()
        assert store.recall(song, MODEL_WINDOWS) is not None
        assert "set aside as s.sqlite.damaged-" in store.problem
    assert len(list(tmp_path.glob("s.sqlite.damaged-*"))) == 1


def test_a_newer_store_is_left_alone(tmp_path: Path, song: Path) -> None:
    path = tmp_path / "s.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with PredictionStore(path) as store:
        assert "newer version" in store.problem
        store.remember(memory_of(song), MODEL_WINDOWS)
        store.flush()
        assert store.recall(song, MODEL_WINDOWS) is not None  # for as long as the program runs
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (99,)
    database.close()


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path, song: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with PredictionStore(tmp_path / "file" / "s.sqlite") as store:
        assert store.problem.startswith("Results cannot be remembered in")
        store.remember(memory_of(song), MODEL_WINDOWS)


WRITER = """
import sys
from pathlib import Path
from tests.library.test_store import PREDICTION, MODEL_WINDOWS
from genre_tagger.library.store import StoredPrediction, PredictionStore
from genre_tagger.library.track import Track

with PredictionStore(Path(sys.argv[1])) as store:
    for index in range(300):
        track = Track(Path(f"/{sys.argv[2]}/{index}"), 1.0)
        store.remember(StoredPrediction(track, PREDICTION, f"{sys.argv[2]}{index}", "status"), MODEL_WINDOWS)
    store.flush()
    sys.exit(store.problem or 0)
"""


def test_several_processes_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    root = str(Path(__file__).parents[2])
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, name], env={**os.environ, "PYTHONPATH": root})
        for name in "abc"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM files").fetchone() == (900,)
    database.close()
