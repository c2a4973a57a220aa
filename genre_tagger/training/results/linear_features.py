"""What the linear baseline sees of a clip: statistics of the usual librosa features, as in FMA's own baseline.

Runs in worker processes; librosa is imported with the first clip. The statistics are FMA's seven (Defferrard et al.
2017) over MFCC, chroma, tonal centroid, contrast, centroid, bandwidth, roll-off, level and zero crossings; its two
slow constant-Q chromagrams are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import read_windows
from genre_tagger.foundation.errors import DecodeError, GenreTaggerError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path

Floats = NDArray[np.float32]

FEATURES_VERSION = 1
"""Raise it with every change that moves a value: older ones are then computed anew."""
SAMPLE_RATE_HZ = 22_050
SECONDS = 29.12
"""As much as the network sees."""
ROWS = 20 + 12 + 6 + 7 + 5
STATISTICS = 7
VALUES = ROWS * STATISTICS

_FFT_LENGTH, _HOP_LENGTH = 2048, 512
_BEGINNING_SLACK_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class FeatureTask:
    """One clip for a worker; `row` is its place among those that were asked for."""

    path: Path
    row: int


def clip_features(task: FeatureTask) -> Floats:
    """The worker's handler: (VALUES,). Raises DecodeError or WorkerCrashError with one sentence."""
    name = readable_path(task.path.name)
    try:
        with open_audio(task.path) as reader:
            if reader.info.duration_seconds < SECONDS + _BEGINNING_SLACK_SECONDS:
                clip = reader.read(0.0, SECONDS, SAMPLE_RATE_HZ)
            else:
                clip = read_windows(reader, 1, SECONDS, SAMPLE_RATE_HZ).clips[0]
        if len(clip.samples) < _FFT_LENGTH:
            raise DecodeError("{name} is too short for the baseline's features.", task.path, name=name)
        return statistics(feature_rows(clip))
    except GenreTaggerError:
        raise
    except Exception as error:
        told = f"{type(error).__name__}: {error}".replace("\n", " ").rstrip(" .:")
        raise WorkerCrashError(
            "{name} could not be read because of an unexpected error ({reason}).", task.path, name=name, reason=told
        ) from error


def feature_rows(clip: Clip) -> NDArray[np.float64]:
    """(ROWS, frames) of a clip at 22,050 Hz that is at least one analysis frame long."""
    from librosa import amplitude_to_db, feature, power_to_db, stft

    magnitude = np.abs(stft(clip.samples, n_fft=_FFT_LENGTH, hop_length=_HOP_LENGTH))  # (1025, frames)
    power = magnitude**2
    chroma = feature.chroma_stft(S=power, sr=SAMPLE_RATE_HZ, tuning=0.0)
    rows = (
        feature.mfcc(S=power_to_db(feature.melspectrogram(S=power, sr=SAMPLE_RATE_HZ)), n_mfcc=20),
        chroma,
        feature.tonnetz(chroma=chroma, sr=SAMPLE_RATE_HZ),
        feature.spectral_contrast(S=magnitude, sr=SAMPLE_RATE_HZ),
        feature.spectral_centroid(S=magnitude, sr=SAMPLE_RATE_HZ),
        feature.spectral_bandwidth(S=magnitude, sr=SAMPLE_RATE_HZ),
        feature.spectral_rolloff(S=magnitude, sr=SAMPLE_RATE_HZ),
        amplitude_to_db(feature.rms(S=magnitude, frame_length=_FFT_LENGTH), ref=1.0),
        feature.zero_crossing_rate(clip.samples, frame_length=_FFT_LENGTH, hop_length=_HOP_LENGTH),
    )
    return np.concatenate([np.asarray(row, dtype=np.float64) for row in rows])


def statistics(rows: NDArray[np.float64]) -> Floats:
    """(R, frames) -> (7 * R,): mean, deviation, skewness, excess kurtosis, median, least and greatest of each row.

    A constant row has neither skewness nor kurtosis: 0.
    """
    mean, deviation = rows.mean(axis=1), rows.std(axis=1)
    scale = np.where(deviation > 1e-9, deviation, 1.0)
    centred = (rows - mean[:, None]) / scale[:, None]
    centred[deviation <= 1e-9] = 0.0
    skewness = (centred**3).mean(axis=1)
    kurtosis = np.where(deviation > 1e-9, (centred**4).mean(axis=1) - 3.0, 0.0)
    columns = (mean, deviation, skewness, kurtosis, np.median(rows, axis=1), rows.min(axis=1), rows.max(axis=1))
    return np.asarray(np.nan_to_num(np.concatenate(columns)), dtype=np.float32)
