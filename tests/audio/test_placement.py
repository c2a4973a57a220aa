"""Where windows lie, in tracks of every shape."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.placement import TrackWindows, is_silent, place_windows, read_windows, sounding_stretches
from genre_tagger.foundation.errors import SilentTrackError, TooShortError
from tests.builders.audio_files import make_audio
from tests.builders.sound import music_like

RATE_HZ = 8_000
WINDOW_SECONDS = 29.12


def _track(path: Path, *parts: tuple[str, float]) -> Path:
    """A mono file made of stretches of ("music" | "silence" | "hiss" | "offset", seconds)."""
    stretches: list[NDArray[np.float32]] = []
    for number, (kind, seconds) in enumerate(parts):
        length = round(seconds * RATE_HZ)
        if kind == "music":
            stretches.append(music_like(seconds, RATE_HZ, channels=1, seed=number))
        elif kind == "hiss":
            noise = np.random.default_rng(number).standard_normal((length, 1))
            stretches.append((noise * 1e-4).astype(np.float32))
        else:
            stretches.append(np.full((length, 1), 0.25 if kind == "offset" else 0.0, dtype=np.float32))
    make_audio(path, samples=np.concatenate(stretches), sample_rate_hz=RATE_HZ)
    return path


def _windows(path: Path, count: int = 3) -> TrackWindows:
    with open_audio(path) as reader:
        return read_windows(reader, count, WINDOW_SECONDS, 12_000)


def _starts(windows: TrackWindows) -> list[float]:
    return [round(clip.start_seconds, 2) for clip in windows.clips]


def test_one_window_lies_in_the_middle() -> None:
    assert place_windows(0.0, 240.0, 1, 30.0) == (105.0,)
    assert place_windows(10.0, 110.0, 1, 30.0) == (45.0,)


def test_several_windows_share_the_track_evenly() -> None:
    assert place_windows(0.0, 240.0, 3, 30.0) == (35.0, 105.0, 175.0)
    starts = place_windows(0.0, 600.0, 12, 29.12)
    assert len(starts) == 12
    assert np.allclose(np.diff(starts), (600.0 - 29.12) / 12)
    assert starts[0] > 0.0
    assert starts[-1] + 29.12 < 600.0


def test_windows_never_overlap_by_more_than_half() -> None:
    for end_seconds in (30.0, 45.0, 60.0, 75.0, 100.0):
        starts = place_windows(0.0, end_seconds, 20, 30.0)
        assert all(later - earlier >= 15.0 for earlier, later in pairwise(starts))
        assert starts[-1] + 30.0 <= end_seconds
    assert len(place_windows(0.0, 31.0, 20, 30.0)) == 1
    assert len(place_windows(0.0, 60.0, 20, 30.0)) == 2


def test_a_stretch_shorter_than_a_window_gets_one_from_its_beginning() -> None:
    assert place_windows(0.0, 10.0, 5, 30.0) == (0.0,)
    assert place_windows(4.0, 34.0, 5, 30.0) == (4.0,)


def test_a_plain_track_is_read_at_the_places_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _track(tmp_path / "plain.wav", ("music", 100.0))
    reads: list[tuple[float, float]] = []
    read = AudioReader.read

    def counted(reader: AudioReader, start: float, seconds: float, rate: int | None = None) -> object:
        reads.append((start, seconds))
        return read(reader, start, seconds, rate)

    monkeypatch.setattr(AudioReader, "read", counted)
    windows = _windows(path, count=2)

    assert reads == [(start, WINDOW_SECONDS) for start in place_windows(0.0, 100.0, 2, WINDOW_SECONDS)]
    assert [len(clip.samples) for clip in windows.clips] == [349_440, 349_440]
    assert not windows.padded


@pytest.mark.parametrize(
    "parts",
    [
        (("silence", 100.0), ("music", 60.0)),
        (("music", 60.0), ("silence", 100.0)),
        (("silence", 50.0), ("music", 60.0), ("silence", 120.0)),
        (("hiss", 90.0), ("music", 45.0), ("offset", 30.0)),
    ],
)
def test_silence_at_the_ends_is_left_out(parts: tuple[tuple[str, float], ...], tmp_path: Path) -> None:
    path = _track(tmp_path / "ends.wav", *parts)
    first = 0.0 if parts[0][0] == "music" else parts[0][1]
    last = first + next(seconds for kind, seconds in parts if kind == "music")

    for count in (1, 3):
        windows = _windows(path, count)
        assert all(first - 6.0 <= start <= last - WINDOW_SECONDS + 6.0 for start in _starts(windows))
        assert not any(is_silent(clip.samples) for clip in windows.clips)
        assert all(clip.seconds == WINDOW_SECONDS for clip in windows.clips)


def test_a_hidden_track_behind_a_long_pause(tmp_path: Path) -> None:
    path = _track(tmp_path / "hidden.wav", ("music", 120.0), ("silence", 300.0), ("music", 60.0))

    one, many = _windows(path, 1), _windows(path, 6)

    assert 0.0 <= _starts(one)[0] <= 120.0 - WINDOW_SECONDS
    assert len(many.clips) >= 2
    assert not any(is_silent(clip.samples) for clip in many.clips)


def test_a_little_sound_in_much_silence_still_fills_a_window(tmp_path: Path) -> None:
    path = _track(tmp_path / "little.wav", ("silence", 60.0), ("music", 12.0), ("silence", 60.0))

    windows = _windows(path)

    assert not windows.padded
    assert [clip.seconds for clip in windows.clips] == [WINDOW_SECONDS]
    start = windows.clips[0].start_seconds
    assert start < 62.0
    assert start + WINDOW_SECONDS > 70.0


def test_a_short_track_is_one_padded_window(tmp_path: Path) -> None:
    windows = _windows(_track(tmp_path / "short.wav", ("silence", 4.0), ("music", 10.0)))

    assert windows.padded
    assert _starts(windows) == [0.0]
    assert windows.clips[0].seconds == 14.0


@pytest.mark.parametrize("extension", [".mp3", ".flac", ".m4a", ".ogg", ".wma"])
def test_a_track_of_just_a_window_is_not_padded(extension: str, tmp_path: Path) -> None:
    make_audio(tmp_path / f"window{extension}", WINDOW_SECONDS + 0.1)

    windows = _windows(tmp_path / f"window{extension}")

    assert len(windows.clips) == 1
    assert not windows.padded


def test_under_three_seconds_is_too_short(tmp_path: Path) -> None:
    with pytest.raises(TooShortError, match=r"brief\.wav lasts 2\.9 s; at least 3 s of sound are needed") as caught:
        _windows(_track(tmp_path / "brief.wav", ("music", 2.9)))

    assert caught.value.path == str(tmp_path / "brief.wav")
    assert _windows(_track(tmp_path / "enough.wav", ("music", 3.0))).padded


def test_a_silent_track_is_named_so(tmp_path: Path) -> None:
    with pytest.raises(SilentTrackError, match=r"nothing\.wav holds only silence"):
        _windows(_track(tmp_path / "nothing.wav", ("silence", 60.0)))


def test_the_same_track_gives_the_same_windows(tmp_path: Path) -> None:
    path = _track(tmp_path / "again.flac", ("silence", 40.0), ("music", 70.0))

    first, second = _windows(path), _windows(path)

    for one, other in zip(first.clips, second.clips, strict=True):
        assert one.start_seconds == other.start_seconds
        np.testing.assert_array_equal(one.samples, other.samples)


def test_where_a_track_sounds_is_known_to_half_a_second_at_its_end(tmp_path: Path) -> None:
    path = _track(tmp_path / "where.wav", ("silence", 30.0), ("music", 50.0), ("silence", 40.0))

    with open_audio(path) as reader:
        outermost, longest = sounding_stretches(reader)

    assert 30.0 <= outermost[0] <= 33.0
    assert 79.5 <= outermost[1] <= 80.5
    assert outermost == longest
