"""Windows to one prediction: calibration, averaging, scope, and models that cannot be used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.classification.checkpoint import GRAPH_NAME
from genre_tagger.classification.classifier import Analyser, WindowClassifier
from genre_tagger.features.mel import MelFrontEnd, MelSettings, MelSpectrogram
from genre_tagger.foundation.errors import CheckpointError, DecodeError, TooShortError
from genre_tagger.genres import STUDY_GENRES, UNKNOWN
from tests.builders.audio_files import make_audio
from tests.builders.decoded import read_clip
from tests.builders.models import linear_graph, make_model, write_model

MEL = MelSettings()


def flat_window(level_db: float, start_seconds: float = 0.0) -> MelSpectrogram:
    """Every band and frame at one level."""
    level = np.full((MEL.mel_bands, MEL.frames), level_db, dtype=np.float32)
    return MelSpectrogram(level, MEL, start_seconds)


def weights_for(*logits_per_db: float) -> np.ndarray:
    """Rows that make the logits of a flat window at 1 dB."""
    rows = np.array(logits_per_db, dtype=np.float32)[:, None] / MEL.mel_bands
    return np.repeat(rows, MEL.mel_bands, axis=1)


def softmax(*logits: float) -> np.ndarray:
    odds = np.exp(np.array(logits))
    return odds / odds.sum()


def test_one_window_is_a_tempered_softmax(tmp_path: Path) -> None:
    make_model(tmp_path / "m", weights=weights_for(1.0, 2.0, 0.0, -1.0), temperature=2.0)
    prediction = WindowClassifier(tmp_path / "m").classify([flat_window(1.0)])
    assert prediction.probabilities == pytest.approx(softmax(0.5, 1.0, 0.0, -0.5), abs=1e-6)
    assert sum(prediction.probabilities) == pytest.approx(1.0, abs=1e-12)
    assert (prediction.genres, prediction.genre, prediction.model_id) == (STUDY_GENRES, "Rock", "m")
    assert prediction.in_scope == 1.0
    assert not prediction.padded


def test_several_windows_are_averaged_and_kept_by_start(tmp_path: Path) -> None:
    make_model(tmp_path / "m", weights=weights_for(1.0, 0.0, 0.0, -1.0))
    windows = [flat_window(2.0, 60.0), flat_window(-1.0, 10.0)]
    prediction = WindowClassifier(tmp_path / "m").classify(windows, padded=True)
    loud, quiet = softmax(2.0, 0.0, 0.0, -2.0), softmax(-1.0, 0.0, 0.0, 1.0)
    assert prediction.probabilities == pytest.approx((loud + quiet) / 2, abs=1e-6)
    assert [window.start_seconds for window in prediction.timeline] == [10.0, 60.0]
    assert prediction.timeline[0].probabilities == pytest.approx(quiet, abs=1e-6)
    assert prediction.timeline[0].seconds == pytest.approx(29.12)
    assert prediction.padded


def test_the_embedding_is_the_mean_over_the_windows(tmp_path: Path) -> None:
    make_model(tmp_path / "m", gives_embedding=True)
    classifier = WindowClassifier(tmp_path / "m")
    prediction = classifier.classify([flat_window(-20.0), flat_window(-10.0)])
    assert classifier.gives_embedding
    np.testing.assert_array_equal(np.frombuffer(prediction.embedding, "<f2"), np.full(MEL.mel_bands, -15.0))


def test_a_model_of_an_older_version_gives_none(tmp_path: Path) -> None:
    make_model(tmp_path / "m")
    classifier = WindowClassifier(tmp_path / "m")
    assert not classifier.gives_embedding
    assert classifier.classify([flat_window(-20.0)]).embedding == b""


def test_none_of_these_lowers_the_scope_and_the_say_of_a_window(tmp_path: Path) -> None:
    make_model(tmp_path / "m", weights=weights_for(1.0, 0.0, 0.0, 0.0, -5.0), has_other=True, unknown_below=0.5)
    classifier = WindowClassifier(tmp_path / "m")
    music, applause = softmax(1.0, 0.0, 0.0, 0.0, -5.0), softmax(-1.0, 0.0, 0.0, 0.0, 5.0)
    together = (music + applause) / 2
    prediction = classifier.classify([flat_window(1.0), flat_window(-1.0)])
    assert prediction.in_scope == pytest.approx(1 - together[-1], abs=1e-6)
    assert prediction.probabilities == pytest.approx(together[:4] / together[:4].sum(), abs=1e-6)
    assert prediction.timeline[1].in_scope == pytest.approx(1 - applause[-1], abs=1e-6)
    assert prediction.top_genre == "Electronic"
    assert prediction.genre == UNKNOWN


def test_absurd_levels_still_give_probabilities(tmp_path: Path) -> None:
    make_model(tmp_path / "m", weights=weights_for(1e3, 0.0, 0.0, 0.0, 1e6), has_other=True)
    prediction = WindowClassifier(tmp_path / "m").classify([flat_window(100.0), flat_window(-100.0)])
    assert np.isfinite([prediction.in_scope, *prediction.probabilities]).all()
    assert sum(prediction.probabilities) == pytest.approx(1.0)


def test_segments_are_classified_together_as_each_alone(tmp_path: Path) -> None:
    make_model(tmp_path / "m", segments=5)
    classifier = WindowClassifier(tmp_path / "m")
    short = classifier.info.window
    assert short.frames == 1366 // 5
    levels = np.random.default_rng(0).normal(-40.0, 9.0, (20, MEL.mel_bands, short.frames)).astype(np.float32)
    windows = [MelSpectrogram(level, short, 6.0 * place) for place, level in enumerate(levels)]  # more than one batch
    together = classifier.classify(windows)
    assert [window.start_seconds for window in together.timeline] == [6.0 * place for place in range(20)]
    for place, window in enumerate(windows):
        alone = classifier.classify([window])
        assert together.timeline[place].probabilities == pytest.approx(alone.probabilities, abs=1e-6)
        assert together.timeline[place].seconds == pytest.approx(short.window_seconds)


def test_no_window_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    make_model(tmp_path / "m")
    with pytest.raises(ValueError, match="at least one window"):
        WindowClassifier(tmp_path / "m").classify([])


def test_a_damaged_graph_is_one_sentence(tmp_path: Path) -> None:
    make_model(tmp_path / "m")
    (tmp_path / "m" / GRAPH_NAME).write_bytes(b"not a graph")
    with pytest.raises(CheckpointError, match="checksums"):
        WindowClassifier(tmp_path / "m")


@pytest.mark.parametrize(
    ("graph", "told"),
    [
        (b"not a graph", "could not be loaded"),
        (linear_graph(weights_for(1.0, 2.0, 0.0, -1.0), MEL.frames, "pixels"), "not one that classifies genres"),
    ],
)
def test_a_foreign_graph_with_right_checksums_is_one_sentence(tmp_path: Path, graph: bytes, told: str) -> None:
    info = make_model(tmp_path / "m")
    write_model(tmp_path / "m", info, {}, graph)
    with pytest.raises(CheckpointError, match=told):
        WindowClassifier(tmp_path / "m")


@pytest.mark.parametrize("weights", [weights_for(1.0, 2.0), weights_for(np.nan, 0.0, 0.0, 0.0)])
def test_a_graph_of_unusable_answers_is_one_sentence(tmp_path: Path, weights: np.ndarray) -> None:
    make_model(tmp_path / "m", weights=weights)
    with pytest.raises(CheckpointError, match="no usable prediction"):
        WindowClassifier(tmp_path / "m").classify([flat_window(1.0)])


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
