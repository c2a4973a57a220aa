"""Opening a file without loading the decoders beforehand: they take a third of a second that a window's start lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from genre_tagger.audio.decoding import AudioReader


def open_audio_late(path: str) -> AudioReader:
    """`open_audio`, whose libraries are loaded at the first call; meant for a worker thread. Raises DecodeError."""
    from genre_tagger.audio.decoding import open_audio

    return open_audio(path)
