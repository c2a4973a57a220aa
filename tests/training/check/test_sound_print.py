"""Prints of recordings: alike for copies, not for other music; and the comparison that decides."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.decoding import open_audio
from genre_tagger.training.check.clip_check import alike, are_same_recording, sound_print
from tests.builders.audio_files import make_audio
from tests.builders.sound import music_like

RATE_HZ = 22_050


def print_of(seed: int, level: float = 1.0, rate_hz: int = RATE_HZ, noise: float = 0.0) -> bytes:
    sound = music_like(3.0, RATE_HZ, 1, seed)[:, 0] * level
    sound = sound + noise * np.random.default_rng(9).standard_normal(len(sound))
    step = RATE_HZ // rate_hz
    clip = sound.astype(np.float32)[::step]
    return sound_print([Clip(clip[round(at * rate_hz) :][: rate_hz // 2], rate_hz) for at in (0.2, 1.1, 2.3)])


def test_copies_are_alike_and_other_music_is_not() -> None:
    prints = [print_of(seed) for seed in range(20)]
    copies = [print_of(3, level=0.3), print_of(5, noise=1e-4)]
    found = [pair for pairs in alike([*prints, b"", *copies]) for pair in pairs]
    assert found == [(3, 21), (5, 22)]


def test_silence_has_no_print() -> None:
    silent, loud = Clip(np.zeros(11_025, np.float32), RATE_HZ), Clip(np.ones(11_025, np.float32), RATE_HZ)
    sounding = Clip(music_like(0.5, RATE_HZ, 1)[:, 0], RATE_HZ)
    assert sound_print([]) == sound_print([sounding, silent]) == sound_print([loud, sounding]) == b""
    assert list(alike([])) == list(alike([b"", b""])) == []


def test_more_prints_than_fit_one_step() -> None:
    random = np.random.default_rng(0)
    prints = [random.normal(0, 12, 120).astype(np.float16).tobytes() for _ in range(1_200)]
    steps = list(alike([*prints, prints[0], prints[700]]))
    assert len(steps) == 3
    assert [pair for pairs in steps for pair in pairs] == [(0, 1_200), (700, 1_201)]


@pytest.mark.parametrize("name", ["b.mp3", "b.m4a", "b.ogg", "b.flac"])
def test_a_recording_is_found_in_another_coding(tmp_path: Path, name: str) -> None:
    sound = music_like(10.0, RATE_HZ, 1, seed=1)
    make_audio(tmp_path / "a.flac", samples=sound, sample_rate_hz=RATE_HZ)
    make_audio(tmp_path / name, samples=0.4 * sound, sample_rate_hz=RATE_HZ)
    make_audio(tmp_path / "other.flac", 10.0, sample_rate_hz=RATE_HZ, channels=1, seed=2)
    with open_audio(tmp_path / "a.flac") as one, open_audio(tmp_path / name) as copy:
        assert are_same_recording(one, copy)
    with open_audio(tmp_path / "a.flac") as one, open_audio(tmp_path / "other.flac") as other:
        assert not are_same_recording(one, other)
