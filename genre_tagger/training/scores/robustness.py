"""Does the answer survive what happens to files: codecs, other rates, another volume, speed or start?

Each window of the corpus is changed in memory and classified again by the exported graph, as a user's file would be.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.classification.classifier import WindowClassifier
from genre_tagger.classification.prediction import Prediction
from genre_tagger.features.mel import MelFrontEnd

Samples = NDArray[np.float32]
Change = Callable[[Samples, int], tuple[Samples, int]]

SHIFT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often the likeliest genre stayed what it was. `sure` counts windows that were not Unknown before."""

    change: str
    windows: int
    same: int
    sure: int
    sure_same: int


def _encoded(container: str, subtype: str, rate_hz: int, level: float | None = None) -> Change:
    """Through a lossy codec and back, at the codec's own rate."""

    def change(samples: Samples, source_hz: int) -> tuple[Samples, int]:
        stream = io.BytesIO()
        resampled = soxr.resample(samples, source_hz, rate_hz)
        options = {} if level is None else {"compression_level": level, "bitrate_mode": "CONSTANT"}
        with soundfile.SoundFile(stream, "w", rate_hz, 1, format=container, subtype=subtype, **options) as target:
            target.write(resampled)
        stream.seek(0)
        decoded, decoded_hz = soundfile.read(stream, dtype="float32")
        return decoded, int(decoded_hz)

    return change


def _resampled(rate_hz: int) -> Change:
    return lambda samples, source_hz: (soxr.resample(samples, source_hz, rate_hz), rate_hz)


def _louder(decibels: float) -> Change:
    return lambda samples, source_hz: (samples * np.float32(10 ** (decibels / 20)), source_hz)


def _faster(factor: float) -> Change:
    """Tempo and pitch together, as a turntable: the samples are taken to be at a higher rate."""
    return lambda samples, source_hz: (soxr.resample(samples, source_hz * factor, source_hz), source_hz)


def _noisy(decibels: float) -> Change:
    def change(samples: Samples, source_hz: int) -> tuple[Samples, int]:
        noise = np.random.default_rng(0).standard_normal(len(samples), dtype=np.float32)
        loudness = np.sqrt(np.mean(samples**2)) + 1e-9
        return samples + noise * np.float32(loudness * 10 ** (decibels / 20)), source_hz

    return change


CHANGES: dict[str, Change] = {
    "mp3, strongly compressed": _encoded("MP3", "MPEG_LAYER_III", 44_100, 0.9),
    "mp3, lightly compressed": _encoded("MP3", "MPEG_LAYER_III", 44_100, 0.1),
    "opus": _encoded("OGG", "OPUS", 48_000),
    "22.05 kHz": _resampled(22_050),
    "-12 dB": _louder(-12.0),
    "+3 % speed": _faster(1.03),
    "-3 % speed": _faster(0.97),
    "noise at -30 dB": _noisy(-30.0),
}


def measure_agreement(model: Path, clips: Sequence[Path]) -> Iterator[Agreement]:
    """Yields one Agreement per change, and one for a start five seconds later. Raises CheckpointError."""
    classifier = WindowClassifier(model)
    front_end = MelFrontEnd(classifier.info.mel)

    def predicted(samples: Samples, rate_hz: int) -> Prediction:
        target_hz = classifier.info.mel.sample_rate_hz
        resampled = soxr.resample(samples, rate_hz, target_hz).astype(np.float32)
        return classifier.classify([front_end.window(Clip(resampled, target_hz))])

    originals = [soundfile.read(clip, dtype="float32") for clip in clips]
    before = [predicted(samples, rate_hz) for samples, rate_hz in originals]
    for name, change in CHANGES.items():
        after = [predicted(*change(samples, rate_hz)) for samples, rate_hz in originals]
        yield _agreement(name, before, after)
    shift = [round(SHIFT_SECONDS * rate_hz) for _, rate_hz in originals]
    early = [predicted(s[:-cut], rate_hz) for (s, rate_hz), cut in zip(originals, shift, strict=True)]
    late = [predicted(s[cut:], rate_hz) for (s, rate_hz), cut in zip(originals, shift, strict=True)]
    yield _agreement(f"{SHIFT_SECONDS:.0f} s later, 24 s long", early, late)


def _agreement(name: str, before: Sequence[Prediction], after: Sequence[Prediction]) -> Agreement:
    same = [old.top_genre == new.top_genre for old, new in zip(before, after, strict=True)]
    sure = [prediction.genre == prediction.top_genre for prediction in before]
    return Agreement(
        name, len(same), sum(same), sum(sure), sum(kept and was for kept, was in zip(same, sure, strict=True))
    )
