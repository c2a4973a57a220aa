"""Damaged, lying and absurd files: no crash, no hang, bounded memory, one clear sentence each, a silent terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import TrackWindows, read_windows
from genre_tagger.foundation.errors import DecodeError, GenreTaggerError, SilentTrackError, TooShortError
from tests.builders.audio_files import Recipe, make_audio
from tests.builders.decoded import read_clip
from tests.builders.hostile_files import (
    MAKERS,
    SILENT,
    TOO_SHORT,
    UNREADABLE,
    make_base_files,
    mutated_files,
    truncated_at_every_tenth,
)

WINDOW_SECONDS = 29.12


def _windows_of(path: Path) -> TrackWindows:
    with open_audio(path) as reader:
        return read_windows(reader, 3, WINDOW_SECONDS, 12_000)


def _assert_one_clear_sentence(error: GenreTaggerError, path: Path) -> None:
    assert error.path == str(path)
    assert error.message.startswith(path.name)
    assert error.message.endswith(".")
    assert "\n" not in error.message
    assert len(error.message) < 120 + len(path.name)
    assert "Error" not in error.message


@pytest.mark.parametrize("name", MAKERS)
def test_hostile_file(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = MAKERS[name](tmp_path)
    expected: type[DecodeError] | None = None
    if name in UNREADABLE:
        expected = DecodeError
    elif name in TOO_SHORT:
        expected = TooShortError
    elif name in SILENT:
        expected = SilentTrackError
    if expected:
        with pytest.raises(expected) as caught:
            _windows_of(path)
        assert caught.type is expected
        _assert_one_clear_sentence(caught.value, path)
    else:
        windows = _windows_of(path)
        assert 3.0 < sum(clip.seconds for clip in windows.clips) < 90.0
        assert all(np.isfinite(clip.samples).all() and np.ptp(clip.samples) > 0.01 for clip in windows.clips)
    assert capfd.readouterr() == ("", "")


def test_not_a_number_becomes_silence_and_the_rest_stays(tmp_path: Path) -> None:
    clip = read_clip(MAKERS["not a number.wav"](tmp_path), 0.0, 1.0)

    for first, last in ((1_000, 2_000), (3_000, 3_100), (4_000, 4_100)):
        assert not clip.samples[first:last].any()
        assert np.abs(clip.samples[last : last + 100]).max() > 0.4


def test_one_channel_that_is_not_a_number_spares_the_other(tmp_path: Path) -> None:
    import soundfile

    samples = np.full((8_000, 2), 0.5, dtype=np.float32)
    samples[:, 1] = np.nan
    soundfile.write(tmp_path / "half.wav", samples, 8_000, subtype="FLOAT")

    np.testing.assert_array_equal(read_clip(tmp_path / "half.wav", 0.0, 1.0).samples, 0.25)


def test_the_sound_in_a_ten_hour_file_is_found(tmp_path: Path) -> None:
    windows = _windows_of(MAKERS["ten hours.wav"](tmp_path))

    assert [clip.seconds for clip in windows.clips] == [WINDOW_SECONDS]
    assert 18_000.0 <= windows.clips[0].start_seconds <= 18_015.0


@pytest.mark.parametrize("extension", [".mp3", ".flac"])
def test_a_file_cut_off_is_classified_by_what_is_left(extension: str, tmp_path: Path) -> None:
    windows = _windows_of(MAKERS[f"claims four minutes{extension}"](tmp_path))

    assert windows.padded
    assert 20.0 < windows.clips[0].seconds < 27.0


@pytest.mark.parametrize("extension", [".mp3", ".flac", ".m4a", ".ogg", ".wma", ".mka", ".wv", ".wav"])
def test_windows_lie_in_what_is_left_of_a_file_cut_off(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"cut{extension}"
    front_first = Recipe("av", "ipod", "aac", container_options={"movflags": "faststart"})
    make_audio(path, 150.0, sample_rate_hz=16_000, channels=1, recipe=front_first if extension == ".m4a" else None)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.42)])

    windows = _windows_of(path)

    assert [clip.seconds for clip in windows.clips] == [WINDOW_SECONDS] * 2
    assert windows.clips[-1].start_seconds + WINDOW_SECONDS < 0.46 * 150.0
    assert not windows.padded


def test_truncated_at_every_tenth(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outcomes = dict.fromkeys(("classified", "refused"), 0)
    for base in make_base_files(tmp_path, seconds=5.0):
        for path in truncated_at_every_tenth(base, tmp_path):
            try:
                windows = _windows_of(path)
            except DecodeError as error:
                _assert_one_clear_sentence(error, path)
                outcomes["refused"] += 1
            else:
                assert 3.0 <= windows.clips[0].seconds <= 5.1
                outcomes["classified"] += 1
    assert outcomes["classified"] > 30
    assert outcomes["refused"] > 100  # less than three seconds left
    assert capfd.readouterr() == ("", "")


def test_mutated_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bases = make_base_files(tmp_path)
    classified = 0
    for path in mutated_files(bases, tmp_path, count=3 * len(bases), seed=20):
        try:
            with open_audio(path) as reader:
                clips = read_windows(reader, 3, WINDOW_SECONDS, 12_000).clips
                streamed = list(reader.stream(1.0))
                channels, _ = reader.read_channels(1.0, 1.0)
        except DecodeError as error:
            _assert_one_clear_sentence(error, path)
        else:
            assert all(np.isfinite(clip.samples).all() for clip in [*clips, *streamed])
            assert np.isfinite(channels).all()
            classified += 1
        path.unlink()
    assert classified > len(bases)
    assert capfd.readouterr() == ("", "")


def test_the_same_seed_gives_the_same_damage(tmp_path: Path) -> None:
    base = tmp_path / "base.bin"
    base.write_bytes(bytes(range(256)) * 100)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    first, second = ([path.read_bytes() for path in mutated_files([base], tmp_path / name, 20)] for name in "ab")

    assert first == second
    assert len(set(first)) > 15


_MEMORY_SCRIPT = """
import json, sys
from pathlib import Path
from genre_tagger.audio.decoding import open_audio
from genre_tagger.audio.placement import read_windows
from genre_tagger.foundation.errors import GenreTaggerError

def peak_mb():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024

grown = {}
for path in sys.argv[1:]:
    before = peak_mb()
    try:
        with open_audio(path) as reader:
            read_windows(reader, 3, 29.12, 12_000)
            for clip in reader.stream(10.0, 12_000):
                if clip.start_seconds > 600:
                    break
    except GenreTaggerError:
        pass
    grown[Path(path).name] = peak_mb() - before
print(json.dumps(grown))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_memory_stays_bounded(tmp_path: Path) -> None:
    names = ["ten silent hours.w64", "ten hours.wav", "huge cover.mp3", "huge cover.flac", "absurd tag size.mp3"]
    names += ["absurd frame size.mp3", "a thousand channels.wav", "endless.wav", "impossible rate.wav"]
    paths = [str(MAKERS[name](tmp_path)) for name in names]

    done = subprocess.run(
        [sys.executable, "-c", _MEMORY_SCRIPT, *paths], check=True, capture_output=True, text=True, cwd=Path.cwd()
    )

    grown_mb = json.loads(done.stdout)
    assert set(grown_mb) == set(names)
    assert max(grown_mb.values()) < 100.0, grown_mb
    assert sum(grown_mb.values()) < 150.0, grown_mb
    assert done.stderr == ""


def test_files_that_are_not_there_or_not_files(tmp_path: Path) -> None:
    (tmp_path / "folder.mp3").mkdir()
    (tmp_path / "link.mp3").symlink_to(tmp_path / "nowhere.mp3")

    for name, words in (("folder.mp3", "folder"), ("link.mp3", "no longer there"), ("gone.mp3", "no longer there")):
        with pytest.raises(DecodeError, match=words) as caught:
            open_audio(tmp_path / name)
        _assert_one_clear_sentence(caught.value, tmp_path / name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "locked.mp3"
    path.write_bytes(b"x")
    path.chmod(0)

    with pytest.raises(DecodeError, match="may not be read"):
        open_audio(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_cannot_be_printed_makes_a_sentence_that_can(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"two\nlines \xff.mp3")
    path.write_text("no sound")

    with pytest.raises(DecodeError) as caught:
        open_audio(path)

    assert caught.value.message.startswith("two\\nlines \N{REPLACEMENT CHARACTER}.mp3 ")
    assert caught.value.message.encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")

    with pytest.raises(DecodeError, match="not a file"):
        open_audio(tmp_path / "pipe.mp3")
