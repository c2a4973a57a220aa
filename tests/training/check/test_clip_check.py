"""What is found out about one clip without decoding all of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from genre_tagger.audio.content_key import content_key
from genre_tagger.training.check.clip_check import ClipTask, check_clip
from tests.builders.audio_files import MP3_VBR_NO_XING, make_audio
from tests.builders.hostile_files import MAKERS, TOO_SHORT, UNREADABLE


@pytest.mark.parametrize("thorough", [False, True])
@pytest.mark.parametrize("name", ["a.mp3", "a.flac", "a.ogg", "a.m4a"])
def test_a_sound_clip_has_no_fault(tmp_path: Path, name: str, thorough: bool) -> None:
    make_audio(tmp_path / name, 8.0, sample_rate_hz=22_050, channels=1)
    facts = check_clip(ClipTask(tmp_path / name, thorough))
    assert (facts.fault, facts.is_usable) == ("", True)
    assert facts.seconds == pytest.approx(8.0, abs=0.15)
    assert facts.content_key == content_key(tmp_path / name)


def test_an_estimated_length_is_not_believed(tmp_path: Path) -> None:
    make_audio(tmp_path / "a.mp3", 7.0, sample_rate_hz=22_050, channels=1, recipe=MP3_VBR_NO_XING)
    assert check_clip(ClipTask(tmp_path / "a.mp3")).seconds == pytest.approx(7.0, abs=0.15)


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_what_does_not_decode_is_corrupt(tmp_path: Path, name: str) -> None:
    facts = check_clip(ClipTask(MAKERS[name](tmp_path)))
    assert (facts.fault, facts.is_usable) == ("corrupt", False)
    assert facts.sentence.startswith(name)


@pytest.mark.parametrize("name", sorted(TOO_SHORT))
def test_what_is_too_short_is_told_with_its_length(tmp_path: Path, name: str) -> None:
    facts = check_clip(ClipTask(MAKERS[name](tmp_path)))
    assert (facts.fault, facts.is_usable) == ("short", False)
    assert "too short to learn from" in facts.sentence


def test_silence_is_told_and_a_sound_anywhere_is_none(tmp_path: Path) -> None:
    sound = np.zeros((16_000 * 30, 1), dtype=np.float32)
    make_audio(tmp_path / "silent.flac", samples=sound, sample_rate_hz=16_000)
    sound[16_000 * 9 : 16_000 * 10] = np.random.default_rng(0).normal(0, 0.1, (16_000, 1))
    make_audio(tmp_path / "one second.flac", samples=sound, sample_rate_hz=16_000)
    assert check_clip(ClipTask(tmp_path / "silent.flac")).fault == "silent"
    assert check_clip(ClipTask(tmp_path / "one second.flac")).fault == ""


def test_a_clip_that_breaks_off_can_be_used_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    make_audio(path, 20.0, sample_rate_hz=16_000, channels=1)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    facts = check_clip(ClipTask(path))
    assert (facts.fault, facts.is_usable) == ("corrupt", True)
    assert 8.0 < facts.seconds < 12.0
    assert "breaks off after" in facts.sentence


def test_what_is_gone_is_missing(tmp_path: Path) -> None:
    facts = check_clip(ClipTask(tmp_path / "gone.mp3"))
    assert (facts.fault, facts.is_usable, facts.sentence) == ("missing", False, "gone.mp3 is not there.")
