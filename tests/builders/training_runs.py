"""What the tests train on: short sounds of four genres with given splits, and settings that take moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import soundfile

from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest, Split
from genre_tagger.training.run.settings import RunSettings, settings_of
from genre_tagger.training.run.steps import BatchTrained, EpochTrained
from genre_tagger.training.scores.values import Scores
from tests.builders.corpus import GENRES, RATE_HZ, kind_of_sound

ORDER = (*(Split.TRAINING,) * 4, Split.VALIDATION, Split.TEST)


def make_request(folder: Path, per_genre: int = 6, genres: int = 4, seconds: float = 8.0) -> DataRequest:
    """A request for `per_genre` sounds of each genre, of which four are for training, one each for the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    tracks = []
    for kind, genre in enumerate(GENRES[:genres]):
        for number in range(per_genre):
            path = folder / f"{genre}-{number}.wav"
            soundfile.write(path, kind_of_sound(kind, seconds, number), RATE_HZ)
            split = ORDER[number % len(ORDER)]
            tracks.append(LabeledTrack(path, genre, split, f"{genre} {number}", licence="CC0", source="made up"))
    return DataRequest((SourceRequest(SourceKind.CORRECTIONS, tracks=tuple(tracks)),))


def quick_settings(**changes: Any) -> RunSettings:
    """The listed network on short excerpts: about 0.1 s an epoch of sixteen clips."""
    base = RunSettings(preset="study-listing", epochs=3, batch=8, learning_rate=3e-3, crop_frames=96, threads=1)
    return replace(base, **changes)


def busy_settings(**changes: Any) -> RunSettings:
    """As `quick_settings`, with everything random and everything that has a state switched on."""
    ours = settings_of("balanced")
    kept = {
        name: getattr(ours, name)
        for name in ("optimiser", "weight_decay", "schedule", "warm_up", "balance", "label_smoothing", "gradient_clip")
    }
    extras = {"spec_augment": True, "time_shift": True, "level_shift_db": 3.0, "mixup": 0.5, "weight_average": 0.9}
    return quick_settings(**{**kept, **extras, "batch": 6, "micro_batch": 4, "dropout": 0.2, **changes})


def epochs_of(steps: Iterable[Any]) -> list[tuple[Scores, Scores, float, bool]]:
    """What must not differ between two runs of the same seed."""
    return [
        (step.training, step.validation, step.learning_rate, step.is_best)
        for step in steps
        if isinstance(step, EpochTrained)
    ]


AtStep = Callable[[Any], None]


def drive(run: Iterable[Any], at_step: AtStep = lambda step: None) -> list[Any]:
    """All steps of a run, after each of which `at_step` may do something."""
    steps: list[Any] = []
    for step in run:
        steps.append(step)
        at_step(step)
    return steps


def at_batch(epoch: int, step: int, wish: Callable[[], None]) -> AtStep:
    """Wishes (`stop.pause`, `stop.stop`) after that step of that epoch."""

    def act(one: Any) -> None:
        if isinstance(one, BatchTrained) and (one.epoch, one.step) == (epoch, step):
            wish()

    return act
