"""A batch end to end: real worker processes, real files, a tiny model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from mutagen.flac import FLAC

from genre_tagger.foundation.errors import CheckpointError, DecodeError
from genre_tagger.library.classify_tracks import ClassifyPool, classify_pool, classify_tracks, model_windows_of
from genre_tagger.library.scan import TrackQueue, scan
from genre_tagger.library.store import PredictionStore
from genre_tagger.library.track import BatchSummary, Step, TrackClassified, TrackFailed, TrackRemembered
from tests.builders.audio_files import make_audio
from tests.builders.models import make_model


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    make_model(folder)
    return folder


@pytest.fixture(scope="module")
def pool() -> Iterator[ClassifyPool]:
    with classify_pool(2) as kept:
        yield kept


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Three songs and a text file that pretends."""
    folder = tmp_path / "music"
    folder.mkdir()
    for index, name in enumerate(("a.flac", "b.wav", "c.ogg")):
        make_audio(folder / name, 3.5, channels=1, sample_rate_hz=12_000, seed=index)
    file = FLAC(folder / "a.flac")
    file["title"], file["artist"], file["genre"] = "A Song", "Somebody", ["Rock", "Folk"]
    file.save()
    (folder / "pretends.mp3").write_text("no music\n" * 100)
    return folder


def split(steps: list[Step]) -> tuple[dict[str, Step], BatchSummary]:
    """Steps by file name, and the summary that must come last and once."""
    *files, summary = steps
    assert isinstance(summary, BatchSummary)
    by_name: dict[str, Step] = {}
    for step in files:
        assert not isinstance(step, BatchSummary)
        by_name[(step.path if isinstance(step, TrackFailed) else step.track.path).name] = step
    assert len(by_name) == len(files) == summary.total
    return by_name, summary


def test_every_file_gets_a_prediction_or_a_sentence(music: Path, model_folder: Path, pool: ClassifyPool) -> None:
    by_name, summary = split(list(classify_tracks(scan([music]), model_folder=model_folder, pool=pool)))
    assert (summary.classified, summary.remembered, summary.failed, summary.problems) == (3, 0, 1, ())
    song, failed = by_name["a.flac"], by_name["pretends.mp3"]
    assert isinstance(song, TrackClassified)
    assert (song.track.title, song.track.artist, song.track.genres) == ("A Song", "Somebody", ("Rock", "Folk"))
    assert song.track.current_genre == "Rock; Folk"
    assert song.track.duration_seconds == pytest.approx(3.5, abs=0.1)
    assert sum(song.prediction.probabilities) == pytest.approx(1.0)
    assert song.prediction.padded
    assert isinstance(failed, TrackFailed)
    assert isinstance(failed.error, DecodeError)
    assert "pretends.mp3" in failed.error.message


def test_a_second_run_remembers_whatever_the_tags_say(
    music: Path, model_folder: Path, pool: ClassifyPool, tmp_path: Path
) -> None:
    with PredictionStore(tmp_path / "s.sqlite") as store:

        def run(windows: int | None = None) -> tuple[dict[str, Step], BatchSummary]:
            return split(
                list(classify_tracks(scan([music]), model_folder=model_folder, store=store, pool=pool, windows=windows))
            )

        first, _ = run()
        second, summary = run()
        assert (summary.classified, summary.remembered, summary.failed) == (0, 3, 1)
        for name in ("a.flac", "b.wav", "c.ogg"):
            assert isinstance(second[name], TrackRemembered)
            assert second[name].track == first[name].track  # type: ignore[union-attr]
            assert second[name].prediction == first[name].prediction  # type: ignore[union-attr]
        file = FLAC(music / "a.flac")
        file["genre"] = "Hip-Hop"
        file.save()
        shutil.copy(music / "b.wav", music / "copy.wav")
        third, summary = run()
        assert (summary.classified, summary.remembered, summary.failed) == (0, 4, 1)
        retagged = third["a.flac"]
        assert isinstance(retagged, TrackRemembered)
        assert retagged.track.genres == ("Hip-Hop",)
        _, summary = run(windows=1)
        assert summary.classified > 0


def test_another_model_of_the_same_name_is_asked_anew(music: Path, tmp_path: Path, pool: ClassifyPool) -> None:
    with PredictionStore(tmp_path / "s.sqlite") as store:
        for temperature in (1.0, 2.0):
            make_model(tmp_path / "same-name", temperature=temperature)
            steps = classify_tracks([music / "a.flac"], model_folder=tmp_path / "same-name", store=store, pool=pool)
            assert [type(step) for step in steps] == [TrackClassified, BatchSummary]


def test_windows_of_another_length_are_not_taken_for_these(music: Path, tmp_path: Path, pool: ClassifyPool) -> None:
    """The same network and number of windows, once as segments."""
    with PredictionStore(tmp_path / "s.sqlite") as store:
        for segments in (1, 5):
            folder = tmp_path / str(segments) / "m"
            make_model(folder, segments=segments)
            assert model_windows_of(folder).model.endswith(" segments") is (segments > 1)
            steps = list(classify_tracks([music / "a.flac"], model_folder=folder, store=store, pool=pool))
            assert isinstance(steps[0], TrackClassified)
            assert steps[0].prediction.timeline[0].seconds == pytest.approx(29.12 if segments == 1 else 5.8, abs=0.01)


def test_failures_of_the_scan_pass_through(model_folder: Path, pool: ClassifyPool, tmp_path: Path) -> None:
    steps = list(classify_tracks(scan([tmp_path / "gone"]), model_folder=model_folder, pool=pool))
    assert isinstance(steps[0], TrackFailed)
    assert steps[0].error.message == "gone does not exist."


def test_paths_are_drawn_only_as_workers_need_them(music: Path, model_folder: Path, pool: ClassifyPool) -> None:
    drawn: list[int] = []

    def endless() -> Iterator[Path]:
        for number in range(10**9):
            drawn.append(number)
            yield music / "a.flac"

    steps = classify_tracks(endless(), model_folder=model_folder, pool=pool)
    for _ in range(20):
        assert isinstance(next(steps), TrackClassified)
    steps.close()
    assert len(drawn) <= 20 + 6
    assert not pool.busy


def test_wishes_are_followed_while_the_batch_runs(music: Path, model_folder: Path) -> None:
    paths = [music / f"{number:03d}.flac" for number in range(40)]
    for path in paths:
        os.link(music / "a.flac", path)
    queue, classified = TrackQueue(paths), []
    with classify_pool(1) as pool:
        for step in classify_tracks(queue, model_folder=model_folder, pool=pool):
            if isinstance(step, TrackClassified):
                classified.append(step.track.path)
                if len(classified) == 1:
                    queue.prefer([paths[-1]])
    assert len(classified) == 40
    assert classified.index(paths[-1]) <= 4


def test_cancelling_ends_the_batch_with_its_summary(music: Path, model_folder: Path, pool: ClassifyPool) -> None:
    cancelled = Event()
    steps = []
    for step in classify_tracks([music / "a.flac"] * 50, model_folder=model_folder, pool=pool, cancelled=cancelled):
        steps.append(step)
        cancelled.set()
    assert isinstance(steps[-1], BatchSummary)
    assert 1 <= steps[-1].total < 10


def test_a_damaged_model_is_told_before_the_first_file(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError):
        next(classify_tracks([tmp_path / "a.mp3"], model_folder=tmp_path))


def test_nothing_starts_for_nothing(model_folder: Path) -> None:
    (summary,) = classify_tracks([], model_folder=model_folder)
    assert isinstance(summary, BatchSummary)
    assert summary.total == 0


SCRIPT = """
import json, sys
from pathlib import Path
from genre_tagger.library.classify_tracks import classify_tracks
from genre_tagger.library.scan import scan
from genre_tagger.library.store import PredictionStore

if __name__ == "__main__":
    with PredictionStore(Path(sys.argv[3])) as store:
        for step in classify_tracks(scan([sys.argv[2]]), model_folder=Path(sys.argv[1]), store=store, jobs=1):
            pass
    print(json.dumps(sorted(sys.modules)))
"""


def test_the_one_who_hands_out_work_loads_no_heavy_library(music: Path, model_folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)
    run = subprocess.run(
        [sys.executable, script, model_folder, music, tmp_path / "s.sqlite"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
    )
    modules = set(json.loads(run.stdout))
    assert run.stderr == b""
    assert {"torch", "librosa", "PySide6", "onnx", "onnxruntime", "scipy", "av", "soundfile"}.isdisjoint(modules)
