"""The name under which the journal knows a file's sound, wherever the file goes."""

from __future__ import annotations

from pathlib import Path

from genre_tagger.audio.content_key import content_key
from genre_tagger.foundation.errors import DecodeError


def sound_key(path: Path) -> str | None:
    """The content key of a file, or None where it cannot be had. A few milliseconds."""
    try:
        return content_key(path)
    except DecodeError:
        return None
