"""Tracks and predictions as compact text, as the store keeps them. Floats survive exactly."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.library.track import Track


def track_to_text(track: Track) -> str:
    """Everything but path and duration, which are kept beside it."""
    texts = [track.title, track.artist, track.genres, track.container, track.tag_problem]
    return json.dumps([*texts, track.album, track.album_artist, track.is_compilation])


def track_from_text(path: Path, text: str, duration_seconds: float) -> Track:
    """Inverse of `track_to_text`. ValueError or TypeError for foreign text, and that of versions that kept no album."""
    title, artist, genres, container, tag_problem, album, album_artist, is_compilation = json.loads(text)
    head = (path, duration_seconds, title, artist, tuple(genres), container, tag_problem)
    return Track(*head, album, album_artist, bool(is_compilation))


def prediction_to_text(prediction: Prediction) -> str:
    """The whole prediction, timeline included; the embedding last, where there is one."""
    timeline = [(w.start_seconds, w.seconds, w.probabilities, w.in_scope) for w in prediction.timeline]
    head = (prediction.genres, prediction.probabilities, prediction.in_scope, prediction.unknown_below)
    embedding = [b64encode(prediction.embedding).decode()] if prediction.embedding else []
    return json.dumps([*head, prediction.model_id, prediction.padded, timeline, *embedding], separators=(",", ":"))


def prediction_from_text(text: str) -> Prediction:
    """Inverse of `prediction_to_text`. ValueError or TypeError for foreign text."""
    genres, probabilities, in_scope, unknown_below, model_id, padded, timeline, *rest = json.loads(text)
    (embedding,) = (b64decode(part, validate=True) for part in rest or [""])  # an older version wrote none
    windows = tuple(
        WindowPrediction(start, seconds, tuple(shares), scope) for start, seconds, shares, scope in timeline
    )
    head = (tuple(genres), tuple(probabilities), in_scope, windows, unknown_below, model_id, padded)
    return Prediction(*head, embedding=embedding)
