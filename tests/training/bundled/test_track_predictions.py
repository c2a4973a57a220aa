"""Parts of tracks are classified alone and averaged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch

from genre_tagger.audio.clip import Clip
from genre_tagger.classification.crnn import ConvStage, Crnn, CrnnConfig
from genre_tagger.features.mel import MelFrontEnd, MelSettings
from genre_tagger.training.bundled.track_predictions import TrackPredictions, accuracy_by_parts, predict_parts
from genre_tagger.training.scores.evaluation import Scored, recall_by, refused_by

MEL = MelSettings(frames=120)
CONFIG = CrnnConfig(
    (ConvStage(4, pool=(8, 8)),), (4,), outputs=3, dense_units=8, sequence="frames", pooling="attention", segments=3
)


def test_a_part_is_one_of_the_networks_segments() -> None:
    torch.manual_seed(0)
    network = Crnn(CONFIG).eval()
    samples = np.random.default_rng(0).normal(0, 0.1, 25_000).astype(np.float32)
    # 25,000 samples hold two parts of 39 hops: one begins at the start, one ends at the end.
    second = len(samples) - 39 * MEL.hop_length
    predictions = predict_parts(network, MEL, [(5, samples), (2, samples[:100])])
    assert predictions.sound.tolist() == [5, 5, 2]
    assert predictions.embedding.shape == (3, 8)
    level_db = MelFrontEnd(replace(MEL, frames=40)).window(Clip(samples[second:], MEL.sample_rate_hz)).level_db
    alone = Crnn(replace(CONFIG, segments=1)).eval()
    alone.load_state_dict(network.state_dict())
    with torch.inference_mode():
        expected = alone(torch.from_numpy(level_db)[None, None]).numpy()
    np.testing.assert_allclose(predictions.logits[1:2], expected, atol=1e-5)


def test_probabilities_of_parts_are_averaged() -> None:
    logits = np.log(np.array([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.1, 0.1, 0.8]]))
    tracks = TrackPredictions(logits, np.array([0, 0, 1]), np.array([0, 2]), np.array(["a", "b"]), 2)
    np.testing.assert_allclose(tracks.probability(), [[0.5, 0.4, 0.1], [0.1, 0.1, 0.8]])
    np.testing.assert_allclose(np.exp(tracks.take(np.array([1])).scored().logits), [[0.1, 0.1, 0.8]])
    # The second part alone is wrong; together they are right.
    assert accuracy_by_parts(tracks, 1.0, 3) == [(1, [0.5, 1.0])]


def test_more_parts_outvote_a_wrong_one() -> None:
    # Track 0: right, right, wrong. Track 1: one part only. Track 2: wrong twice.
    answers, track = [0, 0, 1, 1, 1, 1], np.array([0, 0, 0, 1, 2, 2])
    logits = np.full((6, 3), -5.0)
    logits[np.arange(6), answers] = 5.0
    tracks = TrackPredictions(logits, track, np.array([0, 1, 0]), np.array(list("abc")), 2)
    pairs, triples = accuracy_by_parts(tracks, 1.0, most=3)
    # Of two parts only the first two of a track count: both of track 0 are right, both of track 2 wrong.
    assert pairs == (2, [0.5, 0.5])
    assert (triples[0], triples[1][0], triples[1][2]) == (1, 0.6667, 1.0)


def test_figures_are_told_apart_by_kind() -> None:
    labels = np.array([0, 0, 0, 1, 1, 2, 2])
    answers = np.array([0, 1, 0, 1, 1, 0, 2])
    scored = Scored(np.eye(3)[answers] * 9, labels, np.array(list("aabbccd")), genres=2)
    names = np.array(["sung", "sung", "played", "played", "played", "sung", "speech"])
    assert recall_by(scored, names) == {
        "played": {"accuracy": 1.0, "tracks": [1, 2], "recall": [1.0, 1.0]},
        "sung": {"accuracy": 0.5, "tracks": [2, 0], "recall": [0.5, None]},
    }
    refused = refused_by(scored, names, unknown_below=0.5)
    assert refused == {"speech": {"tracks": 1, "refused": 1.0}, "sung": {"tracks": 1, "refused": 0.0}}
