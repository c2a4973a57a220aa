"""The sound of a file: the same before and after an edit, and the name under which the journal knows it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.content_key import content_key
from genre_tagger.containers.byte_view import RefusedError
from genre_tagger.foundation.errors import DecodeError

_SECONDS = 1.0


def sound_key(path: Path) -> str | None:
    """The content key of a file, the same wherever it goes, or None where it cannot be had. A few milliseconds."""
    try:
        return content_key(path)
    except DecodeError:
        return None


def refuse_other_sound(original: Path, copy: Path) -> None:
    """The last check before a rename: RefusedError unless the first second of both decodes to the same samples.

    A file that does not decode in the first place may be tagged; there is nothing to compare.
    """
    before = _beginning(original, original.name)
    if before is None:
        return
    after = _beginning(copy, original.name)
    if after is None:
        raise RefusedError("with a tag in it no player could read its sound; it is not the kind of file it looks like")
    if before[1] != after[1] or not np.array_equal(before[0], after[0]):
        raise RefusedError("with a tag in it its sound would begin differently; it is damaged or of an unusual kind")


def _beginning(path: Path, name: str) -> tuple[NDArray[np.float32], int] | None:
    """The first second, float32 (n, channels), and its sample rate; None where nothing decodes."""
    from genre_tagger.audio.decoding import open_audio  # loads the decoders, which reading tags does not need

    try:
        with open_audio(path, known_as=name) as reader:
            return reader.read_channels(0.0, _SECONDS)
    except DecodeError:
        return None
