"""From a path to a prediction, without any of the heavy libraries."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.classification.classifier import Analyser, WindowClassifier
from genre_tagger.features.mel import MelFrontEnd
from genre_tagger.foundation.errors import CheckpointError, DecodeError, TooShortError
from tests.builders.audio_files import make_audio
from tests.builders.decoded import read_clip
from tests.builders.models import make_model


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    make_model(folder, default_windows=3)
    return folder


def test_one_window_is_the_middle_of_the_track(tmp_path: Path, model_folder: Path) -> None:
    path = tmp_path / "a.flac"
    make_audio(path, 60.0, channels=2, sample_rate_hz=22_050)
    analysis = Analyser(model_folder, windows=1).analyse(path)
    by_hand = MelFrontEnd().window(read_clip(path, 30.0 - 29.12 / 2, 29.12, 12_000))
    expected = WindowClassifier(model_folder).classify([by_hand])
    assert analysis.prediction.probabilities == pytest.approx(expected.probabilities, abs=1e-5)
    assert analysis.prediction.timeline[0].start_seconds == pytest.approx(15.44, abs=0.01)
    assert analysis.duration_seconds == pytest.approx(60.0, abs=0.01)


def test_the_number_of_windows_is_the_models_unless_given(tmp_path: Path, model_folder: Path) -> None:
    path = tmp_path / "a.wav"
    make_audio(path, 120.0, channels=1, sample_rate_hz=12_000)
    assert len(Analyser(model_folder).analyse(path).prediction.timeline) == 3
    assert len(Analyser(model_folder, windows=2).analyse(path).prediction.timeline) == 2


@pytest.mark.parametrize(
    ("seconds", "windows", "padded"),
    [(120.0, 5, False), (30.0, 5, False), (14.0, 2, False), (6.0, 1, False), (5.0, 1, True)],
)
def test_a_model_of_segments_lays_them_over_the_track(
    tmp_path: Path, seconds: float, windows: int, padded: bool
) -> None:
    make_model(tmp_path / "m", default_windows=5, segments=5)
    make_audio(tmp_path / "a.wav", seconds, channels=1, sample_rate_hz=12_000)
    prediction = Analyser(tmp_path / "m").analyse(tmp_path / "a.wav").prediction
    assert (len(prediction.timeline), prediction.padded) == (windows, padded)
    assert {round(window.seconds, 2) for window in prediction.timeline} == {5.8}
    starts = np.array([window.start_seconds for window in prediction.timeline])
    expected = (np.arange(windows) + 0.5) / windows * max(0.0, seconds - prediction.timeline[0].seconds)
    assert starts == pytest.approx(expected, abs=0.01)


def test_a_short_track_is_padded_and_says_so(tmp_path: Path, model_folder: Path) -> None:
    path = tmp_path / "a.ogg"
    make_audio(path, 5.0)
    prediction = Analyser(model_folder).analyse(path).prediction
    assert prediction.padded
    assert len(prediction.timeline) == 1


def test_the_same_file_always_gets_the_same_prediction(tmp_path: Path, model_folder: Path) -> None:
    path = tmp_path / "a.mp3"
    make_audio(path, 40.0, channels=1)
    analyser = Analyser(model_folder)
    assert analyser.analyse(path) == analyser.analyse(path) == Analyser(model_folder).analyse(path)


def test_loudness_beyond_reason_is_classified_all_the_same(tmp_path: Path, model_folder: Path) -> None:
    path = tmp_path / "a.wav"
    samples = np.random.default_rng(0).normal(0.0, 1.0, (12_000 * 4, 1)).astype(np.float32)
    make_audio(path, sample_rate_hz=12_000, samples=samples * 50)
    assert np.isfinite(Analyser(model_folder).analyse(path).prediction.probabilities).all()


def test_what_cannot_be_classified_is_one_sentence(tmp_path: Path, model_folder: Path) -> None:
    analyser = Analyser(model_folder)
    short, text = tmp_path / "short.wav", tmp_path / "text.mp3"
    make_audio(short, 1.0)
    text.write_text("no music at all\n" * 100)
    with pytest.raises(TooShortError, match=r"short\.wav"):
        analyser.analyse(short)
    with pytest.raises(DecodeError, match=r"text\.mp3"):
        analyser.analyse(text)
    with pytest.raises(DecodeError, match=r"gone\.mp3"):
        analyser.analyse(tmp_path / "gone.mp3")


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError):
        Analyser(tmp_path)


SCRIPT = """
import json, sys
from pathlib import Path
from genre_tagger.classification.classifier import Analyser
Analyser(Path(sys.argv[1])).analyse(Path(sys.argv[2]))
print(json.dumps(sorted(sys.modules)))
"""


def test_neither_torch_nor_librosa_nor_qt_is_imported(tmp_path: Path, model_folder: Path) -> None:
    path = tmp_path / "a.m4a"
    make_audio(path, 4.0)
    run = subprocess.run([sys.executable, "-c", SCRIPT, model_folder, path], capture_output=True, check=True)
    modules = set(json.loads(run.stdout))
    assert {"torch", "librosa", "PySide6", "onnx", "scipy", "matplotlib"}.isdisjoint(modules)
    assert "onnxruntime" in modules
