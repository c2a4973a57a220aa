"""The model that ships: there, whole, small, and a classifier of music."""

from __future__ import annotations

import numpy as np

from genre_tagger.audio.clip import Clip
from genre_tagger.classification.checkpoint import PARITY_LIMIT, read_checkpoint_info, verify_checkpoint
from genre_tagger.classification.classifier import WindowClassifier
from genre_tagger.features.mel import MelFrontEnd
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.genres import STUDY_GENRES
from tests.builders.sound import music_like

MODELS = bundled_folder("models")
DEFAULT = MODELS / (MODELS / "default.txt").read_text(encoding="utf-8").strip()


def test_it_is_whole_and_says_what_it_is() -> None:
    info = read_checkpoint_info(DEFAULT)
    assert info.model_id == DEFAULT.name
    assert info.genres == STUDY_GENRES
    assert info.has_other
    assert 0.0 < info.unknown_below < 1.0
    assert info.metrics["accuracy"] > 0.6
    assert info.metrics["accuracy_interval"][0] <= info.metrics["accuracy"] <= info.metrics["accuracy_interval"][1]
    assert "seed" in info.provenance["plan"]


def test_its_graph_answers_as_its_weights_do() -> None:
    assert verify_checkpoint(DEFAULT) <= PARITY_LIMIT


def test_models_stay_small() -> None:
    assert sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file()) <= 8_000_000


def test_it_classifies_music_whatever_its_volume() -> None:
    info = read_checkpoint_info(DEFAULT)
    samples = music_like(30.0, info.mel.sample_rate_hz, channels=1)[:, 0]
    front_end, classifier = MelFrontEnd(info.mel), WindowClassifier(DEFAULT)
    loud, soft = (
        classifier.classify([front_end.window(Clip(samples * gain, info.mel.sample_rate_hz))])
        for gain in (np.float32(1.0), np.float32(0.25))
    )
    assert abs(sum(loud.probabilities) - 1) < 1e-6
    assert loud.top_genre == soft.top_genre
    np.testing.assert_allclose(loud.probabilities, soft.probabilities, atol=0.02)
