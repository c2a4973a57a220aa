"""An engine without files: generated tracks and predictions, as many as wanted, for the window's tests and
benchmarks."""

from __future__ import annotations

import random
import threading
from collections.abc import Generator, Iterable
from dataclasses import replace
from pathlib import Path
from time import sleep

import numpy as np

from genre_tagger.classification.classifier import packed
from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.foundation.errors import DecodeError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.track import (
    BatchSummary,
    Step,
    Track,
    TrackClassified,
    TrackFailed,
    TrackRemembered,
)
from genre_tagger.settings import Settings, UserFolders
from genre_tagger.ui.engine import Engine

WORDS = (
    "Blue",
    "Concrete",
    "Night",
    "Garden",
    "Monday",
    "Glass",
    "Harbour",
    "Little",
    "Static",
    "Paper",
    "Winter",
    "Red",
)
TAGS = ((), (), (), ("Jazz",), ("Rock",), ("Electronic", "Ambient"))


def generated_path(number: int) -> Path:
    """The path of a track that does not exist."""
    return Path(f"/music/artist {number % 97:02d}/album {number % 11}/{number:05d} track.mp3")


def generated_track(path: Path, seed: int) -> Track:
    """Title, artist and perhaps a genre, by `seed`. Of 97 artists; ten tracks are an album."""
    chance = random.Random(seed)
    title = " ".join(chance.sample(WORDS, 2))
    return Track(
        path,
        120 + seed % 240,
        f"{title} {seed}",
        f"The {chance.choice(WORDS)}s",
        chance.choice(TAGS),
        "ID3v2.3",
        album=f"{WORDS[seed // 970 % len(WORDS)]} {seed // 970}",
        album_artist=f"Artist {seed % 97}",
    )


def generated_prediction(seed: int, units: int = 0) -> Prediction:
    """A prediction over the study's genres; about one in six is Unknown. With `units` it has an embedding."""
    chance = random.Random(seed * 7 + 1)
    weights = [chance.random() ** 4 for _ in STUDY_GENRES]
    shares = tuple(weight / sum(weights) for weight in weights)
    windows = tuple(WindowPrediction(10.0 * place, 29.12, shares, 0.9) for place in range(3))
    prediction = Prediction(STUDY_GENRES, shares, 0.95, windows, 0.45, "generated")
    return replace(prediction, embedding=generated_embedding(shares, seed, units)) if units else prediction


def generated_embedding(shares: tuple[float, ...], seed: int, units: int) -> bytes:
    """Near those of like shares; a `Prediction.embedding`."""
    middles = np.random.default_rng(3).normal(0.0, 2.0, (len(shares), units))
    noise = np.random.default_rng(seed).normal(0.0, 0.5, units)
    return packed(np.maximum(0.0, np.asarray(shares) @ middles + noise))


class GeneratedEngine(Engine):
    """`count` tracks below any folder; every `fail_every`-th fails. `seconds_per_track` slows classifying down,
    `embedding_units` is how many values its embeddings have."""

    def __init__(
        self,
        folders: UserFolders,
        settings: Settings | None = None,
        *,
        count: int = 100,
        seconds_per_track: float = 0.0,
        fail_every: int = 0,
        remembered: bool = False,
        embedding_units: int = 0,
    ) -> None:
        super().__init__(folders, settings or Settings())
        self.count, self.seconds_per_track, self.fail_every = count, seconds_per_track, fail_every
        self.remembered, self.embedding_units = remembered, embedding_units
        self.forgotten: list[Path] = []
        self.classified: list[Path] = []

    def find(self, paths: Iterable[Path]) -> Generator[Path | TrackFailed | TrackRemembered]:
        """All tracks, at once."""
        for number in range(self.count):
            path = generated_path(number)
            yield TrackRemembered(*self._prediction(path)) if self.remembered else path

    def classify(self, queue: Iterable[Path | TrackFailed], cancelled: threading.Event) -> Generator[Step]:
        """A prediction for each path drawn."""
        for path in queue:
            if cancelled.is_set():
                return
            if self.seconds_per_track:
                sleep(self.seconds_per_track)
            assert isinstance(path, Path)
            self.classified.append(path)
            track, prediction = self._prediction(path)
            if self.fail_every and len(self.classified) % self.fail_every == 0:
                yield TrackFailed(path, DecodeError(f"{path.name} holds no audio.", path))
            else:
                yield TrackClassified(track, prediction)
        yield BatchSummary(len(self.classified), 0, 0, 1.0)

    def _prediction(self, path: Path) -> tuple[Track, Prediction]:
        seed = int(path.name[:5])
        return generated_track(path, seed), generated_prediction(seed, self.embedding_units)

    def gives_places(self) -> bool:
        """As its predictions are."""
        return self.embedding_units > 0

    def forget_predictions(self, paths: Iterable[Path]) -> None:
        """Noted only."""
        self.forgotten += paths
