"""One clip in, its mel windows out: which stretch, how much of it is sound, and never another byte without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from genre_tagger.audio.clip import Clip
from genre_tagger.features.mel import MelFrontEnd
from genre_tagger.foundation.errors import DecodeError, SilentTrackError, TooShortError
from genre_tagger.training.windows.index import checksum
from genre_tagger.training.windows.mel_windows import FEATURES_VERSION, ClipTask, WindowPlan, clip_windows, to_bytes
from tests.builders.clips import SMALL_MEL, write_clip
from tests.builders.decoded import read_clip
from tests.test_layers import modules_loaded_by

PLAN = WindowPlan(SMALL_MEL)


def window_at(path: Path, start_seconds: float) -> np.ndarray:
    clip = read_clip(path, start_seconds, SMALL_MEL.window_seconds, SMALL_MEL.sample_rate_hz)
    return to_bytes(MelFrontEnd(SMALL_MEL).window(clip).level_db)


def test_a_clip_gives_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "clip.wav"
    write_clip(path, 1, SMALL_MEL.window_seconds + 0.8)
    made = clip_windows(ClipTask(path, replace(PLAN, windows=3)))
    assert made.level.shape == (1, SMALL_MEL.mel_bands, SMALL_MEL.frames)
    np.testing.assert_array_equal(made.level[0], window_at(path, 0.0))
    assert made.start_seconds == (0.0,)
    assert made.valid_frames == (SMALL_MEL.frames,)
    assert made.checksums == (checksum(made.level[0]),)


def test_windows_are_spread_over_a_long_track(tmp_path: Path) -> None:
    path = tmp_path / "track.wav"
    write_clip(path, 2, 20.0)
    made = clip_windows(ClipTask(path, replace(PLAN, windows=3)))
    room = 20.0 - SMALL_MEL.window_seconds
    assert made.start_seconds == pytest.approx([room * share for share in (1 / 6, 3 / 6, 5 / 6)], abs=1e-3)
    for window, start in zip(made.level, made.start_seconds, strict=True):
        np.testing.assert_array_equal(window, window_at(path, start))


def test_what_a_short_clip_lacks_is_told(tmp_path: Path) -> None:
    path = tmp_path / "short.wav"
    write_clip(path, 3, 3.1)
    made = clip_windows(ClipTask(path, PLAN))
    assert made.valid_frames == (1 + round(3.1 * 8_000) // SMALL_MEL.hop_length,)
    assert not made.level[0, :, made.valid_frames[0] + 1 :].any()


@pytest.mark.parametrize(
    ("name", "samples", "error"),
    [
        ("too short.wav", np.full(8_000, 0.1), TooShortError),
        ("silent.wav", np.zeros(32_000), SilentTrackError),
        ("not audio.mp3", None, DecodeError),
        ("gone.mp3", ..., DecodeError),
    ],
)
def test_a_bad_clip_is_refused_in_one_sentence(tmp_path: Path, name: str, samples: object, error: type) -> None:
    path = tmp_path / name
    if samples is None:
        path.write_bytes(b"This is a letter, not music.\n" * 100)
    elif isinstance(samples, np.ndarray):
        soundfile.write(path, samples, 8_000)
    with pytest.raises(error, match=name) as caught:
        clip_windows(ClipTask(path, PLAN))
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith(".")


def test_only_the_key_is_quick_and_names_the_same_sound(tmp_path: Path) -> None:
    write_clip(tmp_path / "a.flac", 4)
    write_clip(tmp_path / "b.flac", 5)
    keys = [clip_windows(ClipTask(tmp_path / name, PLAN, only_key=True)) for name in ("a.flac", "b.flac")]
    assert [len(one.level) for one in keys] == [0, 0]
    assert keys[0].key == clip_windows(ClipTask(tmp_path / "a.flac", PLAN)).key != keys[1].key


def test_everything_that_moves_a_byte_has_a_variant_of_its_own() -> None:
    others = [
        WindowPlan(replace(SMALL_MEL, mel_bands=13)),
        WindowPlan(SMALL_MEL, windows=2),
        WindowPlan(SMALL_MEL, version=FEATURES_VERSION + 1),
    ]
    assert len({plan.variant for plan in [PLAN, *others]}) == 4
    assert WindowPlan(SMALL_MEL).variant == PLAN.variant


def test_the_version_is_raised_with_the_features() -> None:
    """Who changes these figures changes what old caches hold: raise FEATURES_VERSION, then write the new ones here."""
    time = np.arange(SMALL_MEL.window_samples) / SMALL_MEL.sample_rate_hz
    sweep = np.sin(2 * np.pi * (100.0 + 500.0 * time) * time) * np.linspace(0.1, 1.0, len(time))
    level_db = MelFrontEnd(SMALL_MEL).window(Clip(sweep.astype(np.float32), SMALL_MEL.sample_rate_hz)).level_db
    figures = to_bytes(level_db)[::3, 10::30]
    assert FEATURES_VERSION == 1
    np.testing.assert_allclose(figures.astype(int), GOLDEN, atol=1)


GOLDEN = [[100, 0, 0, 123], [51, 0, 0, 126], [0, 244, 0, 132], [0, 0, 251, 156]]


def test_a_worker_is_light() -> None:
    heavy = {"torch", "librosa", "numba", "sklearn", "PySide6", "distributed", "dask"}
    assert modules_loaded_by("genre_tagger.training.windows.mel_windows") & heavy == set()
    assert modules_loaded_by("genre_tagger.training.windows.extraction") & heavy == set()
