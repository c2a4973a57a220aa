"""What a file holds and how a stretch of it sounds, in one call."""

from __future__ import annotations

from os import PathLike

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.decoding import AudioInfo, open_audio


def probe(path: str | PathLike[str]) -> AudioInfo:
    """What a file holds, without decoding more than its first frames. Raises DecodeError."""
    with open_audio(path) as reader:
        return reader.info


def read_clip(
    path: str | PathLike[str], start_seconds: float, seconds: float, sample_rate_hz: int | None = None
) -> Clip:
    """One stretch of one file; see `AudioReader.read`. Raises DecodeError."""
    with open_audio(path) as reader:
        return reader.read(start_seconds, seconds, sample_rate_hz)
